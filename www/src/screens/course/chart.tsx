import type { CourseFormView, CourseView, RemoteCore, SpanView } from "../../core/api";
import { Chart, type ChartData, type StripPart } from "../../parts/chart";
import { runs } from "../../parts/chart/scale";
import type { TableData } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { MarksButton, marksOf } from "../../parts/marks";
import { toForm } from "./evidence";
import bands from "#words/bands";
import course from "#words/course";
import { totalText } from "../../parts/total";

const w = course.chart;

/** The totals over the course, with bands, sessions and the lowest total so far. */
export function CourseChart({ core, course }: { core: RemoteCore; course: CourseView }) {
  const days = span(course);
  return (
    <>
      <Chart
        title={w.says({ forms: course.forms.length, from: mediumDay(days[0]), to: mediumDay(days[1]) })}
        data={chartData(course, days)}
        table={tableData(core, course)}
        testId="course-chart"
      />
      <p class="soft small">
        {w.note} {course.spans.length > 0 && w.stripNote} {course.spans.some(({ paused }) => paused) && w.pausedNote}
      </p>
    </>
  );
}

/** From the first form or session to today, or to the planned session. ISO days compare as text. */
export function span({ forms, sessions, today, nextSession }: CourseView): [from: string, to: string] {
  const first = [...forms.map((form) => form.day), ...sessions, today].sort()[0] ?? today;
  return [first, nextSession ?? today];
}

function chartData(course: CourseView, days: [from: string, to: string]): ChartData {
  const { best, bands, forms, sessions, nextSession } = course;
  const top = bands.at(-1)?.highest ?? 0;
  return {
    days,
    y: { min: 0, max: top, ticks: [0, ...bands.slice(0, -1).map((band) => band.highest + 1), top] },
    // The edge between two bands is drawn half a point up, such as at 4.5, so that whole totals lie inside their band.
    bands: bands.map(({ band, highest }, index) => ({
      from: index === 0 ? 0 : (bands[index - 1]?.highest ?? 0) + 0.5,
      to: highest === top ? top : highest + 0.5,
      label: w.bands[band],
    })),
    runs: totals(forms),
    points: forms.flatMap(({ day, total, typed }) =>
      total ? [{ day, value: total.shown, open: total.imputed || typed }] : [],
    ),
    sessions: [
      ...sessions.map((day) => ({ day })),
      ...(nextSession !== null ? [{ day: nextSession, planned: true }] : []),
    ],
    ...(course.spans.length > 0 && { strip: course.spans.map(stripPart) }),
    ...(best && {
      highest: { value: best.total.shown, from: course.courseStart ?? days[0], to: days[1], label: w.lowest },
    }),
  };
}

const kinds = { reached: "good", between: "between", returned: "hard" } as const;

function stripPart({ state, standing, stale, paused, from, until }: SpanView): StripPart {
  return {
    from,
    until,
    label: paused ? w.paused : w.strip[state],
    kind: kinds[standing],
    open: stale || state === "unknown",
    paused,
  };
}

/** Totals in runs, joined where the core says that they belong together. */
function totals(forms: readonly CourseFormView[]): { day: string; value: number }[][] {
  return runs(forms, ({ joined }) => !joined)
    .filter((run) => run.length > 1)
    .map((run) => run.flatMap(({ day, total }) => (total ? [{ day, value: total.shown }] : [])));
}

function tableData(core: RemoteCore, { forms }: CourseView): TableData {
  return {
    caption: w.caption,
    head: w.head,
    rows: forms.map((form) => [
      <a key="day" href="./" data-place={toForm(form.id, form.typed)} data-testid="course-form">
        {mediumDay(form.day)}
      </a>,
      form.total ? totalText(form.total) : w.noTotal,
      form.total ? bands[form.total.band] : "",
      <>
        {form.typed && w.typed}{" "}
        {marksOf(form) === "" ? !form.typed && w.noMarks : <MarksButton key="marks" core={core} marks={form} />}
      </>,
    ]),
  };
}
