import { useState } from "preact/hooks";
import type { RemoteCore, Target } from "../../core/api";
import { RECORDS_ONLY } from "../../core/build";
import type { CoreError } from "../../core/error";
import { Button, DateField, Loaded, NoteField, Notice, Screen, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { longDay, mediumDay } from "../../words/days";
import { DoneNotice, say } from "../../parts/done";
import { THE_PLAN } from "../../core/id";
import { useDraft } from "../../forms/draft";
import { to } from "../../core/route";
import { useSave } from "../../forms/save";
import { useView } from "../../parts/view";
import { words } from "../../words/en";
import { fade } from "../../words/en/fade";
import { plan as w } from "../../words/en/plan";
import type { CoreProps } from "../props";
import { beforeNext } from "../../parts/fade/said";
import { Opening, Restored, textOf } from "../../forms/frame";
import { CutOffs } from "./cut-offs";
import { formOf, paths, recordOf, type Form } from "./form";
import { History } from "./history";
import { Limits } from "./limits";

const targets = (Object.keys(w.targets) as Target[]).map((value) => ({ value, label: w.targets[value] }));

/** The treatment plan with its history. */
export function PlanPlace({ core }: CoreProps) {
  const [version, setVersion] = useState(0);
  const view = useView(() => core.planHistory());
  const saved = async () => {
    await view.reload();
    setVersion(version + 1);
  };
  return (
    <Loaded of={view}>
      {(history) => (
        <Screen title={w.title} lede={w.lede}>
          <DoneNotice core={core} onUndone={saved} />
          <PlanForm key={version} core={core} onSaved={saved} />
          <p>
            <a href="./" data-place={to("questions")} data-testid="plan-questions">
              {w.ask}
            </a>
          </p>
          <History versions={history} />
        </Screen>
      )}
    </Loaded>
  );
}

const fields = [
  "targetAgreed",
  "intervalDays",
  "planned",
  "therapy",
  "goals",
  "wouldAccept",
  "wouldNotAccept",
  ...Object.values(paths),
];

function PlanForm({ core, onSaved }: { core: RemoteCore; onSaved: () => Promise<void> }) {
  const { form, restored, error, change, startOver } = useDraft<Form>(core, "plan", THE_PLAN, async () =>
    formOf(await core.plan()),
  );
  const save = useSave([...fields, ...Object.keys(w.names).map((which) => `cutOffs.${which}`)], sentence);
  if (!form) return <Opening title={w.title} error={error} />;

  type Text =
    | "targetAgreed"
    | "intervalDays"
    | "therapy"
    | "goals"
    | "wouldAccept"
    | "wouldNotAccept"
    | "clinicName"
    | "clinicPhone";
  const text = (field: Text) => textOf("plan", form, field, change, save, paths[field]);
  const keep = () =>
    save.run(async () => {
      await core.savePlan(recordOf(form));
      say(words.done.saved);
      await onSaved();
    });

  return (
    <>
      <Restored when={restored} startOver={startOver} />
      <Choice
        legend={w.target}
        options={targets}
        value={form.target}
        onChange={(target) => {
          change({ target });
        }}
        testId="plan-target"
      />
      <DateField label={w.agreed} optional {...text("targetAgreed")} />
      <TextField label={w.interval} optional short kind="whole" {...text("intervalDays")} />
      <Before core={core} />
      <Planned
        form={form}
        change={(part) => {
          save.mend("planned");
          change(part);
        }}
        error={save.at("planned")}
      />
      <NoteField label={w.goals} optional {...text("goals")} />
      <NoteField label={w.wouldAccept} optional {...text("wouldAccept")} />
      <NoteField label={w.wouldNotAccept} optional {...text("wouldNotAccept")} />
      <NoteField label={w.therapy} optional {...text("therapy")} />
      <TextField label={w.clinicName} optional {...text("clinicName")} />
      <TextField label={w.clinicPhone} optional kind="phone" {...text("clinicPhone")} />
      <Limits form={form} change={change} save={save} />
      {!RECORDS_ONLY && <CutOffs form={form} change={change} save={save} />}
      <Notice kind="attention" message={save.whole ?? error} testId="plan-error" />
      <div class="actions">
        <Button kind="primary" onPress={() => void keep()} testId="plan-save">
          {words.entry.save}
        </Button>
      </div>
    </>
  );
}

/** Whether half of the lift will be gone by the planned session. The plan does not wait for this aside. */
function Before({ core }: { core: RemoteCore }) {
  const { view } = useView(() => core.fade(1));
  const next = view?.now.next;
  if (!next) return null;
  return (
    <section>
      <h2>{fade.before.title}</h2>
      <p data-testid="plan-before">
        {beforeNext(next)}{" "}
        <a href="./" data-place={to("fade")} data-testid="plan-fade">
          {fade.before.see}
        </a>
      </p>
    </section>
  );
}

interface PlannedProps {
  form: Form;
  change: (part: Partial<Form>) => void;
  error: string | undefined;
}

function Planned({ form, change, error }: PlannedProps) {
  const { planned, nextDay } = form;
  return (
    <section>
      <h2>{w.planned}</h2>
      <ul class="rows">
        {planned.map((day) => (
          <li class="row" key={day} data-testid="plan-day">
            <span>{longDay(day)}</span>
            <Button
              kind="text"
              label={w.removeDay(mediumDay(day))}
              onPress={() => {
                change({ planned: planned.filter((kept) => kept !== day) });
              }}
              testId="plan-day-remove"
            >
              {w.remove}
            </Button>
          </li>
        ))}
      </ul>
      <DateField
        label={w.addDay}
        value={nextDay}
        onInput={(day) => {
          change({ nextDay: day });
        }}
        error={error}
        testId="plan-next-day"
      />
      <Button
        waiting={nextDay === ""}
        onPress={() => {
          change({ planned: [...new Set([...planned, nextDay])].sort(), nextDay: "" });
        }}
        testId="plan-day-add"
      >
        {w.add}
      </Button>
    </section>
  );
}

function sentence({ code, field, detail }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "impossible_phone") return p.phone;
  if (code === "cut_offs_cross") return p.cross;
  if (code === "limits_cross") return p.limitsCross;
  if (code === "not_a_number") return p.number;
  if (field === "clinic.name") return p.noName;
  if (field === "companion.name") return p.noCompanionName;
  if (field === "planned" && code === "too_many") return p.planned;
  if (code !== "out_of_range") return undefined;
  const { min, max } = detail as { min: number; max: number };
  return field?.startsWith("limits.") === true ? p.limit(min, max) : p.range(min, max);
}
