import type { TreatedView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { sessions as names } from "../../words/en/sessions";
import { treatment as w } from "../../words/en/treatment";
import { changes, course, flags, followed, gap, peak, what, worst } from "./said";

/** The same data as the line, as a table that a phone has room for. */
export function SessionsTable({ sessions }: { sessions: readonly TreatedView[] }) {
  return <Table caption={w.caption} head={w.head} rows={sessions.map(row)} />;
}

const row = (session: TreatedView) => [
  <>
    {mediumDay(session.day)}
    <span class="row-note soft">
      {[names.routes[session.route], what(session), changes(session)].filter(Boolean).join(", ")}
    </span>
  </>,
  said([
    peak(session),
    ...flags(session),
    worst(session) ?? w.nothing,
    session.stillThere && w.next,
    ...course(session),
  ]),
  said([gap(session), ...followed(session)]),
];

const said = (facts: readonly (string | null | boolean)[]): string => facts.filter(Boolean).join(". ");
