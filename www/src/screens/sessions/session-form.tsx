import { useState } from "preact/hooks";
import type { HalfGone, Phase, RemoteCore, Route, Session, Setting, SessionTone } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, NoteField, Notice, Scale, Screen, SelectField, TimeField } from "../../parts";
import { mediumDay } from "../../words/days";
import { askedAbout, LiftQuestion } from "../../parts/lift-question";
import { say } from "../../parts/done";
import { useDraft } from "../../forms/draft";
import { replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { useView } from "../../parts/view";
import { words } from "../../words";
import sessions from "#words/sessions";
import { doseOf, drugOf, givenFields, GivenFields, givenOf, givenSentence, type Given } from "../../forms/given";
import { NextField, RouteField } from "./likely";
import {
  InfusionFields,
  infusionFields,
  infusionOf,
  infusionRecord,
  infusionSentence,
  type Infusion,
} from "./infusion";
import { Tones } from "../../parts/tones";
import { FormActions, Opening, Restored, textOf } from "../../forms/frame";

const w = sessions.form;

/** The form's texts, as typed. Only the core reads them. */
interface Form extends Given, Infusion {
  readonly id: string | null;
  readonly day: string;
  readonly time: string;
  readonly route: Route | "";
  readonly plannedNext: string;
  readonly note: string;
  readonly setting: Setting | "";
  readonly phase: Phase | "";
  readonly doseReason: string;
  readonly psychotherapy: "" | "yes" | "no";
  readonly otherMedicines: string;
  readonly tone: readonly SessionTone[];
  readonly experience: string;
  readonly burden: number | null;
  readonly halfGone: HalfGone | null;
  /** The day of the session whose answers were copied into this form. */
  readonly from: string | null;
}

const settings = Object.keys(w.settings) as (keyof typeof w.settings)[];
const phases = Object.keys(w.phases) as (keyof typeof w.phases)[];
const fields = [
  "day",
  "time",
  "route",
  ...givenFields,
  ...infusionFields,
  "plannedNext",
  "note",
  "doseReason",
  "otherMedicines",
  "experience",
  "burden",
];

interface SessionFormProps {
  core: RemoteCore;
  /** The session to change, or null for a new one. */
  id: string | null;
  /** Whether the person came from the session's day, and goes on to it. */
  fromDay: boolean;
}

export function SessionForm({ core, id, fromDay }: SessionFormProps) {
  const {
    form,
    record,
    restored,
    error,
    change: keepChange,
    startOver,
    discard,
  } = useDraft<Form>(core, "session", id, () => begin(core, id));
  const save = useSave(fields, sentence);
  const [near, setNear] = useState<string | null>(null);
  const kept = useView(() => core.sessions());

  if (!form) return <Opening title={w.change} error={error} />;

  const askedOn = (day: string) => kept.view && askedAbout(day, kept.view, id);
  const asked = askedOn(form.day);
  // The questions were about what was typed then, so a change takes them away, with the answer.
  const change = (part: Partial<Form>) => {
    setNear(null);
    const isSame = askedOn(part.day ?? form.day) === asked;
    keepChange(isSame ? part : { ...part, halfGone: null });
  };
  type Text = "day" | "time" | "plannedNext" | "note" | "doseReason" | "otherMedicines" | "experience";
  const text = (field: Text) => textOf("session", form, field, change, save);
  const keep = (confirmed: boolean) =>
    save.run(async () => {
      try {
        const receipt = await core.saveSession(record, recordOf(form), confirmed);
        say(words.done.saved, receipt);
        if (fromDay) replace("session-day", receipt.id);
        else replace("sessions");
      } catch (thrown) {
        const asked = thrown instanceof CoreError ? question(thrown) : null;
        if (asked === null) throw thrown;
        setNear(asked);
      }
    });
  const remove = () =>
    save.run(async () => {
      if (id === null) return;
      const receipt = await core.withdraw(id);
      await discard();
      say(words.done.removed, receipt);
      replace("sessions");
    });
  const lede = form.from !== null && id === null ? w.asLastTime({ day: mediumDay(form.from) }) : undefined;

  return (
    <Screen title={id === null ? w.add : w.change} lede={lede}>
      <Restored when={restored} startOver={startOver} />
      {asked && (
        <LiftQuestion
          about={asked}
          value={form.halfGone}
          onChange={(halfGone) => {
            change({ halfGone });
          }}
        />
      )}
      <div class="pair">
        <DateField label={w.day} {...text("day")} />
        <TimeField label={w.time} optional {...text("time")} />
      </div>
      <RouteField
        route={form.route}
        error={save.at("route")}
        onChange={(route) => {
          change({ route });
        }}
      />
      <GivenFields form={form} change={change} save={save} legend={w.drug} testId="session" />
      {form.route === "intravenous" && <InfusionFields form={form} change={change} save={save} />}
      <NextField
        day={form.day}
        {...text("plannedNext")}
        onPick={(plannedNext) => {
          save.mend("plannedNext");
          change({ plannedNext });
        }}
      />
      <details class="more" open={isLong(form)}>
        <summary data-testid="session-more">{w.more}</summary>
        <SelectField
          label={w.setting}
          value={form.setting}
          options={[{ value: "", label: w.notSaid }, ...settings.map((value) => ({ value, label: w.settings[value] }))]}
          onChange={(setting) => {
            change({ setting });
          }}
          testId="session-setting"
        />
        <SelectField
          label={w.phase}
          value={form.phase}
          options={[{ value: "", label: w.notSaid }, ...phases.map((value) => ({ value, label: w.phases[value] }))]}
          onChange={(phase) => {
            change({ phase });
          }}
          testId="session-phase"
        />
        <NoteField label={w.doseReason} optional {...text("doseReason")} />
        <SelectField
          label={w.psychotherapy}
          value={form.psychotherapy}
          options={[
            { value: "", label: w.notSaid },
            { value: "yes", label: w.yes },
            { value: "no", label: w.no },
          ]}
          onChange={(psychotherapy) => {
            change({ psychotherapy });
          }}
          testId="session-psychotherapy"
        />
        <NoteField label={w.otherMedicines} optional {...text("otherMedicines")} />
        <Tones
          value={form.tone}
          onChange={(tone) => {
            change({ tone });
          }}
        />
        <NoteField label={w.experience} optional {...text("experience")} />
        <Scale
          label={w.burden}
          ends={w.burdenEnds}
          value={form.burden}
          onChange={(burden) => {
            change({ burden });
          }}
          testId="session-burden"
        />
        <NoteField label={w.note} optional {...text("note")} />
      </details>
      <Notice
        kind="attention"
        message={near}
        action={{ label: near === w.onRegimen ? w.onTop : w.another, onPress: () => void keep(true) }}
        testId="session-near"
      />
      <Notice kind="attention" message={save.whole ?? error} testId="session-error" />
      <FormActions onSave={() => keep(false)} discard={discard} testId="session" />
      {id !== null && (
        <p>
          <Button kind="text" onPress={() => void remove()} testId="session-remove">
            {w.remove}
          </Button>
        </p>
      )}
    </Screen>
  );
}

/** The kept session to change. For a new one, today's day and what was given last time. */
async function begin(core: RemoteCore, id: string | null): Promise<Form> {
  const { sessions, today } = await core.sessions();
  if (id === null) {
    const [last] = sessions;
    const form = formOf(null, last && again(last.value, today));
    return { ...form, day: today, from: last?.value.day ?? null };
  }
  const session = sessions.find((kept) => kept.marks.id === id);
  if (!session) throw new CoreError("not_found", `No session ${id}`);
  return formOf(id, session.value);
}

/** What is likely to be the same again, and a planned day that is still ahead. Nothing of what happened. */
function again({ day, route, drug, dose, setting, phase, ...before }: Session, today: string): Session {
  return {
    ...{ day, route, drug, dose, setting, phase },
    plannedNext: before.plannedNext !== null && before.plannedNext > today ? before.plannedNext : null,
    ...{ time: null, doseReason: null, psychotherapy: null, otherMedicines: null },
    ...{ tone: [], experience: null, burden: null, note: null, halfGone: null },
    ...{ minutes: null, weightKg: null, seriesNumber: null, stoppedEarly: false, rescue: null },
  };
}

/** Whether any field of the folded part was filled in. */
function isLong(form: Form): boolean {
  const { setting, phase, doseReason, psychotherapy, otherMedicines, experience, burden, note, tone } = form;
  const texts = [setting, phase, doseReason, psychotherapy, otherMedicines, experience, note];
  return burden !== null || tone.length > 0 || texts.some((text) => text !== "");
}

/** What the core asks before it saves: about another session close by, or about regular doses like this one. */
function question({ code, detail }: CoreError): string | null {
  if (code === "session_on_regimen") return w.onRegimen;
  if (code !== "session_near") return null;
  const { day, time } = detail as { day: string; time?: string };
  return w.near({ day: mediumDay(day), time: time ?? null });
}

function formOf(id: string | null, session: Session | undefined): Form {
  return {
    ...givenOf(session),
    ...infusionOf(session),
    id,
    day: session?.day ?? "",
    time: session?.time ?? "",
    route: session?.route ?? "",
    plannedNext: session?.plannedNext ?? "",
    note: session?.note ?? "",
    setting: session?.setting ?? "",
    phase: session?.phase ?? "",
    doseReason: session?.doseReason ?? "",
    psychotherapy: session?.psychotherapy == null ? "" : session.psychotherapy ? "yes" : "no",
    otherMedicines: session?.otherMedicines ?? "",
    tone: session?.tone ?? [],
    experience: session?.experience ?? "",
    burden: session?.burden ?? null,
    halfGone: session?.halfGone ?? null,
    from: null,
  };
}

function recordOf(form: Form): Session {
  if (form.route === "") throw new CoreError("empty", "No route", "route");
  return {
    day: form.day,
    time: form.time || null,
    route: form.route,
    drug: drugOf(form),
    dose: doseOf(form),
    plannedNext: form.plannedNext || null,
    note: form.note || null,
    setting: form.setting || null,
    phase: form.phase || null,
    doseReason: form.doseReason || null,
    psychotherapy: form.psychotherapy === "" ? null : form.psychotherapy === "yes",
    otherMedicines: form.otherMedicines || null,
    tone: [...form.tone],
    experience: form.experience || null,
    ...infusionRecord(form),
    burden: form.burden,
    halfGone: form.halfGone,
  };
}

function sentence(error: CoreError): string | undefined {
  const { code, field } = error;
  const p = w.problems;
  if (field === "day" && code === "in_future") return p.future;
  if (field === "route") return p.noRoute;
  if (field === "plannedNext" && code === "not_after_session") return p.notAfter;
  return givenSentence(error) ?? infusionSentence(error);
}
