import type { End, SessionView, StampKind, When } from "../../core/api";
import { dayNumber } from "../../words/days";

/** When a sign tapped just now began: today, or the session's day if the session was before yesterday. */
export function signOnset(session: SessionView | undefined, today: string): When {
  const isRecent = session === undefined || dayNumber(today) - dayNumber(session.value.day) <= 1;
  return { day: isRecent ? today : session.value.day, time: null };
}

/** When an effect began, by the session's stamp if there is one, else the session's day. Without a session, today. */
export function onset(session: SessionView | undefined, today: string): When {
  const began = session && stamped(session, "effectBegan");
  return began ?? { day: session?.value.day ?? today, time: null };
}

/**
 * When the effects of a session ended, by its stamp. Without one, they are over by today, or by the day they began if
 * that is later, as after midnight.
 */
export function over(session: SessionView | undefined, today: string): End {
  const ended = session && stamped(session, "effectEnded");
  if (ended) return ended;
  const { day } = onset(session, today);
  return { by: { day: day > today ? day : today, time: null } };
}

/** The last stamp of a kind. Tapping again corrects the one before. */
function stamped({ stamps }: SessionView, what: StampKind): When | undefined {
  return stamps.findLast(({ value }) => value.what === what)?.value.at;
}
