import type { CourseView, ImportedLevelView, LevelDayView, LevelsView } from "../../core/api";
import { to } from "../../core/route";
import { BEST, Figure, liftOf, type Reading, SIDES, Tide, type TideData } from "../../parts/chart";
import { figure, when } from "../../parts/chart/said";
import { dayNumber, isoDay, mediumDay } from "../../words/days";
import { words } from "../../words";
import course from "#words/course";

const w = course.chart;

const HEIGHT = 210;

/** What a chart of days shows. */
type Of = "mood" | "energy" | "sleep";

interface LevelChartProps {
  of: Of;
  levels: LevelsView;
  course: CourseView;
  /** First and last day drawn. */
  range: readonly [from: number, to: number];
}

/** Mood, energy or sleep by day. Moods from other apps are drawn with the mood, and count nowhere. */
export function LevelChart({ of, levels: view, course: { fade, nextSession }, range }: LevelChartProps) {
  const [from] = range;
  const today = dayNumber(view.today);
  const sessions = view.sessions.map(dayNumber);
  const levels = view.days.map((day) => ({ day: dayNumber(day.day), level: answerOf(day, of) }));
  const known = levels.flatMap(({ day, level }) => (level === null ? [] : [{ day, level }]));
  const drawn = known.filter(({ day }) => day >= from);
  const others = of === "mood" ? view.imported.map(otherOf).filter(({ day }) => day >= from) : [];
  const lift = of === "mood" ? fade?.lift : null;
  const data: TideData = {
    range,
    today,
    levels: drawn,
    sessions,
    planned: nextSession === null ? null : dayNumber(nextSession),
    lift: liftOf(lift, known),
    ahead: [],
    others,
  };
  const readings = [
    ...drawn.map(({ day, level }) =>
      reading(day, level, of === "sleep" ? w.hours({ hours: figure(level) }) : figure(level), []),
    ),
    ...others.map(({ day, level, text, app }) => reading(day, level, text, [app])),
  ].sort((one, next) => one.at - next.at);

  function reading(day: number, value: number, text: string, more: readonly string[]): Reading {
    const said = () => {
      const [date = "", ...after] = when(day, today, sessions);
      return [date, ...(more.length > 0 ? more : after)];
    };
    return { at: day, value, text, said, place: to("today", isoDay(day)) };
  }

  const hours = Math.max(12, ...drawn.map(({ level }) => Math.ceil(level / 4) * 4));
  return (
    <Figure
      table={() => ({
        caption: w.dayCaption[of],
        head: [w.head[0], w.measures[of], w.dayNote],
        rows: readings.map(rowOf).reverse(),
      })}
      testId="course-levels"
    >
      {readings.length === 0 ? (
        <p class="soft">{w.nothing}</p>
      ) : (
        <Tide
          data={data}
          title={w.saysDays[of]}
          height={HEIGHT}
          top={of === "sleep" ? hours : BEST}
          ticks={of === "sleep" ? Array.from({ length: hours / 4 + 1 }, (_, at) => at * 4) : [0, 5, 10]}
          gutter={SIDES[1]}
          readings={readings}
          testId="course-levels"
        />
      )}
      {others.length > 0 && <p class="soft small">{w.others}</p>}
    </Figure>
  );
}

const answerOf = (day: LevelDayView, of: Of): number | null => (of === "mood" ? day.level : day[of]);

/** A mood of another app, put on our scale by where it lies on its own, and named by the app and that scale. */
function otherOf({ day, source, value, worst, best }: ImportedLevelView) {
  const [low, high] = [Math.min(worst, best) / 100, Math.max(worst, best) / 100];
  return {
    day: dayNumber(day),
    level: ((value - worst) / (best - worst)) * BEST,
    text: figure(value / 100),
    app: w.app({ name: words.today.imported.sources[source], low, high }),
  };
}

function rowOf({ at, text, said, place }: Reading) {
  const [, ...more] = said();
  return [
    <a key={at} href="./" data-place={place}>
      {mediumDay(isoDay(at))}
    </a>,
    text,
    more.join(", "),
  ];
}
