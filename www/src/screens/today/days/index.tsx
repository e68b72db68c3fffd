import { useState } from "preact/hooks";
import type { LevelsView, RemoteCore, TodayView } from "../../../core/api";
import { Button, DateField, Loaded, Notice, Scale, Screen } from "../../../parts";
import { go, to } from "../../../core/route";
import { keepDrafts } from "../../../forms/draft-queue";
import { useView } from "../../../parts/view";
import { words } from "../../../words";
import { weekDay } from "../../../words/days";
import { checkInsOf, useDrafts } from "../drafts";
import { untouched } from "../entry";
import { Month } from "./month";
import { Notes } from "./notes";
import w from "#words/before";

/** Days before today in which a missing check-in can be filled in here. */
const LATELY = 7;

/** The days before today: those that are missing, a month at a time, and the notes. */
export function DaysBefore({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    await keepDrafts();
    const [today, levels] = await Promise.all([core.today(), core.levels(0)]);
    return { today, levels };
  });
  return <Loaded of={view}>{(all) => <DaysScreen core={core} {...all} reload={view.reload} />}</Loaded>;
}

interface DaysProps {
  core: RemoteCore;
  today: TodayView;
  levels: LevelsView;
  reload: () => Promise<void>;
}

function DaysScreen({ core, today, levels, reload }: DaysProps) {
  const later = today.recent.filter(({ day }) => day > today.today);
  return (
    <Screen title={w.title}>
      <Missed core={core} today={today} since={levels.since} reload={reload} />
      {later.length > 0 && (
        <>
          <h2>{w.later}</h2>
          <ul class="rows">
            {later.map(({ day }) => (
              <li class="row" key={day}>
                <a href="./" data-place={to("today", day)} data-testid={`day-${day}`}>
                  {weekDay(day)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {levels.since !== null && <Month core={core} today={today.today} since={levels.since} />}
      <Notes core={core} />
      <AnotherDay today={today.today} />
      <p class="day-back">
        <a href="./" data-place={to("today")} data-testid="day-back">
          {w.back}
        </a>
      </p>
    </Screen>
  );
}

interface MissedProps {
  core: RemoteCore;
  today: TodayView;
  /** The first day of use. No day before it is missing. */
  since: string | null;
  reload: () => Promise<void>;
}

/** A row for the mood of each missing day. As on Today, a tap is a check-in. */
function Missed({ core, today, since, reload }: MissedProps) {
  const drafts = useDrafts(core, today.checkInDrafts, checkInsOf(today), reload);
  const past = today.recent.filter(({ day }) => day < today.today).slice(0, LATELY);
  const missing = past.filter(({ day, checkIns }) => since !== null && day > since && checkIns.length === 0);
  if (missing.length === 0) return null;
  const begun = missing
    .flatMap(({ day }) => drafts.of({ id: null, day }) ?? [])
    .filter(({ entry }) => entry.mood !== null);
  const isSaved = begun.length > 0 && begun.every(({ kept }) => kept);
  return (
    <section class="check-ins">
      <h2>{w.missed}</h2>
      <p class="soft">{w.missedWhat}</p>
      {missing.map(({ day }) => {
        const draft = drafts.of({ id: null, day });
        const entry = draft?.entry ?? untouched;
        return (
          <Scale
            key={day}
            label={weekDay(day)}
            value={entry.mood}
            ends={words.today.ends.mood}
            onChange={(mood) => {
              drafts.keep({ id: null, day }, { ...entry, mood });
            }}
            testId={`missed-${day}`}
          />
        );
      })}
      <p class="check-in-foot" role="status" data-testid="missed-saved">
        {isSaved && words.done.saved}
      </p>
      <Notice kind="attention" message={drafts.error} testId="missed-error" />
    </section>
  );
}

function AnotherDay({ today }: { today: string }) {
  const [day, setDay] = useState("");
  const [error, setError] = useState<string | undefined>();
  const open = () => {
    if (day === "") setError(w.notADay);
    else go("today", day);
  };
  return (
    <details class="more">
      <summary data-testid="another-day">{w.another}</summary>
      <DateField
        label={w.another}
        hint={w.anotherHint}
        value={day}
        max={today}
        error={error}
        onInput={(next) => {
          setDay(next);
          setError(undefined);
        }}
        testId="another-day-date"
      />
      <div class="actions">
        <Button onPress={open} testId="another-day-open">
          {w.openDay}
        </Button>
      </div>
    </details>
  );
}
