import type { PlanView } from "../../core/api";
import { mediumDay } from "../../shell/days";
import { plan as w } from "../../words/en/plan";

/** Every version of the plan, newest first, with what each changed. */
export function History({ versions }: { versions: readonly PlanView[] }) {
  return (
    <section data-testid="plan-history">
      <h2>{w.history}</h2>
      {versions.length === 0 && <p>{w.noHistory}</p>}
      <ul class="rows">
        {versions.map((version, index) => (
          <li class="row" key={index} data-testid="plan-version">
            <span>{version.marks && w.version(mediumDay(version.marks.writtenDay), version.marks.writtenTime)}</span>
            <span>{against(version, versions[index + 1])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const parts = {
  target: w.target,
  targetAgreed: w.agreed,
  intervalDays: w.interval,
  planned: w.planned,
  therapy: w.therapy,
  goals: w.goals,
  wouldAccept: w.wouldAccept,
  wouldNotAccept: w.wouldNotAccept,
  clinic: w.clinicName,
  cutoffs: w.cutoffs,
} as const;

function against(version: PlanView, before: PlanView | undefined): string {
  if (!before) return w.began;
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const changed = names.filter((name) => JSON.stringify(version[name]) !== JSON.stringify(before[name]));
  return changed.length === 0 ? w.same : w.changed(changed.map((name) => parts[name]).join("; "));
}
