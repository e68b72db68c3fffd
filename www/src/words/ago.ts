import days from "#words/days";
import { dayNumber } from "./days";

/**
 * How long ago a day was. A session goes by the calendar date, which after midnight is a day ahead of the person's own
 * day: that is today.
 */
export const daysAgo = (day: string, today: string): string =>
  days.ago({ count: Math.max(dayNumber(today) - dayNumber(day), 0) });
