/** Words in and above charts. */
export const chart = {
  high: "high",
  half: "half",
  today: "today",
  planned: "planned",
  /** "day 2 after 20 Nov" */
  after: (count: number, session: string) => `day ${count} after ${session}`,
  session: "session",
  none: "–",
  noCheckIn: "no check-in",
  notYet: "not yet",
  likely: (low: string, high: string) => `likely ${low} to ${high}`,
};
