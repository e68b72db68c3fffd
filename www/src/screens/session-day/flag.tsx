import type { ContactView, LimitsInForceView, PressureView, StandingView } from "../../core/api";
import { sessionDay as w, type Around } from "../../words/en/session-day";
import { Calls, EmergencyIf } from "../sessions/calls";

interface FlagProps {
  standing: StandingView;
  reading: PressureView;
  limits: LimitsInForceView;
  around: Around;
  clinic: ContactView | null;
  companion: ContactView | null;
}

/** What a reading calls for (R5): which number is past which limit, whom to show it or whom to call. */
export function Flag({ standing: { flag, part }, reading, limits, around, clinic, companion }: FlagProps) {
  if (flag !== "showBeforeDose" && flag !== "veryHighPressure" && flag !== "lowOxygen") return null;
  const staffed = around === "staff";
  return (
    <div class="notice attention sign" role="alert" data-testid="pressure-flag" data-flag={flag}>
      <p>{over(flag, part, reading, limits)}</p>
      <p><strong>{w.flags[flag][around]}</strong></p>
      {flag === "showBeforeDose" && !staffed && <Calls clinic={clinic} urgent={false} />}
      {flag === "veryHighPressure" && (staffed ? <EmergencyIf when={w.symptoms} /> : <Calls clinic={clinic} urgent={false} worse={w.symptoms} />)}
      {flag === "lowOxygen" && !staffed && <Calls clinic={clinic} companion={around === "home" ? companion : null} urgent />}
    </div>
  );
}

function over(flag: StandingView["flag"], part: StandingView["part"], reading: PressureView, limits: LimitsInForceView): string {
  const numbers = w.reading(reading.systolic, reading.diastolic);
  if (flag === "veryHighPressure") return w.over.veryHigh(numbers);
  if (part === "oxygen") return (limits.oxygenIsOwn ? w.over.oxygenOwn : w.over.oxygen)(reading.oxygen ?? 0, limits.oxygen);
  if (part === "pulse") return w.over.pulse(reading.pulse ?? 0, limits.pulse ?? 0);
  return (limits.pressureIsOwn ? w.over.own : w.over.usual)(numbers, w.reading(limits.systolic, limits.diastolic));
}
