import type { Band, Difficulty } from "../../core/api";
import { bands } from "./bands";

/** The public English form, word for word. It may be reproduced without permission. */
const form = {
  name: "PHQ-9",
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
  } satisfies Record<Difficulty, string>,
} as const;

export const phq9 = {
  form,
  last: "One more question",
  missing: (count: number) =>
    `You skipped ${count}. With one or two skipped, the score is worked out from your other answers and marked *. With three or more, there is no score.`,
  total: (total: string) => `Your score is ${total}.`,
  band: (band: Band) => `Studies call this range ${bands[band]}. It takes more than one score to be sure.`,
  imputed: "* You skipped one or two questions. We filled them in with the average of your other answers.",
  kept: (day: string) => `PHQ-9 of ${day}`,
  keptTotal: (total: string, band: Band) => `Score ${total} of 27, ${bands[band]}`,
  difficultyTitle: "Work, home, people",
};

/** Item 9 (R4). Nothing is said about a 0, and no answer is called low or high. */
export const item9 = {
  title: "This is hard. You can get help with it.",
  said: "You said you have had thoughts of being better off dead or of hurting yourself.",
  clinic: "Please tell your clinic about this soon. Don't wait for your next session.",
  clinicThird: "These thoughts were there the last three times you were asked. Please call your clinic and tell them.",
  clinicToday: "Please call your clinic today and tell them how you answered this question.",
  saved: "Please call your clinic today and tell them how you answered. If you saved their number, Help now has it.",
};
