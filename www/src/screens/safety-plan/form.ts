import type { Contact, SafetyPlan } from "../../core/api";

/** A contact as typed. */
export interface TypedContact {
  readonly name: string;
  readonly phone: string;
}

/** The plan as typed. There is only one, so its draft has no id. */
export interface Form extends Readonly<Record<Step, string>>, Readonly<Record<List, readonly TypedContact[]>> {
  readonly id: null;
}

export type Step = "warningSigns" | "coping" | "places" | "surroundings";
export type List = "people" | "professionals" | "lines";

/** The parts that are read and changed one at a time, in the order of the plan. */
export type Part = Step | List;

export const parts: readonly Part[] = [
  "warningSigns",
  "coping",
  "places",
  "people",
  "professionals",
  "surroundings",
  "lines",
];

/** Whether anything is written there. */
export const isWritten = (form: Form, part: Part): boolean => form[part].length > 0;

/** The most contacts that the core keeps in one list. */
export const MOST_CONTACTS = 10;

export function formOf(plan: SafetyPlan): Form {
  const text = (step: Step) => plan[step] ?? "";
  const typed = (list: List) => plan[list].map(({ name, phone }) => ({ name, phone: phone ?? "" }));
  return {
    id: null,
    warningSigns: text("warningSigns"),
    coping: text("coping"),
    places: text("places"),
    surroundings: text("surroundings"),
    people: typed("people"),
    professionals: typed("professionals"),
    lines: typed("lines"),
  };
}

/**
 * The record for the core. Rows in which nothing was typed are left out. Lines hidden in `kept` stay hidden. The
 * built-in line `edited` is hidden too, since the person's own now replaces it.
 */
export function planOf(form: Form, kept: SafetyPlan, edited: string | null): SafetyPlan {
  const text = (step: Step) => form[step].trim() || null;
  const contacts = (list: List): Contact[] =>
    form[list]
      .map(({ name, phone }) => ({ name: name.trim(), phone: phone.trim() || null }))
      .filter(({ name, phone }) => name !== "" || phone !== null);
  const lines = contacts("lines");
  const hidden = kept.hiddenLines ?? [];
  const replaced = edited !== null && lines.length > kept.lines.length && !hidden.includes(edited);
  return {
    warningSigns: text("warningSigns"),
    coping: text("coping"),
    places: text("places"),
    surroundings: text("surroundings"),
    people: contacts("people"),
    professionals: contacts("professionals"),
    lines,
    hiddenLines: replaced ? [...hidden, edited] : kept.hiddenLines,
  };
}
