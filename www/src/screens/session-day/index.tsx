import type { ContactView, RemoteCore, SessionsView, SessionView } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { longDay } from "../../shell/days";
import { DoneNotice } from "../../shell/done";
import { href } from "../../shell/route";
import { useView } from "../../shell/view";
import { sessionDay as w } from "../../words/en/session-day";
import type { CoreProps } from "..";
import { Pressures } from "./pressures";
import { Stamps } from "./stamps";
import { Start } from "./start";

/**
 * The day itself, for somebody who is woozy: `#session-day` starts a session, `#session-day/<id>` goes on with one, and
 * `#session-day/today` with today's. Every tap is kept at once.
 */
export function SessionDay({ core, rest: [which] }: CoreProps) {
  const view = useView(async () => {
    const [sessions, help] = await Promise.all([core.sessions(), core.help()]);
    return { sessions, clinic: help.clinic };
  });
  return (
    <Loaded of={view}>
      {({ sessions, clinic }) => {
        const session = find(sessions, which);
        return session
          ? <Day core={core} session={session} clinic={clinic} today={sessions.today} reload={view.reload} />
          : <Start core={core} view={sessions} />;
      }}
    </Loaded>
  );
}

function find({ sessions, today }: SessionsView, which: string | undefined): SessionView | undefined {
  if (which === "today") return sessions.find(({ day }) => day === today);
  return sessions.find(({ marks }) => marks.id === which);
}

interface DayProps {
  core: RemoteCore;
  session: SessionView;
  clinic: ContactView | null;
  today: string;
  reload: () => Promise<void>;
}

function Day({ core, session, clinic, today, reload }: DayProps) {
  const { id } = session.marks;
  const earlier = session.day < today;
  return (
    <Screen title={earlier ? w.earlier(longDay(session.day)) : w.title} lede={earlier ? w.earlierLede : w.lede}>
      <DoneNotice core={core} onUndone={reload} />
      <Pressures core={core} session={session} clinic={clinic} today={today} reload={reload}>
        <Stamps core={core} session={session} earlier={earlier} reload={reload} />
      </Pressures>
      <p class="woozy-more">
        <a class="button" href={href("sessions", "effect", "new", id)} data-testid="day-effect">{w.effect}</a>
        <a class="button" href={href("sessions", id)} data-testid="day-whole">{w.whole}</a>
      </p>
      <ul class="facts">
        {w.facts.map((fact) => <li key={fact}>{fact}</li>)}
      </ul>
    </Screen>
  );
}
