import { useRef } from "preact/hooks";
import type { RegimensView, RemoteCore, TherapiesView } from "../../core/api";
import { Figure, SIDES, useSize } from "../../parts/chart";
import { plot } from "../../parts/chart/scale";
import { regimenText } from "../../parts/doses/said";
import { GoalLine } from "../../parts/goals/line";
import { therapyName } from "../../parts/naming";
import { useView } from "../../parts/view";
import { dayNumber, mediumDay } from "../../words/days";
import { course } from "../../words/en/course";
import { goals as g } from "../../words/en/goals";

const w = course.lived;
const ROW = 30;

type Days = readonly [from: string, to: string];

/** Something that went on beside the sessions, or an event of one day. */
interface Lane {
  readonly name: string;
  readonly since: string;
  /** The last day, or null while it goes on. */
  readonly until: string | null;
}

/** What went on beside the sessions, on the days of the chart above. The chart does not wait for it. */
export function Lived({ core, days }: { core: RemoteCore; days: Days }) {
  const { view } = useView(async () => {
    const [regimens, therapies, goals] = await Promise.all([core.regimens(), core.therapies(), core.goals()]);
    return { lanes: lanesOf(regimens, therapies), goals: goals.standing };
  });
  if (!view) return null;
  const lanes = view.lanes.filter(({ since, until }) => since <= days[1] && (until ?? days[1]) >= days[0]);
  const looked = view.goals.filter(({ looks }) => looks.length > 0);
  return (
    <>
      {looked.length > 0 && (
        <section data-testid="course-goals">
          <h2>{g.beside}</h2>
          {looked.map((goal) => (
            <div key={goal.marks.id}>
              <p>{goal.value.text}</p>
              <GoalLine goal={goal} days={days} />
            </div>
          ))}
        </section>
      )}
      {lanes.length > 0 && (
        <section>
          <h2>{w.title}</h2>
          <Figure table={() => ({ caption: w.title, head: w.head, rows: lanes.map(row) })} testId="course-lanes">
            <Drawing lanes={lanes} days={days} />
          </Figure>
        </section>
      )}
    </>
  );
}

function lanesOf({ current, history }: RegimensView, { therapies }: TherapiesView): readonly Lane[] {
  const regimens = current ? [current, ...history] : history;
  return [
    ...regimens.map(({ value }) => ({ ...value, name: regimenText(value) })),
    ...therapies.map(({ value }) => ({ ...value, name: therapyName(value) })),
  ];
}

const row = ({ name, since, until }: Lane) => [name, mediumDay(since), until === null ? w.goesOn : mediumDay(until)];

function Drawing({ lanes, days }: { lanes: readonly Lane[]; days: Days }) {
  const svg = useRef<SVGSVGElement>(null);
  const { width, em } = useSize(svg);
  const height = lanes.length * ROW;
  const margin = { top: 0, right: SIDES[1] * em, bottom: 0, left: SIDES[0] * em };
  const { x, left, right } = plot({ width, height, margin }, [dayNumber(days[0]), dayNumber(days[1])], [0, 1]);
  const at = (day: string) => Math.min(Math.max(x(dayNumber(day)), left), right);
  return (
    <svg
      class="chart-drawing"
      ref={svg}
      role="img"
      aria-label={says(lanes)}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
    >
      {lanes.map(({ name, since, until }, index) => {
        const y = index * ROW + 22;
        const [start, end] = [at(since), at(until ?? days[1])];
        return (
          <g key={index}>
            <text x={left} y={y - 7}>
              {name}
            </text>
            {since === until ? (
              <path class="chart-session" d={`M${start} ${y - 4}l4 4-4 4-4-4z`} />
            ) : (
              <line class="lane" x1={start} x2={Math.max(end, start + 2)} y1={y} y2={y} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

const says = (lanes: readonly Lane[]): string =>
  lanes
    .map(({ name, since, until }) =>
      until === null ? w.since(name, mediumDay(since)) : w.span(name, mediumDay(since), mediumDay(until)),
    )
    .join(" ");
