import type { GoalView, RemoteCore } from "../../core/api";
import { looking } from "../../core/platform";
import { go, to } from "../../core/route";
import { Button, Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { GoalLine } from "../../parts/goals/line";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay } from "../../words/days";
import { goals as w } from "../../words/en/goals";

/** As many as can be looked at in a week. The core allows no more. */
const MOST = 3;

export function Overview({ core }: { core: RemoteCore }) {
  const view = useView(() => core.goals());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ goals, today }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            {goals.map((goal) => (
              <Goal key={goal.marks.id} goal={goal} today={today} />
            ))}
            {!looking && <Ways count={goals.length} />}
          </Screen>
        )}
      </Loaded>
    </>
  );
}

function Goal({ goal, today }: { goal: GoalView; today: string }) {
  const { marks, value, looks } = goal;
  const last = looks.at(-1);
  return (
    <section class="goal" data-testid="goal">
      {value.first && <p class="soft small">{w.firstName}</p>}
      <h2>{value.text}</h2>
      <p class="soft small">
        {last ? w.last(last.score, mediumDay(last.day)) : w.noLook}
        {" · "}
        {value.agreed === null ? w.notAgreed : w.agreed(mediumDay(value.agreed))}
      </p>
      {looks.length > 1 && <GoalLine goal={goal} days={[looks[0]?.day ?? today, today]} />}
      {!looking && (
        <p>
          <a
            class="button text"
            href="./"
            data-place={to("goals", marks.id)}
            aria-label={w.changeLabel(value.text)}
            data-testid="goal-edit"
          >
            {w.change}
          </a>
        </p>
      )}
    </section>
  );
}

function Ways({ count }: { count: number }) {
  return (
    <>
      <div class="actions">
        {count > 0 && (
          <Button
            kind="primary"
            onPress={() => {
              go("goals", "week");
            }}
            testId="goal-week"
          >
            {w.look}
          </Button>
        )}
        {count < MOST && (
          <Button
            kind={count === 0 ? "primary" : "plain"}
            onPress={() => {
              go("goals", "new");
            }}
            testId="goal-add"
          >
            {count === 0 ? w.addFirst : w.add}
          </Button>
        )}
      </div>
      {count >= MOST && <p class="soft">{w.full}</p>}
    </>
  );
}
