const DAY = 86_400_000;
const zone = "UTC";

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone });
const medium = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone });
const week = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: zone });
const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: zone });

/**
 * Days from 1970-01-01 to an ISO date. A count of calendar days, so no time zone and no daylight saving can shift it.
 */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** The ISO date of a day number. */
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A day number as "30 Sep". */
export const shortDay = (day: number): string => short.format(day * DAY);

/** An ISO date as "30 Sep 2026". */
export const mediumDay = (iso: string): string => medium.format(dayNumber(iso) * DAY);

/** An ISO date as "Wed 30 Sep". */
export const weekDay = (iso: string): string => week.format(dayNumber(iso) * DAY).replace(",", "");

/** An ISO date as "Wednesday 30 September". */
export const longDay = (iso: string): string => long.format(dayNumber(iso) * DAY).replace(",", "");
