import type { SpanView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { words } from "../../words/en";
import { course } from "../../words/en/course";

const w = course.history;

/** The states over time, newest first. */
export function History({ spans }: { spans: readonly SpanView[] }) {
  return (
    <details class="more">
      <summary data-testid="course-history">{w.title}</summary>
      <Table
        caption={w.caption}
        head={w.head}
        rows={spans.map((span) => [said(span), w.days(mediumDay(span.from), mediumDay(span.until))]).reverse()}
      />
    </details>
  );
}

/** "Recovery, also full, paused". */
function said({ state, full, paused, stale }: SpanView): string {
  const also = [full && state === "recovery" && w.full, paused && w.paused, stale && w.lastKnown];
  return [words.today.states[state], ...also].filter(Boolean).join(", ");
}
