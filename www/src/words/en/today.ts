import type { Offer, State } from "../../core/api";

const items = {
  mood: "Mood",
  interest: "Interest",
  energy: "Energy",
  calm: "Calm",
  likeMyself: "Feeling like myself",
};

const states: Record<State, string> = {
  unknown: "Not known yet",
  noResponse: "No response",
  partialResponse: "Partial response",
  response: "Response",
  remissionRange: "Remission range",
  remission: "Remission",
  sustainedRemission: "Sustained remission",
  fullRemission: "Full remission",
  recovery: "Recovery",
  possibleRelapse: "Possible relapse",
  relapse: "Relapse",
  recurrence: "Recurrence",
};

export const today = {
  imported: {
    title: "From other apps",
    what: "These do not count as a check-in or a score.",
    sources: {
      daylio: "Daylio",
      bearable: "Bearable",
      omron: "OMRON",
      withings: "Withings",
      table: "A table",
      tidemark: "Tidemark",
      appleHealth: "Apple Health",
    },
    mood: (value: number, low: number, high: number) => `mood ${value} on ${low} to ${high}`,
    lower: "lower is better",
  },
  both: "Time for your check-in and the PHQ-9.",
  checkIn: "Time for your check-in.",
  phq9: "Time for the PHQ-9.",
  /** Never says that there is nothing to do: there may have been a hard answer that same day. */
  nothing: "Your check-in is saved.",
  oneMore: "There is one more thing to answer.",
  severalMore: "There are a few more things to answer.",

  /** After an item 9 answer that calls for help (R4): before the form is saved, and until the person closes it. */
  item9: {
    title: "Please talk to your clinic.",
    ask: (day: string) => `Have you told your clinic how you answered the PHQ-9 on ${day}?`,
    call: (name: string) => `Call ${name}`,
    noClinic: "You have not saved your clinic's phone number yet.",
    addClinic: "Add the number",
    done: "Done",
    closed: "Saved. You won't see this again.",
    unsavedTitle: "Your PHQ-9 is not saved yet.",
    unsaved: "You stopped at a hard question. If you are in danger or want to talk, open Help now.",
  },
  /** Entries for days that have not come, as a wrong clock leaves them. */
  ahead: {
    title: "Was this phone’s clock wrong?",
    what: (count: number, first: string, last: string) => {
      const days = first === last ? first : `${first} to ${last}`;
      return count === 1
        ? `1 entry has a date that has not come yet: ${days}. It does not count until you decide.`
        : `${count} entries have dates that have not come yet: ${days}. They do not count until you decide.`;
    },
    before: (day: string) => `The entry saved just before: ${day}.`,
    after: (day: string) => `The entry saved just after: ${day}.`,
    day: "The right day",
    dayHint: "If there are several days, the first moves here and the others follow.",
    move: "Move to this day",
    keep: "Keep the date",
    remove: "Remove",
    moved: "Moved.",
    kept: "Kept. It will count when that day comes.",
    removed: "Removed.",
  },
  hardDay: { ask: "A very hard day?", help: "Help now is here." },

  due: {
    first: "You have no PHQ-9 yet. The first one, before treatment, is what later ones are measured against.",
    beforeSession: (day: string) => `A session is planned for ${day}. A PHQ-9 before it shows how you are doing.`,
    afterSession: (day: string) => `A week has passed since the session on ${day}.`,
    twoWeeks: "Two weeks have passed since your last one.",
    start: "Answer the PHQ-9",
    goOn: "Continue the PHQ-9",
    begun: "You began a PHQ-9. It is not saved yet.",
    early: "Answer it now",
    session: "Continue today’s session",
    screen: "Once a month: how are your bladder, your memory, and any urge to take more?",
    screenStart: "Answer the monthly check",
    answer: "Answer",
    later: "Not now",
    laterLabel: {
      phq9: "Not now: the PHQ-9",
      screen: "Not now: the monthly check",
      function: "Not now: how your week went",
      gad7: "Not now: the GAD-7",
    },
    rests: (day: string) => `We'll ask again on ${day}.`,
    goals: "Once a week: how near are your goals?",
    goalsLabel: "Look at your goals",
    /** Each is made once. */
    offers: {
      maintenancePlan: {
        ask: "This may be a good time to plan how to stay well. You could write it with your clinic.",
        take: "Write a plan",
        closed: "OK. You find your plan under Sessions.",
      },
      doseCourse: {
        ask: "Your doses come every few days. Tidemark can tell you whether the lift of this course holds.",
        take: "See my doses",
        closed: "OK. You can turn this on with your doses, under Sessions.",
      },
    } satisfies Record<Offer, Readonly<Record<"ask" | "take" | "closed", string>>>,
    offerClose: "No, thanks",
    quiet: { function: "Once a week: how did your week go?", gad7: "Once a month: the GAD-7, about worry." },
    quietLabel: { function: "Answer how your week went", gad7: "Answer the GAD-7" },
  },

  ask: "How is today?",
  askDay: "How was this day?",
  change: (day: string) => `Change the check-in of ${day}`,
  items,
  /** What 0 and 10 mean, on every row. */
  ends: ["worst", "best"],
  justMood: "Your mood alone is enough.",
  onlyMood: "Only mood today",
  allItems: "Show all five",
  more: "Add sleep or a note",
  sleep: "Hours of sleep",
  sleepHint: "For example 7.5",
  sleepWrong: "Hours go from 0 to 24, in quarters: 7.25, 7.5, 7.75.",
  note: "Note",
  save: "Save",
  moodFirst: "Set your mood, then save.",
  cancel: "Cancel",
  draftNotKept: (why: string) => `Your last tap is not saved yet. ${why}`,

  kept: {
    sleep: "Sleep",
    hours: (hours: number) => `${hours} h`,
    at: (time: string) => `At ${time}`,
    change: "Change",
    remove: "Remove",
    again: "Check in again",
    of: (action: string, time: string) => `${action} the check-in of ${time}`,
  },

  unfinished: {
    day: (day: string) => `You began a check-in for ${day}. It is not saved.`,
    record: (day: string) => `You began to change the check-in of ${day}. It is not saved.`,
    goOn: "Continue",
    drop: "Discard",
  },

  recent: "The last two weeks",
  none: "No check-in",
  mood: (mood: number) => `Mood ${mood}`,
  open: (day: string, moods: string) => `${day} ${moods}. Open the check-ins`,
  fill: (day: string) => `${day} Add a check-in`,
  add: "Add",
  water: {
    title: "Your mood by day. The left and right arrow keys go from day to day.",
    caption: "Your days, newest first. Each date opens its day.",
    head: ["Day", "Mood", "Session"],
  },
  another: "Another day",
  anotherHint: "Any day up to today.",
  openDay: "Open this day",
  notADay: "Choose a day first.",

  standing: "How things are",
  status: "Status by PHQ-9",
  lastKnown: (state: string) => `${state}, last known`,
  states,
  lift: { title: "Lift", left: (percent: number) => `About ${percent}\u00a0% left`, untold: "Too early to tell" },
  nextSession: "Next session",
  nonePlanned: "None planned",
  lastSession: "Last session",
  nextPhq9: "Next PHQ-9",
  on: (day: string, away: string) => `${day}, ${away}`,
  back: "Back to today",
} as const;
