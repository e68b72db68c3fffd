import type { GoalView, RemoteCore } from "../../core/api";
import { go, to } from "../../core/route";
import { type Draftable, Unfinished } from "../../forms/unfinished";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { DoneNotice, say } from "../../parts/done";
import { GoalLine } from "../../parts/goals/line";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay } from "../../words/days";
import { words } from "../../words/en";
import { goals as w } from "../../words/en/goals";
import { explain } from "../../words/explain";

const begun: readonly Draftable[] = [
  { kind: "goal", sentence: words.entry.begun, link: (id) => to("goals", id ?? "new") },
];

export function Overview({ core }: { core: RemoteCore }) {
  const view = useView(() => core.goals());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ standing, ended, hasRoom, today }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Editing>
              <Unfinished core={core} kinds={begun} />
            </Editing>
            {standing.map((goal) => (
              <Goal key={goal.marks.id} goal={goal} today={today} />
            ))}
            {ended.length > 0 && (
              <Ended
                core={core}
                ended={ended}
                hasRoom={hasRoom}
                hasFirst={standing.some(({ value }) => value.first)}
                reload={view.reload}
              />
            )}
            <Editing>
              <Ways count={standing.length} hasRoom={hasRoom} />
            </Editing>
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
      <Editing>
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
      </Editing>
    </section>
  );
}

interface EndedProps {
  core: RemoteCore;
  ended: readonly GoalView[];
  hasRoom: boolean;
  /** Whether a goal that stands says what remission looks like. Only one can. */
  hasFirst: boolean;
  reload: () => Promise<void>;
}

/** What the person let go, with a way back while there is room. */
function Ended({ core, ended, hasRoom, hasFirst, reload }: EndedProps) {
  const back = async ({ marks, value }: GoalView) => {
    const isSecond = value.first && hasFirst;
    try {
      const receipt = await core.save("goal", marks.id, { ...value, first: value.first && !hasFirst, ended: null });
      say(isSecond ? w.backBeside : w.back, receipt);
      await reload();
    } catch (thrown) {
      say(explain(thrown));
    }
  };
  return (
    <section>
      <h2>{w.ended}</h2>
      <ul class="rows ends">
        {ended.map((goal) => (
          <li class="row" key={goal.marks.id} data-testid="goal-ended">
            <span>
              {goal.value.text}
              {goal.value.ended !== null && <span class="soft row-note">{w.endedOn(mediumDay(goal.value.ended))}</span>}
            </span>
            {hasRoom && (
              <Editing>
                <Button
                  kind="text"
                  label={w.bringBackLabel(goal.value.text)}
                  onPress={() => void back(goal)}
                  testId="goal-back"
                >
                  {w.bringBack}
                </Button>
              </Editing>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ count, hasRoom }: { count: number; hasRoom: boolean }) {
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
        {hasRoom && (
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
      {!hasRoom && <p class="soft">{w.full}</p>}
    </>
  );
}
