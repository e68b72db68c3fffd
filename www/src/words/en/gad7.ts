import type { Gad7Band } from "../../core/api";
import { bands } from "./bands";

/** The public English form, word for word. It may be reproduced without permission. */
const form = {
  name: "GAD-7",
  stem: "Over the last 2 weeks, how often have you been bothered by the following problems?",
  items: [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
  ],
  answers: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
} as const;

export const gad7 = {
  form,
  missing: (count: number) =>
    `You skipped ${count}. With one skipped, the score is worked out from your other answers and marked *. With two or more, there is no score.`,
  total: (total: string) => `Your score is ${total}.`,
  band: (band: Gad7Band) => `Studies call this range ${bands[band]} anxiety. It takes more than one score to be sure.`,
  imputed: "* You skipped one question. We filled it in with the average of your other answers.",
  lower: (points: string) => `That is ${points} lower than on your first form.`,
  higher: (points: string) => `That is ${points} higher than on your first form.`,
  same: "That is the same as on your first form.",
  points: (points: number) => (points === 1 ? "1 point" : `${points} points`),
  real: "A change this big is likely real.",
  notReal: "A change this small can happen by chance.",
  kept: (day: string) => `GAD-7 of ${day}`,
  keptTotal: (total: string, band: Gad7Band) => `Score ${total} of 21, ${bands[band]}`,
};
