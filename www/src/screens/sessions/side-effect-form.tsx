import type {
  Effect,
  End,
  NamedEffect,
  RemoteCore,
  SessionsView,
  SideEffect,
  SideEffectView,
  When,
} from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, NoteField, Notice, Screen, SelectField, TextField, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { mediumDay } from "../../words/days";
import { say } from "../../parts/done";
import { useDraft } from "../../forms/draft";
import { replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { words } from "../../words";
import sideEffects from "#words/side-effects";
import { FormActions, Opening, Restored, textOf } from "../../forms/frame";
import { effectName } from "../../parts/naming";

const w = sideEffects.form;

/** The form's texts, as typed. Only the core reads them. */
interface Form {
  readonly id: string;
  readonly effect: NamedEffect | "own";
  readonly name: string;
  readonly severity: number | null;
  readonly interference: number | null;
  readonly onsetDay: string;
  readonly onsetTime: string;
  readonly end: keyof typeof w.ends;
  readonly endDay: string;
  readonly endTime: string;
  readonly session: string;
  readonly note: string;
  /** Whether the effect is one without grades. */
  readonly ungraded: boolean;
  readonly today: string;
  /** The sessions it can belong to, newest first. */
  readonly sessions: readonly { readonly id: string; readonly day: string }[];
}

const ends = (Object.keys(w.ends) as Form["end"][]).map((value) => ({ value, label: w.ends[value] }));
const grades = (labels: readonly string[]) => labels.map((label, value) => ({ value, label }));
/** "None" is offered only if it was chosen before. */
const strengths = (kept: number | null) => grades(w.severities).filter(({ value }) => value > 0 || kept === 0);
/** The fields that have another name in the record. */
const paths: Readonly<Record<string, string>> = { name: "effect.own", onsetDay: "onset.day", onsetTime: "onset.time" };
const fields = [...Object.values(paths), "severity", "interference", "end", "session", "note"];

/** A kept side effect: how strong it was, when, and anything else there is to say. */
export function SideEffectForm({ core, id }: { core: RemoteCore; id: string }) {
  const draft = useDraft<Form>(core, "sideEffect", id, async () => begin(await core.sessions(), id));
  const { form, change } = draft;
  const save = useSave(fields, sentence);

  if (!form) return <Opening title={w.change} error={draft.error} />;

  const text = (field: "name" | "onsetDay" | "onsetTime" | "endDay" | "endTime" | "note") =>
    textOf("effect", form, field, change, save, paths[field]);
  const pick = <K extends "severity" | "interference">(field: K) => ({
    value: form[field],
    onChange: (value: NonNullable<Form[K]>) => {
      change({ [field]: value } as Partial<Form>);
    },
    error: save.at(field),
    testId: `effect-${field}`,
  });
  const keep = () =>
    save.run(async () => {
      const receipts = await core.saveSideEffects([form.id], [recordOf(form)]);
      say(words.done.saved, ...receipts);
      if (receipts.every(({ flag }) => flag === "nothing")) replace("sessions");
      else replace("sessions", "answer", form.id);
    });
  const remove = () =>
    save.run(async () => {
      const receipt = await core.withdraw(id);
      await draft.discard();
      say(words.done.removed, receipt);
      replace("sessions");
    });

  return (
    <Screen title={form.effect === "own" ? w.change : effectName(form.effect)} lede={w.clinic}>
      <Restored when={draft.restored} startOver={draft.startOver} />
      {form.effect === "own" && <TextField label={w.name} {...text("name")} />}
      {!form.ungraded && (
        <>
          <Choice inline legend={w.severity} options={strengths(form.severity)} {...pick("severity")} />
          <Choice inline legend={w.interference} options={grades(w.interferences)} {...pick("interference")} />
        </>
      )}
      <div class="pair">
        <DateField label={w.onsetDay} {...text("onsetDay")} />
        <TimeField label={w.time} optional {...text("onsetTime")} />
      </div>
      <Choice
        inline
        legend={w.end}
        options={ends}
        value={form.end}
        onChange={(end) => {
          change({ end, endDay: form.endDay || (end === "by" ? form.today : form.onsetDay) });
        }}
        testId="effect-end"
      />
      {(form.end === "at" || form.end === "by") && (
        <div class="pair">
          <DateField label={form.end === "by" ? w.endBy : w.endDay} {...text("endDay")} error={save.at("end")} />
          <TimeField label={w.time} optional {...text("endTime")} />
        </div>
      )}
      {form.sessions.length > 0 && (
        <SelectField
          label={w.session}
          value={form.session}
          options={[
            { value: "", label: w.noSession },
            ...form.sessions.map((kept) => ({ value: kept.id, label: mediumDay(kept.day) })),
          ]}
          onChange={(tied) => {
            change({ session: tied });
          }}
          error={save.at("session")}
          testId="effect-session"
        />
      )}
      <NoteField label={w.note} optional {...text("note")} />
      <Notice kind="attention" message={save.whole ?? draft.error} testId="effect-error" />
      <FormActions onSave={keep} discard={draft.discard} testId="effect" />
      <p>
        <Button kind="text" onPress={() => void remove()} testId="effect-remove">
          {w.remove}
        </Button>
      </p>
    </Screen>
  );
}

function begin({ sessions, otherSideEffects, offered, today }: SessionsView, id: string): Form {
  const kept = [...sessions.flatMap((session) => session.sideEffects), ...otherSideEffects];
  const effect = kept.find((known) => known.marks.id === id);
  if (!effect) throw new CoreError("not_found", `No side effect ${id}`);
  const typed = formOf(effect);
  const ungraded = [...offered.helpNow, "intentToDie"].includes(typed.effect);
  const days = sessions.map(({ marks, value }) => ({ id: marks.id, day: value.day }));
  return { ...typed, ungraded, sessions: days, today };
}

function formOf({ marks, value }: SideEffectView): Omit<Form, "sessions" | "today" | "ungraded"> {
  const { effect, severity, interference, onset, session, note } = value;
  const [end, ended] = typedEnd(value.end);
  return {
    id: marks.id,
    effect: typeof effect === "string" ? effect : "own",
    name: typeof effect === "string" ? "" : effect.own,
    severity,
    interference,
    onsetDay: onset.day,
    onsetTime: onset.time ?? "",
    end,
    endDay: ended?.day ?? "",
    endTime: ended?.time ?? "",
    session: session ?? "",
    note: note ?? "",
  };
}

function typedEnd(end: End | null): [end: Form["end"], when: When | null] {
  if (end === null) return ["notSaid", null];
  if (end === "stillThere") return [end, null];
  return "by" in end ? ["by", end.by] : ["at", end];
}

function recordOf(form: Form): SideEffect {
  return {
    effect: effectOf(form),
    severity: form.severity,
    interference: form.interference,
    onset: { day: form.onsetDay, time: form.onsetTime || null },
    end: endOf(form),
    session: form.session || null,
    note: form.note || null,
  };
}

function effectOf({ effect, name }: Form): Effect {
  if (effect !== "own") return effect;
  if (name.trim() === "") throw new CoreError("empty", "No name", "effect.own");
  return { own: name };
}

function endOf({ end, endDay, endTime }: Form): End | null {
  if (end === "notSaid") return null;
  if (end === "stillThere") return end;
  const when = { day: endDay, time: endTime || null };
  return end === "by" ? { by: when } : when;
}

function sentence({ code, field }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "end_before_onset") return p.endBefore;
  if (field === "effect.own") return p.noName;
  return undefined;
}
