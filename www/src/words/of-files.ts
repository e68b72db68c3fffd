import fade from "#words/fade";
import plan from "#words/plan";
import restore from "#words/restore";
import safetyPlan from "#words/safety-plan";
import sessions from "#words/sessions";
import settings from "#words/settings";
import { mediumDay } from "./days";

/*
 * What is said about the parts of a file that came from Tidemark.
 */

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
  "safetyPlan.hiddenLines": restore.hiddenLines,
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
  "plan.clinic": restore.clinic,
  "plan.companion": plan.companion,
  "plan.limits": plan.limits,
  "plan.questions": plan.ask,
  "plan.cutOffs": plan.parts["cut-offs"],
  "settings.dayStartHour": settings.dayStart,
  "settings.courseStart": settings.courseStart,
  "settings.daysToBook": plan.book.ask,
  "settings.halfAfterDays": fade.answers.usual,
  "settings.answersCount": fade.answers.use,
};

/** The names of numbers that stand together. */
const numbers: Readonly<Record<string, string>> = {
  ...plan.names,
  systolic: plan.limitSystolic,
  diastolic: plan.limitDiastolic,
  pulse: plan.limitPulse,
  oxygen: plan.limitOxygen,
};

const kinds: Readonly<Record<string, string>> = restore.kinds;

/** The name of a part of the plans and settings. */
export const partName = (name: string): string => parts[name] ?? name;

/** The name of a kind of record. */
export const kindName = (kind: string): string => kinds[kind] ?? kind;

/** A part as the record has it, in words. */
export function said(name: string, value: unknown): string {
  if (name === "plan.target") return plan.targets[value as keyof typeof plan.targets];
  if (name === "settings.dayStartHour") return settings.hour({ hour: Number(value) });
  const isSet = name === "plan.cutOffs" || name === "plan.limits";
  return inWords(value) || (isSet ? restore.usual : restore.nothing);
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? sessions.form.yes : sessions.form.no;
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
