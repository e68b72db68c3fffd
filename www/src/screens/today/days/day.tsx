import type { DayView, DraftView, RemoteCore } from "../../../core/api";
import { Loaded, Screen } from "../../../parts";
import { to } from "../../../core/route";
import { keepDrafts } from "../../../forms/draft-queue";
import { useView } from "../../../parts/view";
import { words } from "../../../words";
import { dayNumber, isoDay, longDay, weekDay } from "../../../words/days";
import { CheckIns } from "../check-ins";
import { useDrafts } from "../drafts";
import { Imported } from "./imported";
import w from "#words/before";

/** One day, with the ways to the days on both sides of it. */
export function DayPlace({ core, day }: { core: RemoteCore; day: string }) {
  const view = useView(async () => {
    await keepDrafts();
    const [kept, begun, { since, today }] = await Promise.all([core.day(day), core.drafts("checkIn"), core.levels(0)]);
    const before = since !== null && day > since ? await core.day(beside(day, -1)) : null;
    return { kept, begun, before, after: day < today ? beside(day, 1) : null, today };
  });
  return (
    <>
      <Loaded of={view}>{(all) => <DayScreen core={core} {...all} reload={view.reload} />}</Loaded>
      <p class="day-back">
        <a href="./" data-place={to("today")} data-testid="day-back">
          {w.back}
        </a>
      </p>
    </>
  );
}

const beside = (day: string, days: number): string => isoDay(dayNumber(day) + days);

interface DayProps {
  core: RemoteCore;
  kept: DayView;
  begun: readonly DraftView[];
  /** The day before, if it is not before the first day of use. */
  before: DayView | null;
  after: string | null;
  today: string;
  reload: () => Promise<void>;
}

function DayScreen({ core, kept: { day, checkIns, imported }, begun, before, after, today, reload }: DayProps) {
  const drafts = useDrafts(core, begun, checkIns, reload);
  return (
    <Screen title={longDay(day)}>
      <nav class="day-ways">
        {before && (
          <a
            href="./"
            data-place={to("today", before.day)}
            aria-label={w.dayBeforeLabel({ day: weekDay(before.day) })}
            data-testid="day-before"
          >
            {w.dayBefore({ day: weekDay(before.day) })}
          </a>
        )}
        {after && (
          <a
            href="./"
            data-place={after === today ? to("today") : to("today", after)}
            aria-label={w.dayAfterLabel({ day: weekDay(after) })}
            data-testid="day-after"
          >
            {w.dayAfter({ day: weekDay(after) })}
          </a>
        )}
      </nav>
      <CheckIns
        core={core}
        day={day}
        ask={words.today.askDay}
        checkIns={checkIns}
        before={before?.checkIns.at(-1)}
        drafts={drafts}
        reload={reload}
      />
      <Imported moods={imported} />
    </Screen>
  );
}
