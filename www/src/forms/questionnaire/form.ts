import { questionnaire as w } from "../../words/en/questionnaire";

/** The forms that are kept one by one. Each name is that of the place, of its draft, and of its test ids. */
export type Name = "phq9" | "gad7" | "function";

/** A form while it is filled in. */
export interface Begun {
  readonly id: string | null;
  /** The day it was filled in, "" while its date is half typed; null for the day on which it is saved. */
  readonly day: string | null;
}

/** A questionnaire while it is filled in. */
export interface Form extends Begun {
  readonly items: readonly (number | null)[];
  /** The day for which the person said to keep this form beside another of that day. */
  readonly bothOn: string | null;
  /** The question shown, counted from 0; after the last one come the answers to check. */
  readonly at: number;
}

/** A question as it is asked and as it is checked. Each answer carries what it changes in the form. */
export interface Question<F extends Form> {
  /** Names its group of answers, for tests. */
  readonly name: string;
  /** Names its row among the answers to check. */
  readonly reviewName: string;
  /** Where it stands: "3 of 9". */
  readonly step: string;
  readonly stem?: string;
  readonly text: string;
  /** Its text in the list of answers. */
  readonly short: string;
  readonly answers: readonly { readonly label: string; readonly chosen: boolean; readonly part: Partial<F> }[];
  /** What leaving it out changes. */
  readonly leaveOut: Partial<F>;
}

/** An instrument's wording. */
export interface Wording {
  readonly name: string;
  readonly stem: string;
  readonly items: readonly string[];
  readonly answers: readonly string[];
}

/** The scored questions of an instrument. */
export function itemQuestions<F extends Form>(name: Name, { stem, items, answers }: Wording, form: F): Question<F>[] {
  // Every F has items, but the compiler cannot make a part of a type it does not know.
  const answered = (at: number, points: number | null) =>
    ({ items: form.items.with(at, points) }) as Partial<Form> as Partial<F>;
  return items.map((text, at) => ({
    name: `${name}-item-${at + 1}`,
    reviewName: `${name}-review-${at + 1}`,
    step: w.step(at + 1, items.length),
    stem,
    text,
    short: text,
    answers: answers.map((label, points) => ({ label, chosen: form.items[at] === points, part: answered(at, points) })),
    leaveOut: answered(at, null),
  }));
}

/** The answer that was given, in the form's own words. */
export function given<F extends Form>({ answers }: Question<F>): string {
  return answers.find(({ chosen }) => chosen)?.label ?? w.leftOut;
}
