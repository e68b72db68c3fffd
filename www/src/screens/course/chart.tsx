import { useState } from "preact/hooks";
import type { CourseView, LevelsView, RemoteCore } from "../../core/api";
import { Notice } from "../../parts";
import { reaches, since, usual, type Reach } from "../../parts/chart/range";
import { Switch } from "../../parts/chart/switch";
import { useView } from "../../parts/view";
import { dayNumber, isoDay } from "../../words/days";
import w from "#words/course";
import { LevelChart } from "./levels";
import { Lived } from "./lived";
import { ScoreChart } from "./scores";

/** What the chart of the course shows. */
type Measure = "score" | "mood" | "energy" | "sleep";

const days: readonly Measure[] = ["mood", "energy", "sleep"];
const measures: readonly Measure[] = ["score", ...days];
const EVER = 100_000;
/** The most days ahead that are drawn for the planned session. */
const AHEAD = 31;

interface CourseChartProps {
  core: RemoteCore;
  course: CourseView;
}

/**
 * One chart for the scores and for the days, at the reach that the person chooses, and what went on beside them. Without
 * a form it is of the days; without those either, there is none.
 */
export function CourseChart({ core, course }: CourseChartProps) {
  const scored = course.forms.length > 0;
  const [measure, setMeasure] = useState<Measure>(scored ? "score" : "mood");
  const [chosen, setChosen] = useState<Reach | null>(null);
  const ofDays = measure !== "score";
  const { view: levels, error } = useView(async () => (ofDays ? core.levels(EVER) : null), ofDays);

  if (!scored && error !== null) return <LevelsFailed error={error} />;
  if (!scored && (levels === null || levels.days.length + levels.imported.length === 0)) return null;

  const today = dayNumber(course.today);
  const first = dayNumber(firstDay(course, ofDays ? levels : null));
  const choices = reaches(first, today);
  const reach = chosen !== null && choices.includes(chosen) ? chosen : usual(first, today);
  const range = [since(reach, first, today), lastDay(course, today)] as const;

  return (
    <>
      <Switch
        label={w.chart.measure}
        options={(scored ? measures : days).map((value) => ({ value, label: w.chart.measures[value] }))}
        value={measure}
        onChange={setMeasure}
        testId="course-measure"
      />
      {measure === "score" ? (
        <ScoreChart core={core} course={course} range={range} />
      ) : levels ? (
        <LevelChart key={measure} of={measure} levels={levels} course={course} range={range} />
      ) : (
        <LevelsFailed error={error} />
      )}
      {choices.length > 1 && (
        <Switch
          label={w.chart.reach}
          options={choices.map((value) => ({ value, label: w.chart.reaches[value] }))}
          value={reach}
          onChange={setChosen}
          testId="course-reach"
        />
      )}
      <Lived core={core} days={[isoDay(range[0]), isoDay(range[1])]} />
    </>
  );
}

const LevelsFailed = ({ error }: { error: string | null }) => (
  <Notice kind="attention" message={error} testId="course-levels-error" />
);

/** The first form or session; for a chart of days the first day with a level too. ISO days compare as text. */
function firstDay({ forms, sessions, today }: CourseView, levels: LevelsView | null): string {
  const known = [...forms, ...(levels?.days.slice(0, 1) ?? []), ...(levels?.imported.slice(0, 1) ?? [])];
  return [...known.map(({ day }) => day), ...sessions.slice(0, 1), today].sort()[0] ?? today;
}

/** Today, or the planned session if it is near. */
function lastDay({ nextSession }: CourseView, today: number): number {
  const next = nextSession === null ? today : dayNumber(nextSession);
  return next - today <= AHEAD ? next : today;
}
