/** The words around every questionnaire's own wording. */
export const questionnaire = {
  step: (at: number, of: number) => `${at} of ${of}`,
  back: "Back",
  skip: "Skip this question",
  loading: "Opening your form",

  /** There is already a form of that day. */
  twice: {
    today: (time: string | null) =>
      time === null ? "You have already filled one in for today." : `You filled one in at ${time}.`,
    thatDay: (day: string) => `You already have one for ${day}.`,
    replaceOrBoth: "Replace it, or keep both?",
    bothOrMove: "Keep both, or choose another day?",
    history: "If you replace it, the old answers stay in its history.",
    replace: "Replace it",
    both: "Keep both",
    neither: "Back to today",
  },

  review: "Check your answers",
  reviewHint: "Tap an answer to change it.",
  leftOut: "Skipped",
  onToday: "Filled in today.",
  onDay: (day: string) => `Filled in on ${day}.`,
  otherDay: "Filled on another day",
  otherDayHint: "For a paper form, or one from before.",
  day: "Day it was filled in",
  save: "Save",
  startOver: "Start over",
  nothingAnswered: "Nothing is answered yet. Answer at least one question.",
  draftNotKept: (why: string) => `Your last answer is not saved yet. ${why}`,

  where: "You can see it in Course, next to your other forms.",
  toCourse: "See Course",
  done: "Done",
  noTotal: "Your answers are saved. There is no score.",
  noTotalWhy: "Too many questions were skipped to work out a score.",
  keptNoTotal: "No score, because too many questions were skipped.",

  change: "Change",
  remove: "Remove",
  removed: "This form is removed.",
  removedHint: "You can restore it.",
  gone: "This form is not here",
  goneWhy: "It may have been removed.",
  cancel: "Cancel",
};
