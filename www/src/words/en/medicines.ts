import type { MedicineClass } from "../../core/api";

export const medicines = {
  title: "Your medicines",
  lede: "What you take now, and what you took before. Only the name is needed.",
  name: "Name",
  dose: "Dose",
  doseHint: "As on the box, such as 20 mg in the morning.",
  since: "Since",
  sinceHint: "A year is enough, such as 2021. Or a month, such as 5/2021.",
  add: "Add",
  now: "You take now",
  stopped: "You stopped",
  sinceDay: (day: string) => `since ${day}`,
  untilDay: (day: string) => `until ${day}`,
  /** For the classes that the label of esketamine names. */
  tell: "Does your clinic know about this one?",
  classes: {
    depressant: "It can make you sleepy, and more so with your treatment.",
    stimulant: "With your treatment, it can raise your blood pressure.",
    maoi: "With your treatment, it can raise your blood pressure.",
  } satisfies Record<MedicineClass, string>,
  source: "This is from the US label of esketamine, section 7. A medicine without a hint may still matter.",
  change: "Change",
  changeLabel: (name: string) => `Change ${name}`,
  changeTitle: "Change this medicine",
  until: "Stopped",
  untilHint: "Leave this empty while you take it.",
  whyStopped: "Why you stopped",
  remove: "Remove this medicine",
  added: (name: string) => `Saved: ${name}`,
  short: "Medicines",
  problems: {
    noName: "Type the name first.",
    date: "Type a year, such as 2021, or a month, such as 5/2021.",
    order: "This is before the start. Change one of them.",
    long: "This is too long. Make it shorter.",
  },
};
