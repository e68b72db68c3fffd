import { useEffect, useState } from "preact/hooks";
import type { NamedEffect, OfferedView, RedFlag, RemoteCore, SessionsView, SessionView } from "../../core/api";
import { Button, Loaded, Screen } from "../../parts";
import { dayNumber } from "../../words/days";
import { replace, reroute, route } from "../../core/route";
import { useView } from "../../parts/view";
import sideEffects from "#words/side-effects";
import { Sign } from "./sign";
import { UsualEffects } from "./usual-effects";

const w = sideEffects.add;

interface Props {
  core: RemoteCore;
  /** The session that the effects belong to. */
  session: string | null;
  /** Whether the person came from that session's day, and goes back to it. */
  fromDay: boolean;
}

interface Tapped {
  readonly effect: NamedEffect;
  readonly flag: RedFlag;
}

/**
 * What a person feels. First the signs that need help, each answered as soon as it is tapped, then the usual effects,
 * several at once.
 */
export function AddEffects({ core, session: tied, fromDay }: Props) {
  const view = useView(async () => {
    const [sessions, plan] = await Promise.all([core.sessions(), core.plan()]);
    return { sessions, plan };
  });
  const [tapped, setTapped] = useState<Tapped | null>(null);
  // The answer then has its own route. Coming back to this one shows the signs again.
  useEffect(
    () =>
      route.subscribe(() => {
        setTapped(null);
      }),
    [],
  );
  const done = () => {
    if (fromDay && tied !== null) replace("session-day", tied);
    else replace("sessions");
  };
  const back = () => {
    reroute("sessions", "effect", "new", ...(tied === null ? [] : [tied]), ...(fromDay ? ["day"] : []));
    setTapped(null);
  };
  return (
    <Loaded of={view}>
      {({ sessions, plan }) => {
        const { clinic, companion } = plan.value;
        const session = sessionOf(sessions, tied);
        if (tapped !== null) {
          return (
            <Sign
              core={core}
              {...tapped}
              session={session}
              today={sessions.today}
              clinic={clinic}
              companion={companion}
              fromDay={fromDay}
              onUndone={back}
              onDone={done}
            />
          );
        }
        return (
          <Screen title={w.title}>
            <Signs offered={sessions.offered} tap={setTapped} />
            <UsualEffects core={core} view={sessions} session={session} fromDay={fromDay} onSaved={done} />
          </Screen>
        );
      }}
    </Loaded>
  );
}

function Signs({
  offered: { helpNow, emergency, callClinic },
  tap,
}: {
  offered: OfferedView;
  tap: (sign: Tapped) => void;
}) {
  const buttons = (effects: readonly NamedEffect[], flag: RedFlag) =>
    effects.map((effect) => (
      <Button
        key={effect}
        kind={flag === "callClinic" ? "plain" : "attention"}
        onPress={() => {
          tap({ effect, flag });
        }}
        testId={`sign-${effect}`}
      >
        {sideEffects.names[effect]}
      </Button>
    ));
  return (
    <>
      <h2>{w.helpNow}</h2>
      <p class="soft">{w.helpNowLede}</p>
      <div class="signs wide">{buttons(helpNow, "helpNow")}</div>
      <div class="signs">{buttons(emergency, "emergency")}</div>
      <details class="more">
        <summary data-testid="signs-clinic">{w.clinicFold}</summary>
        <p class="soft">{w.clinic}</p>
        <div class="signs">{buttons(callClinic, "callClinic")}</div>
      </details>
    </>
  );
}

/** The named session, or else the one of today or yesterday, since most effects are recorded then. */
function sessionOf({ sessions, today }: SessionsView, tied: string | null): SessionView | undefined {
  if (tied !== null) return sessions.find(({ marks }) => marks.id === tied);
  return sessions.find(({ value }) => dayNumber(today) - dayNumber(value.day) <= 1);
}
