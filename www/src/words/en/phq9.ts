import type { BandName, DifficultyName } from "../../core/api";
import { bands } from "./bands";

/** The public English form, word for word. It may be reproduced without permission. */
const form = {
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
  ],
  answers: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
  difficulty:
    "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
  difficulties: {
    notAtAll: "Not difficult at all",
    somewhat: "Somewhat difficult",
    very: "Very difficult",
    extremely: "Extremely difficult",
  } satisfies Record<DifficultyName, string>,
} as const;

export const phq9 = {
  name: "PHQ-9",
  form,
  step: (at: number) => `${at} of 9`,
  last: "One more question",
  back: "Back",
  skip: "Leave this one out",
  loading: "Opening your form",
  other: "You began another PHQ-9 form. It is not saved.",
  finishFirst: "Go on with that one",
  drop: "Drop it",

  review: "Check your answers",
  reviewHint: "Tap an answer to change it.",
  leftOut: "Left out",
  missing: (count: number) =>
    `You left out ${count}. With one or two left out, the total is worked out from the others and marked *. With three or more, there is no total.`,
  onToday: "Filled in today.",
  onDay: (day: string) => `Filled in on ${day}.`,
  otherDay: "Filled on another day",
  otherDayHint: "For a paper form, or one from before.",
  day: "Day it was filled in",
  save: "Save",
  startOver: "Start over",
  nothingAnswered: "Nothing is answered yet. Answer at least one question.",
  draftNotKept: (why: string) => `Your last answer is not kept yet. ${why}`,

  total: (total: string) => `Your total is ${total}.`,
  band: (band: BandName) => `Studies call this range ${bands[band]}. One total alone confirms nothing.`,
  imputed: "* One or two answers were left out. They were filled with the mean of your others.",
  noTotal: "Your answers are saved. There is no total.",
  noTotalWhy: "Too many were left out to work out a total.",
  where: "You can see it in Course, beside your other forms.",
  toCourse: "See Course",
  done: "Done",

  kept: (day: string) => `PHQ-9 of ${day}`,
  keptTotal: (total: string, band: BandName) => `Total ${total} of 27, ${bands[band]}`,
  keptNoTotal: "No total: too many were left out.",
  difficultyTitle: "Work, home, people",
  change: "Change",
  remove: "Remove",
  removed: "This form is removed.",
  removedHint: "You can bring it back.",
  gone: "This form is not here",
  goneWhy: "It may have been removed.",
  cancel: "Cancel",
};

/** Item 9 (R4). Nothing is said about a 0, and no answer is called low or high. */
export const item9 = {
  card: {
    title: "You said you have had thoughts of being better off dead or of hurting yourself.",
    body: "Many people with depression have such thoughts. You do not have to be alone with them.",
    clinic: "Tell your clinic before your next session.",
  },
  full: {
    title: "Are you in danger now?",
    body: "You said you have had thoughts of being better off dead or of hurting yourself.",
    clinic: "Call your clinic today. Tell them how you answered.",
  },
  watching: "Nobody is watching your answers. Only you can call.",
  goOn: "Go on",
};
