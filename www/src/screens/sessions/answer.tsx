import type { RemoteCore, SessionsView, SideEffectView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Loaded } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { to, replace } from "../../core/route";
import { useView } from "../../parts/view";
import sideEffects from "#words/side-effects";
import { AnswerScreen } from "./answer-screen";

interface AnswerProps {
  core: RemoteCore;
  id: string;
  /** Whether the person came from the session's day, and goes back to it. */
  fromDay: boolean;
}

/** What a saved side effect calls for. */
export function Answer({ core, id, fromDay }: AnswerProps) {
  const view = useView(async () => {
    const [sessions, plan] = await Promise.all([core.sessions(), core.plan()]);
    const effect = find(sessions, id);
    if (!effect) throw new CoreError("not_found", `No side effect ${id}`);
    return { effect, plan, session: sessions.sessions.find(({ marks }) => marks.id === effect.value.session) };
  });
  return (
    <Loaded of={view}>
      {({ effect, plan, session }) => (
        <AnswerScreen
          effect={effect.value.effect}
          flag={effect.flag}
          past={effect.forToday ? null : effect.value.onset.day}
          session={session}
          clinic={plan.value.clinic}
          companion={plan.value.companion}
          onDone={() => {
            if (fromDay && session) replace("session-day", session.marks.id);
            else replace("sessions");
          }}
          saved={<DoneNotice core={core} onUndone={() => Promise.resolve(replace("sessions"))} />}
        >
          <More id={id} />
        </AnswerScreen>
      )}
    </Loaded>
  );
}

/** A link to what was not asked when it was saved. */
export function More({ id }: { id: string }) {
  return (
    <p>
      <a class="button text" href="./" data-place={to("sessions", "effect", id)} data-testid="answer-more">
        {sideEffects.answer.more}
      </a>
    </p>
  );
}

function find({ sessions, otherSideEffects }: SessionsView, id: string): SideEffectView | undefined {
  const all = [...sessions.flatMap(({ sideEffects: effects }) => effects), ...otherSideEffects];
  return all.find(({ marks }) => marks.id === id);
}
