import type { CountView, EffectTrendView, ScreenItem, TreatmentView } from "../../core/api";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import screen from "#words/screen";
import names from "#words/sessions";
import sideEffects from "#words/side-effects";
import w from "#words/treatment";
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
            route.effectMinutes === null ? w.unknown : w.minutes({ minutes: route.effectMinutes }),
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
          ...(byRoute.length > 1
            ? byRoute.map(({ route, count }) => w.by({ what: names.routes[route], count: of(count) }))
            : []),
          ...(byDose.length > 1
            ? byDose.map(({ route, drug, dose, count }) =>
                w.by({ what: `${names.routes[route]}, ${drugName(drug)} ${doseText(dose)}`, count: of(count) }),
              )
            : []),
        ];
  return (
    <li data-testid="treatment-effect">
      <p>
        <strong>{w.inSessions({ effect: effectName(trend.effect), withIt: all.with, all: all.sessions })}.</strong>{" "}
        {all.worst !== null && w.worstGrade({ grade: sideEffects.severities[all.worst] ?? "" })}
      </p>
      <p class="soft">
        {all.sessions >= ENOUGH && w.halves({ first: of(firstHalf), second: of(secondHalf) })} {parts.join(". ")}
      </p>
    </li>
  );
}

const of = (count: CountView): string => w.of({ withIt: count.with, all: count.sessions });
