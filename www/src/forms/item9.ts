import type { Reaction, RemoteCore } from "../core/api";
import { readDraft } from "./draft";

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

/** The same for a PHQ-9 that was begun and left; "nothing" if there is none. */
export async function unsavedReaction(core: RemoteCore, today: string): Promise<Reaction> {
  const form = await readDraft<{ id: string | null; day?: string | null; items?: readonly (number | null)[] }>(
    core,
    "phq9",
  );
  const item9 = form?.items?.[ITEM_9];
  return form && item9 ? reactionTo(core, { id: form.id, day: form.day ?? null, item9 }, today) : "nothing";
}
