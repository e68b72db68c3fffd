export const questions = {
  title: "Questions for your clinician",
  lede: "Take up to five with you to your next visit. You can change the words.",
  seeds: [
    "Are we aiming for remission?",
    "If not, what would need to change?",
    "What is the plan to keep me well?",
    "Would a different dose, form of ketamine or timing help?",
    "Would adding talk therapy help?",
  ],
  question: (at: number) => `Question ${at}`,
  remove: "Remove",
  removeLabel: (at: number) => `Remove question ${at}`,
  offer: "You could ask",
  take: "Add",
  own: "Write my own",
  full: "You have five questions. Remove one to add another.",
};
