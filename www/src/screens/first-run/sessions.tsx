import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { RemoteCore, Session } from "../../core/api";
import { newId } from "../../core/id";
import { today } from "../../core/today";
import { Button, Notice, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { explain } from "../../words/explain";
import firstRun from "#words/first-run";
import { DayGrid } from "./day-grid";

const w = firstRun.sessions;

type Kind = keyof typeof w.kinds;
const given: Record<Kind, Pick<Session, "route" | "drug">> = {
  nasal: { route: "intranasal", drug: "esketamine" },
  infusion: { route: "intravenous", drug: "ketamine" },
  injection: { route: "intramuscular", drug: "ketamine" },
  sublingual: { route: "sublingual", drug: "ketamine" },
  other: { route: "other", drug: "ketamine" },
};

interface PastSessionsProps {
  core: RemoteCore;
  /** Leaves the first run. */
  onSkip: () => void;
  /** Called with how many sessions were saved. */
  onDone: (saved: number) => void;
  /** Leaves the first run for the import. */
  onElsewhere: () => void;
}

/** Asks for the sessions so far: what was given, and one tap for each day. */
export function PastSessions({ core, onSkip, onDone, onElsewhere }: PastSessionsProps) {
  const kind = useSignal<Kind | null>(null);
  const picked = useSignal<ReadonlySet<string>>(new Set());
  const error = useSignal<string | null>(null);
  // Tried again, a day is the same session.
  const ids = useRef(new Map<string, string>());
  const saved = useRef(new Set<string>());
  const isSaving = useRef(false);

  const toggle = (day: string) => {
    error.value = null;
    // What is saved can be removed in Sessions, with its undo.
    if (saved.current.has(day)) return;
    const days = new Set(picked.value);
    if (!days.delete(day)) days.add(day);
    picked.value = days;
  };
  const save = async (chosen: Kind, days: readonly string[]) => {
    if (isSaving.current) return;
    isSaving.current = true;
    try {
      for (const day of days) {
        const id = ids.current.get(day) ?? newId();
        ids.current.set(day, id);
        await core.saveSession(id, { ...nothing, ...given[chosen], day }, true);
        saved.current.add(day);
      }
      onDone(days.length);
    } catch (thrown) {
      error.value = explain(thrown);
    } finally {
      isSaving.current = false;
    }
  };
  const next = () => {
    const days = [...picked.value].sort();
    if (kind.value === null && days.length === 0) onDone(0);
    else if (kind.value === null) error.value = w.noKind;
    else if (days.length === 0) error.value = w.noDays;
    else void save(kind.value, days);
  };
  const untouched = kind.value === null && picked.value.size === 0;
  return (
    <>
      <Screen title={w.title} lede={w.lede}>
        <Choice
          inline
          legend={w.kind}
          options={(Object.keys(w.kinds) as Kind[]).map((value) => ({ value, label: w.kinds[value] }))}
          value={kind.value}
          onChange={(chosen) => {
            error.value = null;
            kind.value = chosen;
          }}
          testId="first-kind"
        />
        <DayGrid label={w.days} today={today.value} picked={picked.value} toggle={toggle} />
        <p class="soft small">{w.older}</p>
        <p>
          <Button kind="text" onPress={onElsewhere} testId="first-elsewhere">
            {w.elsewhere}
          </Button>
        </p>
        <Notice kind="attention" message={error.value} testId="first-error" />
      </Screen>
      <div class="actions">
        <Button onPress={onSkip} testId="first-skip">
          {firstRun.skip}
        </Button>
        <Button kind="primary" onPress={next} testId="first-next">
          {untouched ? w.notYet : w.save({ count: picked.value.size })}
        </Button>
      </div>
    </>
  );
}

/** What is not asked here. */
const nothing = {
  ...{ time: null, dose: null, plannedNext: null, note: null, setting: null, phase: null, doseReason: null },
  ...{ psychotherapy: null, otherMedicines: null, tone: [], experience: null, burden: null },
  ...{ minutes: null, weightKg: null, seriesNumber: null, stoppedEarly: false, rescue: null, halfGone: null },
} satisfies Partial<Session>;
