import type { RemoteCore, SessionsView, SideEffectView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Loaded, Screen } from "../../parts";
import { longDay } from "../../shell/days";
import { DoneNotice } from "../../shell/done";
import { replace } from "../../shell/route";
import { useView } from "../../shell/view";
import { sideEffects } from "../../words/en/sessions";
import { Calls } from "./calls";
import { effectName, given } from "./naming";

const w = sideEffects.answer;

/** What a side effect calls for (R5): whom to call, and what to say. */
export function Answer({ core, id }: { core: RemoteCore; id: string }) {
  const view = useView(async () => {
    const [sessions, help] = await Promise.all([core.sessions(), core.help()]);
    const effect = find(sessions, id);
    if (!effect) throw new CoreError("not_found", `No side effect ${id}`);
    return { effect, clinic: help.clinic, said: said(sessions, effect) };
  });
  return (
    <Loaded of={view}>
      {({ effect, clinic, said }) => {
        const emergency = effect.flag === "emergency";
        return (
          <Screen title={emergency ? w.emergency : w.clinic} lede={emergency ? w.emergencyLede : w.clinicLede}>
            <Calls clinic={clinic} urgent={emergency} />
            <Saying said={said} />
            <DoneNotice core={core} onUndone={async () => { replace("sessions"); }} />
          </Screen>
        );
      }}
    </Loaded>
  );
}

function find({ sessions, otherSideEffects }: SessionsView, id: string): SideEffectView | undefined {
  const all = [...sessions.flatMap(({ sideEffects: effects }) => effects), ...otherSideEffects];
  return all.find(({ marks }) => marks.id === id);
}

function said({ sessions }: SessionsView, effect: SideEffectView): string {
  const session = sessions.find(({ marks }) => marks.id === effect.session);
  const name = effectName(effect.effect).toLowerCase();
  return session ? w.saying(given(session), longDay(session.day), name) : w.sayingAlone(name);
}

function Saying({ said }: { said: string }) {
  return (
    <>
      <h2>{w.say}</h2>
      <p data-testid="answer-say">{said}</p>
      <p class="soft">{w.watching}</p>
      <div class="actions">
        <Button onPress={() => { replace("sessions"); }} testId="answer-done">{w.done}</Button>
      </div>
    </>
  );
}
