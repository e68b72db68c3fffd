import type { CountView, EffectTrendView, ScreenItem, TreatmentView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { screen } from "../../words/en/screen";
import { sessions as names, sideEffects } from "../../words/en/sessions";
import { treatment as w } from "../../words/en/treatment";
import { doseText, drugName, effectName } from "../../parts/naming";

const items = Object.keys(screen.items) as ScreenItem[];

/** The fewest sessions in which to look for a pattern. */
const ENOUGH = 3;

/** How hard the sessions were to bear: counts of effects, the routes side by side, the monthly checks. */
export function Costs({ treatment: { sessions, effects, routes, screens } }: { treatment: TreatmentView }) {
  return (
    <section data-testid="treatment-costs">
      <h2>{w.costs}</h2>
      {sessions.length < ENOUGH ? <p>{w.early3}</p> : <p class="soft">{w.countsOnly}</p>}
      <ul class="trend">
        {effects.map((trend) => (
          <Effect key={effectName(trend.effect)} trend={trend} />
        ))}
      </ul>
      {routes.length > 0 && (
        <Table
          caption={w.routes}
          head={w.routesHead}
          right={[1, 2, 3, 4]}
          rows={routes.map((route) => [
            names.routes[route.route],
            route.sessions,
            route.worst ?? w.unknown,
            route.burden ?? w.unknown,
            route.effectMinutes === null ? w.unknown : w.minutes(route.effectMinutes),
          ])}
        />
      )}
      {screens.length > 0 && (
        <Table
          caption={w.screens}
          head={[screen.asked, ...screens.map(({ value }) => mediumDay(value.day))]}
          rows={[
            ...items.map((item) => [
              screen.items[item],
              ...screens.map(({ value }) => {
                const grade = value.answers[item];
                return grade === null ? screen.notAnswered : (screen.grades[grade] ?? "");
              }),
            ]),
            ...(screens.some(({ extraDoses }) => extraDoses > 0)
              ? [[w.extraDoses, ...screens.map(({ extraDoses }) => String(extraDoses))]]
              : []),
          ]}
        />
      )}
    </section>
  );
}

function Effect({ trend }: { trend: EffectTrendView }) {
  const { all, firstHalf, secondHalf, byRoute, byDose } = trend;
  const parts =
    all.sessions < ENOUGH
      ? []
      : [
          ...(byRoute.length > 1 ? byRoute.map(({ route, count }) => w.by(names.routes[route], of(count))) : []),
          ...(byDose.length > 1
            ? byDose.map(({ route, drug, dose, count }) =>
                w.by(`${names.routes[route]}, ${drugName(drug)} ${doseText(dose)}`, of(count)),
              )
            : []),
        ];
  return (
    <li data-testid="treatment-effect">
      <p>
        <strong>{w.inSessions(effectName(trend.effect), all.with, all.sessions)}.</strong>{" "}
        {all.worst !== null && w.worstGrade(sideEffects.severities[all.worst] ?? "")}
      </p>
      <p class="soft">
        {all.sessions >= ENOUGH && w.halves(of(firstHalf), of(secondHalf))} {parts.join(". ")}
      </p>
    </li>
  );
}

const of = (count: CountView): string => w.of(count.with, count.sessions);
