import type {
  Contact,
  LimitsInForceView,
  Plan,
  PressureReading,
  RedFlag,
  SessionView,
  StandingView,
} from "../../core/api";
import w from "#words/session-day";
import type { Around } from "./around";
import { Calls, ClinicOnly, EmergencyIf } from "../../parts/help/calls";

/** What a reading can call for. */
type ReadingFlag = keyof typeof w.flags;
const isReadingFlag = (flag: RedFlag): flag is ReadingFlag => flag in w.flags;

interface FlagsProps {
  session: SessionView;
  limits: LimitsInForceView;
  around: Around;
  plan: Plan;
}

/** What the readings call for now (R5): which number is past which limit, whom to show it, and whom to call. */
export function Flags({ session: { value, standing, pressures }, limits, around, plan }: FlagsProps) {
  const flags = [...new Set(standing.map(({ flag }) => flag))].filter(isReadingFlag);
  const [first] = flags;
  if (first === undefined) return null;
  const said = (flag: ReadingFlag) =>
    standing
      .filter((part) => part.flag === flag)
      .flatMap((part) => {
        const reading = pressures.find(({ marks }) => marks.id === part.reading);
        return reading ? [over(part, reading.value, limits)] : [];
      });
  return (
    <div class="notice attention sign" role="alert" data-testid="pressure-flag" data-flag={first}>
      {flags.map((flag) => (
        <div key={flag}>
          <p>{said(flag).join(" ")}</p>
          <p>
            <strong>{w.flags[flag][around]}</strong>
          </p>
        </div>
      ))}
      <Whom
        flags={flags}
        around={around}
        clinic={plan.clinic}
        companion={value.setting === "home" ? plan.companion : null}
      />
    </div>
  );
}

interface WhomProps {
  flags: readonly ReadingFlag[];
  around: Around;
  clinic: Contact | null;
  companion: Contact | null;
}

/** Whom to call. Nobody if staff are there, unless it may become an emergency. */
function Whom({ flags, around, clinic, companion }: WhomProps) {
  const staffed = around === "staff";
  const veryHigh = flags.includes("veryHighPressure");
  if (flags.includes("lowOxygen") && !staffed) {
    return (
      <>
        {veryHigh && <p>{w.symptoms}</p>}
        <Calls clinic={clinic} companion={companion} urgent />
      </>
    );
  }
  if (veryHigh)
    return staffed ? <EmergencyIf when={w.symptoms} /> : <Calls clinic={clinic} urgent={false} worse={w.symptoms} />;
  return staffed ? null : <ClinicOnly clinic={clinic} />;
}

function over({ flag, part }: StandingView, reading: PressureReading, limits: LimitsInForceView): string {
  const numbers = w.reading({ upper: reading.systolic, lower: reading.diastolic });
  if (flag === "veryHighPressure") return w.over.veryHigh({ reading: numbers });
  if (part === "oxygen")
    return (limits.oxygenIsOwn ? w.over.oxygenOwn : w.over.oxygen)({
      percent: reading.oxygen ?? 0,
      limit: limits.oxygen,
    });
  if (part === "pulse") return w.over.pulse({ beats: reading.pulse ?? 0, limit: limits.pulse ?? 0 });
  return (limits.pressureIsOwn ? w.over.own : w.over.usual)({
    reading: numbers,
    limit: w.reading({ upper: limits.systolic, lower: limits.diastolic }),
  });
}
