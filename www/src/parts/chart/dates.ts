import { monthOf, shortDay } from "../../words/days";

/** A label under the axis of days. */
export interface DateLabel {
  readonly x: number;
  readonly text: string;
}

const DAY = 86_400_000;
/** Months between labels: from each month to every tenth year. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** The days on which months begin, or every few months, or years: at most this many, evenly spread. */
export function beginnings(from: number, to: number, most: number): number[] {
  const months = (step: number): number[] => {
    const start = new Date(from * DAY);
    const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
    const found: number[] = [];
    for (let month = first; ; month += step) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
      if (day > to) return found;
      if (day >= from) found.push(day);
    }
  };
  return STEPS.map(months).find((days) => days.length <= most) ?? [];
}

/** Labels that do not touch, the most important ones first. Those without room are left out. */
export function placed(
  wanted: readonly DateLabel[],
  left: number,
  right: number,
  widthOf: (text: string) => number,
): DateLabel[] {
  const found: DateLabel[] = [];
  for (const { x: at, text } of wanted) {
    const half = widthOf(text) / 2;
    const x = Math.max(Math.min(at, right - half), left + half);
    const touches = found.some((other) => Math.abs(other.x - x) < half + widthOf(other.text) / 2);
    if (!touches) found.push({ x, text });
  }
  return found;
}

/** The labels of an axis of days, most important first: the days named, then beginnings of months, then the first day. */
export function dayLabels(named: readonly { day: number; text: string }[], from: number, to: number, most: number) {
  return [
    ...named.filter(({ day }) => day >= from && day <= to),
    ...beginnings(from, to, most).map((day) => ({ day, text: monthOf(day) })),
    ...(to - from <= 45 ? [{ day: from, text: shortDay(from) }] : []),
  ];
}
