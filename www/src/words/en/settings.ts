import type { CountsView } from "../../core/api";

export const settings = {
  title: "Settings",
  look: "Light or dark",
  themes: { system: "As the device", light: "Light", dark: "Dark" },
  treatment: {
    title: "Your treatment",
    plan: { label: "Treatment plan", what: "What you and your clinic agreed on." },
    screen: { label: "Monthly check", what: "Nine questions about problems that can come with long-term use." },
  },
  days: "Your days",
  dayStart: "My day starts at",
  dayStartHint: "What you enter before this hour counts for the day before. A change counts for new entries only.",
  hour: (hour: number) => (hour === 0 ? "Midnight" : `${hour}:00`),
  courseStart: "Treatment began on",
  courseStartHint: (first: string | null) =>
    first === null
      ? "Leave it empty to use the day of your first session."
      : `Leave it empty to use the day of your first session, ${first}.`,
  courseFuture: "This day has not come yet.",
  records: "Your records",
  counts: {
    checkIns: "Check-ins",
    phq9Forms: "PHQ-9 forms",
    sessions: "Sessions",
    sideEffects: "Side effects",
  },
  damage: {
    unreadable: (count: number) => (count === 1 ? "1 entry can’t be read." : `${count} entries can’t be read.`),
    missing: (count: number) => (count === 1 ? "1 entry is missing." : `${count} entries are missing.`),
    rest: "The rest are fine. The damaged ones were not changed.",
  },
  noDamage: "Every entry can be read.",
  import: "Import records from another app",
  protection: {
    label: "Storage",
    protected: "Protected",
    unprotected: "Not protected",
    unknown: "Not known",
    means: {
      protected: "The browser won’t clear your records on its own. You still can, in the browser’s settings.",
      unprotected: "The browser may clear your records if the device runs out of space.",
      unknown: "This browser does not say whether it may clear your records.",
    },
    ask: "Ask the browser to protect them",
    refused: "The browser said no for now. It may say yes after you put Tidemark on your home screen.",
    onlyHere: "Your records are on this device only. There is no other copy.",
    lock: "This device’s lock is the only thing protecting your records. Anyone who can unlock it can read them.",
  },
  app: "The app",
  install: "Add to home screen",
  installed: "You opened it from the home screen.",
  installMenu: "To install it, open your browser’s menu and choose “Install” or “Add to Home screen”.",
  lookAround: "Look around with sample data",
  inSample: "This is sample data. Leave the sample to see your own settings and records.",
  version: (build: string) => `Version ${build}`,
  erase: {
    open: "Erase everything",
    title: "Erase everything?",
    what: "This removes every record and setting from this device.",
    count: ({ checkIns, phq9Forms, sessions, sideEffects }: CountsView) =>
      `Check-ins: ${checkIns}. PHQ-9 forms: ${phq9Forms}. Sessions: ${sessions}. Side effects: ${sideEffects}.`,
    never: "There is no other copy. No one can bring it back.",
    sure: "I want to erase everything.",
    press: "Erase everything",
    cancel: "Keep my records",
    finishing: "Erasing what was left when Tidemark was closed",
    done: "Everything is erased",
    checked: "Tidemark checked. No records or settings are left in this browser.",
    kept: "The app itself is still here, without your data.",
    left: "Not everything could be erased",
    leftWhat: (names: string) =>
      `Every record is erased. Still there: ${names}. Close Tidemark in every other tab, then try again.`,
    leftNames: { caches: "part of the cache", settings: "settings" },
    again: "Start fresh",
    retry: "Try again",
  },
};
