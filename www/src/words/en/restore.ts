import { mediumDay } from "../days";
import { fade } from "./fade";
import { plan } from "./plan";
import { safetyPlan } from "./safety-plan";
import { settings } from "./settings";

const { steps, lists } = safetyPlan;

/** Each part of the plans and settings that a file may change. */
const parts: Readonly<Record<string, string>> = {
  "safetyPlan.warningSigns": steps.warningSigns.title,
  "safetyPlan.coping": steps.coping.title,
  "safetyPlan.places": steps.places.title,
  "safetyPlan.people": lists.people.title,
  "safetyPlan.professionals": lists.professionals.title,
  "safetyPlan.surroundings": steps.surroundings.title,
  "safetyPlan.lines": lists.lines.title,
  "safetyPlan.hiddenLines": "Help lines I do not want to see",
  "plan.target": plan.target,
  "plan.targetAgreed": plan.agreed,
  "plan.intervalDays": plan.interval,
  "plan.planned": plan.planned,
  "plan.reviewer": plan.reviewer,
  "plan.reviewDay": plan.reviewDay,
  "plan.ifSooner": plan.ifSooner,
  "plan.stopIf": plan.stopIf,
  "plan.therapy": plan.therapy,
  "plan.goals": plan.goals,
  "plan.wouldAccept": plan.wouldAccept,
  "plan.wouldNotAccept": plan.wouldNotAccept,
  "plan.clinic": "My clinic",
  "plan.companion": plan.companion,
  "plan.limits": plan.limits,
  "plan.questions": plan.ask,
  "plan.cutOffs": plan.parts["cut-offs"],
  "settings.dayStartHour": settings.dayStart,
  "settings.courseStart": settings.courseStart,
  "settings.daysToBook": fade.book.ask,
  "settings.halfAfterDays": fade.book.usual,
  "settings.answersCount": "Use what I said about the lift",
};

const kinds: Readonly<Record<string, string>> = {
  checkIn: "Check-in",
  phq9: "PHQ-9",
  gad7: "GAD-7",
  session: "Session",
  sideEffect: "Side effect",
  setback: "Hospital stay or suicide attempt",
  clinicScore: "Score from the clinic",
  function: "Weekly look at how you function",
  pressure: "Blood pressure",
  importedPressure: "Blood pressure",
  importedMood: "Mood from another app",
  stamp: "Time in a session",
  screen: "Monthly check",
  regimen: "Regular doses",
  doseDay: "Doses of a day",
  medicine: "Medicine",
  trial: "Treatment from before",
  therapy: "Therapy",
  goal: "Goal",
  goalLook: "Look at a goal",
  fadeAlert: "Warning that the effect fades",
  import: "An import",
};

/** The names of numbers that stand together. */
const numbers: Readonly<Record<string, string>> = {
  ...plan.names,
  systolic: plan.limitSystolic,
  diastolic: plan.limitDiastolic,
  pulse: plan.limitPulse,
  oxygen: plan.limitOxygen,
};

export const restore = {
  relied: "Your plans and settings",
  reliedLede:
    "The file says something else here. What you saved stays, unless you choose the file’s. Where you saved nothing, the file’s is taken.",
  part: (name: string) => parts[name] ?? name,
  mine: "Keep mine",
  theirs: "Take the file’s",
  changed: (count: number) =>
    count === 1
      ? "1 record here is older than the one in the file. It would be replaced."
      : `${count} records here are older than the ones in the file. They would be replaced.`,
  show: "Show them",
  kind: (kind: string) => kinds[kind] ?? kind,
  onDay: (what: string, day: string) => `${what}, ${day}`,
  removed: (what: string) => `${what}: removed`,
  nothing: "Nothing",
  usual: "The usual ones",
  others: "Other records",
};

/** How versions of a record are told apart. */
export const versions = {
  empty: "left empty",
  question: (at: number) => `Question ${at}`,
  labels: {
    sleepHours: "Hours of sleep",
    route: "How it was given",
    drug: "What was given",
    plannedNext: "Next session",
    setting: "Where",
    phase: "Part of treatment",
    doseReason: "Why the dose changed",
    psychotherapy: "Talk therapy that week",
    burden: "How hard it was",
    severity: "How strong",
    interference: "How much in the way",
    onset: "Began",
    end: "Ended",
    at: "When",
    moment: "Reading",
    systolic: "Top number",
    diastolic: "Bottom number",
    total: "Score",
    rater: "Rated by",
    halfGone: "Chance that half is gone",
    verdict: "Your answer",
    muted: "Not again until the next session",
  } as Readonly<Record<string, string>>,
};

/** A part as the record has it, in words. */
export function said(name: string, value: unknown): string {
  if (name === "plan.target") return plan.targets[value as keyof typeof plan.targets];
  if (name === "settings.dayStartHour") return settings.hour(Number(value));
  const isSet = name === "plan.cutOffs" || name === "plan.limits";
  return inWords(value) || (isSet ? restore.usual : restore.nothing);
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join("\n");
  if (typeof value === "object") return ofObject(value);
  const text = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? mediumDay(text) : text;
}

/** A contact is its name and number. Anything else is named numbers. */
function ofObject(value: object): string {
  if ("name" in value) return Object.values(value).filter(Boolean).join(", ");
  const given = Object.entries(value).filter(([, number]) => number !== null);
  return given.map(([name, number]) => `${numbers[name] ?? name}: ${String(number)}`).join("\n");
}
