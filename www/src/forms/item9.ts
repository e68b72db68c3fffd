import type { Reaction, RemoteCore } from "../core/api";
import { to } from "../core/route";
import { begunForms } from "./draft";
import { CHANGE } from "./questionnaire/actions";

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

/** A PHQ-9 that was begun and left. */
export interface Left {
  /** The kept form being changed, or null for a new one. */
  readonly id: string | null;
  /** Whether its item 9 calls for the full screen. */
  readonly isUrgent: boolean;
}

/**
 * The PHQ-9 to go on with: the newest that calls for the full screen, else a new one, else the newest change. Null if
 * none was left.
 */
export async function leftPhq9(core: RemoteCore, today: string): Promise<Left | null> {
  const forms = (await begunForms<Begun>(core, "phq9")).map(({ form }) => form);
  const reactions = await Promise.all(
    forms.map(({ id, day, items }) => {
      const item9 = items?.[ITEM_9];
      return item9 ? reactionTo(core, { id, day: day ?? null, item9 }, today) : null;
    }),
  );
  const urgent = forms.findLast((_, at) => reactions[at] === "fullScreen");
  if (urgent) return { id: urgent.id, isUrgent: true };
  const other = forms.find(({ id }) => id === null) ?? forms.at(-1);
  return other ? { id: other.id, isUrgent: false } : null;
}

/** The way back to it. */
export const toLeft = ({ id }: Left): string => (id === null ? to("phq9") : to("phq9", id, CHANGE));
