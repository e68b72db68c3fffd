import { useRef, useState } from "preact/hooks";
import type { CoreError } from "../../core/error";
import { NoteField, Notice, Screen, Waiting } from "../../parts";
import { Tick } from "../../parts/choice";
import { DoneNotice, say } from "../../parts/done";
import { WayBack } from "../../parts/way-back";
import { THE_SAFETY_PLAN } from "../../core/id";
import { useDraft } from "../../forms/draft";
import { FormActions, Restored } from "../../forms/frame";
import { copyOff, setCopyOff } from "../../core/own-help";
import { replace, to } from "../../core/route";
import { useSave, type Save } from "../../forms/save";
import { storeKind } from "../../core/store";
import { words } from "../../words";
import w from "#words/safety-plan";
import type { CoreProps } from "../props";
import { Contacts } from "./contacts";
import { useEditedLine } from "./edited-line";
import { formOf, isWritten, parts, planOf, type Form, type List, type Part, type Step } from "./form";
import { Read, titles } from "./read";

/**
 * The plan that Help now shows: six steps, and help lines of their own. It is written as a whole the first time, and read
 * from then on. `#safety-plan/<part>` changes a part, and `#safety-plan/line/<id>` takes over a built-in line.
 */
export function SafetyPlan({ core, rest }: CoreProps) {
  const { form, restored, error, change, startOver, discard } = useDraft<Form>(
    core,
    "safetyPlan",
    THE_SAFETY_PLAN,
    async () => formOf((await core.help()).plan),
  );
  const save = useSave([...parts], sentence);
  // Decided as it opens: what is being written for the first time must not turn into text to read.
  const isRead = useRef<boolean | null>(null);
  const [isSaved, setSaved] = useState(false);
  const edited = useEditedLine(rest, form, change);

  if (!form)
    return error === null ? (
      <Waiting label={words.shell.loading} />
    ) : (
      <Notice kind="attention" message={error} testId="load-error" />
    );

  const part = rest[0] === "line" ? "lines" : parts.find((of) => of === rest[0]);
  isRead.current ??= part === undefined && !restored && parts.some((of) => isWritten(form, of));
  // Help now shows nothing from the sample.
  const inSample = storeKind.value === "sample";
  const keep = () =>
    save.run(async () => {
      await core.saveSafetyPlan(planOf(form, (await core.help()).plan, edited));
      say(inSample ? words.done.saved : w.saved);
      setSaved(true);
      replace("safety-plan");
    });
  const fields = { form, change, save };

  if (isRead.current || isSaved) {
    return (
      <>
        <WayBack place="help" label={words.shell.help} />
        <Screen key="read" title={w.title}>
          <DoneNotice core={core} onUndone={async () => undefined} />
          <Read form={form} />
          <BuiltIn />
          {!inSample && <Copy />}
        </Screen>
      </>
    );
  }
  return (
    <>
      {part ? <WayBack place="safety-plan" label={w.title} /> : <WayBack place="help" label={words.shell.help} />}
      <Screen title={part ? titles[part] : w.title} {...(part ? {} : { lede: w.lede })}>
        <Restored when={restored} startOver={startOver} />
        {(part ? [part] : parts).map((of) => (
          <Field key={of} part={of} {...fields} />
        ))}
        {!part && <BuiltIn />}
        {!part && !inSample && <Copy />}
        <Notice kind="attention" message={save.whole ?? error} testId="plan-error" />
        <FormActions pinned={!part} onSave={keep} discard={discard} testId="plan" />
      </Screen>
    </>
  );
}

interface FieldProps {
  part: Part;
  form: Form;
  change: (part: Partial<Form>) => void;
  save: Save;
}

/** A step or a list of the plan, as it is typed. */
function Field({ part, form, change, save }: FieldProps) {
  const value = form[part];
  if (typeof value === "string") {
    return (
      <NoteField
        {...w.steps[part as Step]}
        label={titles[part]}
        value={value}
        onInput={(next) => {
          change({ [part]: next });
        }}
        error={save.at(part)}
        testId={`plan-${part}`}
      />
    );
  }
  return (
    <Contacts
      {...w.lists[part as List]}
      contacts={value}
      onChange={(next) => {
        save.mend(part);
        change({ [part]: next });
      }}
      error={save.at(part)}
      testId={`plan-${part}`}
    />
  );
}

/** The way to the lines that the app brings along. */
function BuiltIn() {
  return (
    <p>
      <a class="button text" href="./" data-place={to("lines")} data-testid="plan-lines-change">
        {w.builtIn}
      </a>
    </p>
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
