import type { GoalView } from "../../core/api";
import { dayNumber, mediumDay, weekDay } from "../../words/days";
import w from "#words/goals";
import { Dates, Dots, Figure, Grid, Readable, type Reading, SIDES, Trace } from "../chart";
import type { Point } from "../chart/scale";

const HEIGHT = 96;
const TOP = 10;

interface GoalLineProps {
  goal: GoalView;
  /** First and last day drawn. */
  days: readonly [from: string, to: string];
}

/** How near a goal was, week by week. */
export function GoalLine({ goal: { marks, value, looks }, days: [from, to] }: GoalLineProps) {
  const drawn = looks.filter(({ day }) => day >= from && day <= to);
  const readings = drawn.map(reading);
  if (readings.length === 0) return null;
  const range = [dayNumber(from), dayNumber(to)] as const;
  return (
    <Figure
      table={() => ({
        caption: value.text,
        head: w.tableHead,
        right: [1],
        rows: drawn.map((of) => [mediumDay(of.day), of.score]),
      })}
      testId={`goal-line-${marks.id}`}
    >
      <Readable
        title={w.chart({ text: value.text, count: readings.length })}
        height={HEIGHT}
        sides={SIDES}
        range={range}
        values={[0, TOP]}
        readings={readings}
        testId={`goal-line-${marks.id}`}
      >
        {(plot) => {
          const points = readings.map(({ at, value: score }): Point => [plot.x(at), plot.y(score ?? 0)]);
          const width = plot.right - plot.left;
          return (
            <>
              <Grid plot={plot} ticks={[0, TOP]} />
              <Trace points={points} />
              <Dots of={points.map((at) => ({ at }))} width={width} />
              <Dates plot={plot} range={range} named={[]} />
            </>
          );
        }}
      </Readable>
    </Figure>
  );
}

function reading({ day, score }: GoalView["looks"][number]): Reading {
  return { at: dayNumber(day), value: score, text: String(score), said: () => [weekDay(day)] };
}
