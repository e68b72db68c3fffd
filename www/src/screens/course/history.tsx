import type { SpanView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../shell/days";
import { words } from "../../words/en";
import { course } from "../../words/en/course";

const w = course.history;

/** The states over time: the strip of the chart as a table, with the same numbers. */
export function History({ spans }: { spans: readonly SpanView[] }) {
  return (
    <details class="more">
      <summary data-testid="course-history">{w.title}</summary>
      <Table
        caption={w.caption}
        head={w.head}
        rows={spans.map(({ state, stale, from, until }, index) => [
          String(index + 1),
          stale ? words.today.lastKnown(words.today.states[state]) : words.today.states[state],
          w.days(mediumDay(from), mediumDay(until)),
        ])}
      />
    </details>
  );
}
