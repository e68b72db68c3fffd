import type { EndView, SessionView, StampName } from "../../core/api";

/** When an effect of a session began, as its stamp says; without a session, today. */
export function when(session: SessionView | undefined, today: string) {
  const began = session && stamped(session, "effectBegan");
  return {
    session: session?.marks.id ?? null,
    onsetDay: began?.day ?? session?.day ?? today,
    onsetTime: began?.time ?? null,
  };
}

/** When the effects of a session ended, as its stamp says; otherwise they are over by now. */
export function over(session: SessionView | undefined, today: string): EndView {
  const ended = session && stamped(session, "effectEnded");
  return ended ? { kind: "at", day: ended.day, time: ended.time } : { kind: "by", day: today, time: null };
}

/** The newest stamp of a kind: tapping again corrects the one before. */
function stamped({ stamps }: SessionView, kind: StampName) {
  return stamps.findLast((stamp) => stamp.kind === kind);
}
