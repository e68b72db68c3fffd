import type { End, SessionView, StampKind, When } from "../../core/api";
import { dayNumber } from "../../words/days";

/** When a sign began that was tapped just now: today, unless it is told of a session longer ago than yesterday. */
export function signOnset(session: SessionView | undefined, today: string): When {
  const isRecent = session === undefined || dayNumber(today) - dayNumber(session.value.day) <= 1;
  return { day: isRecent ? today : session.value.day, time: null };
}

/** When an effect of a session began, as its stamp says; without a session, today. */
export function onset(session: SessionView | undefined, today: string): When {
  const began = session && stamped(session, "effectBegan");
  return began ?? { day: session?.value.day ?? today, time: null };
}

/** When the effects of a session ended, as its stamp says; otherwise they are over by now, or by the date they began after midnight. */
export function over(session: SessionView | undefined, today: string): End {
  const ended = session && stamped(session, "effectEnded");
  if (ended) return ended;
  const { day } = onset(session, today);
  return { by: { day: day > today ? day : today, time: null } };
}

/** When a kind was stamped last: tapping again corrects the one before. */
function stamped({ stamps }: SessionView, what: StampKind): When | undefined {
  return stamps.findLast(({ value }) => value.what === what)?.value.at;
}
