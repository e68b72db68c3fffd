import type { PlanView, RemoteCore, SessionsView, SessionView } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { longDay } from "../../words/days";
import { DoneNotice } from "../../parts/done";
import { to } from "../../core/route";
import { isGoing } from "../../core/today";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/session-day";
import { aroundIn, type Around } from "./around";
import type { CoreProps } from "../props";
import { nextOf, useMinutesIn } from "./clock";
import { HomeCard } from "./home-card";
import { Like } from "./like";
import { useMoments } from "./moments";
import { Pressures } from "./pressures";
import { Stamps } from "./stamps";
import { Start } from "./start";

/**
 * The day of a session, for someone who feels woozy. `#session-day` starts a session, `#session-day/<id>` continues
 * one, and `#session-day/today` continues today's. Every tap is saved at once.
 */
export function SessionDay({ core, rest: [which] }: CoreProps) {
  const view = useView(async () => {
    const [sessions, plan] = await Promise.all([core.sessions(), core.plan()]);
    return { sessions, plan };
  });
  return (
    <Loaded of={view}>
      {({ sessions, plan }) => {
        const session = find(sessions, which);
        return (
          <>
            <WayBack place="sessions" />
            {session ? (
              <Day core={core} session={session} view={sessions} plan={plan} reload={view.reload} />
            ) : (
              <Start core={core} view={sessions} />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function find({ sessions, today }: SessionsView, which: string | undefined): SessionView | undefined {
  if (which === "today") return sessions.find(({ value }) => isGoing(value.day, today));
  return sessions.find(({ marks }) => marks.id === which);
}

interface DayProps {
  core: RemoteCore;
  session: SessionView;
  view: SessionsView;
  plan: PlanView;
  reload: () => Promise<void>;
}

function Day({ core, session, view, plan, reload }: DayProps) {
  const { id } = session.marks;
  const { day, setting } = session.value;
  const earlier = !isGoing(day, view.today);
  const around: Around = setting === null ? "notSaid" : aroundIn[setting];
  const moments = useMoments(core, session);
  const since = useMinutesIn(session);
  const minutes = earlier ? null : since;
  // Which moment it is goes by the clock, and the core knows the rule.
  const { view: likely } = useView(() => core.likelyMoment(id), minutes);
  const next = earlier ? null : nextOf(session, likely);
  return (
    <Screen title={title(day, earlier, minutes)} lede={earlier ? w.earlierLede : w.lede}>
      <DoneNotice core={core} onUndone={reload} />
      <Pressures
        core={core}
        session={session}
        limits={view.limits}
        plan={plan.value}
        around={around}
        today={view.today}
        moments={moments}
        next={next}
        minutes={minutes}
        reload={reload}
      >
        <Stamps moments={moments} doseNext={next === "dose"} earlier={earlier} reload={reload} />
      </Pressures>
      <Like core={core} session={session} reload={reload} />
      <p class="woozy-more">
        <a class="button" href="./" data-place={to("sessions", "effect", "new", id, "day")} data-testid="day-effect">
          {w.effect}
        </a>
        <a class="button" href="./" data-place={to("sessions", id, "day")} data-testid="day-whole">
          {w.whole}
        </a>
      </p>
      {around === "home" ? (
        <HomeCard companion={plan.value.companion} clinic={plan.value.clinic} />
      ) : (
        <ul class="facts" data-testid="day-facts">
          {[w.peak, w.rest[around], w.driving, w.cannotTell].map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

/** After so many minutes it is no longer said how long ago the dose was. */
const LONG = 480;

function title(day: string, earlier: boolean, minutes: number | null): string {
  if (earlier) return w.earlier({ day: longDay(day) });
  if (minutes === null || minutes < 1 || minutes >= LONG) return w.title;
  return w.clock({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
