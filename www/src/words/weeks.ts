import { locale } from "../core/language";

/** Sunday in the United States, else Monday. Counted from Sunday. */
const BEGINS = new Intl.Locale(locale).region === "US" ? 0 : 1;
/** The day number of a Sunday. */
const SUNDAY = 3;

/** Where a day number stands in its week: 0 is the day that weeks begin with here. */
export const placeInWeek = (day: number): number => (day - SUNDAY - BEGINS + 7) % 7;

const narrow = new Intl.DateTimeFormat(locale, { weekday: "narrow", timeZone: "UTC" });

/** The letters of the weekdays, in the order of the week. */
export const weekLetters: readonly string[] = Array.from({ length: 7 }, (_, at) =>
  narrow.format((SUNDAY + BEGINS + at) * 86_400_000),
);
