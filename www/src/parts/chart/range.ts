/** How far back a chart goes. */
export type Reach = "month" | "quarter" | "year" | "all";

const DAYS: Record<Exclude<Reach, "all">, number> = { month: 31, quarter: 92, year: 366 };
const REACHES = ["month", "quarter", "year"] as const;

/** The reaches that show less than all of these days, and all of them. */
export const reaches = (from: number, today: number): Reach[] => [
  ...REACHES.filter((reach) => DAYS[reach] < today - from),
  "all",
];

/** What is shown at first: all days, but no more than a year. */
export const usual = (from: number, today: number): Reach => (today - from > DAYS.year ? "year" : "all");

/** The first day drawn. */
export const since = (reach: Reach, from: number, today: number): number =>
  reach === "all" ? from : Math.max(from, today - DAYS[reach]);
