import type { ComponentChildren } from "preact";
import type { CourseFormView, EvidenceView } from "../../core/api";
import { totalText } from "../../parts/total";
import { mediumDay } from "../../words/days";
import { looking } from "../../core/platform";
import { to } from "../../core/route";
import { words } from "../../words";
import w from "#words/course";
import type { JudgedCourse } from "./status";

/** The total now, the one before treatment, and the one that studies call remission. The first two open their forms. */
export function Numbers({ course: { status, forms } }: { course: JudgedCourse }) {
  const { latest, baseline } = status;
  const typed = (form: EvidenceView | null) => isTyped(forms, form);
  const starred = [latest, baseline].some((form) => form?.total.imputed);
  return (
    <>
      <ul class="numbers" aria-label={w.numbers.label}>
        <Figure
          form={status.latestIsBaseline ? null : latest}
          typed={typed(latest)}
          what={status.stale ? w.numbers.lastKnown : w.numbers.now}
          testId="course-now"
        />
        <Figure form={baseline} typed={typed(baseline)} what={w.numbers.before} testId="course-before" soft />
        <li>
          <span class="figure goal" data-testid="course-remission">
            {status.remissionTotal}
          </span>
          <span class="soft small">{w.numbers.remission}</span>
        </li>
      </ul>
      {starred && <p class="soft small">{w.imputed}</p>}
    </>
  );
}

interface FigureProps {
  form: EvidenceView | null;
  /** Only the total is known. */
  typed: boolean;
  what: string;
  testId: string;
  soft?: boolean;
}

function Figure({ form, typed, what, testId, soft = false }: FigureProps) {
  const kind = soft ? "figure soft" : "figure";
  if (!form) {
    return (
      <li>
        <span class={`${kind} none`} data-testid={testId}>
          {w.numbers.none}
        </span>
        <span class="soft small">{what}</span>
      </li>
    );
  }
  return (
    <li>
      <a href="./" data-place={toForm(form.id, typed)}>
        <span class={kind} data-testid={testId}>
          {totalText(form.total)}
        </span>
        <span class="soft small">{what}</span>
        <span class="soft small number">{mediumDay(form.day)}</span>
        {typed && (
          <span class="soft small" data-testid={`${testId}-typed`}>
            {w.numbers.typed}
          </span>
        )}
        <span class="unseen">{w.numbers.open}</span>
      </a>
    </li>
  );
}

/** How the totals compare, in numbers. */
export function Arithmetic({ course: { status, best, forms } }: { course: JudgedCourse }) {
  const { chain, change, dropPercent, realChange, pointsToResponse, pointsToRemission, latestIsBaseline } = status;
  return (
    <ul class="rows" aria-label={w.rows.label}>
      {change !== null && !latestIsBaseline && (
        <Row label={w.rows.change} testId="course-change" note={realChange ? w.rows.real : undefined}>
          {changeText(change, dropPercent)}
        </Row>
      )}
      {pointsToResponse !== null && !latestIsBaseline && (
        <Row label={w.rows.toResponse} testId="course-to-response">
          {w.rows.lower({ points: pointsToResponse })}
        </Row>
      )}
      {pointsToRemission !== null && (
        <Row label={w.rows.toRemission} testId="course-to-remission">
          {w.rows.lower({ points: pointsToRemission })}
        </Row>
      )}
      {chain && (
        <Row
          label={w.rows.chain}
          testId="course-chain"
          note={chain.spanDays > 0 ? words.days.count({ count: chain.spanDays }) : undefined}
        >
          {w.rows.chainForms({ forms: chain.forms, first: mediumDay(chain.first), last: mediumDay(chain.last) })}
        </Row>
      )}
      {best && (
        <Row label={w.rows.lowest} testId="course-best">
          <a href="./" data-place={toForm(best.id, isTyped(forms, best))}>
            {w.rows.lowestOn({ total: totalText(best.total), day: mediumDay(best.day) })}
          </a>
        </Row>
      )}
    </ul>
  );
}

/** A total that was typed in has only its score, and no form to open. It is changed, or else shown among its kind. */
export const toForm = (id: string, typed: boolean): string => {
  if (!typed) return to("phq9", id);
  return looking ? to("clinic-scores") : to("clinic-scores", id);
};

const isTyped = (forms: readonly CourseFormView[], form: EvidenceView | null): boolean =>
  forms.some(({ id, typed }) => typed && id === form?.id);

interface RowProps {
  label: string;
  testId: string;
  note?: string | undefined;
  children: ComponentChildren;
}

/** One line of evidence: a name, and its value with a note below. */
export function Row({ label, testId, note, children }: RowProps) {
  return (
    <li class="row evidence" data-testid={testId}>
      <span>{label}</span>
      <span class="evidence-said">{children}</span>
      {note !== undefined && <p class="row-note soft">{note}</p>}
    </li>
  );
}

/** A value now, next to the one from before treatment. */
export function nowAndBefore(now: string | null, before: string | null): string {
  const known = now ?? w.rows.notSaid;
  return before === null ? known : w.rows.was({ now: known, before });
}

/** "−8 points, 44 % lower", with a true minus sign, not a hyphen. */
function changeText(change: number, dropPercent: number | null): string {
  const sign = change < 0 ? "−" : change > 0 ? "+" : "";
  const points = w.rows.points({ change: `${sign}${Math.abs(change)}`, count: Math.abs(change) });
  if (dropPercent === null || change === 0) return points;
  return `${points}, ${change > 0 ? w.rows.rose({ percent: -dropPercent }) : w.rows.fell({ percent: dropPercent })}`;
}
