import type { ComponentType } from "preact";
import { RECORDS_ONLY } from "../core/build";
import type { Place, Route } from "../core/route";
import { onDemand } from "../parts/on-demand";
import { Help } from "./help";
import type { CoreProps, FreeProps } from "./props";
import { Today } from "./today";

type FreePlace = Extract<Place, "help" | "settings">;

// Today and Help now are part of the page's own script, since Help now must never wait for anything. Every other place
// is loaded on demand.
export const freePlaces: Record<FreePlace, ComponentType<FreeProps>> = {
  help: Help,
  settings: onDemand(async () => (await import("./settings")).Settings),
};

const Course = onDemand(async () => (await import("./course")).Course);

export const corePlaces: Record<Exclude<Place, FreePlace>, ComponentType<CoreProps>> = {
  today: Today,
  phq9: onDemand(async () => (await import("./phq9")).Phq9),
  course: Course,
  fade: RECORDS_ONLY ? Course : onDemand(async () => (await import("./fade")).FadePlace),
  gad7: onDemand(async () => (await import("./gad7")).Gad7),
  function: onDemand(async () => (await import("./function")).FunctionPlace),
  "clinic-scores": onDemand(async () => (await import("./clinic-scores")).ClinicScores),
  questions: onDemand(async () => (await import("./questions")).Questions),
  known: onDemand(async () => (await import("./known")).Known),
  "safety-plan": onDemand(async () => (await import("./safety-plan")).SafetyPlan),
  lines: onDemand(async () => (await import("./lines")).Lines),
  sessions: onDemand(async () => (await import("./sessions")).Sessions),
  plan: onDemand(async () => (await import("./plan")).PlanPlace),
  screen: onDemand(async () => (await import("./screen")).LongTerm),
  report: onDemand(async () => (await import("./report")).ReportPlace),
  treatment: onDemand(async () => (await import("./treatment")).Treatment),
  doses: onDemand(async () => (await import("./doses")).Doses),
  medicines: onDemand(async () => (await import("./medicines")).Medicines),
  history: onDemand(async () => (await import("./history")).History),
  therapies: onDemand(async () => (await import("./therapies")).Therapies),
  goals: onDemand(async () => (await import("./goals")).Goals),
  lock: onDemand(async () => (await import("./lock")).LockPlace),
  backup: onDemand(async () => (await import("./backup")).BackupPlace),
  import: onDemand(async () => (await import("./import")).Import),
  "session-day": onDemand(async () => (await import("./session-day")).SessionDay),
};

/** What a page shows that only looks at a file: of each place, whether this part of it is more than a form. */
const shownOf: Partial<Record<Place, (rest: readonly string[]) => boolean>> = {
  help: () => true,
  course: isList,
  fade: isList,
  sessions: isList,
  treatment: isList,
  doses: isList,
  medicines: isList,
  history: isList,
  therapies: isList,
  goals: isList,
  plan: isList,
  "clinic-scores": isList,
  report: () => true,
  known: () => true,
  phq9: isKept,
  gad7: isKept,
  function: isKept,
};

function isList(rest: readonly string[]): boolean {
  return rest.length === 0;
}

function isKept(rest: readonly string[]): boolean {
  return rest.length === 1;
}

/** Whether a page that only looks at a file shows a route. */
export const isShownWhileLooking = ({ place, rest }: Route): boolean => shownOf[place]?.(rest) ?? false;

/** Replaces every place that needs the core when the records could not be opened. */
export const Recovery = onDemand(async () => (await import("./recovery")).Recovery);

/** Replaces every place but Help now while the records are locked. */
export const Locked = onDemand(async () => (await import("./locked")).Locked);

/** Asks for the file, in a page that only looks at one. */
export const LookStart = onDemand(async () => (await import("./look")).LookStart);

/**
 * Replaces the whole page once everything is erased. It comes from the script of the place that erases, which is loaded
 * by then.
 */
export const Erased = onDemand(async () => (await import("./settings")).Erased);
