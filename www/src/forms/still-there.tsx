import { useState } from "preact/hooks";
import type { RemoteCore, SideEffectView } from "../core/api";
import { Button, Notice } from "../parts";
import { longDay } from "../words/days";
import { explain } from "../words/explain";
import { go } from "../core/route";
import sideEffects from "#words/side-effects";
import { effectName } from "../parts/naming";

const w = sideEffects.stillThere;

interface Props {
  core: RemoteCore;
  /** Side effects of yesterday's session for which no end was given. */
  effects: readonly SideEffectView[];
  today: string;
  reload: () => Promise<void>;
}

/** Asked once, on the morning after a session: is it gone? One tap answers. */
export function StillThere({ core, effects, today, reload }: Props) {
  const [error, setError] = useState<string | null>(null);

  const answer = async ({ marks, value }: SideEffectView, gone: boolean) => {
    try {
      // "Gone" means over by today. Nobody asked when it ended.
      const end = gone ? { by: { day: today, time: null } } : "stillThere";
      const { id, flag } = await core.saveSideEffect(marks.id, { ...value, end });
      if (flag === "nothing") await reload();
      else go("sessions", "answer", id);
    } catch (thrown) {
      setError(explain(thrown));
    }
  };

  return (
    <section class="due" data-testid="still-there">
      <p>{w.ask({ day: longDay(effects[0]?.value.onset.day ?? "") })}</p>
      <Notice kind="attention" message={error} testId="still-error" />
      <ul class="rows">
        {effects.map((effect) => {
          const name = effectName(effect.value.effect);
          return (
            <li class="row" key={effect.marks.id}>
              <span>{name}</span>
              <span class="pair-buttons">
                <Button
                  label={w.goneLabel({ what: name })}
                  onPress={() => void answer(effect, true)}
                  testId="still-gone"
                >
                  {w.gone}
                </Button>
                <Button
                  label={w.stillLabel({ what: name })}
                  onPress={() => void answer(effect, false)}
                  testId="still-still"
                >
                  {w.still}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
