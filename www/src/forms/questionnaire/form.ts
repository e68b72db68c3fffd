import w from "#words/questionnaire";

/** The kinds of form that are kept one by one. Each name is also that of its place, its draft and its test ids. */
export type Name = "phq9" | "gad7" | "function";

/** A form being filled in. */
export interface Begun {
  readonly id: string | null;
  /** The day it was filled in; "" while the date is half typed, null for the day on which it is saved. */
  readonly day: string | null;
}

/** A questionnaire being filled in. */
export interface Form extends Begun {
  readonly items: readonly (number | null)[];
  /** The day for which the person chose to keep this form beside another one. */
  readonly bothOn: string | null;
  /** The question shown, counted from 0. After the last one come the answers to check. */
  readonly at: number;
}

/** A question as it is asked and as it is checked. Each answer carries the change it makes to the form. */
export interface Question<F extends Form> {
  /** Test name of its group of answers. */
  readonly name: string;
  /** Test name of its row among the answers to check. */
  readonly reviewName: string;
  /** Its position: "3 of 9". */
  readonly step: string;
  readonly stem?: string;
  readonly text: string;
  /** Its name in the list of answers. */
  readonly short: string;
  readonly answers: readonly { readonly label: string; readonly chosen: boolean; readonly part: Partial<F> }[];
  /** The change that leaving it out makes. */
  readonly leaveOut: Partial<F>;
}

/** An instrument's wording. */
export interface Wording {
  readonly name: string;
  readonly stem: string;
  readonly items: readonly string[];
  readonly answers: readonly string[];
}

/** How the answers to a form are listed. */
export interface Listed {
  readonly form: Wording;
  /** A short name for each item. */
  readonly short: readonly string[];
}

/** The scored questions of an instrument. */
export function itemQuestions<F extends Form>(name: Name, { form: wording, short }: Listed, form: F): Question<F>[] {
  const { stem, items, answers } = wording;
  // Every F has items, but the compiler cannot build a part of a type that it does not know.
  const answered = (at: number, points: number | null) =>
    ({ items: form.items.with(at, points) }) as Partial<Form> as Partial<F>;
  return items.map((text, at) => ({
    name: `${name}-item-${at + 1}`,
    reviewName: `${name}-review-${at + 1}`,
    step: w.step({ at: at + 1, of: items.length }),
    stem,
    text,
    short: short[at] ?? text,
    answers: answers.map((label, points) => ({ label, chosen: form.items[at] === points, part: answered(at, points) })),
    leaveOut: answered(at, null),
  }));
}

/** The answer given, in the form's own words. */
export function given<F extends Form>({ answers }: Question<F>): string {
  return answers.find(({ chosen }) => chosen)?.label ?? w.leftOut;
}
