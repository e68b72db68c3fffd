import { useEffect } from "preact/hooks";
import type { RemoteCore, TodayView } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { onDemand } from "../../parts/on-demand";
import { keepDrafts } from "../../forms/draft-queue";
import { type Left, leftPhq9 } from "../../forms/item9";
import { to } from "../../core/route";
import { storeKind } from "../../core/store";
import { today as headerDay } from "../../core/today";
import { useView, type View } from "../../parts/view";
import { words } from "../../words";
import type { CoreProps } from "../props";
import { Ahead } from "./ahead";
import { CheckIns } from "./check-ins";
import { checkInsOf, useDrafts } from "./drafts";
import { Due } from "./due";
import { below, headline } from "./headline";
import { Item9 } from "./item9";
import { Standing } from "./standing";
import { Unfinished } from "./unfinished";

const w = words.today;

const Warning = onDemand(async () => (await import("../../parts/fade/warning")).TodayWarning, true);
const BeforeFirst = onDemand(async () => (await import("../../parts/fade/before-first")).BeforeFirst, true);
const Water = onDemand(async () => (await import("./water")).Water, true);
const DoseToday = onDemand(async () => (await import("../../parts/doses/today")).DoseToday, true);
const Safekeeping = onDemand(async () => (await import("../../parts/safekeeping")).Safekeeping, true);
const DaysBefore = onDemand(async () => (await import("./days")).DaysBefore);
const DayPlace = onDemand(async () => (await import("./days/day")).DayPlace);

/** Days with a check-in, of the last fourteen, before anything but the check-in is offered. */
const DAYS_OF_USE = 5;

/** Today; any other day if the address has a date; or the days before. */
export function Today({ core, rest: [day] }: CoreProps) {
  if (day === undefined) return <TodayPlace core={core} />;
  return day === "before" ? <DaysBefore core={core} /> : <DayPlace core={core} day={day} />;
}

function TodayPlace({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    await keepDrafts();
    const today = await core.today();
    const left = today.hasPhq9Draft ? await leftPhq9(core, today.today) : null;
    return { today, left };
  });
  return <Loaded of={view}>{(all) => <TodayScreen core={core} {...all} reload={view.reload} />}</Loaded>;
}

interface TodayProps {
  core: RemoteCore;
  today: TodayView;
  /** The PHQ-9 that was begun and left. */
  left: Left | null;
  reload: View<TodayView>["reload"];
}

function TodayScreen({ core, today, left, reload }: TodayProps) {
  const drafts = useDrafts(core, today.checkInDrafts, checkInsOf(today), reload);
  useEffect(() => {
    headerDay.value = today.today;
  }, [today.today]);

  const checkedIn = today.checkIns.length > 0;
  const yesterday = today.recent.find(({ day }) => day < today.today);
  const title = left?.isUrgent ? w.item9.unsavedTitle : headline(today);
  return (
    <Screen title={title} lede={below(today)}>
      <Item9 core={core} followUp={today.followUp} left={left} reload={reload} />
      <Ahead core={core} ahead={today.ahead} today={today.today} reload={reload} />
      <Unfinished drafts={drafts} here={today.today} />
      {!checkedIn && <Days core={core} today={today} as="strip" />}
      <CheckIns
        key={today.today}
        core={core}
        day={today.today}
        ask={title === w.ask ? null : w.ask}
        checkIns={today.checkIns}
        before={yesterday?.checkIns.at(-1)}
        hardMood={today.hardMood}
        isToday
        drafts={drafts}
        reload={reload}
      >
        <Days core={core} today={today} as="picture" />
      </CheckIns>
      {today.doses && <DoseToday core={core} doses={today.doses} day={today.today} reload={reload} named />}
      {today.fade && (today.fade.warning !== null || today.fade.muted) && (
        <Warning core={core} now={today.fade} reload={reload} />
      )}
      <Due core={core} view={today} left={left} reload={reload} />
      {checkedIn && today.fade && today.fade.baselineDays !== null && <BeforeFirst now={today.fade} />}
      <p class="days-before">
        <a href="./" data-place={to("today", "before")} data-testid="days-before">
          {w.daysBefore}
        </a>
      </p>
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
      <Water key={as} core={core} today={today} as={as} />
    </div>
  );
}

const isUsed = ({ recent }: TodayView): boolean =>
  recent.filter(({ checkIns }) => checkIns.length > 0).length >= DAYS_OF_USE;
