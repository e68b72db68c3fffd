import { useEffect, useState } from "preact/hooks";
import type { SafetyPlan } from "../../core/api";
import { Button, Notice, Screen, Waiting } from "../../parts";
import { country } from "../../parts/help/country";
import { explain } from "../../words/explain";
import { to } from "../../core/route";
import { useSave } from "../../forms/save";
import { storeKind } from "../../core/store";
import { describe, isLastEmergency, listedLines } from "../../parts/help/visible-lines";
import { words } from "../../words";
import w from "#words/lines-page";
import { countries, type Line } from "../../words/lines";
import { actionOf, countryName } from "../../parts/help/line-words";
import type { CoreProps } from "../props";
import { CountryField } from "../../parts/help/who-to-call";

/** Which built-in lines the person wants to see. Their own lines are written in the safety plan. */
export function Lines({ core }: CoreProps) {
  const [plan, setPlan] = useState<SafetyPlan | null>(null);
  const [error, setError] = useState<string | null>(null);
  // The line that could not be hidden, since it is the last emergency number.
  const [stays, setStays] = useState<string | null>(null);
  const save = useSave([]);
  useEffect(() => {
    core.help().then(
      (view) => {
        setPlan(view.plan);
      },
      (thrown: unknown) => {
        setError(explain(thrown));
      },
    );
  }, [core]);

  if (storeKind.value === "sample")
    return (
      <Screen title={w.title} lede={words.help.plan.inSample}>
        <Back />
      </Screen>
    );
  if (plan === null)
    return error === null ? (
      <Waiting label={words.shell.loading} />
    ) : (
      <Notice kind="attention" message={error} testId="load-error" />
    );

  const hidden = plan.hiddenLines ?? [];
  // The plan is read again first, since another tab may have saved a newer one.
  const keep = (change: (ids: readonly string[]) => string[]) =>
    void save.run(async () => {
      const now = (await core.help()).plan;
      const next = { ...now, hiddenLines: change(now.hiddenLines ?? []) };
      await core.saveSafetyPlan(next);
      setPlan(next);
    });
  const hide = (line: Line) => {
    const refused = isLastEmergency(line, country.value, hidden);
    setStays(refused ? line.id : null);
    if (!refused) keep((ids) => [...ids.filter((id) => id !== line.id), line.id]);
  };
  const show = (line: Line) => {
    setStays(null);
    keep((ids) => ids.filter((id) => id !== line.id));
  };
  const here = countries.find(({ code }) => code === country.value);
  return (
    <Screen title={w.title} lede={w.lede}>
      <CountryField />
      {here ? <h2>{w.listed({ country: countryName(here) })}</h2> : <p>{words.help.elsewhere}</p>}
      <ul class="rows">
        {listedLines(country.value).map((line) => (
          <BuiltIn
            key={line.id}
            line={line}
            hidden={hidden.includes(line.id)}
            refused={stays === line.id}
            onHide={() => {
              hide(line);
            }}
            onShow={() => {
              show(line);
            }}
          />
        ))}
      </ul>
      <Notice kind="attention" message={save.whole} testId="lines-error" />
      <h2>{w.own}</h2>
      {plan.lines.length === 0 ? (
        <p>{w.noOwn}</p>
      ) : (
        <ul class="rows">
          {plan.lines.map(({ name, phone }) => (
            <li class="row" key={name}>
              <span>{name}</span>
              <span>{phone}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button text" href="./" data-place={to("safety-plan")} data-testid="lines-own">
          {w.add}
        </a>
      </p>
      <Back />
    </Screen>
  );
}

interface BuiltInProps {
  line: Line;
  hidden: boolean;
  /** The person wanted to hide it, and it stays. */
  refused: boolean;
  onHide: () => void;
  onShow: () => void;
}

function BuiltIn({ line, hidden, refused, onHide, onShow }: BuiltInProps) {
  const { id, kind } = line;
  const action = actionOf(line);
  // An emergency number cannot become one of the person's own lines, nor can a text line, since theirs are called.
  const canEdit = kind === "call" && !hidden;
  return (
    <li class="line-choice" data-testid={`line-${id}`}>
      <p>
        {action} <span class="soft">{hidden ? w.hidden : describe(line)}</span>
      </p>
      <div class="line-acts">
        <Button
          label={w.of({ act: hidden ? w.show : w.hide, line: action })}
          onPress={hidden ? onShow : onHide}
          testId={`line-${id}-turn`}
        >
          {hidden ? w.show : w.hide}
        </Button>
        {canEdit && (
          <a
            class="button"
            href="./"
            data-place={to("safety-plan", "line", id)}
            aria-label={w.of({ act: w.edit, line: action })}
            data-testid={`line-${id}-edit`}
          >
            {w.edit}
          </a>
        )}
      </div>
      <Notice kind="attention" message={refused ? w.lastStays : null} testId="lines-refused" />
    </li>
  );
}

function Back() {
  return (
    <div class="actions">
      <a class="button" href="./" data-place={to("help")} data-testid="lines-back">
        {w.backToHelp}
      </a>
    </div>
  );
}
