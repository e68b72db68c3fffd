import type { ClinicScaleName } from "../../core/api";

export const clinicScores = {
  title: "Scores from your clinic",
  lede: "Type in what your clinic told you. These are kept next to your own scores. They don’t change your status.",
  add: "Add a score",
  draft: "You started to add a score. It is not saved yet.",
  scales: { madrs: "MADRS", hamD17: "HAM-D-17", qidsSr16: "QIDS-SR16" } satisfies Record<ClinicScaleName, string>,
  ranges: { madrs: "0 to 60", hamD17: "0 to 52", qidsSr16: "0 to 27" } satisfies Record<ClinicScaleName, string>,
  total: (total: number, max: number) => `${total} of ${max}`,
  by: (day: string, rater: string) => `${day}, filled in by ${rater}`,
  inRemission: (cut: number) => `On this scale, ${cut} or less counts as remission.`,
  notInRemission: (cut: number) => `On this scale, remission is ${cut} or less.`,
  fell: (percent: number) => `${percent}% lower than the first one.`,
  rose: (percent: number) => `${percent}% higher than the first one.`,
  changeLabel: (scale: string, day: string) => `Change the ${scale} of ${day}`,
  form: {
    add: "Add a score from your clinic",
    change: "Change this score",
    lede: "Ask your clinic for the score if you don’t know it.",
    scale: "Which scale?",
    total: "Score",
    day: "What day was it from?",
    rater: "Who filled it in?",
    raterHint: "A name, or “me” if you filled it in yourself.",
    problems: {
      noScale: "Choose the scale.",
      notWhole: "Type the score as a whole number.",
      range: (range: string) => `Type a whole number from ${range}.`,
    },
  },
};
