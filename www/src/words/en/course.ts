import type { Block, Difficulty, SetbackName, State, StayReason } from "../../core/api";
import { bands } from "./bands";

const states: Record<State, string> = {
  unknown: "Not enough to go on yet",
  noResponse: "No response yet",
  partialResponse: "Partial response. Not remission yet.",
  response: "Response. Not remission yet.",
  remissionRange: "Your score is in the remission range. Not confirmed yet.",
  remission: "Remission",
  sustainedRemission: "Sustained remission",
  fullRemission: "Full remission",
  recovery: "Recovery",
  possibleRelapse: "This may be a relapse. One form can’t tell for sure.",
  relapse: "Relapse",
  recurrence: "Recurrence",
};

/** "3 weeks", and from two months on "2 months". Rounded down, so that it never claims too much. */
const atLeast = (days: number) => (days < 60 ? `${Math.floor(days / 7)} weeks` : `${Math.floor(days / 30)} months`);

const low = (days: number, still: boolean) =>
  `Your scores ${still ? "have been" : "were"} low for at least ${atLeast(days)}`;

/**
 * What each state means, in a few plain sentences. `days` is how long the scores were low; `still` is whether the
 * latest one is too.
 */
const meanings: Record<Exclude<State, "unknown">, (days: number, still: boolean) => string> = {
  noResponse: () => "Your score is close to what it was before treatment.",
  partialResponse: () => "Your score is lower than before treatment. It is still above the remission range.",
  response: () => "Your score is much lower than before treatment. It is still above the remission range.",
  remissionRange: () => "Your last score is low. It takes a second one to be sure.",
  remission: (days, still) => `${low(days, still)}.`,
  sustainedRemission: (days, still) => `${low(days, still)}.`,
  fullRemission: (days, still) => `${low(days, still)}. Daily life is working, and you feel like yourself.`,
  recovery: (days, still) => `${low(days, still)}.`,
  possibleRelapse: () => "You were in remission. Your last score is high. You may want to tell your clinic.",
  relapse: () =>
    "You were in remission. Your scores have gone up and stayed up. This happens to many people, and it can be treated. Please tell your clinic.",
  recurrence: () =>
    "You had been well for months. Your scores have gone up and stayed up. This happens to many people, and it can be treated. Please tell your clinic.",
};

export const course = {
  /** In a build without status. */
  records: {
    title: "Your scores",
    latest: (score: string, day: string) => `Your last PHQ-9 score was ${score}, on ${day}.`,
    none: "You have no PHQ-9 score yet.",
  },
  treatment: "All your sessions",
  plan: "Your treatment plan",
  questions: "Questions for your clinician",
  life: "Daily life",
  none: "No PHQ-9 score yet",
  tooEarly: "Too early to tell",
  tooEarlyWhy: "There is no PHQ-9 since treatment began yet.",
  lastKnown: (state: string) => `Last known: ${state.charAt(0).toLowerCase()}${state.slice(1)}`,
  stale: (age: string) => `Your last PHQ-9 was ${age}. Things may have changed since then.`,
  staleItem9: (age: string) =>
    `Question 9 was skipped on your latest form. So this is your last known status, from ${age}.`,
  age: (age: string) => `Last PHQ-9: ${age}.`,
  states,
  meanings,
  unknown: {
    noForm: "Start with your first PHQ-9. It takes about two minutes.",
    notStarted: "You have not added a session yet.",
    noBaseline: "There is no score from before treatment to compare with.",
    mildBaseline: "Your score before treatment was too low to compare with.",
  },
  higher: "Your score is higher than before treatment.",
  blocked: {
    answer: "Your last score is in the remission range. But one of your answers means it does not count yet.",
    incomplete: "Your last score is in the remission range. But not every answer is known, so it does not count yet.",
  },
  setback: {
    before: { relapse: "You were in remission.", recurrence: "You had been well for months." },
    stay: (day: string) =>
      `You noted a hospital stay for your mental health on ${day}. Please make sure your clinic knows.`,
    oldStay: (day: string) => `You noted a hospital stay on ${day}. You can say below what it was for.`,
    attempt: (day: string) =>
      `You noted a suicide attempt on ${day}. Please make sure your clinic knows. Help now has people you can talk to.`,
  },
  repeatBy: (from: string, until: string) => `Fill in the form again from ${from} to ${until} to see if it stays high.`,
  /** The marks beside the state, each on its own line. */
  marks: {
    paused: (from: string) =>
      `Your last score is above the remission range. One form alone ends nothing. The next one decides, from ${from} on.`,
    full: "Daily life is working and you feel like yourself: this is full remission too.",
    remissionLost: "You were in remission before. That has ended since then. This by itself is not a relapse.",
    /** After thoughts of death or self-harm, nothing is played down. */
    remissionLostItem9:
      "You were in remission before. That has ended since then. Please tell your clinic how you answered question 9.",
    afterRelapse: (day: string) =>
      `This comes after a relapse on ${day}. This line stays until a remission is confirmed again.`,
    passedOver: (day: string) => `Your PHQ-9 from ${day} does not change your status.`,
  },
  fill: "Fill in a PHQ-9",
  numbers: {
    label: "Your scores",
    now: "now",
    lastKnown: "last known",
    before: "before treatment",
    remission: "or less: in the remission range",
    none: "none",
    typed: "from paper or your clinic",
    open: "Open the form",
  },
  imputed: "* One or two questions were skipped. The score is worked out from the others.",
  rows: {
    label: "How this was worked out",
    change: "Change since before treatment",
    real: "A change this big is likely real.",
    toResponse: "To a response",
    toRemission: "To the remission range",
    lower: (points: number) => (points === 1 ? "1 point lower" : `${points} points lower`),
    function: "How the week went",
    likeMyself: "Feeling like myself",
    likeMyselfNote: "The middle of your recent answers.",
    difficulty: "Work, home, people",
    chain: "Low scores in a row",
    chainForms: (forms: number, first: string, last: string) =>
      forms === 1 ? `1 form, ${first}` : `${forms} forms, ${first} to ${last}`,
    points: (change: string) => (change === "+1" || change === "−1" ? `${change} point` : `${change} points`),
    rose: (percent: number) => `${percent}% higher`,
    fell: (percent: number) => `${percent}% lower`,
    level: (level: string) => `${level} of 10`,
    was: (now: string, before: string) => `${now}, was ${before}`,
    notSaid: "not answered",
    lowest: "Lowest score so far",
    lowestOn: (total: string, day: string) => `${total}, ${day}`,
  },
  difficulties: {
    notAtAll: "“not difficult at all”",
    somewhat: "“somewhat difficult”",
    very: "“very difficult”",
    extremely: "“extremely difficult”",
  } satisfies Record<Difficulty, string>,
  items: {
    title: "Single questions",
    names: {
      1: "Interest and pleasure",
      2: "Feeling down",
      4: "Tired, little energy",
      6: "Feeling bad about yourself",
      9: "Thoughts of being better off dead or of hurting yourself",
    } as Readonly<Record<number, string>>,
    question: (item: number) => `Question ${item}`,
  },
  others: {
    title: "Other forms and scores",
    gad7: "GAD-7, anxiety",
    addFunction: "How your week went",
    addGad7: "Fill in a GAD-7",
    clinicScores: "Scores from paper or your clinic",
  },
  allForms: {
    title: "All your other forms",
    none: "None yet.",
    gad7: "Your GAD-7 forms. Each date opens its form.",
    function: "Your weeks. Each date opens its form.",
    functionHead: ["Day", "Average", "Like myself"],
  },
  history: {
    title: "How your status changed",
    caption: "What your forms said over time, newest first.",
    head: ["Status", "Days"],
    days: (from: string, until: string) => (from === until ? from : `${from} to ${until}`),
    full: "also full",
    paused: "paused",
    lastKnown: "last known",
  },
  blocks: {
    title: "Why it does not count yet",
    coreMood: "Little interest, or feeling down, came up too often.",
    item9: "Question 9 has an answer other than “not at all”.",
    item9Unknown: "Question 9 was skipped.",
    incomplete: "One or two questions were skipped, so the score is not exact.",
    itemsUnknown: "Only the score is known, not the answers behind it.",
  } satisfies Record<Block | "title", string>,
  needs: {
    title: "What would have to change?",
    confirm: "What would confirm it?",
    next: "What comes next?",
    form: "A completed PHQ-9.",
    sinceStart: "A PHQ-9 filled in since treatment began.",
    firstDose: "Your first dose. Later scores are compared with your last PHQ-9 before it.",
    baseline:
      "A PHQ-9 from just before treatment. It needs an answer to every question, and a score high enough to compare with. You can copy one from paper.",
    unblocked: (total: number, days: number) =>
      `A score of ${total} or less without that. Two of these, ${days} days or more apart, confirm remission.`,
    complete: (total: number, days: number) =>
      `A score of ${total} or less with every question answered. Two of these, ${days} days or more apart, confirm remission.`,
    remissionTotal: (total: number, days: number) =>
      `A score of ${total} or less. Two of these, ${days} days or more apart, confirm remission.`,
    confirmRemission: (total: number, from: string, until: string) =>
      `A score of ${total} or less, on a form filled in from ${from} to ${until}.`,
    missed: "Your last low score is too far back to count with the next one. Your next low score starts a new count.",
    keepLow: (total: number, from: string, until: string, next: string) =>
      `A score of ${total} or less, on a form filled in from ${from} to ${until}, makes it ${next}.`,
    keepLowFor: (total: number, until: string, from: string, next: string) =>
      `Fill in one by ${until}, so the gap does not get too long. If your scores stay at ${total} or less, one on ${from} or later makes it ${next}.`,
    noDifficulty: "“Not difficult at all” on the last question of the PHQ-9.",
    likeMyself: (level: number) => `“Feeling like myself” at ${level} or more on most days.`,
    repeat: (from: string, until: string) => `The PHQ-9 again, from ${from} to ${until}.`,
    repeatNow: "The PHQ-9 again, now.",
    repeatWhy: "If that score is high too, it counts as a relapse. If it is lower, it does not.",
  },
  nextStates: {
    remission: "sustained remission",
    sustainedRemission: "recovery",
    fullRemission: "recovery",
  } satisfies Partial<Record<State, string>> as Partial<Record<State, string>>,
  remission: {
    title: "What “remission” means here",
    who: (total: number) =>
      `Here, remission starts with a PHQ-9 score of ${total} or less. Your clinician can tell you what it means for you.`,
    otherScales: "Your clinic may use another scale. It can say remission when this one does not.",
    /** SUSTAIN-3, end of induction: MADRS of 12 or less in 20 of 32 and 39 of 64, PHQ-9 under 5 in 7 of 32 and 34 of 64 (CNS Drugs 2023, 37:715–723, table 3). */
    figures:
      "The PHQ-9 is the stricter one. In a study called SUSTAIN-3, 96 people went back on esketamine after a relapse. By a PHQ-9 under 5, 41 of them were in remission. By a MADRS of 12 or less, 59 of them were. The MADRS is filled in by a clinician.",
  },
  ask: "You can ask your clinician: “Are we aiming for remission? If not, what would need to change?”",
  numberLine: {
    before: (score: string) => `${score} before`,
    now: (score: string) => `${score} now`,
    remission: (total: number) => `remission, ${total} or less`,
    says: (marks: readonly string[], total: number) => `PHQ-9: ${marks.join(", ")}. Remission is ${total} or less.`,
  },
  chart: {
    measure: "What the chart shows",
    measures: { score: "PHQ-9", mood: "Mood", energy: "Energy", sleep: "Sleep" },
    reach: "How far back",
    reaches: { month: "1 month", quarter: "3 months", year: "1 year", all: "All" },
    nothing: "There is nothing to show for this time.",
    says: (forms: number, from: string, to: string) =>
      `PHQ-9 scores from ${from} to ${to}, ${forms} ${forms === 1 ? "form" : "forms"}. The left and right arrow keys go from form to form.`,
    saysDays: {
      mood: "Your mood by day. The left and right arrow keys go from day to day.",
      energy: "Your energy by day. The left and right arrow keys go from day to day.",
      sleep: "Your sleep by day. The left and right arrow keys go from day to day.",
    },
    dayCaption: {
      mood: "Your mood, newest first.",
      energy: "Your energy, newest first.",
      sleep: "Your sleep, newest first.",
    },
    dayNote: "Session or app",
    hours: (hours: string) => `${hours} h`,
    /** "Daylio 1–5" */
    app: (name: string, low: number, high: number) => `${name} ${low}–${high}`,
    others:
      "Moods from another app have no water under them. They are on that app’s own scale, and do not count as check-ins.",
    note: "Lower is better. Each triangle is a session.",
    remission: "remission",
    typed: "score only",
    caption: "Your PHQ-9 forms, newest first. Each date opens its form.",
    head: ["Day", "Score", "Level"] as const,
    noTotal: "no score",
    levels: bands,
    /** Short enough for a name beside the chart. */
    bands: { ...bands, moderatelySevere: "mod. severe" },
  },
  setbacks: {
    title: "Serious events",
    about:
      "A hospital stay for your mental health, or a suicide attempt, changes your status. You can add it here when you want to.",
    add: "Add a serious event",
    kinds: { hospitalised: "A hospital stay", attempt: "A suicide attempt" } satisfies Record<SetbackName, string>,
    /** A stay and what it was for. */
    stays: {
      mentalHealth: "A hospital stay for my mental health",
      other: "A hospital stay for something else",
      notSaid: "A hospital stay",
      notAsked: "A hospital stay",
    } satisfies Record<StayReason, string>,
    ask: {
      question: "Was this stay for your mental health?",
      until: "Until you answer, it counts as if it was.",
      answers: [
        ["mentalHealth", "Yes"],
        ["other", "No, something else"],
        ["notSaid", "I’d rather not say"],
      ] satisfies [StayReason, string][] as [StayReason, string][],
    },
    remove: "Remove",
    removeLabel: (kind: string, day: string) => `Remove: ${kind}, ${day}`,
    form: {
      title: "Add a serious event",
      lede: "Take your time. A few answers are enough.",
      kind: "What was it?",
      reason: "What was the stay for?",
      reasons: [
        ["mentalHealth", "My mental health"],
        ["other", "Something else"],
        ["notSaid", "I’d rather not say"],
      ] satisfies [StayReason, string][] as [StayReason, string][],
      day: "When was it?",
      dayHint: "For a hospital stay, the day it began.",
      help: "If you are in danger now, or it feels close, Help now has people you can call.",
      openHelp: "Help now",
      problems: {
        noKind: "Choose what it was.",
        noReason:
          "What was it for? You can choose an answer, or save again to leave it open. Left open, it does not change your status.",
        future: "This day has not come yet. Choose today or a day before.",
      },
    },
  },
};
