import { useState } from "preact/hooks";
import type { FadeNowView, FadeView, RemoteCore, SaidThenView } from "../../core/api";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import w from "#words/fade";
import type { CoreProps } from "../props";
import { Alerts } from "./alerts";
import { Answers } from "./answers";
import { BeforeFirst } from "../../parts/fade/before-first";
import { FadeChart, rangeOf } from "./chart";
import { Past } from "./past";
import { LEVEL_SIDES } from "../../parts/chart";
import { FoldRow } from "../../parts/fold-row";
import { Lanes } from "../../parts/lanes";
import { RestsOnUncertain } from "../../parts/marks";
import { Reasons } from "../../parts/fade/reasons";
import { beforeNext, chanceOf, left, reasons, title } from "../../parts/fade/said";
import { PlaceWarning } from "../../parts/fade/warning";
import { WayBack } from "../../parts/way-back";
import { dayNumber, shortDay } from "../../words/days";

/** Days of the chart of days, as many as are easy to read on a phone. */
const FEW = 50;
/** Days asked for at first: far enough back for the last four sessions. The other choice is all of them. */
const MANY = 200;
const ALL = 100_000;

/** How much of the lift from the last session is left, the reasons, and how earlier sessions went. */
export function FadePlace({ core }: CoreProps) {
  const [days, setDays] = useState(MANY);
  const view = useView(() => core.fade(days), days);
  const chart = (fade: FadeView) => (
    <Days
      core={core}
      fade={fade}
      all={days === ALL}
      onAll={(all) => {
        setDays(all ? ALL : MANY);
      }}
    />
  );
  return (
    <>
      <WayBack place="course" />
      <Loaded of={view}>
        {(fade) => (
          <Screen
            title={title(fade.now)}
            lede={<span data-testid="fade-left">{left(fade.now) ?? reasons(fade.now)[0]}</span>}
          >
            <RestsOnUncertain uncertain={fade.now.uncertain} />
            <BeforeFirst now={fade.now} />
            <Past fade={fade} />
            {/* A course has no days since a session: its chart is that of the days. */}
            {fade.now.course && hasDays(fade) && chart(fade)}
            {fade.now.state === "regularDoses" && (
              <Editing>
                <p>
                  <a class="button text" href="./" data-place={to("doses", "follow")} data-testid="fade-follow">
                    {w.follow}
                  </a>
                </p>
              </Editing>
            )}
            <div class="fold-rows place-rows">
              <Before now={fade.now} />
              <Why now={fade.now} />
              {hasDays(fade) && !fade.now.course && (
                <FoldRow label={w.chart.title} testId="fade-days">
                  {chart(fade)}
                </FoldRow>
              )}
              {(fade.now.lift || fade.now.course || fade.alerts.length > 0) && (
                <Alerts core={core} fade={fade} reload={view.reload} />
              )}
              <How />
            </div>
            <Editing>
              <Answers core={core} fade={fade} reload={view.reload} />
            </Editing>
            <p class="soft fade-limits" data-testid="fade-limits">
              {w.how.limits}
            </p>
            <Editing>
              <PlaceWarning core={core} now={fade.now} reload={view.reload} muted={muted(fade)} />
            </Editing>
          </Screen>
        )}
      </Loaded>
    </>
  );
}

const hasDays = ({ days }: FadeView) => days.length > 0;

interface DaysProps {
  core: RemoteCore;
  fade: FadeView;
  all: boolean;
  onAll: (all: boolean) => void;
}

/** The latest days, or all of them. */
function Days({ core, fade, all, onAll }: DaysProps) {
  const days = all ? fade.days : fade.days.slice(-FEW);
  return (
    <>
      <FadeChart fade={fade} days={days} />
      <Lanes core={core} days={rangeOf(fade, days)} sides={LEVEL_SIDES} />
      {(all || fade.hasEarlier || days.length < fade.days.length) && (
        <p>
          <Button
            kind="text"
            onPress={() => {
              onAll(!all);
            }}
            testId="fade-earlier"
          >
            {all ? w.chart.latest : w.chart.earlier}
          </Button>
        </p>
      )}
    </>
  );
}

/** The warning that was silenced since the last session. */
function muted({ alerts, now }: FadeView): SaidThenView | undefined {
  return (
    alerts.map(({ then }) => then).find((then) => then?.muted && now.lift && then.day > now.lift.session) ?? undefined
  );
}

function Why({ now }: { now: FadeNowView }) {
  const said = left(now) === null ? reasons(now).slice(1) : reasons(now);
  if (said.length === 0) return null;
  return (
    <FoldRow label={w.why} value={now.lift && w.checkIns({ count: now.lift.checkIns })} testId="fade-reasons">
      <Reasons of={said} />
    </FoldRow>
  );
}

/**
 * The chance before the planned session. Shown once two longer intervals have taught it; planning is suggested from 0.7
 * on.
 */
export function Before({ now: { next, state } }: { now: FadeNowView }) {
  if (!next || state === "noSession" || state === "regularDoses" || state === "doseCourse") return null;
  return (
    <FoldRow
      label={next.halfGone === null ? w.before.title : w.before.by({ day: shortDay(dayNumber(next.day)) })}
      value={
        next.halfGone === null ? null : w.before.percent({ percent: next.halfGone, chance: chanceOf(next.halfGone) })
      }
      testId="fade-next"
    >
      <p data-testid="fade-before">{beforeNext(next)}</p>
    </FoldRow>
  );
}

function How() {
  return (
    <FoldRow label={w.how.title} testId="fade-how">
      {w.how.body.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Editing>
        <p>
          <a href="./" data-place={to("questions")}>
            {w.how.questions}
          </a>
        </p>
      </Editing>
    </FoldRow>
  );
}
