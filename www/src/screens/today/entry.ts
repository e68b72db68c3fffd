import type { CheckIn } from "../../core/api";

/** The five items, in the order in which they are asked. */
export const items = ["mood", "interest", "energy", "calm", "likeMyself"] as const;
export type Item = (typeof items)[number];

/** A check-in being filled in. Levels are 0 to 10 as tapped, or null if unanswered; the rest is text as typed. */
export interface Entry extends Readonly<Record<Item, number | null>> {
  readonly sleep: string;
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
  sleep: "",
  note: "",
};

/** Whether nothing has been answered or typed. */
export function isUntouched(entry: Entry): boolean {
  return items.every((item) => entry[item] === null) && entry.sleep === "" && entry.note === "";
}

/** Whether anything besides the mood has been answered or typed. */
export function hasMore(entry: Entry): boolean {
  return !isUntouched({ ...entry, mood: null });
}

/** A kept check-in, to be changed. */
export function entryOf(kept: CheckIn): Entry {
  const { mood, interest, energy, calm, likeMyself } = kept;
  return { mood, interest, energy, calm, likeMyself, sleep: kept.sleepHours?.toString() ?? "", note: kept.note ?? "" };
}

/** The record for the core. Hours that are not a number become NaN, which the core refuses with the field's name. */
export function recordOf(day: string, entry: Entry, mood: number): CheckIn {
  const { interest, energy, calm, likeMyself } = entry;
  const sleep = entry.sleep.trim().replace(",", ".");
  const note = entry.note.trim();
  return {
    day,
    mood,
    interest,
    energy,
    calm,
    likeMyself,
    sleepHours: sleep === "" ? null : Number(sleep),
    note: note === "" ? null : note,
  };
}
