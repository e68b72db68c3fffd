import type { EndView, SessionView, StampName } from "../../core/api";
import { dayNumber } from "../../words/days";

/** When a sign began that was tapped just now: today, unless it is told of a session longer ago than yesterday. */
export function signWhen(session: SessionView | undefined, today: string) {
  const isRecent = session === undefined || dayNumber(today) - dayNumber(session.day) <= 1;
  return { session: session?.marks.id ?? null, onsetDay: isRecent ? today : session.day, onsetTime: null };
}

/** When an effect of a session began, as its stamp says; without a session, today. */
export function when(session: SessionView | undefined, today: string) {
  const began = session && stamped(session, "effectBegan");
  return {
    session: session?.marks.id ?? null,
    onsetDay: began?.day ?? session?.day ?? today,
    onsetTime: began?.time ?? null,
  };
}

/** When the effects of a session ended, as its stamp says; otherwise they are over by now, or by the date they began after midnight. */
export function over(session: SessionView | undefined, today: string): EndView {
  const ended = session && stamped(session, "effectEnded");
  if (ended) return { kind: "at", day: ended.day, time: ended.time };
  const { onsetDay } = when(session, today);
  return { kind: "by", day: onsetDay > today ? onsetDay : today, time: null };
}

/** The newest stamp of a kind: tapping again corrects the one before. */
function stamped({ stamps }: SessionView, kind: StampName) {
  return stamps.findLast((stamp) => stamp.kind === kind);
}
