import type { TreatedView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import names from "#words/sessions";
import w from "#words/treatment";
import { changes, course, flagged, followed, gap, peak, what, worst } from "./said";

/** The same data as the line, as a table. */
export function SessionsTable({ sessions }: { sessions: readonly TreatedView[] }) {
  return (
    <div class="wide-table">
      <Table
        caption={w.caption}
        head={w.head}
        rows={sessions.map((session) => [
          mediumDay(session.day),
          names.routes[session.route],
          [what(session), changes(session)].filter(Boolean).join(", "),
          gap(session),
          [peak(session), ...flagged(session)].filter(Boolean).join(". ") || w.unknown,
          [worst(session) ?? w.nothing, session.stillThere && w.next].filter(Boolean).join(". "),
          course(session).join(". ") || w.unknown,
          followed(session).join(". ") || w.nothingYet,
        ])}
      />
    </div>
  );
}
