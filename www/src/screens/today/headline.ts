import type { DayView, State, TodayView } from "../../core/api";
import { daysAgo } from "../../words/ago";
import { dayNumber, weekDay } from "../../words/days";
import { words } from "../../words";
import { told } from "./standing";

const w = words.today;

const states: Partial<Record<State, string>> = w.headline.states;

/** How the person is, in one sentence: by the lift, else by the PHQ-9, else by their own days. Never what is to be done. */
export function headline(view: TodayView): string {
  const { followUp, fade, state } = view;
  if (followUp) return w.item9.title;
  if (fade?.lift && told.has(fade.state)) return w.headline.lift({ percent: fade.lift.said.share });
  const status = state && !view.stale ? states[state] : undefined;
  if (status !== undefined) return status;
  const range = ownRange(view);
  if (range) return w.headline.range(range);
  return view.checkIns.length > 0 ? w.headline.first : w.ask;
}

/** What goes with it: the person's own days, if the sentence is about something else, and the sessions. */
export function below(view: TodayView): string | undefined {
  const range = ownRange(view);
  const days = range && headline(view) !== w.headline.range(range) ? w.headline.days(range) : null;
  const parts = [days, session(view)].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join(" ");
}

function ownRange({ recent, today, checkIns }: TodayView) {
  const past = recent.filter(({ day }) => day < today);
  const range = usualRange([{ checkIns }, ...past]);
  return range && { low: range[0], high: range[1], same: range[0] === range[1] };
}

/** Between which moods most of the days lie; null until two of them have one. A sixth is left off at both ends. */
export function usualRange(days: readonly Pick<DayView, "checkIns">[]): readonly [number, number] | null {
  const moods = days.flatMap(({ checkIns }) => checkIns.at(-1)?.value.mood ?? []).sort((one, other) => one - other);
  const off = Math.floor(moods.length / 6);
  const [low, high] = [moods[off], moods.at(-1 - off)];
  return moods.length < 2 || low === undefined || high === undefined ? null : [low, high];
}

function session({ lastSession, nextSession, today }: TodayView): string | null {
  if (nextSession !== null) {
    const away = words.days.ahead({ count: dayNumber(nextSession) - dayNumber(today) });
    return w.headline.next({ day: weekDay(nextSession), away });
  }
  return lastSession && w.headline.last({ day: weekDay(lastSession), away: daysAgo(lastSession, today) });
}
