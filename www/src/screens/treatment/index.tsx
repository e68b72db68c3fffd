import { useState } from "preact/hooks";
import type { TreatmentView } from "../../core/api";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { mediumDay } from "../../words/days";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import w from "#words/treatment";
import type { CoreProps } from "../props";
import { WayBack } from "../../parts/way-back";
import { Benefit } from "./benefit";
import { Costs } from "./costs";
import { Line } from "./line";
import { spacing } from "../../parts/spacing";
import { SessionsTable } from "./table";

/** The sessions side by side: spacing, dose, pressure, effects, what followed, and how hard they were to bear. */
export function Treatment({ core }: CoreProps) {
  const view = useView(() => core.treatment());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {(treatment) =>
          treatment.sessions.length === 0 ? (
            <Screen title={w.none} lede={w.noneLede}>
              <Ways />
            </Screen>
          ) : (
            <Sessions treatment={treatment} />
          )
        }
      </Loaded>
    </>
  );
}

function Sessions({ treatment }: { treatment: TreatmentView }) {
  const [asTable, setAsTable] = useState(false);
  const { sessions, nextSession, spaced } = treatment;
  const first = sessions.at(-1)?.day ?? treatment.today;
  return (
    <Screen title={w.title} lede={w.lede({ sessions: w.count({ sessions: sessions.length }), from: mediumDay(first) })}>
      {nextSession !== null && <p>{w.ahead({ day: mediumDay(nextSession) })}</p>}
      {spaced && <p data-testid="treatment-spaced">{spacing(spaced)}</p>}
      {asTable ? <SessionsTable sessions={sessions} /> : <Line sessions={sessions} />}
      <p>
        <Button
          kind="text"
          onPress={() => {
            setAsTable(!asTable);
          }}
          testId="treatment-switch"
        >
          {asTable ? w.asLine : w.asTable}
        </Button>
      </p>
      <Benefit treatment={treatment} />
      <Costs treatment={treatment} />
      <Ways />
    </Screen>
  );
}

function Ways() {
  return (
    <p class="record-foot">
      <Editing>
        <a href="./" data-place={to("plan")} data-testid="treatment-plan">
          {w.plan}
        </a>
      </Editing>
      <a href="./" data-place={to("sessions")} data-testid="treatment-sessions">
        {w.sessions}
      </a>
    </p>
  );
}
