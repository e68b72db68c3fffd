import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { RemoteCore, SessionView, SideEffectView } from "../../core/api";
import { Editing, FormLink } from "../../parts";
import { Chevron } from "../../parts/chevron";
import { MarksButton } from "../../parts/marks";
import { courseOf, effectName, given } from "../../parts/naming";
import { to } from "../../core/route";
import { words } from "../../words";
import { dayNumber, longDay, mediumDay, shortDay } from "../../words/days";
import w from "#words/sessions";
import sideEffects from "#words/side-effects";

/** The rows that were opened, by session. They stay open while the app is, so coming back from a form shows the same. */
const opened = signal<ReadonlySet<string>>(new Set());

function toggle(id: string): void {
  const next = new Set(opened.value);
  if (!next.delete(id)) next.add(id);
  opened.value = next;
}

interface SessionRowProps {
  core: RemoteCore;
  session: SessionView;
  /** Days until half of its lift was gone, or null if that was not before the next session or is not known. */
  halfGone: number | null;
}

/** A session in one row. A tap opens it. Whom to call today is never folded away. */
export function SessionRow({ core, session, halfGone }: SessionRowProps) {
  const { id } = session.marks;
  const { value } = session;
  const more = useId();
  const isOpen = opened.value.has(id);
  return (
    <li class="session" data-testid="session">
      <button
        type="button"
        class="row-open"
        aria-expanded={isOpen}
        aria-controls={isOpen ? more : undefined}
        onClick={() => {
          toggle(id);
        }}
        data-testid="session-open"
      >
        <span>
          <strong>{shortDay(dayNumber(value.day))}</strong> · {given(value)} · {w.shortRoutes[value.route]}
          <span class="soft small row-what">{facts(session, halfGone)}</span>
        </span>
        <Chevron />
      </button>
      {isOpen ? (
        <div id={more} class="session-more">
          <More core={core} session={session} />
        </div>
      ) : (
        session.sideEffects.map((effect) => effect.forToday && <WhomToCall key={effect.marks.id} effect={effect} />)
      )}
    </li>
  );
}

/** "14 days · moderate · half worn off by day 7": the days since the session before, the worst effect, and the lift. */
function facts({ daysSincePrevious, sideEffects: effects }: SessionView, halfGone: number | null): string {
  const worst = Math.max(0, ...effects.map(({ value }) => value.severity ?? 0));
  return [
    daysSincePrevious !== null && words.days.count({ count: daysSincePrevious }),
    worst > 0 && sideEffects.severities[worst],
    halfGone !== null && w.halfGone({ day: halfGone }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function More({ core, session }: { core: RemoteCore; session: SessionView }) {
  const { marks, value } = session;
  const { id } = marks;
  const day = mediumDay(value.day);
  return (
    <>
      <p>{[longDay(value.day), value.time, w.routes[value.route]].filter(Boolean).join(" · ")}</p>
      {value.plannedNext !== null && <p class="soft">{w.plannedNext({ day: mediumDay(value.plannedNext) })}</p>}
      {session.pressures.length > 0 && (
        <p class="soft">
          {w.pressures({ text: session.pressures.map(({ value: of }) => `${of.systolic}/${of.diastolic}`).join(", ") })}
        </p>
      )}
      {value.note !== null && <p class="record-note">{value.note}</p>}
      {session.sideEffects.length > 0 && <Effects core={core} effects={session.sideEffects} sessionDay={value.day} />}
      <p class="record-foot">
        <Editing>
          <a href="./" data-place={to("session-day", id)} aria-label={w.dayLabel({ day })} data-testid="session-day">
            {w.day}
          </a>
          <a
            href="./"
            data-place={to("sessions", "effect", "new", id)}
            aria-label={w.effectFor({ day })}
            data-testid="session-effect-add"
          >
            {w.report}
          </a>
          <a href="./" data-place={to("sessions", id)} aria-label={w.editLabel({ day })} data-testid="session-edit">
            {w.edit}
          </a>
        </Editing>
        <MarksButton core={core} marks={marks} />
      </p>
    </>
  );
}

interface EffectsProps {
  core: RemoteCore;
  effects: readonly SideEffectView[];
  sessionDay: string | null;
}

export function Effects({ core, effects, sessionDay }: EffectsProps) {
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
      label={w.markLabel({ mark, what: effectName(value.effect) })}
      testId="effect-answer"
    >
      {mark}
    </FormLink>
  );
}
