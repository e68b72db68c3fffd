import type { CheckIn } from "../../core/api";

/** The five items, in the order in which they are asked. */
export const items = ["mood", "interest", "energy", "calm", "likeMyself"] as const;
export type Item = (typeof items)[number];

/** A check-in being filled in. Levels are 0 to 10 and sleep is in hours, each null if unanswered. */
export interface Entry extends Readonly<Record<Item, number | null>> {
  readonly sleep: number | null;
  /** As typed. */
  readonly note: string;
}

/** What a form is about: a new check-in for a day, or the one with this id. */
export interface Target {
  readonly id: string | null;
  readonly day: string;
}

export const untouched: Entry = {
  mood: null,
  interest: null,
  energy: null,
  calm: null,
  likeMyself: null,
  sleep: null,
  note: "",
};

/** Whether nothing has been answered or typed. */
export function isUntouched(entry: Entry): boolean {
  return items.every((item) => entry[item] === null) && entry.sleep === null && entry.note === "";
}

/** A kept check-in, to be changed. */
export function entryOf(kept: CheckIn): Entry {
  const { mood, interest, energy, calm, likeMyself, sleepHours, note } = kept;
  return { mood, interest, energy, calm, likeMyself, sleep: sleepHours, note: note ?? "" };
}

/** The record for the core. There is none without a mood. */
export function recordOf(day: string, { mood, sleep, note, ...levels }: Entry): CheckIn | null {
  if (mood === null) return null;
  const text = note.trim();
  return { ...levels, day, mood, sleepHours: sleep, note: text === "" ? null : text };
}
