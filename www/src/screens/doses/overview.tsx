import type { Regimen, RegimensView, RegimenView, RemoteCore } from "../../core/api";
import { go, to } from "../../core/route";
import { type Draftable, Unfinished } from "../../forms/unfinished";
import { Button, Editing, FormLink, Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { dayText, regimenText } from "../../parts/doses/said";
import { DoseToday } from "../../parts/doses/today";
import { given } from "../../parts/naming";
import { KeptRow } from "../../parts/kept-row";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay, weekDay } from "../../words/days";
import { words } from "../../words/en";
import { doses as w } from "../../words/en/doses";
import { sessions } from "../../words/en/sessions";

const begun: readonly Draftable[] = [
  { kind: "regimen", sentence: words.entry.begun, link: (id) => to("doses", id ?? "new") },
];

export function Overview({ core }: { core: RemoteCore }) {
  const view = useView(() => core.regimens());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {(regimens) => (
          <Screen {...headline(regimens)}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Editing>
              <Unfinished core={core} kinds={begun} />
            </Editing>
            {regimens.current && (
              <Current core={core} regimens={regimens} now={regimens.current} reload={view.reload} />
            )}
            <Editing>
              <Ways {...regimens} />
            </Editing>
            {regimens.days.length > 0 && <Days days={regimens.days} />}
            <Before {...regimens} />
          </Screen>
        )}
      </Loaded>
    </>
  );
}

function headline({ current, history }: RegimensView): { title: string; lede: string } {
  if (!current) return { title: w.title, lede: history.length > 0 ? w.paused : w.none };
  const { route, dosesAWeek, since } = current.value;
  const how = [sessions.routes[route], w.often(dosesAWeek), w.since(mediumDay(since))];
  return { title: given(current.value), lede: `${how.join(", ")}.` };
}

interface CurrentProps {
  core: RemoteCore;
  regimens: RegimensView;
  now: RegimenView;
  reload: () => Promise<void>;
}

/** The doses taken now: how many were taken, and today's. */
function Current({ core, regimens: { today, days }, now: { value, adherence }, reload }: CurrentProps) {
  const { taken, expected, extra } = adherence;
  const doses = days.find(({ day }) => day === today)?.doses ?? null;
  return (
    <>
      {expected > 0 && (
        <p class="adherence" data-testid="dose-adherence">
          {w.adherence(taken, expected, extra)}
        </p>
      )}
      <Editing>
        <DoseToday core={core} doses={{ regimen: value, doses }} day={today} reload={reload} />
      </Editing>
    </>
  );
}

function Ways({ current, history }: RegimensView) {
  const set = () => {
    go("doses", "new");
  };
  if (!current)
    return (
      <div class="actions">
        <Button kind="primary" onPress={set} testId="dose-set-up">
          {history.length > 0 ? w.startAgain : w.setUp}
        </Button>
      </div>
    );
  return (
    <div class="actions">
      <Button onPress={set} testId="dose-change">
        {w.change}
      </Button>
      <Button
        onPress={() => {
          go("doses", "stop");
        }}
        testId="dose-stop"
      >
        {w.pause}
      </Button>
    </div>
  );
}

function Days({ days }: { days: RegimensView["days"] }) {
  return (
    <section>
      <h2>{w.lastDays}</h2>
      <ul class="rows ends">
        {days.map(({ day, doses }) => (
          <li class="row" key={day} data-testid="dose-day">
            <span>{weekDay(day)}</span>
            <FormLink
              to={to("doses", "day", day)}
              label={w.markDay(weekDay(day), dayText(doses))}
              testId="dose-day-edit"
            >
              {dayText(doses)}
            </FormLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every regimen, the one that holds today included, so that a slip can be corrected. */
function Before({ history, current }: RegimensView) {
  const all = current ? [current, ...history] : history;
  if (all.length === 0) return null;
  return (
    <section>
      <h2>{w.all}</h2>
      <ul class="rows ends">
        {all.map(({ marks, value }) => (
          <KeptRow
            key={marks.id}
            title={regimenText(value)}
            said={when(value)}
            to={to("doses", marks.id)}
            change={w.edit}
            label={w.editLabel(regimenText(value))}
            testId="regimen"
          />
        ))}
      </ul>
    </section>
  );
}

const when = ({ since, until, whyChanged }: Regimen): string =>
  [until === null ? w.since(mediumDay(since)) : w.span(mediumDay(since), mediumDay(until)), whyChanged]
    .filter(Boolean)
    .join(". ");
