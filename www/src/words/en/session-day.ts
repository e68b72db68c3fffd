import type { PressureMoment, Setting, StampKind } from "../../core/api";

/** Who is there if something happens: staff, only the person's own people, or nobody said. */
export type Around = "staff" | "home" | "notSaid";

export const sessionDay = {
  title: "Your session today",
  earlier: (day: string) => `Your session of ${day}`,
  lede: "One tap saves the time. You can close this whenever you like. It is all saved.",
  earlierLede: "This day has passed. Tap what you remember, and type its time.",
  start: {
    title: "Start a session",
    lede: "Begin here on the day. You can fill in the rest later.",
    again: "Start, same as last time",
    what: (text: string) => `Last time: ${text}.`,
    other: "Something was different",
    first: "Fill in your first session",
    near: "There is already a session today. Is this another one?",
    yes: "Yes, another one",
    go: "Go to that one",
  },
  dose: "Dose taken",
  stamps: {
    effectBegan: "Effect began",
    worst: "Strongest or worst",
    effectEnded: "Effect ended",
    readyToRest: "Told I could go",
  } satisfies Record<StampKind, string>,
  pressure: "Blood pressure",
  at: (time: string) => `at ${time}`,
  atLabel: (what: string, time: string) => `${what}, saved at ${time}`,
  undo: "Undo",
  undoLabel: (what: string) => `Undo: ${what}`,
  change: "Change the time",
  changeLabel: (what: string) => `Change the time: ${what}`,
  time: "Time",
  save: "Save",
  cancel: "Cancel",
  problems: {
    order: "The effect cannot end before it began. Change one of the two times.",
    time: "Type a time, like 14:05.",
  },
  moments: {
    before: "Before the dose",
    peak: "About 40 minutes after",
    leaving: "Before leaving",
    other: "Another time",
  } satisfies Record<PressureMoment, string>,
  entry: {
    time: "Time of the reading",
    title: "Blood pressure",
    moment: "When was it taken?",
    systolic: "Upper number",
    diastolic: "Lower number",
    pulse: "Pulse",
    oxygen: "Oxygen %",
    optional: ", if shown",
    digits: "Number keys",
    back: "Delete",
    empty: "not typed yet",
    save: "Save",
    cancel: "Cancel",
    swapped: (upper: number, lower: number) =>
      `The upper number is lower than the other one. Did you mean ${upper} over ${lower}?`,
    swap: (upper: number, lower: number) => `Yes, ${upper} over ${lower}`,
    retype: "No, type it again",
    range: (what: string, min: number, max: number) => `${what}: type a number from ${min} to ${max}.`,
    clip: (call: string) =>
      `This oxygen number cannot be right. Check the clip and type it again. If you have trouble breathing, ${call}.`,
    callNumber: (number: string) => `call ${number}`,
    callEmergency: "call your emergency number",
    missing: "Type both numbers first.",
    zero: (what: string) => `${what}: this begins with 0, so a digit may have slipped. Type it again.`,
    same: "Both numbers are the same. The upper one must be higher. Type them again.",
  },
  readings: "Blood pressure so far",
  reading: (upper: number, lower: number) => `${upper} over ${lower}`,
  pulse: (beats: number) => `pulse ${beats}`,
  oxygen: (percent: number) => `oxygen ${percent} %`,
  saved: (what: string) => `Saved: ${what}`,
  edit: "Change",
  editLabel: (what: string) => `Change the reading ${what}`,
  remove: "Remove",
  removeLabel: (what: string) => `Remove the reading ${what}`,
  around: { clinic: "staff", hospital: "staff", home: "home", other: "notSaid" } satisfies Record<Setting, Around>,
  /** Which number is over its limit, with the person's own numbers. */
  over: {
    usual: (reading: string, limit: string) => `${reading} is above the usual limit of ${limit}.`,
    own: (reading: string, limit: string) => `${reading} is above the limit your clinic gave you, ${limit}.`,
    pulse: (beats: number, limit: number) => `Your pulse is ${beats}. The limit your clinic gave you is ${limit}.`,
    veryHigh: (reading: string) => `${reading} is very high. (Very high is 180 or more on top, or 120 or more below.)`,
    oxygen: (percent: number, limit: number) => `Your oxygen is ${percent} %. That is under ${limit} %.`,
    oxygenOwn: (percent: number, limit: number) =>
      `Your oxygen is ${percent} %. The limit your clinic gave you is ${limit} %.`,
  },
  /** What to do about it. */
  flags: {
    showBeforeDose: {
      staff: "Show it to the staff before you take the dose.",
      home: "Call your prescriber before you take it, unless your plan says what to do.",
      notSaid:
        "At a clinic: show it to the staff before you take the dose. At home: call your prescriber before you take it, unless your plan says what to do.",
    },
    veryHighPressure: {
      staff: "Tell the staff now.",
      home: "Call your prescriber now.",
      notSaid: "At a clinic: tell the staff now. At home: call your prescriber now.",
    },
    lowOxygen: {
      staff: "Tell the staff now.",
      home: "This can be an emergency. Call for help now.",
      notSaid: "At a clinic: tell the staff now. Anywhere else: this can be an emergency. Call for help now.",
    },
  } satisfies Record<string, Record<Around, string>>,
  symptoms:
    "Call your emergency number if you also have one of these: chest pain, trouble breathing, a sudden bad headache, a change in your sight, a seizure, one weak side, or passing out.",
  marks: {
    showBeforeDose: "above the limit before the dose",
    veryHighPressure: "very high",
    lowOxygen: "low oxygen",
  },
  effect: "Add a side effect",
  whole: "Change the rest of this session",
  peak: "Blood pressure is often highest about 40 minutes after the dose.",
  rest: {
    staff: "Plan to rest for at least 2 hours. The staff will tell you when you can go.",
    home: "Plan to rest for at least 2 hours.",
    notSaid:
      "Plan to rest for at least 2 hours. At a clinic, the staff will tell you when you can go. At home, have an adult stay with you.",
  } satisfies Record<Around, string>,
  driving: "Do not drive until the next day, after a good night’s sleep.",
  cannotTell: "Tidemark can’t tell you when it is safe to leave.",
  home: {
    title: "Taking it at home",
    with: (name: string) => `${name} is with you.`,
    call: (name: string) => `Call ${name}`,
    nobody: "Have an adult with you the whole time.",
    addWith: "Add who is with you",
    changeWith: "Change who is with you",
    alcohol: "No alcohol, and nothing that makes you sleepy, unless your prescriber said so.",
    noClinic: "You have not saved your clinic’s phone number yet.",
    addClinic: "Add it to your plan",
  },
};
