const DAY = 86_400_000;
const zone = "UTC";

const format = (parts: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone });
  return (day: number): string => made.format(day * DAY).replace(",", "");
};
const medium = format({ day: "numeric", month: "short", year: "numeric" });

/** Says a day number without its year, unless that is another one than this device's. */
const named = (parts: Intl.DateTimeFormatOptions) => {
  const thisYear = format(parts);
  const otherYear = format({ ...parts, year: "numeric" });
  return (day: number): string =>
    new Date(day * DAY).getUTCFullYear() === new Date().getFullYear() ? thisYear(day) : otherYear(day);
};
const short = named({ day: "numeric", month: "short" });
const week = named({ weekday: "short", day: "numeric", month: "short" });
const long = named({ weekday: "long", day: "numeric", month: "long" });

/**
 * Days from 1970-01-01 to an ISO date. A count of calendar days, so no time zone and no daylight saving can shift it.
 */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** The ISO date of a day number. */
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A day number as "30 Sep", or "30 Sep 2025" in another year. */
export const shortDay = (day: number): string => short(day);

const month = format({ month: "short" });
const year = format({ year: "numeric" });

/** The month of a day number, as "Sep". January says its year instead: "2026". */
export const monthOf = (day: number): string => (new Date(day * DAY).getUTCMonth() === 0 ? year(day) : month(day));

/** An ISO date as "30 Sep 2026". */
export const mediumDay = (iso: string): string => medium(dayNumber(iso));

/** An ISO date as "Wed 30 Sep", or "Tue 30 Sep 2025" in another year. */
export const weekDay = (iso: string): string => week(dayNumber(iso));

/** An ISO date as "Wednesday 30 September", or "Tuesday 30 September 2025" in another year. */
export const longDay = (iso: string): string => long(dayNumber(iso));
