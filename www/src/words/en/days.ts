/** Words for distances in days, and for a record's marks. The caller counts the days. */
export const days = {
  /** A session goes by the calendar date, which after midnight is a day ahead of the person's own day. */
  ago: (count: number) => (count <= 0 ? "today" : count === 1 ? "yesterday" : `${count} days ago`),
  ahead: (count: number) => (count === 0 ? "today" : count === 1 ? "tomorrow" : `in ${count} days`),
  count: (count: number) => (count === 1 ? "1 day" : `${count} days`),
};

export const marks = {
  late: "added later",
  edited: "edited",
  uncertain: "not certain",
  uncertainWhat: "A later change of this entry could not be read. What you see is the version before it.",
  restsOnUncertain: "One of the answers behind this could not be read in full.",
  history: "This entry’s history",
  steps: { written: "Saved", edited: "Changed", withdrawn: "Removed", restored: "Restored" },
  at: (day: string, time: string) => `${day}, ${time}`,
};

export const done = {
  saved: "Saved.",
  removed: "Removed.",
  undone: "Undone.",
};
