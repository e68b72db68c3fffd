import { useRef, useState } from "preact/hooks";
import type { GoalView, RemoteCore } from "../../core/api";
import { back } from "../../core/route";
import { useSave } from "../../forms/save";
import { Button, Loaded, Notice, Scale, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import goals from "#words/goals";

const w = goals.week;

/** The weekly look: one tap for each goal, saved at once. */
export function Week({ core }: { core: RemoteCore }) {
  const view = useView(() => core.goals());
  return (
    <>
      <WayBack place="goals" label={goals.short} />
      <Loaded of={view}>
        {({ standing, today }) => (
          <Screen title={w.title} lede={w.lede}>
            {standing.map((goal, index) => (
              <Look key={goal.marks.id} at={index + 1} core={core} goal={goal} today={today} reload={view.reload} />
            ))}
            <DoneNotice core={core} onUndone={view.reload} />
            <div class="actions">
              <Button onPress={back} testId="goal-week-done">
                {w.done}
              </Button>
            </div>
          </Screen>
        )}
      </Loaded>
    </>
  );
}

interface LookProps {
  core: RemoteCore;
  goal: GoalView;
  /** Its place in the list, from 1. */
  at: number;
  today: string;
  reload: () => Promise<void>;
}

function Look({ core, goal: { marks, value, looks }, at, today, reload }: LookProps) {
  const last = looks.at(-1);
  const kept = last?.day === today ? last.score : null;
  // What the finger is on, which is saved once it is lifted.
  const [touched, setTouched] = useState<number | null>(null);
  const latest = useRef<number | null>(null);
  const save = useSave([]);
  const keep = () => {
    const score = latest.current;
    latest.current = null;
    if (score === null || score === kept) return;
    void save.run(async () => {
      say(w.saved({ score }), await core.lookAtGoal(marks.id, score));
      await reload();
      setTouched(null);
    });
  };
  return (
    <fieldset class="goal-look" aria-label={value.text} onPointerUp={keep} onKeyUp={keep} onChange={keep}>
      <Scale
        label={value.text}
        ends={w.ends}
        canClear={false}
        value={touched ?? kept}
        onChange={(score) => {
          if (score === null) return;
          latest.current = score;
          setTouched(score);
        }}
        testId={`goal-look-${at}`}
      />
      <Notice kind="attention" message={save.whole} testId="goal-look-error" />
    </fieldset>
  );
}
