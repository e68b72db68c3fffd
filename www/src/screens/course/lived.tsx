import type { RemoteCore } from "../../core/api";
import { SIDES } from "../../parts/chart";
import { GoalLine } from "../../parts/goals/line";
import { Lanes } from "../../parts/lanes";
import { useView } from "../../parts/view";
import { goals as w } from "../../words/en/goals";

interface LivedProps {
  core: RemoteCore;
  days: readonly [from: string, to: string];
}

/** What went on beside the sessions, on the days of the chart above. The chart does not wait for it. */
export function Lived({ core, days }: LivedProps) {
  const { view } = useView(() => core.goals());
  const looked = view?.standing.filter(({ looks }) => looks.length > 0) ?? [];
  return (
    <>
      {looked.length > 0 && (
        <section data-testid="course-goals">
          <h2>{w.beside}</h2>
          {looked.map((goal) => (
            <div key={goal.marks.id}>
              <p>{goal.value.text}</p>
              <GoalLine goal={goal} days={days} />
            </div>
          ))}
        </section>
      )}
      <Lanes core={core} days={days} sides={SIDES} />
    </>
  );
}
