import { useSignal } from "@preact/signals";
import type { RemoteCore, SessionsView, SessionView, SideEffectView } from "../../core/api";
import { newId } from "../../core/id";
import { CoreError } from "../../core/error";
import { looking } from "../../core/platform";
import { Button, DateField, Editing, FormLink, Loaded, Notice, Screen } from "../../parts";
import { dayNumber, isoDay, longDay, mediumDay } from "../../words/days";
import { DoneNotice, say } from "../../parts/done";
import { explain } from "../../words/explain";
import { MarksButton } from "../../parts/marks";
import { go, to } from "../../core/route";
import { isGoing } from "../../core/today";
import { Unfinished, type Draftable } from "../../forms/unfinished";
import { useView } from "../../parts/view";
import { words } from "../../words/en";
import { sessions as w, sideEffects } from "../../words/en/sessions";
import { courseOf, effectName, given } from "../../parts/naming";
import { OtherPressures } from "./other-pressures";

export function SessionList({ core }: { core: RemoteCore }) {
  const view = useView(() => core.sessions());
  return (
    <Loaded of={view}>
      {(sessions) => (
        <Screen title={title(sessions)} lede={lede(sessions)}>
          <DoneNotice core={core} onUndone={view.reload} />
          <Editing>
            <Unfinished core={core} kinds={kinds} />
            <Begin core={core} view={sessions} reload={view.reload} />
          </Editing>
          <Ways />
          <ol class="records" data-testid="sessions">
            {sessions.sessions.map((session) => (
              <Session key={session.marks.id} core={core} session={session} />
            ))}
          </ol>
          {sessions.otherSideEffects.length > 0 && (
            <>
              <h2>{w.otherEffects}</h2>
              <Effects core={core} effects={sessions.otherSideEffects} sessionDay={null} />
            </>
          )}
          <OtherPressures core={core} pressures={sessions.otherPressures} />
        </Screen>
      )}
    </Loaded>
  );
}

/** The ways to add a session, the shortest first. */
function Begin({ core, view, reload }: { core: RemoteCore; view: SessionsView; reload: () => Promise<void> }) {
  // Tried again, it is the same session.
  const fresh = useSignal(newId());
  const asked = useSignal<{ readonly day: string; readonly about: "session" | "doses" } | null>(null);
  const wrongDay = useSignal<string | undefined>(undefined);
  const [last] = view.sessions;
  const going = last !== undefined && isGoing(last.value.day, view.today);
  const again = async (day: string, confirmed: boolean) => {
    asked.value = null;
    wrongDay.value = undefined;
    try {
      say(words.done.saved, await core.repeatSession(fresh.value, day, confirmed));
      fresh.value = newId();
      await reload();
    } catch (thrown) {
      if (!(thrown instanceof CoreError)) say(explain(thrown));
      else if (thrown.code === "session_near") asked.value = { day, about: "session" };
      else if (thrown.code === "session_on_regimen") asked.value = { day, about: "doses" };
      else if (thrown.field === "day") wrongDay.value = sentence(thrown);
      else say(explain(thrown));
    }
  };
  const question = asked.value;
  return (
    <>
      <Notice
        kind="attention"
        message={question && ask(question, view.today)}
        action={
          question
            ? {
                label: question.about === "doses" ? w.form.onTop : w.another,
                onPress: () => void again(question.day, true),
              }
            : undefined
        }
        testId="again-near"
      />
      <div class="actions">
        {last && (
          <Button
            kind={going ? "plain" : "primary"}
            label={w.againLabel(given(last.value))}
            onPress={() => void again(view.today, false)}
            testId="session-again"
          >
            {w.again}
          </Button>
        )}
        <Button
          kind={last ? "plain" : "primary"}
          onPress={() => {
            go("sessions", "new");
          }}
          testId="session-add"
        >
          {w.add}
        </Button>
        <Button
          kind={going ? "primary" : "plain"}
          onPress={() => {
            go("session-day", ...(going ? ["today"] : []));
          }}
          testId="session-start"
        >
          {going ? w.goOn : w.start}
        </Button>
        <Button
          onPress={() => {
            go("sessions", "effect", "new");
          }}
          testId="effect-add"
        >
          {w.report}
        </Button>
      </div>
      {last && (
        <OtherDay
          today={view.today}
          error={wrongDay.value}
          mend={() => {
            wrongDay.value = undefined;
          }}
          keep={(day) => again(day, false)}
        />
      )}
    </>
  );
}

/** What the core asks about a session before it saves it. */
function ask({ day, about }: { day: string; about: "session" | "doses" }, today: string): string {
  if (about === "doses") return w.form.onRegimen;
  return day === today ? w.near : w.nearOn(mediumDay(day));
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

interface OtherDayProps {
  today: string;
  error: string | undefined;
  /** Called when another day than the refused one is picked. */
  mend: () => void;
  keep: (day: string) => Promise<void>;
}

/** The same as last time, on a past day: yesterday, unless another is picked. */
function OtherDay({ today, error, mend, keep }: OtherDayProps) {
  const day = useSignal(isoDay(dayNumber(today) - 1));
  return (
    <details class="more">
      <summary data-testid="session-again-more">{w.againOn.more}</summary>
      <DateField
        label={w.againOn.day}
        value={day.value}
        max={today}
        error={error}
        onInput={(picked) => {
          mend();
          day.value = picked;
        }}
        testId="session-again-day"
      />
      <div class="actions">
        <Button onPress={() => void keep(day.value)} testId="session-again-keep">
          {w.againOn.keep}
        </Button>
      </div>
    </details>
  );
}

function sentence(thrown: CoreError): string {
  if (thrown.code === "in_future") return w.againOn.future;
  return thrown.code === "empty" ? w.againOn.none : explain(thrown);
}

function title({ sessions, nextPlanned }: SessionsView): string {
  if (nextPlanned !== null) return w.title.planned(longDay(nextPlanned));
  return sessions.length === 0 ? w.title.none : w.title.unplanned;
}

function lede({ sessions: [latest], today }: SessionsView): string {
  return latest ? w.last(words.days.ago(dayNumber(today) - dayNumber(latest.value.day))) : w.first;
}

function Session({ core, session }: { core: RemoteCore; session: SessionView }) {
  const { marks, value, daysSincePrevious } = session;
  const { id } = marks;
  const day = mediumDay(value.day);
  return (
    <li class="record" data-testid="session">
      <h2>{day}</h2>
      <p>{[w.routes[value.route], given(value), value.time].filter(Boolean).join(" · ")}</p>
      <p class="soft">
        {daysSincePrevious !== null && w.since(words.days.count(daysSincePrevious))}{" "}
        {value.plannedNext !== null && w.plannedNext(mediumDay(value.plannedNext))}
      </p>
      {session.pressures.length > 0 && (
        <p class="soft">
          {w.pressures(session.pressures.map(({ value: of }) => `${of.systolic}/${of.diastolic}`).join(", "))}
        </p>
      )}
      {value.note !== null && <p class="record-note">{value.note}</p>}
      {session.sideEffects.length > 0 && <Effects core={core} effects={session.sideEffects} sessionDay={value.day} />}
      <p class="record-foot">
        <Editing>
          <a href="./" data-place={to("sessions", id)} aria-label={w.editLabel(day)} data-testid="session-edit">
            {w.edit}
          </a>
          <a href="./" data-place={to("session-day", id)} aria-label={w.dayLabel(day)} data-testid="session-day">
            {w.day}
          </a>
          <a
            href="./"
            data-place={to("sessions", "effect", "new", id)}
            aria-label={w.effectFor(day)}
            data-testid="session-effect-add"
          >
            {w.report}
          </a>
        </Editing>
        <MarksButton core={core} marks={marks} />
      </p>
    </li>
  );
}

interface EffectsProps {
  core: RemoteCore;
  effects: readonly SideEffectView[];
  sessionDay: string | null;
}

function Effects({ core, effects, sessionDay }: EffectsProps) {
  return (
    <ul class="rows" aria-label={w.effects}>
      {effects.map((effect) => (
        <li class="row" key={effect.marks.id} data-testid="effect">
          <FormLink to={to("sessions", "effect", effect.marks.id)} testId="effect-edit">
            {effectName(effect.value.effect)}
          </FormLink>
          <span>
            {courseOf(effect.value, sessionDay)} <MarksButton core={core} marks={effect.marks} />
          </span>
          <WhomToCall effect={effect} />
        </li>
      ))}
    </ul>
  );
}

/** A link back to the answer to a sign. */
function WhomToCall({ effect: { marks, value, flag, forToday } }: { effect: SideEffectView }) {
  const w = sideEffects.answer;
  if (flag === "nothing") return null;
  const mark = flag !== "callClinic" ? w.mark.emergency : forToday ? w.mark.clinic : w.mark.clinicPast;
  return (
    <FormLink
      class="flag"
      to={to("sessions", "answer", marks.id)}
      label={w.markLabel(mark, effectName(value.effect))}
      testId="effect-answer"
    >
      {mark}
    </FormLink>
  );
}

const kinds: readonly Draftable[] = [
  { kind: "session", sentence: w.draft.session, link: (id) => to("sessions", id ?? "new") },
  { kind: "sideEffect", sentence: w.draft.sideEffect, link: (id) => to("sessions", "effect", id ?? "new") },
];
