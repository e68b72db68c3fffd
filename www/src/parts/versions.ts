import type { Dose, Drug, Effect, End, ScreenItem, When } from "../core/api";
import { doseText, drugName, effectName } from "./naming";
import { mediumDay } from "../words/days";
import clinicScores from "#words/clinic-scores";
import course from "#words/course";
import fade from "#words/fade";
import w from "#words/versions";
import screen from "#words/screen";
import sessionDay from "#words/session-day";
import sessions from "#words/sessions";
import sideEffects from "#words/side-effects";

/** A part of a record in words. */
export interface Said {
  readonly label: string;
  readonly text: string;
}

/** Names that the core gives to answers, in words. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  route: sessions.routes,
  setting: sessions.form.settings,
  phase: sessions.form.phases,
  halfGone: sessions.form.halfGoneAnswers,
  scale: clinicScores.scales,
  moment: sessionDay.moments,
  what: { ...sessionDay.stamps, ...course.setbacks.kinds },
  reason: course.setbacks.stays,
  verdict: fade.verdicts,
};

/** Parts that point to other records, or that nobody entered. */
const unsaid: ReadonlySet<string> = new Set(["session", "import", "source", "utc", "warning", "share", "low", "high"]);

/**
 * What each version of a record says, where they differ. One that is removed is null. A single one that is left is said
 * whole.
 */
export function differences(versions: readonly unknown[]): readonly (readonly Said[] | null)[] {
  const all = versions.map((version) => (version === null ? null : partsOf(version)));
  const left = all.filter((parts) => parts !== null);
  const labels = [...new Set(left.flatMap((parts) => [...parts.keys()]))];
  const differ = labels.filter((label) => left.length === 1 || new Set(left.map((parts) => parts.get(label))).size > 1);
  return all.map((parts) => parts && differ.map((label) => ({ label, text: parts.get(label) ?? w.empty })));
}

/** The parts that have a value, by their labels. */
function partsOf(record: unknown): Map<string, string> {
  const said = Object.entries(record as object).flatMap(([name, value]) => parts(name, value));
  return new Map(said.filter(({ text }) => text !== "").map(({ label, text }) => [label, text]));
}

const labels: Readonly<Record<string, string>> = w.labels;

function parts(name: string, value: unknown): Said[] {
  if (value === null || unsaid.has(name)) return [];
  if (name === "items")
    return (value as unknown[]).map((points, at) => ({ label: w.question({ at: at + 1 }), text: plain(points) }));
  if (name === "answers")
    return Object.entries(value as object).map(([item, grade]) => ({
      label: screen.items[item as ScreenItem],
      text: plain(grade),
    }));
  return [{ label: labels[name] ?? labelled(name), text: textOf(name, value) }];
}

function textOf(name: string, value: unknown): string {
  switch (name) {
    case "drug":
      return drugName(value as Drug);
    case "dose":
      return doseText(value as Dose);
    case "effect":
      return effectName(value as Effect);
    case "severity":
      return sideEffects.severities[Number(value)] ?? "";
    case "interference":
      return sideEffects.form.interferences[Number(value)] ?? "";
    case "at":
    case "onset":
      return when(value as When);
    case "end":
      return ended(value as End);
    default:
      return names[name]?.[String(value)] ?? plain(value);
  }
}

const when = ({ day, time }: When): string => [mediumDay(day), time].filter(Boolean).join(", ");

function ended(end: End): string {
  if (end === "stillThere") return sideEffects.still;
  return "by" in end ? when(end.by) : when(end);
}

function plain(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? sessions.form.yes : sessions.form.no;
  const text = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? mediumDay(text) : text;
}

/** "otherMedicines" as "Other medicines". */
function labelled(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
