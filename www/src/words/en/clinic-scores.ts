import type { ClinicScaleName } from "../../core/api";

export const clinicScores = {
  title: "Scores from your clinic",
  lede: "Type in what your clinic told you. These scores stand beside your own forms. They do not change where you stand.",
  add: "Add a score",
  draft: "You began a score here. It is not saved.",
  scales: { madrs: "MADRS", hamD17: "HAM-D-17", qidsSr16: "QIDS-SR16" } satisfies Record<ClinicScaleName, string>,
  ranges: { madrs: "0 to 60", hamD17: "0 to 52", qidsSr16: "0 to 27" } satisfies Record<ClinicScaleName, string>,
  total: (total: number, max: number) => `${total} of ${max}`,
  by: (day: string, rater: string) => `${day}, rated by ${rater}`,
  inRemission: (cut: number) => `Studies call ${cut} or less remission on this scale.`,
  notInRemission: (cut: number) => `Remission on this scale is ${cut} or less.`,
  fell: (percent: number) => `${percent} % lower than the first one.`,
  rose: (percent: number) => `${percent} % higher than the first one.`,
  changeLabel: (scale: string, day: string) => `Change the ${scale} of ${day}`,
  form: {
    add: "Add a score from your clinic",
    change: "Change this score",
    lede: "Ask your clinic for the total if you do not know it.",
    scale: "Which scale?",
    total: "Total",
    day: "Day it was rated",
    rater: "Who rated it?",
    raterHint: "A name, or “me” for a form you filled in yourself.",
    problems: {
      noScale: "Choose the scale.",
      notWhole: "Type the total as a whole number.",
      range: (range: string) => `Type a whole number from ${range}.`,
    },
  },
};
