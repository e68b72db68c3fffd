import type { Block, CourseView, Setback, StatusView } from "../../core/api";
import { mediumDay } from "../../words/days";
import { words } from "../../words";
import w from "#words/course";

/** The course with its status, in a build that has one. */
export type JudgedCourse = CourseView & { readonly status: StatusView };

/** The screen's one plain sentence. */
export function title(status: StatusView): string {
  if (status.latest === null) return w.none;
  if (status.latestIsBaseline) return w.tooEarly;
  const state = w.states[status.state];
  if (!status.stale || status.state === "unknown") return state;
  return w.lastKnown({ state: `${state.charAt(0).toLowerCase()}${state.slice(1)}` });
}

/** How old the evidence is, and why it is only the last known. */
export function age({ ageDays, stale, item9LeftOut }: StatusView): string {
  if (ageDays === null) return w.unknown.noForm;
  const ago = words.days.ago({ count: ageDays });
  if (item9LeftOut) return w.staleItem9({ age: ago });
  return stale ? w.stale({ age: ago }) : w.age({ age: ago });
}

/** Why this state is shown. */
export function reason({ status, courseStart, today }: JudgedCourse): string | null {
  if (status.latest === null) return null;
  if (status.latestIsBaseline) return w.tooEarlyWhy;
  if (status.setback)
    return `${w.setback.before[status.state === "recurrence" ? "recurrence" : "relapse"]} ${afterSetback(status.setback.value)}`;
  if (status.state === "unknown")
    return courseStart === null
      ? w.unknown.notStarted
      : status.baseline
        ? w.unknown.mildBaseline
        : w.unknown.noBaseline;
  if (status.state === "remissionRange" && status.blocks.length > 0) {
    return isAnswered(status.blocks) ? w.blocked.answer : w.blocked.incomplete;
  }
  if (status.state === "noResponse" && status.realChange && (status.change ?? 0) > 0) return w.higher;
  return [meaning(status, status.state), repeat(status, today)].filter(Boolean).join(" ");
}

function meaning({ chain, paused, stale }: StatusView, state: keyof typeof w.meanings): string {
  const meaning = w.meanings[state];
  if (typeof meaning === "string") return meaning;
  return meaning({ span: atLeast(chain?.spanDays ?? 0), still: paused === null && !stale });
}

/** "3 weeks", and from two months on "2 months". Rounded down, so that it never claims too much. */
const atLeast = (days: number): string =>
  days < 60 ? w.span.weeks({ count: Math.floor(days / 7) }) : w.span.months({ count: Math.floor(days / 30) });

function afterSetback({ what, reason, day }: Setback): string {
  const when = mediumDay(day);
  if (what === "attempt") return w.setback.attempt({ day: when });
  return reason === "mentalHealth" ? w.setback.stay({ day: when }) : w.setback.oldStay({ day: when });
}

/** While there is still a day left to repeat a high form. ISO days compare as text. */
function repeat({ needs }: StatusView, today: string): string | null {
  const need = needs.find(({ kind }) => kind === "repeat");
  return need?.kind === "repeat" && need.until >= today
    ? w.repeatBy({ from: mediumDay(need.from), until: mediumDay(need.until) })
    : null;
}

/** Whether an answer keeps the score from counting, rather than a missing one. */
export const isAnswered = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block === "coreMood" || block === "item9");

/** A skipped item 9 already says that the form is not complete. */
export const told = (blocks: readonly Block[]): Block[] =>
  blocks.filter((block) => block !== "incomplete" || !blocks.includes("item9Unknown"));

/** A mark beside the state. `name` is for tests. */
export interface MarkLine {
  readonly name: "paused" | "full" | "remission-lost" | "after-relapse" | "passed-over";
  readonly text: string;
}

/** The marks beside the state, a sentence or two each. */
export function marks({
  state,
  full,
  paused,
  remissionLost,
  relapsedOn,
  passedOver,
  item9LeftOut,
  items,
}: StatusView): MarkLine[] {
  const lines: MarkLine[] = [];
  // A possible relapse has its own sentence that asks for a repeat.
  if (paused?.decidesFrom && state !== "possibleRelapse")
    lines.push({ name: "paused", text: w.marks.paused({ from: mediumDay(paused.decidesFrom) }) });
  if (full && state === "recovery") lines.push({ name: "full", text: w.marks.full });
  const item9 = items.some(({ item, latest }) => item === 9 && (latest ?? 0) > 0);
  if (remissionLost)
    lines.push({ name: "remission-lost", text: item9 ? w.marks.remissionLostItem9 : w.marks.remissionLost });
  if (relapsedOn !== null && state !== "relapse" && state !== "recurrence")
    lines.push({ name: "after-relapse", text: w.marks.afterRelapse({ day: mediumDay(relapsedOn) }) });
  if (passedOver) {
    // The skipped item 9 has already been mentioned above.
    const why = item9LeftOut ? [] : told(passedOver.blocks).map((block) => w.blocks[block]);
    lines.push({
      name: "passed-over",
      text: [w.marks.passedOver({ day: mediumDay(passedOver.form.day) }), ...why].join(" "),
    });
  }
  return lines;
}
