export const questions = {
  title: "Questions for your clinician",
  lede: "Take up to five to your next visit. You can change the words.",
  seeds: [
    "Are we aiming for remission?",
    "If not, what would need to change?",
    "What is the plan to keep me well?",
    "Would another dose, form or spacing of sessions help?",
    "Would talking therapy beside it help?",
  ],
  question: (at: number) => `Question ${at}`,
  remove: "Remove",
  removeLabel: (at: number) => `Remove question ${at}`,
  offer: "You could ask",
  take: "Add",
  own: "Write my own",
  full: "These are five. Remove one to add another.",
};
