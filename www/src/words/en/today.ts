import type { StateName } from "../../core/api";

const items = {
  mood: "Mood",
  interest: "Interest",
  energy: "Energy",
  calm: "Calm",
  likeMyself: "Feeling like myself",
};

const states: Record<StateName, string> = {
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
  both: "Your check-in and the PHQ-9 are due.",
  checkIn: "Your check-in is due.",
  phq9: "The PHQ-9 is due.",
  nothing: "Nothing is due today.",
  oneMore: "There is one more thing to answer.",

  due: {
    first: "You have no PHQ-9 yet. The first one, before treatment, is what later ones are measured against.",
    beforeSession: (day: string) => `A session is planned for ${day}. A PHQ-9 before it shows where you stand.`,
    afterSession: (day: string) => `A week has passed since the session on ${day}.`,
    twoWeeks: "Two weeks have passed since your last one.",
    start: "Answer the PHQ-9",
    goOn: "Go on with the PHQ-9",
    begun: "You began a PHQ-9. It is not saved yet.",
    early: "Answer it now",
    session: "Go on with today’s session",
    screen: "Once a month: how are your bladder, your memory, and any urge to take more?",
    screenStart: "Answer the monthly check",
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
  draftNotKept: (why: string) => `Your last tap is not kept yet. ${why}`,

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
    goOn: "Go on",
    drop: "Drop it",
  },

  recent: "The last two weeks",
  none: "No check-in",
  mood: (mood: number) => `Mood ${mood}`,
  open: (day: string, moods: string) => `${day} ${moods}. Open the check-ins`,
  fill: (day: string) => `${day} Add a check-in`,
  add: "Add",
  another: "Another day",
  anotherHint: "Any day up to today.",
  openDay: "Open this day",
  notADay: "Choose a day first.",

  standing: "Where things stand",
  status: "Status",
  lastKnown: (state: string) => `${state}, last known`,
  states,
  nextSession: "Next session",
  nonePlanned: "None planned",
  lastSession: "Last session",
  nextPhq9: "Next PHQ-9",
  on: (day: string, away: string) => `${day}, ${away}`,
  back: "Back to today",
} as const;
