const DAY = 86_400_000;
const zone = "UTC";

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone });
const medium = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone });
const week = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: zone });
const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: zone });

/** Days since 1970-01-01 of an ISO date: a calendar count, so no zone and no summer time can shift it. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** The ISO date of a day number. */
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** "30 Sep", of a day number. */
export const shortDay = (day: number): string => short.format(day * DAY);

/** "30 Sep 2026", of an ISO date. */
export const mediumDay = (iso: string): string => medium.format(dayNumber(iso) * DAY);

/** "Wed 30 Sep", of an ISO date. */
export const weekDay = (iso: string): string => week.format(dayNumber(iso) * DAY).replace(",", "");

/** "Wednesday 30 September", of an ISO date. */
export const longDay = (iso: string): string => long.format(dayNumber(iso) * DAY).replace(",", "");
