import { useState } from "preact/hooks";
import type { FadeAlertView, FadeView, RemoteCore, SaidThenView, Verdict } from "../../core/api";
import { Editing, Notice } from "../../parts";
import { FoldRow } from "../../parts/fold-row";
import { dayNumber, mediumDay, shortDay } from "../../words/days";
import { explain } from "../../words/explain";
import w from "#words/fade";
import { Verdicts } from "../../parts/fade/warning";

interface AlertsProps {
  core: RemoteCore;
  fade: FadeView;
  reload: () => Promise<void>;
}

/**
 * Every warning as it was given, next to what today's records would say. Each can still be answered, since what it was
 * is often known only later. The one in force is answered above.
 */
export function Alerts({ core, fade: { alerts, now }, reload }: AlertsProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const answer = async ({ id, muted, verdict: before }: SaidThenView, verdict: Verdict) => {
    try {
      setFailure(null);
      // Pressing the same answer again takes it back.
      await core.answerAlert({ id, verdict: verdict === before ? null : verdict, muted });
      await reload();
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  return (
    <FoldRow
      label={w.alerts.title}
      value={alerts.length === 0 ? null : w.alerts.times({ count: alerts.length })}
      testId="fade-alerts"
    >
      {alerts.length === 0 ? (
        <p class="soft" data-testid="fade-no-alerts">
          {w.alerts.none}
        </p>
      ) : (
        <>
          <p class="soft small">{w.alerts.lede}</p>
          <Notice kind="attention" message={failure} testId="fade-alerts-failure" />
          <ul class="fade-alerts">
            {alerts.map((alert) => (
              <li
                key={`${alert.session}${alert.warning}${alert.then?.day ?? alert.now?.from ?? ""}`}
                data-testid="fade-alert"
                data-warning={alert.warning}
              >
                <Said alert={alert} />
                <Editing>
                  {alert.then && alert.then.id !== now.warning?.id && <Answer then={alert.then} onAnswer={answer} />}
                </Editing>
              </li>
            ))}
          </ul>
        </>
      )}
    </FoldRow>
  );
}

const short = (day: string) => shortDay(dayNumber(day));

function Said({ alert: { warning, then, now } }: { alert: FadeAlertView }) {
  return (
    <>
      <p>
        <strong>{w.alerts.warning[warning]}</strong>
      </p>
      <p>
        {then
          ? w.alerts.saidThen({
              day: mediumDay(then.day),
              percent: then.said.share,
              low: then.said.low,
              high: then.said.high,
            })
          : w.alerts.never}
      </p>
      <p class="soft">
        {now
          ? w.alerts.now({ from: short(now.from), until: short(now.until), same: now.from === now.until })
          : w.alerts.nowNot}
      </p>
      {then?.verdict && <p data-testid="fade-alert-verdict">{w.answered[then.verdict]}</p>}
      {then?.muted && <p>{w.alerts.muted}</p>}
    </>
  );
}

/** Folded, so that a long list stays short. Answering leaves the row, and the keyboard focus, where they are. */
function Answer({
  then,
  onAnswer,
}: {
  then: SaidThenView;
  onAnswer: (then: SaidThenView, verdict: Verdict) => Promise<void>;
}) {
  return (
    <details class="more">
      <summary data-testid="fade-alert-ask">{then.verdict ? w.alerts.change : w.ask}</summary>
      <Verdicts chosen={then.verdict} onAnswer={(verdict) => void onAnswer(then, verdict)} testId="fade-alert" />
    </details>
  );
}
