import type { ScreenItem } from "../../core/api";

export const screen = {
  title: "Your monthly check",
  lede: "How was the last month? Skip what you like.",
  change: "Change this check",
  asked: "Asked",
  items: {
    frequency: "Passing urine often",
    urgency: "A sudden need to pass urine",
    pain: "Pain in the bladder, or when passing urine",
    blood: "Blood in the urine",
    nights: "Getting up at night to pass urine",
    memory: "Trouble with memory",
    craving: "A craving for ketamine",
    extraUse: "Taking more than prescribed, or getting it somewhere else",
    high: "Feeling unusually high or sped up",
  } satisfies Record<ScreenItem, string>,
  /** Shown below the question on the same item. */
  hints: { extraUse: "Your answer stays on this phone." } as Partial<Record<ScreenItem, string>>,
  grades: ["None", "A little", "Some", "A lot"],
  clear: "Skip",
  clearLabel: (item: string) => `Skip: ${item}`,
  notAnswered: "skipped",
  nothingFelt: "None of these",
  nothing: "None of these",
  leftOut: (count: number) => (count === 1 ? "1 skipped" : `${count} skipped`),
  none: "Answer at least one of these, or cancel.",
  kept: "Your answers are saved.",
  flags: {
    callClinic: "Please call your clinic today and tell them about this.",
    tellClinic: "Please tell your clinic about this before your next session.",
  },
  /** The same, from the next day on. */
  past: {
    callClinic: (day: string, what: string) =>
      `On ${day} you noted: ${what}. If you have not told your clinic, please call them.`,
    tellClinic: (day: string, what: string) =>
      `On ${day} you noted: ${what}. If you have not told your clinic, please do so before your next session.`,
  },
  marks: {
    callClinic: "Call your clinic today",
    tellClinic: "Tell your clinic",
  },
  pastMark: "Did you tell your clinic?",
  lasting: (items: string) => `Three months in a row: ${items}.`,
  say: "What you can say:",
  saying: (felt: string) => `“I am being treated with ketamine (or esketamine). In the last month I had: ${felt}.”`,
  sayingPast: (day: string, felt: string) =>
    `“I am being treated with ketamine (or esketamine). On ${day} I noted for the month before: ${felt}.”`,
  earlier: "Your checks so far",
  edit: "Change",
  editLabel: (day: string) => `Change the check of ${day}`,
  remove: "Remove",
  again: "Answer it again",
  day: "Day",
};
