import { useSignal } from "@preact/signals";
import { RECORDS_ONLY } from "../../core/build";
import type { RemoteCore, SessionsView } from "../../core/api";
import { looking } from "../../core/platform";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { dayNumber, longDay } from "../../words/days";
import { DoneNotice } from "../../parts/done";
import { to } from "../../core/route";
import { isGoing } from "../../core/today";
import { Unfinished, type Draftable } from "../../forms/unfinished";
import { useView } from "../../parts/view";
import { daysAgo } from "../../words/ago";
import w from "#words/sessions";
import { OtherPressures } from "./other-pressures";
import { Effects, SessionRow } from "./row";

export function SessionList({ core }: { core: RemoteCore }) {
  const view = useView(() => core.sessions());
  return (
    <Loaded of={view}>
      {(sessions) => (
        <Screen title={title(sessions)} lede={lede(sessions)}>
          <DoneNotice core={core} onUndone={view.reload} />
          <Editing>
            <Unfinished core={core} kinds={kinds} />
            <Begin view={sessions} />
          </Editing>
          <Rows core={core} view={sessions} />
          {sessions.otherSideEffects.length > 0 && (
            <>
              <h2>{w.otherEffects}</h2>
              <Effects core={core} effects={sessions.otherSideEffects} sessionDay={null} />
            </>
          )}
          <OtherPressures core={core} pressures={sessions.otherPressures} />
          <Ways />
        </Screen>
      )}
    </Loaded>
  );
}

/** Today's session first, then what happened earlier. */
function Begin({ view: { sessions, today } }: { view: SessionsView }) {
  const [last] = sessions;
  if (last === undefined)
    return (
      <div class="actions">
        <a class="button primary" href="./" data-place={to("sessions", "new")} data-testid="session-add">
          {w.add}
        </a>
      </div>
    );
  const going = isGoing(last.value.day, today);
  return (
    <>
      <div class="actions">
        <a
          class="button primary"
          href="./"
          data-place={to("session-day", ...(going ? ["today"] : []))}
          data-testid="session-start"
        >
          {going ? w.goOn : w.today}
        </a>
      </div>
      <p class="record-foot">
        <a class="button text" href="./" data-place={to("sessions", "new")} data-testid="session-add">
          {w.addEarlier}
        </a>
        <a class="button text" href="./" data-place={to("sessions", "effect", "new")} data-testid="effect-add">
          {w.report}
        </a>
      </p>
    </>
  );
}

const ways = ["doses", "medicines", "history", "therapies", "goals", "plan", "screen", "treatment", "known"] as const;

/** The places that belong to the treatment. The monthly check is a form. */
function Ways() {
  const shown = looking ? ways.filter((place) => place !== "screen") : ways;
  return (
    <ul class="ways" aria-label={w.ways.title}>
      {shown.map((place) => (
        <li key={place}>
          <a class="button" href="./" data-place={to(place)} data-testid={`sessions-${place}`}>
            {w.ways[place]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How many sessions are listed until all are asked for. */
const LISTED = 8;

function Rows({ core, view: { sessions, today } }: { core: RemoteCore; view: SessionsView }) {
  const all = useSignal(false);
  const listed = sessions.slice(0, all.value ? sessions.length : LISTED);
  const first = listed.at(-1)?.value.day ?? today;
  // The list does not wait for it.
  const fade = useView(async () => (RECORDS_ONLY ? null : core.fade(dayNumber(today) - dayNumber(first) + 1)), first);
  const halves = new Map<string, number>();
  for (const { session, tells, halfGone, half } of fade.view?.intervals ?? []) {
    if (tells && halfGone) halves.set(session, half);
  }
  return (
    <>
      <ol class="records" data-testid="sessions">
        {listed.map((session) => (
          <SessionRow
            key={session.marks.id}
            core={core}
            session={session}
            halfGone={halves.get(session.value.day) ?? null}
          />
        ))}
      </ol>
      {sessions.length > listed.length && (
        <p>
          <Button
            kind="text"
            onPress={() => {
              all.value = true;
            }}
            testId="sessions-all"
          >
            {w.all({ count: sessions.length })}
          </Button>
        </p>
      )}
    </>
  );
}

function title({ sessions, nextPlanned }: SessionsView): string {
  if (nextPlanned !== null) return w.title.planned({ day: longDay(nextPlanned) });
  return sessions.length === 0 ? w.title.none : w.title.unplanned;
}

function lede({ sessions: [latest], today }: SessionsView): string {
  return latest ? w.last({ ago: daysAgo(latest.value.day, today) }) : w.first;
}

const kinds: readonly Draftable[] = [
  { kind: "session", sentence: w.draft.session, link: (id) => to("sessions", id ?? "new") },
  { kind: "sideEffect", sentence: w.draft.sideEffect, link: (id) => to("sessions", "effect", id ?? "new") },
];
