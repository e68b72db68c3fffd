import { useRef } from "preact/hooks";
import type { GoalView } from "../../core/api";
import { dayNumber, mediumDay } from "../../words/days";
import w from "#words/goals";
import { Figure, useWidth } from "../chart";
import { path, plot } from "../chart/scale";

const HEIGHT = 72;
/** The sides are those of the chart of totals, so that the same day is at the same place. */
const MARGIN = { top: 8, right: 10, bottom: 8, left: 28 };
const TOP = 10;

interface GoalLineProps {
  goal: GoalView;
  /** First and last day drawn. */
  days: readonly [from: string, to: string];
}

/** How near a goal was, week by week. */
export function GoalLine({ goal: { marks, value, looks }, days }: GoalLineProps) {
  if (looks.length === 0) return null;
  return (
    <Figure
      table={{
        caption: value.text,
        head: w.tableHead,
        right: [1],
        rows: looks.map((of) => [mediumDay(of.day), of.score]),
      }}
      testId={`goal-line-${marks.id}`}
    >
      <Drawing title={w.chart({ text: value.text, count: looks.length })} looks={looks} days={days} />
    </Figure>
  );
}

function Drawing({ title, looks, days }: { title: string; looks: GoalView["looks"]; days: GoalLineProps["days"] }) {
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const range: [number, number] = [dayNumber(days[0]), dayNumber(days[1])];
  const { x, y, left, right } = plot({ width, height: HEIGHT, margin: MARGIN }, range, [0, TOP]);
  const shown = looks.filter(({ day }) => day >= days[0] && day <= days[1]);
  return (
    <svg
      class="chart-drawing"
      ref={svg}
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      height={HEIGHT}
    >
      {[0, TOP].map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.35em" text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path class="chart-trace" d={path(shown.map(({ day, score }) => [x(dayNumber(day)), y(score)]))} />
      {shown.map(({ day, score }) => (
        <circle key={day} class="chart-point" cx={x(dayNumber(day))} cy={y(score)} r={2.75} />
      ))}
    </svg>
  );
}
