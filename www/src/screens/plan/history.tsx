import type { PlanView } from "../../core/api";
import { mediumDay } from "../../words/days";
import w from "#words/plan";
import { linesOf, type Line } from "./parts";

/** Every version of the plan, newest first, with what each one changed. */
export function History({ versions }: { versions: readonly PlanView[] }) {
  return (
    <section data-testid="plan-history">
      <h2>{w.history}</h2>
      <ul class="rows">
        {versions.map((version, index) => (
          <li class="row" key={index} data-testid="plan-version">
            <div>
              <p class="soft">
                {version.marks &&
                  w.version({ day: mediumDay(version.marks.writtenDay), time: version.marks.writtenTime })}
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

/** Every line of a plan. */
const allOf = (version: PlanView): readonly Line[] => [
  ...Object.values(linesOf(version)).flat(),
  [w.questions, version.value.questions.join(" ") || null],
];

/** What a version changed, one line each, with what was there before. */
function against(version: PlanView, before: PlanView | undefined): readonly string[] {
  if (!before) return [w.began];
  const old = allOf(before);
  const changed = allOf(version).flatMap(([part, now], index) => {
    const was = old[index]?.[1] ?? null;
    return now === was ? [] : [w.changed({ part, now: now ?? w.unset, before: was ?? w.unset })];
  });
  return changed.length === 0 ? [w.same] : changed;
}
