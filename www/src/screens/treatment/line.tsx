import type { Route, TreatedView } from "../../core/api";
import { FormLink } from "../../parts";
import { mediumDay } from "../../words/days";
import { to } from "../../core/route";
import names from "#words/sessions";
import w from "#words/treatment";
import { changes, course, flagged, followed, gap, peak, what, worst } from "./said";

/** Pixels for a day on the line, and the longest stretch drawn to scale. A longer one is drawn broken. */
const PER_DAY = 4;
const LONGEST = 45;

/** The sessions on one line down the page, newest first. The space below each is the time since the one before it. */
export function Line({ sessions }: { sessions: readonly TreatedView[] }) {
  return (
    <ol class="line-up" data-testid="treatment-line">
      {sessions.map((session) => (
        <Stop key={session.id} session={session} />
      ))}
    </ol>
  );
}

function Stop({ session }: { session: TreatedView }) {
  const different = changes(session);
  const bad = worst(session);
  const days = session.intervalDays ?? 0;
  const broken = days > LONGEST;
  const facts = [
    peak(session),
    ...flagged(session),
    ...course(session),
    bad !== null && w.worst({ effects: bad }),
    session.stillThere && w.next,
    ...followed(session),
  ].filter((fact): fact is string => typeof fact === "string");
  return (
    <li class="stop" data-testid="treatment-session">
      <Mark route={session.route} />
      <h2>
        <FormLink to={to("sessions", session.id)}>{mediumDay(session.day)}</FormLink>
      </h2>
      <p>
        {names.routes[session.route]} · {what(session)}
      </p>
      {different !== "" && (
        <p>
          <strong>{different}</strong>
        </p>
      )}
      {facts.length > 0 && (
        <ul class="stop-facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      <p class="soft stop-gap" style={{ minHeight: `${Math.min(days, LONGEST) * PER_DAY}px` }}>
        {gap(session)}
        {broken && <span data-testid="treatment-broken">. {w.broken}</span>}
      </p>
      {broken && (
        <svg class="stop-break" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 13L21 5M3 20l18-8" />
        </svg>
      )}
    </li>
  );
}

const shapes: Record<Route, string> = {
  intravenous: "M12 3C12 3 5 11 5 15a7 7 0 0 0 14 0C19 11 12 3 12 3z",
  intranasal: "M12 4L20 20H4z",
  intramuscular: "M4 4h16v16H4z",
  subcutaneous: "M12 3l9 9-9 9-9-9z",
  oral: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
  sublingual: "M4 12a8 8 0 0 0 16 0z",
  other: "M10 3h4v7h7v4h-7v7h-4v-7H3v-4h7z",
};

/** The shape shows the route, as the words beside it do. */
function Mark({ route }: { route: Route }) {
  return (
    <svg class="stop-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[route]} />
    </svg>
  );
}
