import type { Reaction, RemoteCore } from "../core/api";
import { begunForms } from "./draft";

/** The index of item 9 among the items. */
export const ITEM_9 = 8;

interface Answer {
  /** The kept form being changed, or null for a new one. */
  readonly id: string | null;
  /** The day of the form; null or "" means today. */
  readonly day: string | null;
  readonly item9: number;
}

/** How the core reacts to item 9 of a form that is not saved yet. */
export async function reactionTo(core: RemoteCore, { id, day, item9 }: Answer, today: string): Promise<Reaction> {
  // If the core does not answer, the person still gets the full screen.
  return await core.phq9Reaction(day || today, item9, id).catch((): Reaction => "fullScreen");
}

interface Begun {
  readonly id: string | null;
  readonly day?: string | null;
  readonly items?: readonly (number | null)[];
}

/** Whether a PHQ-9 that was begun and left calls for the full screen. */
export async function isUnsavedUrgent(core: RemoteCore, today: string): Promise<boolean> {
  const reactions = (await begunForms<Begun>(core, "phq9")).flatMap(({ form: { id, day, items } }) => {
    const item9 = items?.[ITEM_9];
    return item9 ? [reactionTo(core, { id, day: day ?? null, item9 }, today)] : [];
  });
  return (await Promise.all(reactions)).includes("fullScreen");
}
