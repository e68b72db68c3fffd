import type { FadeStateName, VerdictName, WarningName } from "../../core/api";

/** The word for a small number, as one would say it. */
const counts = ["no", "one", "two", "three", "four"];
const sessions = (count: number) => `${counts[count] ?? count} ${count === 1 ? "session" : "sessions"}`;
const days = (from: number, until: number) => (from === until ? `day ${from}` : `day ${from} to ${until}`);
const checkIns = (count: number) => (count === 1 ? "1 check-in" : `${count} check-ins`);

/** A probability in percent. None is ever said to be certain. */
const chance = (percent: number) => (percent >= 95 ? "over 95\u00a0%" : percent <= 5 ? "under 5\u00a0%" : `about ${percent}\u00a0%`);

/** A share in percent, and the bounds it likely lies in. */
const share = (percent: number) => (percent <= 5 ? "Almost none" : percent >= 95 ? "Almost all" : `About ${percent}\u00a0%`);

export const fade = {
  titles: {
    noSession: "Your first session is still to come",
    tooEarly: "It is too early to tell",
    noLift: "This session has not lifted your level enough to follow",
    fewLately: "It cannot be said today",
    lowerThanUsual: "You are lower than usual after a session",
    fading: "The lift is probably more than half gone",
    easing: "The lift has begun to fade",
    holding: "The lift is holding",
  } satisfies Record<FadeStateName, string>,

  reasons: {
    noSession: "Tidemark follows how your level goes after a session.",
    tooEarly: "It takes three days after a session, and three check-ins.",
    noLift: "Your level since then is close to where it was before.",
    fewLately: "It takes two check-ins within four days.",
    lowerThanUsual: "Your check-ins keep coming in under the course you had after earlier sessions. One low day alone would not say this.",
    fading: "One low day alone would not say this.",
  } satisfies Partial<Record<FadeStateName, string>>,
  why: "Why this is said",
  lowerNext: "This may be an early fade, or something else. A PHQ-9 can tell you more.",

  left: (percent: number, session: string) => `${share(percent)} of the lift from ${session} is left.`,
  likely: (low: number, high: number) => `Likely ${low} to ${high}\u00a0%.`,
  day: (days: number) => `Today is day ${days}.`,
  from: (count: number, half: number) => `This comes from ${checkIns(count)} since then. The chance that half is gone is ${chance(half)}.`,
  silent: (count: number) => (count === 1 ? "There was no check-in today yet. This is from yesterday." : `There was no check-in for ${count} days. This may have changed.`),
  early: "This is earlier than usual for you.",
  earlyFirst: "This is earlier than it is for most people.",
  usual: {
    all: (count: number, from: number, until: number) =>
      count === 1
        ? `After the session before, half was gone by about ${days(from, until)}.`
        : `After your last ${sessions(count)}, half was gone by about ${days(from, until)}.`,
    some: (count: number, of: number, from: number, until: number) =>
      `After ${counts[count] ?? count} of your last ${sessions(of)}, half was gone by about ${days(from, until)}. Else it lasted until the next one.`,
    none: (count: number) => (count === 1 ? "After the session before, half was still there at the next one." : `After your last ${sessions(count)}, half was still there at the next one.`),
    unknown: "People vary here, from about one to six weeks. Your own sessions will show what is usual for you.",
  },
  halfGone: (from: string, until: string, first: number, last: number) => `Half will likely be gone between ${from} and ${until}. That is ${days(first, last)}.`,
  next: (day: string, days: number) => `Your next session is planned for ${day}. That is day ${days}.`,
  noNext: "No next session is planned here.",

  warning: {
    fading: "The lift is probably more than half gone.",
    lowerThanUsual: "You are lower than usual after a session.",
  } satisfies Record<WarningName, string>,
  tell: "You may want to tell your clinic.",
  share: "Share a message",
  copy: "Copy a message",
  copied: "Copied. You can paste it into a message to your clinic.",
  shared: "Handed over.",
  notShared: "It could not be copied. You can mark the words below and copy them.",
  show: "Read the message first",
  message: {
    fading: (session: string, day: number) => `After my session on ${session} my level rose. It now looks more than half gone, on day ${day}.`,
    lowerThanUsual: (session: string, day: number) => `Since my session on ${session} my level stays lower than it was after earlier ones. It is day ${day}.`,
    left: (percent: number, low: number, high: number, count: number) => `By my check-ins (${count}), about ${percent}\u00a0% of the lift is left, likely ${low} to ${high}\u00a0%.`,
    next: (day: string) => `My next session is planned for ${day}.`,
    from: "This is from Tidemark, an app that I keep myself.",
  },
  ask: "Does this fit?",
  verdicts: { right: "This is right", badDay: "A bad day", somethingElse: "Something else" } satisfies Record<VerdictName, string>,
  answered: { right: "You said: this is right.", badDay: "You said: a bad day.", somethingElse: "You said: something else." } satisfies Record<VerdictName, string>,
  mute: "Not again until my next session",
  muted: "You will not be told again that it fades until your next session. If you are lower than usual, you still will be.",
  unmute: "Tell me again",
  more: "See how it goes, and what is usual for you",

  today: {
    answered: { fading: "The lift is probably more than half gone", lowerThanUsual: "Lower than usual after a session" } satisfies Record<WarningName, string>,
  },

  course: {
    title: "The lift from your last session",
    link: "See the days and how this is worked out",
  },

  chart: {
    title: "Your days since then",
    says: (from: string, to: string) => `Your daily level from ${from} to ${to}, with sessions marked and the course that the model sees. The table has every value.`,
    note: "Each dot is a day with a check-in. The line and its band show where your level likely lies.",
    noteAhead: "After today they go on as they would if nothing else happens.",
    highest: "highest",
    half: "half gone",
    today: "today",
    likely: "half likely gone",
    caption: "Your daily level, newest first. The model’s course has its likely range.",
    head: ["Day", "Level", "Course", "Session"],
    none: "no check-in",
    session: "session",
    noSession: "",
    of: (course: string, low: string, high: string) => `${course} (${low}–${high})`,
    earlier: "Show earlier days",
    latest: "Show the latest days only",
  },

  before: {
    title: "Before your next session",
    chance: (percent: number) => `The chance that half of the lift is gone by then is ${chance(percent)}.`,
    plan: "You could talk about the date with your clinic while there is time.",
    notYet: "It takes two sessions, a week or more apart, to say if half will be gone by then.",
    see: "See how the lift goes",
  },

  past: {
    title: "After your earlier sessions",
    says: "The course of your level by day after each session. The strong line and the dots are the time since the last one.",
    note: "Each thin line is the time after one earlier session. The strong line with dots is now. A short line at the bottom marks when half was gone. Sessions less than a week apart are left out.",
    axis: (day: number) => `day ${day}`,
    caption: "Your sessions, newest first.",
    head: ["Session", "Half gone", "Next after", "Check-ins"],
    half: (day: number, low: number, high: number) => `day ${day} (likely ${low} to ${high})`,
    notHalf: "not before the next",
    short: "too short to say",
    noLift: "too little lift",
    days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
    none: "There is no earlier session here yet.",
  },

  alerts: {
    title: "What was said",
    lede: "What Tidemark said at the time stays as it was. Below it is what today’s data would say.",
    none: "Nothing was said so far.",
    warning: { fading: "More than half gone", lowerThanUsual: "Lower than usual" } satisfies Record<WarningName, string>,
    then: (day: string, percent: number, low: number, high: number) => `Said on ${day}: about ${percent}\u00a0% left, likely ${low} to ${high}\u00a0%.`,
    never: "Not said then.",
    now: (from: string, until: string) => (from === until ? `With today’s data: on ${from}.` : `With today’s data: from ${from} to ${until}.`),
    nowNot: "With today’s data it would not be said.",
    muted: "You asked not to be told again until the next session.",
    change: "Change your answer",
  },

  how: {
    title: "How this is worked out",
    body: [
      "The level of a day is the mean of your mood and interest.",
      "After a session the level often rises. Then it goes back down, in days or in weeks. The lift is how far it rose.",
      "Tidemark holds many guesses at once of how fast it goes back. Each check-in makes the guesses that fit it count for more. What you read here is the mean of them all, and how sure they are.",
      "From one session to the next it learns how long the lift lasts for you.",
      "One low day teaches it little. A day without a check-in teaches it nothing. The day of a session is left out.",
      "It says “more than half gone” once a check-in makes that more likely than not. It says nothing in the first days after a session.",
      "“Lower than usual” looks at how far your check-ins stay below the course you had before. It is no sign of a relapse. The PHQ-9 decides about that.",
      "It can be wrong. In tests with made-up patients, about eight in ten warnings were right, and it missed about one fade in four.",
      "It does not say what to do. That is for you and your clinic.",
    ],
    questions: "Questions for your clinician",
  },

  baseline: {
    title: "Before your first session",
    ask: (count: number) =>
      count === 0
        ? "Try to check in on 14 days before your first session. Then the lift can be told from your usual ups and downs."
        : `You have ${count} of the 14 days that help before a first session. They show your usual ups and downs.`,
  },
};
