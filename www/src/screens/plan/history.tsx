import type { PlanView } from "../../core/api";
import { mediumDay } from "../../words/days";
import { plan as w } from "../../words/en/plan";

/** Every version of the plan, newest first, with what each one changed. */
export function History({ versions }: { versions: readonly PlanView[] }) {
  return (
    <section data-testid="plan-history">
      <h2>{w.history}</h2>
      {versions.length === 0 && <p>{w.noHistory}</p>}
      <ul class="rows">
        {versions.map((version, index) => (
          <li class="row" key={index} data-testid="plan-version">
            <div>
              <p class="soft">
                {version.marks && w.version(mediumDay(version.marks.writtenDay), version.marks.writtenTime)}
              </p>
              <ul class="changes">
                {against(version, versions[index + 1]).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The parts of a plan, in words. Null for a part that is not set. */
function partsOf({ value: plan, cutoffs }: PlanView): readonly (readonly [part: string, said: string | null])[] {
  return [
    [w.target, w.targets[plan.target]],
    [w.agreed, plan.targetAgreed && mediumDay(plan.targetAgreed)],
    [w.interval, plan.intervalDays === null ? null : String(plan.intervalDays)],
    [w.planned, plan.planned.map(mediumDay).join(", ") || null],
    [w.goals, plan.goals],
    [w.wouldAccept, plan.wouldAccept],
    [w.wouldNotAccept, plan.wouldNotAccept],
    [w.therapy, plan.therapy],
    [w.clinicName, plan.clinic?.name ?? null],
    [w.clinicPhone, plan.clinic?.phone ?? null],
    [w.companion, plan.companion && [plan.companion.name, plan.companion.phone].filter(Boolean).join(", ")],
    [w.limitSystolic, numberOf(plan.limits?.systolic)],
    [w.limitDiastolic, numberOf(plan.limits?.diastolic)],
    [w.limitPulse, numberOf(plan.limits?.pulse)],
    [w.limitOxygen, numberOf(plan.limits?.oxygen)],
    [w.questions, plan.questions.join(" ") || null],
    ...cutoffs.map(({ which, value }) => [w.names[which], String(value)] as const),
  ];
}

const numberOf = (value: number | null | undefined): string | null => (value == null ? null : String(value));

/** What a version changed, one line each, with what was there before. */
function against(version: PlanView, before: PlanView | undefined): readonly string[] {
  if (!before) return [w.began];
  const old = partsOf(before);
  const changed = partsOf(version).flatMap(([part, now], index) => {
    const was = old[index]?.[1] ?? null;
    return now === was ? [] : [w.changed(part, now ?? w.unset, was ?? w.unset)];
  });
  return changed.length === 0 ? [w.same] : changed;
}
