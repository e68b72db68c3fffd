import type { BenefitView, MiddleView, TreatmentView } from "../../core/api";
import { doseText, drugName } from "../../parts/naming";
import names from "#words/sessions";
import treatment from "#words/treatment";

const w = treatment.benefit;

/** The fewest sessions in which to look for a pattern. */
const ENOUGH = 3;

/** What sessions gave beside how hard they were: by route, dose and spacing, with counts. */
export function Benefit({ treatment: view }: { treatment: TreatmentView }) {
  if (view.sessions.length < ENOUGH) return null;
  const { benefitByRoute, benefitByDose, benefitBySpacing } = view;
  return (
    <section data-testid="treatment-benefit">
      <h2>{w.title}</h2>
      <p class="soft">{w.about}</p>
      <Groups title={w.route} groups={benefitByRoute.map(({ route, benefit }) => [names.routes[route], benefit])} />
      <Groups
        title={w.dose}
        groups={benefitByDose.map(({ route, drug, dose, benefit }) => [
          `${drugName(drug)} ${doseText(dose)}, ${names.routes[route]}`,
          benefit,
        ])}
      />
      <Groups
        title={w.spacing}
        groups={benefitBySpacing.map(({ spacing, benefit }) => [w.spacings[spacing], benefit])}
      />
    </section>
  );
}

type Group = readonly [name: string, benefit: BenefitView];

function Groups({ title, groups }: { title: string; groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="trend">
        {groups.map(([name, benefit]) => (
          <li key={name} data-testid="treatment-group">
            <p>
              <strong>{name}.</strong> {w.sessions({ count: benefit.sessions })}.
            </p>
            <p class="soft">{said(benefit)}.</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function said({ burden, level, lowest }: BenefitView): string {
  const parts = [
    burden && w.hard({ points: middle(burden), of: w.sessions({ count: burden.sessions }) }),
    level && w.mood({ points: middle(level), of: w.sessions({ count: level.sessions }) }),
    lowest && w.lowest({ total: middle(lowest), of: w.sessions({ count: lowest.sessions }) }),
  ];
  return parts.filter(Boolean).join(". ") || w.nothing;
}

/** The median of an even number of whole values can lie at a half. */
const middle = ({ median }: MiddleView): string => (median % 1 === 0 ? String(median) : median.toFixed(1));
