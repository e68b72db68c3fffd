import { useEffect } from "preact/hooks";
import type { DayView, DraftView, RemoteCore, TodayView } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { longDay } from "../../words/days";
import { onDemand } from "../../parts/on-demand";
import { keepDrafts } from "../../forms/draft-queue";
import { isUnsavedUrgent } from "../../forms/item9";
import { to } from "../../core/route";
import { storeKind } from "../../core/store";
import { today as headerDay } from "../../core/today";
import { useView, type View } from "../../parts/view";
import { words } from "../../words";
import type { CoreProps } from "../props";
import { Ahead } from "./ahead";
import { CheckIns } from "./check-ins";
import { useDrafts } from "./drafts";
import { Due } from "./due";
import { Imported } from "./imported";
import { Item9 } from "./item9";
import { Recent } from "./recent";
import { Standing } from "./standing";
import { Unfinished } from "./unfinished";

const w = words.today;

const Warning = onDemand(async () => (await import("../../parts/fade/warning")).TodayWarning);
const BeforeFirst = onDemand(async () => (await import("../../parts/fade/before-first")).BeforeFirst);

const Water = onDemand(async () => (await import("./water")).Water);
const DoseToday = onDemand(async () => (await import("../../parts/doses/today")).DoseToday);
const Safekeeping = onDemand(async () => (await import("../../parts/safekeeping")).Safekeeping);
/** Days with a check-in, of the last fourteen, before anything but the check-in is offered. */
const DAYS_OF_USE = 5;

/** Today, or any other day if the address has a date. */
export function Today({ core, rest: [day] }: CoreProps) {
  return day === undefined ? <TodayPlace core={core} /> : <DayPlace core={core} day={day} />;
}

function TodayPlace({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    await keepDrafts();
    const today = await core.today();
    const unsaved = today.hasPhq9Draft && (await isUnsavedUrgent(core, today.today));
    return { today, unsaved };
  });
  return <Loaded of={view}>{(all) => <TodayScreen core={core} {...all} reload={view.reload} />}</Loaded>;
}

interface TodayProps {
  core: RemoteCore;
  today: TodayView;
  /** Whether there is an unsaved PHQ-9 whose item 9 calls for the full screen. */
  unsaved: boolean;
  reload: View<TodayView>["reload"];
}

function TodayScreen({ core, today, unsaved, reload }: TodayProps) {
  const drafts = useDrafts(core, today.checkInDrafts);
  useEffect(() => {
    headerDay.value = today.today;
  }, [today.today]);

  // The daily rows come first: they take ten seconds, the PHQ-9 some minutes.
  const checkedIn = today.checkIns.length > 0;
  return (
    <Screen title={unsaved ? w.item9.unsavedTitle : sentence(today)}>
      <Item9 core={core} followUp={today.followUp} unsaved={unsaved} reload={reload} />
      <Ahead core={core} ahead={today.ahead} today={today.today} reload={reload} />
      <Unfinished drafts={drafts} here={today.today} />
      <CheckIns
        key={today.today}
        core={core}
        day={today.today}
        ask={w.ask}
        checkIns={today.checkIns}
        hardDay={today.hardDay}
        drafts={drafts}
        reload={reload}
      >
        <Days core={core} today={today} as="picture" />
      </CheckIns>
      {today.doses && <DoseToday core={core} doses={today.doses} day={today.today} reload={reload} named />}
      {today.fade && (today.fade.warning !== null || today.fade.muted) && (
        <Warning core={core} now={today.fade} reload={reload} />
      )}
      <Due core={core} view={today} unsavedSaid={unsaved} reload={reload} />
      {checkedIn && today.fade && today.fade.baselineDays !== null && <BeforeFirst now={today.fade} />}
      {!checkedIn && <Days core={core} today={today} as="strip" />}
      <Recent days={today.recent} today={today.today} />
      <Standing view={today} />
      {checkedIn && isUsed(today) && storeKind.value === "device" && <Safekeeping core={core} />}
    </Screen>
  );
}

/** Room for the water, so that nothing moves when it comes. Before the first days of use there is none. */
function Days({ core, today, as }: { core: RemoteCore; today: TodayView; as: "strip" | "picture" }) {
  if (today.checkIns.length === 0 && !today.recent.some(({ checkIns }) => checkIns.length > 0)) return null;
  return (
    <div class={`today-water ${as}`}>
      {as === "strip" && <h2>{w.recent}</h2>}
      <Water key={as} core={core} today={today} as={as} />
    </div>
  );
}

const isUsed = ({ recent }: TodayView): boolean =>
  recent.filter(({ checkIns }) => checkIns.length > 0).length >= DAYS_OF_USE;

function sentence({ checkIns, phq9, due, followUp }: TodayView): string {
  if (followUp) return w.item9.title;
  if (checkIns.length > 0 && !phq9?.due && due.length > 0) return due.length > 1 ? w.severalMore : w.oneMore;
  if (checkIns.length > 0) return phq9?.due ? w.phq9 : w.nothing;
  return phq9?.due ? w.both : w.checkIn;
}

function DayPlace({ core, day }: { core: RemoteCore; day: string }) {
  const view = useView(async () => {
    await keepDrafts();
    const [kept, begun] = await Promise.all([core.day(day), core.drafts("checkIn")]);
    return { kept, begun };
  });
  return (
    <>
      <Loaded of={view}>
        {({ kept, begun }) => <DayScreen core={core} kept={kept} begun={begun} reload={view.reload} />}
      </Loaded>
      <p class="day-back">
        <a href="./" data-place={to("today")} data-testid="day-back">
          {w.back}
        </a>
      </p>
    </>
  );
}

interface DayProps {
  core: RemoteCore;
  kept: DayView;
  begun: readonly DraftView[];
  reload: () => Promise<void>;
}

function DayScreen({ core, kept: { day, checkIns, imported }, begun, reload }: DayProps) {
  const drafts = useDrafts(core, begun);
  return (
    <Screen title={longDay(day)}>
      <CheckIns core={core} day={day} ask={w.askDay} checkIns={checkIns} drafts={drafts} reload={reload} />
      <Imported moods={imported} />
    </Screen>
  );
}
