import { useState } from "preact/hooks";
import type { CoreError } from "../../core/error";
import { Button, NoteField, Notice, Screen, Waiting } from "../../parts";
import { Tick } from "../../parts/choice";
import { THE_SAFETY_PLAN } from "../../core/id";
import { useDraft } from "../../forms/draft";
import { copyOff, setCopyOff } from "../../core/own-help";
import { to } from "../../core/route";
import { useSave } from "../../forms/save";
import { storeKind } from "../../core/store";
import { words } from "../../words";
import w from "#words/safety-plan";
import type { CoreProps } from "../props";
import { Contacts } from "./contacts";
import { useEditedLine } from "./edited-line";
import { formOf, planOf, type Form, type List, type Step } from "./form";

/** Where the person writes the plan that Help now shows: six steps, and help lines of their own. */
export function SafetyPlan({ core, rest }: CoreProps) {
  const { form, restored, error, change, startOver } = useDraft<Form>(core, "safetyPlan", THE_SAFETY_PLAN, async () =>
    formOf((await core.help()).plan),
  );
  const save = useSave(
    ["warningSigns", "coping", "places", "surroundings", "people", "professionals", "lines"],
    sentence,
  );
  const [saved, setSaved] = useState(false);
  const edited = useEditedLine(rest, form, change);

  if (!form)
    return error === null ? (
      <Waiting label={words.shell.loading} />
    ) : (
      <Notice kind="attention" message={error} testId="load-error" />
    );

  // Help now shows nothing from the sample.
  const inSample = storeKind.value === "sample";
  const edit = (part: Partial<Form>) => {
    setSaved(false);
    change(part);
  };
  const keep = () =>
    save.run(async () => {
      await core.saveSafetyPlan(planOf(form, (await core.help()).plan, edited));
      setSaved(true);
    });
  const text = (step: Step) => (
    <NoteField
      label={w.steps[step].title}
      hint={w.steps[step].hint}
      value={form[step]}
      onInput={(next) => {
        edit({ [step]: next });
      }}
      error={save.at(step)}
      testId={`plan-${step}`}
    />
  );
  const list = (name: List) => (
    <Contacts
      {...w.lists[name]}
      contacts={form[name]}
      onChange={(next) => {
        save.mend(name);
        edit({ [name]: next });
      }}
      error={save.at(name)}
      testId={`plan-${name}`}
    />
  );

  return (
    <Screen title={w.title} lede={w.lede}>
      <Notice
        message={restored && !saved ? words.entry.restored : null}
        action={{ label: words.entry.startOver, onPress: startOver }}
        testId="draft-restored"
      />
      {text("warningSigns")}
      {text("coping")}
      {text("places")}
      {list("people")}
      {list("professionals")}
      {text("surroundings")}
      {list("lines")}
      <p>
        <a class="button text" href="./" data-place={to("lines")} data-testid="plan-lines-change">
          {w.builtIn}
        </a>
      </p>
      {!inSample && <Copy />}
      <Notice kind="attention" message={save.whole ?? error} testId="plan-error" />
      <Notice message={saved ? (inSample ? words.done.saved : w.saved) : null} testId="plan-saved" />
      <div class="actions">
        <a class="button" href="./" data-place={to("help")} data-testid="plan-help">
          {w.toHelp}
        </a>
        <Button kind="primary" onPress={() => void keep()} testId="plan-save">
          {words.entry.save}
        </Button>
      </div>
    </Screen>
  );
}

/** What is kept outside the records, and the switch that stops it. */
function Copy() {
  return (
    <>
      <h2>{w.copy.title}</h2>
      <p>{w.copy.about}</p>
      <div class="choice-rows">
        <Tick label={w.copy.off} checked={copyOff.value} onChange={setCopyOff} testId="plan-copy-off" />
      </div>
    </>
  );
}

/** A list is refused as a whole, so its sentence says what to look for. */
function sentence({ code, field }: CoreError): string | undefined {
  if (code === "empty" && field !== undefined && field in w.lists) return w.problems.noName;
  return undefined;
}
