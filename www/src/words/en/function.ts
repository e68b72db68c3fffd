import type { FunctionForm } from "../../core/api";

export const func = {
  title: "How well did your week go?",
  lede: "Think of the last 7 days. Skip what does not fit.",
  items: {
    work: "Work or study",
    home: "Things at home",
    people: "Being with people",
    selfCare: "Looking after myself",
    likeMyself: "Feeling like myself",
  } satisfies Record<Exclude<keyof FunctionForm, "day">, string>,
  /** What 0 and 10 mean, on every row. */
  ends: ["not at all", "very well"],
  level: (level: number) => `${level} of 10`,
  leftOut: "Skipped",
  mean: (mean: string) => `Your week: ${mean} of 10.`,
  meanOf: "This is the average of your answers. How much you feel like yourself is not part of it.",
  savedNoMean: "Your answers are saved.",
  noMean: "We need at least two answers to work out your average.",
  likeMyselfIs: (level: number) => `Feeling like yourself: ${level} of 10.`,
  kept: (day: string) => `Your week up to ${day}`,
} as const;
