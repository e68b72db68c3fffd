import type { FadeView, LevelsView, RemoteCore, TodayView } from "../../core/api";
import { to } from "../../core/route";
import { Notice } from "../../parts";
import { Figure, levelsOf, liftOf, type Reading, Tide, type TideData } from "../../parts/chart";
import { figure, when } from "../../parts/chart/said";
import { useView } from "../../parts/view";
import { dayNumber, isoDay, weekDay } from "../../words/days";
import { words } from "../../words";
import chart from "#words/chart";

const w = words.today.water;

/** Days before today in the strip, and in the picture after a check-in. */
const DAYS = { strip: 14, picture: 28 };
const HEIGHTS = { strip: 112, picture: 170 };

interface WaterProps {
  core: RemoteCore;
  today: TodayView;
  /** The strip while the check-in is open, the picture once it is saved. */
  as: keyof typeof DAYS;
}

/** The latest days as water. Any of them is read by a tap, and opened by another. */
export function Water({ core, today, as }: WaterProps) {
  const { view, error } = useView(async () => {
    const [levels, fade] = await Promise.all([core.levels(DAYS[as]), today.fade ? core.fade(1) : null]);
    return { levels, fade };
  }, today);
  const first = view?.levels.days[0]?.day;
  if (error !== null && !view) return <Notice kind="attention" message={error} testId="today-water-error" />;
  if (!view || first === undefined) return null;
  const data = dataOf(view.levels, view.fade, today.lastSession, DAYS[as]);
  const readings = readingsOf(data);
  return (
    <Figure
      table={() => ({ caption: w.caption, head: w.head, right: [1], rows: readings.map(row).reverse() })}
      testId="today-water"
    >
      <Tide data={data} title={w.title} height={HEIGHTS[as]} readings={readings} testId="today-water" />
    </Figure>
  );
}

/** From the first day of use to the planned session, as long as that leaves room for the days there were. */
function dataOf(levels: LevelsView, fade: FadeView | null, lastSession: string | null, before: number): TideData {
  const today = dayNumber(levels.today);
  const planned = levels.nextSession === null ? null : dayNumber(levels.nextSession);
  const days = levels.days.map(({ day, level }) => ({ day: dayNumber(day), level }));
  const lift = fade?.now.lift;
  const until = Math.max(today, Math.min(planned ?? today, today + before));
  return {
    range: [days[0]?.day ?? today, until],
    today,
    levels: days,
    // Days are counted from the last session, even where it is further back than what is drawn.
    sessions: (levels.sessions.length > 0 || lastSession === null ? levels.sessions : [lastSession]).map(dayNumber),
    planned,
    // The days of the lift go back to its session, which the strip may not.
    lift: liftOf(lift, fade ? levelsOf(fade.days) : []),
    ahead:
      fade && lift
        ? [...fade.days.slice(-1), ...fade.ahead].map(({ day, course }) => ({ day: dayNumber(day), level: course }))
        : [],
  };
}

/** Every day up to today, with a check-in or without. */
function readingsOf({ range: [from], today, levels, sessions }: TideData): Reading[] {
  const found = new Map(levels.map(({ day, level }) => [day, level]));
  return Array.from({ length: today - from + 1 }, (_, index) => {
    const at = from + index;
    const value = found.get(at) ?? null;
    const missing = at === today ? chart.notYet : chart.noCheckIn;
    return {
      at,
      value,
      text: value === null ? chart.none : figure(value),
      said: () => {
        const [day = "", ...more] = when(at, today, sessions);
        return value === null ? [`${day}, ${missing}`, ...more] : [day, ...more];
      },
      ...(at === today ? {} : { place: to("today", isoDay(at)) }),
    };
  });
}

function row({ at, value, text, said, place }: Reading) {
  const [, ...more] = said();
  const day = weekDay(isoDay(at));
  return [
    place === undefined ? (
      day
    ) : (
      <a key={at} href="./" data-place={place} data-testid={`day-${isoDay(at)}`}>
        {day}
      </a>
    ),
    value === null ? chart.noCheckIn : text,
    more.join(", "),
  ];
}
