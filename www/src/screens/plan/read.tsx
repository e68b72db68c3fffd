import type { PlanView, SpacedView } from "../../core/api";
import { to } from "../../core/route";
import { Editing } from "../../parts";
import { spacing } from "../../parts/spacing";
import w from "#words/plan";
import { linesOf, parts, type Line, type Part } from "./parts";

/** The plan as text, part by part, each with its way to change it. */
export function Read({ plan, spaced }: { plan: PlanView; spaced: SpacedView | null }) {
  const lines = linesOf(plan);
  const usual = new Map(plan.cutoffs.map(({ which, usual: value }) => [w.names[which], String(value)]));
  return (
    <>
      {parts.map((part) => (
        <Section
          key={part}
          part={part}
          // A target that was never agreed, and a usual cut-off, were not written by anybody.
          lines={lines[part].filter(
            ([name, said]) => said !== null && said !== usual.get(name) && (plan.marks !== null || name !== w.target),
          )}
          actual={part === "staying-well" && spaced ? spacing(spaced) : null}
        />
      ))}
    </>
  );
}

interface SectionProps {
  part: Part;
  lines: readonly Line[];
  /** How it goes in fact, beside what was planned. */
  actual: string | null;
}

function Section({ part, lines, actual }: SectionProps) {
  return (
    <section data-testid={`plan-read-${part}`}>
      <h2>{w.parts[part]}</h2>
      {lines.length === 0 ? (
        <p class="soft">{w.unwritten[part]}</p>
      ) : (
        <dl class="said">
          {lines.map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {actual !== null && <p data-testid="plan-actual">{actual}</p>}
      <Editing>
        <p>
          <a
            class="button text"
            href="./"
            data-place={to("plan", part)}
            aria-label={w.toPart({ action: lines.length === 0 ? w.write : w.change, part: w.parts[part] })}
            data-testid={`plan-change-${part}`}
          >
            {lines.length === 0 ? w.write : w.change}
          </a>
        </p>
      </Editing>
    </section>
  );
}
