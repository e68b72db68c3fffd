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
  /** The kept form being changed, or null for a new one. */
  readonly id: string | null;
  readonly day?: string | null;
  readonly items?: readonly (number | null)[];
}

/** The PHQ-9 that was begun and left and calls for the full screen; the newest of several. Null if there is none. */
export async function unsavedUrgent(core: RemoteCore, today: string): Promise<Begun | null> {
  const forms = (await begunForms<Begun>(core, "phq9")).map(({ form }) => form);
  const reactions = await Promise.all(
    forms.map(({ id, day, items }) => {
      const item9 = items?.[ITEM_9];
      return item9 ? reactionTo(core, { id, day: day ?? null, item9 }, today) : null;
    }),
  );
  return forms.findLast((_, at) => reactions[at] === "fullScreen") ?? null;
}

/** Whether there is one. */
export const isUnsavedUrgent = async (core: RemoteCore, today: string): Promise<boolean> =>
  (await unsavedUrgent(core, today)) !== null;
