import type { FadeStateName, HalfGone, Verdict, Warning } from "../../core/api";

/** A small number as a word, the way people say it. */
const counts = ["no", "one", "two", "three", "four"];
const sessions = (count: number) => `${counts[count] ?? count} ${count === 1 ? "session" : "sessions"}`;
const days = (from: number, until: number) => (from === until ? `day ${from}` : `day ${from} to ${until}`);
const checkIns = (count: number) => (count === 1 ? "1 check-in" : `${count} check-ins`);

/** "about a 40% chance", "about an 80% chance". Never stated as certain. */
function chance(percent: number): string {
  if (percent >= 95) return "more than a 95% chance";
  if (percent <= 5) return "less than a 5% chance";
  const article = /^(8|11$|18$)/.test(String(percent)) ? "an" : "a";
  return `about ${article} ${percent}% chance`;
}

/** A share in percent, and the range it likely lies in. */
const share = (percent: number) => (percent <= 5 ? "Almost none" : percent >= 95 ? "Almost all" : `About ${percent}%`);

export const fade = {
  chance,
  titles: {
    noSession: "Your first session is still to come",
    regularDoses: "There is no lift to follow between regular doses",
    doseCourse: "The lift of your regular doses",
    tooEarly: "Too early to tell",
    noLift: "Your mood has not changed much since this session",
    fewLately: "Not enough check-ins to tell today",
    lowerThanUsual: "You are lower than you usually are at this point after a session",
    fading: "Half of the lift has probably worn off",
    halfGoneSoon: "Half of the lift will probably be gone soon",
    easing: "The lift has begun to wear off",
    holding: "The lift is holding",
  } satisfies Record<FadeStateName, string>,

  reasons: {
    noSession: "Tidemark follows how your mood goes after a session.",
    regularDoses:
      "Your doses come less than four days apart. That is too close to see a lift come and go. Your PHQ-9 and your chart still show how you are.",
    tooEarly: "We need three check-ins, and three days after your session.",
    noLift: "Your mood since then is close to what it was before.",
    fewLately: "We need two check-ins within four days.",
    lowerThanUsual:
      "Your check-ins have been lower than they were at this point after earlier sessions. One low day would not be enough to say this.",
    fading: "One low day would not be enough to say this.",
    halfGoneSoon: "This looks ahead. It does not say that half is gone today.",
  } satisfies Partial<Record<FadeStateName, string>>,
  why: "Why you see this",
  lowerNext: "The lift may be wearing off early, or it may be something else. A PHQ-9 can tell you more.",

  left: (percent: number, session: string) => `${share(percent)} of the lift from ${session} is left.`,
  likely: (low: number, high: number) => `Likely ${low} to ${high}%.`,
  day: (days: number) => `Today is day ${days}.`,
  from: (count: number, half: number) =>
    `This comes from ${checkIns(count)} since then. There is ${chance(half)} that half of it has worn off.`,
  silent: (count: number) =>
    count === 1
      ? "You have not checked in today. This is from yesterday."
      : `There has been no check-in for ${count} days. This may have changed.`,
  early: "This is sooner than usual for you.",
  usual: {
    all: (count: number, from: number, until: number) =>
      count === 1
        ? `After the session before, half had worn off by about ${days(from, until)}.`
        : `After your last ${sessions(count)}, half had worn off by about ${days(from, until)}.`,
    some: (count: number, of: number, from: number, until: number) =>
      `After ${counts[count] ?? count} of your last ${sessions(of)}, half had worn off by about ${days(from, until)}. After the ${of - count === 1 ? "other" : "others"}, it lasted until the next session.`,
    none: (count: number) =>
      count === 1
        ? "After the session before, at least half was left at the next one."
        : `After your last ${sessions(count)}, at least half was left at the next one.`,
    unknown: "People vary here, from about one to six weeks. Your own sessions will show what is usual for you.",
  },
  halfGone: (from: string, until: string, first: number, last: number) =>
    `Half will likely have worn off between ${from} and ${until}. That is ${days(first, last)}.`,
  next: (day: string, days: number) => `Your next session is planned for ${day}. That is day ${days}.`,
  noNext: "No date is saved for your next session.",

  soon: (day: string, percent: number) =>
    `Half of the lift is more likely than not gone by ${day} (${percent}%). If you want a session by then, this is the time to ask.`,

  doseCourse: {
    early: (day: number) => `It is too early to tell (day ${day} of 28).`,
    paused: (count: number) =>
      count === 0
        ? "There was a gap in your doses. For two weeks after it, we cannot tell how this course does."
        : `No dose is saved for ${count} days. Your mood may drop, and that says nothing about this course.`,
    noLift: "This course has not lifted your mood enough to follow.",
    holds: (since: string, points: string, lost: string) =>
      `Since ${since}, this course has lifted your mood by about ${points} points. There is ${lost} that half of that is lost.`,
    lost: "Half of the lift of this course is more likely lost than not.",
    lostNext: "You may want to tell your clinic. One low day would not be enough to say this.",
  },

  book: {
    title: "Getting a session",
    ask: "How many days do you need to get a session?",
    hint: "We use this only to tell you in time when half of the lift will probably be gone.",
    days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
    usual: "After how many days is half of the lift usually gone?",
    usualHint: "You had sessions before you began here. Your answer is kept. It is not used yet.",
    number: "Type a number of days from 1 to 365.",
    save: "Save",
  },

  warning: {
    fading: "Half of the lift has probably worn off.",
    halfGoneSoon: "Half of the lift will probably be gone soon.",
    lowerThanUsual: "You are lower than you usually are at this point after a session.",
  } satisfies Record<Warning, string>,
  tell: "You may want to tell your clinic.",
  share: "Share a message",
  copy: "Copy a message",
  copied: "Copied. You can paste it into a message to your clinic.",
  shared: "Shared.",
  notShared: "That did not work. Select the words below and copy them.",
  show: "Read the message first",
  message: {
    fading: (session: string, day: number) =>
      `I felt better after my session on ${session}. It looks like half of that has worn off (day ${day}).`,
    halfGoneSoon: (session: string, day: number) =>
      `I felt better after my session on ${session}. It looks like half of that will be gone soon (day ${day}).`,
    lowerThanUsual: (session: string, day: number) =>
      `Since my session on ${session}, I have been lower than I was at this point after earlier sessions (day ${day}).`,
    left: (percent: number, low: number, high: number, count: number) =>
      `Based on ${checkIns(count)}, about ${percent}% of the improvement is left (likely ${low} to ${high}%).`,
    next: (day: string) => `My next session is planned for ${day}.`,
    from: "I track this myself in an app called Tidemark.",
  },
  ask: "Does this fit?",
  verdicts: { right: "This is right", badDay: "A bad day", somethingElse: "Something else" } satisfies Record<
    Verdict,
    string
  >,
  answered: {
    right: "You said: this is right.",
    badDay: "You said: a bad day.",
    somethingElse: "You said: something else.",
  } satisfies Record<Verdict, string>,
  mute: "Don’t show this again until my next session",
  muted:
    "You won’t see this again until after your next session. If you drop lower than usual, Tidemark will still tell you.",
  unmute: "Show it again",
  more: "See the days, and what is usual for you",

  today: {
    answered: {
      fading: "Half of the lift has probably worn off",
      halfGoneSoon: "Half of the lift will probably be gone soon",
      lowerThanUsual: "Lower than usual after a session",
    } satisfies Record<Warning, string>,
  },

  course: {
    title: "The lift from your last session",
    link: "See the days and how this is worked out",
  },

  chart: {
    title: "Your days",
    says: (from: string, to: string) =>
      `Your daily mood from ${from} to ${to}. The left and right arrow keys go from day to day.`,
    note: "Each dot is a day with a check-in. “Likely” is where your mood was without the ups and downs of one day.",
    noteAhead: "The dotted part shows how it would go if nothing else happens.",
    caption: "Your daily mood, newest first. The curve has its likely range.",
    head: ["Day", "Mood", "Curve"],
    none: "no check-in",
    sessionOn: (day: string) => `${day}, session`,
    of: (course: string, low: string, high: string) => `${course} (${low}–${high})`,
    earlier: "Show earlier days",
    latest: "Show the latest days only",
  },

  before: {
    title: "Before your next session",
    chance: (percent: number) => `There is ${chance(percent)} that half of the lift will have worn off by then.`,
    plan: "You could talk about the date with your clinic while there is time.",
    notYet: "We need two sessions, a week or more apart, to tell how much will be left by then.",
    see: "See how the lift goes",
  },

  past: {
    says: "Your mood by day after this session, with earlier sessions behind it. The left and right arrow keys go from day to day.",
    note: "Each thin line is one of your last four sessions, with its date where there is room. Sessions less than a week apart are not drawn.",
    left: (percent: number) => `${percent}% left`,
    on: (day: number) => `day ${day}`,
    mood: (level: string) => `mood ${level}`,
    caption: "Your sessions, newest first.",
    head: ["Session", "Half worn off", "Next session"],
    /** About the day before the next session. */
    headAsked: ["You said", "Tidemark thought"],
    said: { yes: "half gone", notYet: "not yet", noLift: "no lift", cannotSay: "cannot say" } satisfies Record<
      HalfGone,
      string
    >,
    notAsked: "not asked",
    thought: (percent: number) => `${percent}% that half was gone`,
    half: (day: number, low: number, high: number) => `day ${day} (likely ${low} to ${high})`,
    notHalf: "not before the next",
    short: "too soon to tell",
    noLift: "little change in mood",
    next: (days: number, count: number) => `after ${days === 1 ? "1 day" : `${days} days`}, ${checkIns(count)}`,
    none: "There is no earlier session to compare with yet.",
  },

  alerts: {
    title: "Earlier alerts",
    lede: "What Tidemark said at the time is not changed. Below it is what it would say with today’s data.",
    none: "There are no alerts yet.",
    warning: {
      fading: "Half worn off",
      lowerThanUsual: "Lower than usual",
      halfGoneSoon: "Half gone soon",
    } satisfies Record<Warning, string>,
    saidThen: (day: string, percent: number, low: number, high: number) =>
      `Said on ${day}: about ${percent}% left, likely ${low} to ${high}%.`,
    never: "Not said at the time.",
    now: (from: string, until: string) =>
      from === until ? `With today’s data: on ${from}.` : `With today’s data: from ${from} to ${until}.`,
    nowNot: "With today’s data, Tidemark would not say this.",
    muted: "You asked not to see this again until your next session.",
    change: "Change your answer",
  },

  how: {
    title: "How this is worked out",
    limits: "This is a calculation from your own check-ins. It has not been tested with patients.",
    body: [
      "Your mood for a day is the average of your answers for mood and interest.",
      "Mood often rises after a session. Then it goes back down, over days or weeks. The lift is how far it rose.",
      "Tidemark tries out many guesses about how fast the lift wears off. Each check-in gives more weight to the guesses that fit it. What you read here is the average of them all, and how sure they are.",
      "From one session to the next, it learns how long the lift lasts for you.",
      "One low day does not change much. A day without a check-in changes nothing. The day of a session is not counted.",
      "It says “half has probably worn off” once a check-in makes that likely. It says nothing in the first days after a session.",
      "It says “half will be gone soon” in time for you to ask for a session. You can say how many days you need for that.",
      "“Lower than usual” looks at how far your mood stays below where it was after earlier sessions. It does not mean a relapse, but it can be an early warning. The PHQ-9 and your clinician can tell you more.",
      "It can be wrong. In tests with computer-made data, about 8 in 10 alerts were right, and it missed about 1 fade in 3. It has not been tested with real patients.",
      "It does not say what to do. That is for you and your clinic.",
    ],
    questions: "Questions for your clinician",
  },

  baseline: {
    title: "Before your first session",
    ask: (count: number) =>
      count === 0
        ? "Try to check in on 14 days before your first session. They show your usual ups and downs, so a lift can be told apart from them."
        : `Day ${count} of 14. Check-ins before a first session show your usual ups and downs, so a lift can be told apart from them.`,
  },
};
