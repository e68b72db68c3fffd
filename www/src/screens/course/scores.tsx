import type { CourseFormView, CourseView, RemoteCore } from "../../core/api";
import {
  Dates,
  Dots,
  type Drawn,
  Figure,
  Grid,
  Gutter,
  named,
  Readable,
  type Reading,
  Sessions,
  SIDES,
  Trace,
} from "../../parts/chart";
import { when } from "../../parts/chart/said";
import { runs, type Point } from "../../parts/chart/scale";
import { MarksButton } from "../../parts/marks";
import type { TableData } from "../../parts/table";
import { totalText } from "../../parts/total";
import { dayNumber, isoDay, mediumDay } from "../../words/days";
import { course as words } from "../../words/en/course";
import { toForm } from "./evidence";

const w = words.chart;

const HEIGHT = 210;

interface ScoreChartProps {
  core: RemoteCore;
  course: CourseView;
  /** First and last day drawn. */
  range: readonly [from: number, to: number];
}

/** The scores over the course, with the bands and the sessions. */
export function ScoreChart({ core, course, range }: ScoreChartProps) {
  const forms = course.forms.filter(({ day }) => dayNumber(day) >= range[0]);
  const readings = readingsOf(course, forms);
  return (
    <Figure table={() => tableOf(core, forms)} testId="course-chart">
      {readings.length === 0 ? (
        <p class="soft">{w.nothing}</p>
      ) : (
        <Readable
          title={w.says(forms.length, mediumDay(isoDay(range[0])), mediumDay(isoDay(range[1])))}
          height={HEIGHT}
          sides={SIDES}
          range={range}
          values={[0, top(course)]}
          readings={readings}
          testId="course-chart"
        >
          {(plot) => <Drawing plot={plot} course={course} forms={forms} range={range} />}
        </Readable>
      )}
      <p class="soft small">{w.note}</p>
    </Figure>
  );
}

const top = ({ bands }: CourseView): number => bands.at(-1)?.highest ?? 0;

function readingsOf({ today, sessions }: CourseView, forms: readonly CourseFormView[]): Reading[] {
  const [now, had] = [dayNumber(today), sessions.map(dayNumber)];
  return forms.flatMap(({ id, day, total, typed }) =>
    total
      ? [
          {
            at: dayNumber(day),
            value: total.shown,
            text: totalText(total),
            said: () => [
              ...when(dayNumber(day), now, had).slice(0, 1),
              w.levels[total.band],
              ...(typed ? [w.typed] : []),
            ],
            place: toForm(id, typed),
          },
        ]
      : [],
  );
}

interface DrawingProps extends Omit<ScoreChartProps, "core"> {
  plot: Drawn;
  forms: readonly CourseFormView[];
}

function Drawing({ plot, course, forms, range }: DrawingProps) {
  const { x, y, left, right } = plot;
  const { bands, status, today } = course;
  const sessions = course.sessions.map(dayNumber);
  const planned = course.nextSession === null ? null : dayNumber(course.nextSession);
  const at = ({ day, total }: CourseFormView): Point[] => (total ? [[x(dayNumber(day)), y(total.shown)]] : []);
  const dots = forms.flatMap((form) =>
    at(form).map((point) => ({ at: point, open: form.typed || form.total?.imputed === true })),
  );
  return (
    <>
      {status && (
        // The edge is half a point up, so that whole scores lie inside it.
        <rect
          class="chart-goal"
          x={left}
          width={right - left}
          y={y(status.remissionTotal + 0.5)}
          height={y(0) - y(status.remissionTotal + 0.5)}
        />
      )}
      <Grid plot={plot} ticks={[0, ...bands.slice(0, -1).map(({ highest }) => highest + 1), top(course)]} />
      {runs(forms, ({ joined }) => !joined).map((run, index) => (
        <Trace key={index} points={run.flatMap(at)} />
      ))}
      <Dots of={dots} width={right - left} />
      <Gutter plot={plot} names={names(course)} />
      <Sessions plot={plot} days={sessions} planned={planned} />
      <Dates plot={plot} range={range} named={named(dayNumber(today), sessions, planned)} />
    </>
  );
}

/** The bands, each beside its middle. The lowest is called by what it means, where that is said. */
const names = ({ bands, status }: CourseView) =>
  bands.map(({ band, highest }, index) => {
    const lowest = index === 0 ? 0 : (bands[index - 1]?.highest ?? 0) + 1;
    const isGoal = status !== null && status.remissionTotal === highest;
    return {
      value: (lowest + highest) / 2,
      text: isGoal ? w.remission : w.bands[band],
      ...(isGoal && { kind: "high" as const }),
    };
  });

function tableOf(core: RemoteCore, forms: readonly CourseFormView[]): TableData {
  const rows = forms.map((form) => [
    <>
      <a href="./" data-place={toForm(form.id, form.typed)} data-testid="course-form">
        {mediumDay(form.day)}
      </a>{" "}
      <MarksButton core={core} marks={form} />
    </>,
    form.total ? totalText(form.total) : w.noTotal,
    [form.total ? w.levels[form.total.band] : "", form.typed ? w.typed : ""].filter(Boolean).join(", "),
  ]);
  return { caption: w.caption, head: w.head, rows: rows.reverse() };
}
