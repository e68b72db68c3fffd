import type { ClinicScale } from "../../core/api";

export const clinicScores = {
  title: "Scores from paper or your clinic",
  lede: "Type in what your clinic told you, or a score from a paper form. These are kept next to your own forms. Only a PHQ-9 score can change your status.",
  /** The lede in a build without status. */
  records: "Type in what your clinic told you, or a score from a paper form. These are kept next to your own forms.",
  add: "Add a score",
  draft: "You started to add a score. It is not saved yet.",
  scales: { madrs: "MADRS", hamD17: "HAM-D-17", qidsSr16: "QIDS-SR16", phq9: "PHQ-9", gad7: "GAD-7" } satisfies Record<
    ClinicScale,
    string
  >,
  ranges: {
    madrs: "0 to 60",
    hamD17: "0 to 52",
    qidsSr16: "0 to 27",
    phq9: "0 to 27",
    gad7: "0 to 21",
  } satisfies Record<ClinicScale, string>,
  total: (total: number, max: number) => `${total} of ${max}`,
  by: (day: string, rater: string) => `${day}, filled in by ${rater}`,
  inRemission: (cut: number) => `On this scale, ${cut} or less counts as remission.`,
  notInRemission: (cut: number) => `On this scale, remission is ${cut} or less.`,
  fell: (percent: number) => `${percent}% lower than the first one.`,
  rose: (percent: number) => `${percent}% higher than the first one.`,
  /** For a typed total, whose answers are unknown. */
  sumOnly:
    "It can be your score from before treatment. It can’t confirm remission, because the answers behind it are not known.",
  changeLabel: (scale: string, day: string) => `Change the ${scale} of ${day}`,
  form: {
    add: "Add a score",
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
      range: (scale: string, range: string) => `A ${scale} score goes from ${range}. Check it and type a whole number.`,
    },
  },
};
