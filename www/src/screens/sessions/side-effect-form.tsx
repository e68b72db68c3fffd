import type { EffectName, EndView, RemoteCore, SessionsView, SideEffectInput, SideEffectView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, NoteField, Notice, Screen, SelectField, TextField, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { dayNumber, mediumDay } from "../../shell/days";
import { say } from "../../shell/done";
import { useDraft } from "../../shell/draft";
import { replace } from "../../shell/route";
import { useSave } from "../../shell/save";
import { words } from "../../words/en";
import { sideEffects } from "../../words/en/sessions";
import { FormActions, Opening, Restored, textOf } from "./frame";

const w = sideEffects.form;

/** What is typed, as it is typed: the core alone reads it. */
interface Form {
  readonly id: string | null;
  readonly effect: EffectName["kind"] | null;
  readonly name: string;
  readonly severity: number | null;
  readonly interference: number | null;
  readonly onsetDay: string;
  readonly onsetTime: string;
  readonly end: EndView["kind"] | "notSaid";
  readonly endDay: string;
  readonly endTime: string;
  readonly session: string;
  readonly note: string;
  readonly today: string;
  /** The sessions it can belong to, newest first. */
  readonly sessions: readonly { readonly id: string; readonly day: string }[];
}

type Listed = Exclude<EffectName["kind"], "own">;
const listed = Object.keys(sideEffects.names) as Listed[];
/** Those that call for help are kept apart, so that the common ones are near. */
const serious: readonly EffectName["kind"][] = [
  "chestPain", "breathlessness", "suddenHeadache", "visionChange", "seizure", "oneSidedWeakness", "passingOut", "intentToDie",
  "bloodInUrine", "painfulUrgency", "voices", "paranoia", "mania", "craving", "pregnancy",
];
const named = (wanted: boolean) =>
  listed.filter((value) => serious.includes(value) === wanted).map((value) => ({ value, label: sideEffects.names[value] }));
const effects = [...named(false), { value: "own" as const, label: sideEffects.own }];
const ends = (Object.keys(w.ends) as Form["end"][]).map((value) => ({ value, label: w.ends[value] }));
const grades = (labels: readonly string[]) => labels.map((label, value) => ({ value, label }));
const fields = ["effect", "name", "severity", "interference", "onsetDay", "onsetTime", "end", "session", "note"];

interface Props {
  core: RemoteCore;
  id: string | null;
  /** The session that a new one is tied to. */
  session: string | null;
}

export function SideEffectForm({ core, id, session }: Props) {
  const draft = useDraft<Form>(core, "sideEffect", id, async () => begin(await core.sessions(), id, session));
  const { form, change } = draft;
  const save = useSave(fields, sentence);

  if (!form) return <Opening title={w.change} error={draft.error} />;

  const text = (field: "name" | "onsetDay" | "onsetTime" | "endDay" | "endTime" | "note") => textOf("effect", form, field, change, save);
  const pick = <K extends "effect" | "severity" | "interference">(field: K) => ({
    value: form[field],
    onChange: (value: NonNullable<Form[K]>) => { change({ [field]: value } as Partial<Form>); },
    error: save.at(field),
    testId: `effect-${field}`,
  });
  const keep = () =>
    save.run(async () => {
      const receipt = await core.saveSideEffect(input(form));
      if (receipt.flag === "helpNow") {
        // Help now says who to call, and nothing else.
        replace("help");
        return;
      }
      say(words.done.saved, receipt.id);
      if (receipt.flag === "nothing") replace("sessions");
      else replace("sessions", "answer", receipt.id);
    });
  const remove = () =>
    save.run(async () => {
      if (id === null) return;
      await core.withdraw(id);
      await draft.discard();
      say(words.done.removed, id);
      replace("sessions");
    });

  return (
    <Screen title={id === null ? w.add : w.change} lede={w.clinic}>
      <Restored when={draft.restored} startOver={draft.startOver} />
      <Choice inline legend={w.effect} options={effects} {...pick("effect")} />
      <details class="more" open={form.effect !== null && serious.includes(form.effect)}>
        <summary data-testid="effect-serious">{w.seriousFold}</summary>
        <Choice inline legend={w.serious} options={named(true)} value={form.effect} onChange={(effect) => { change({ effect }); }} testId="effect-effect" />
      </details>
      {form.effect === "own" && <TextField label={w.name} {...text("name")} />}
      <Choice inline legend={w.severity} options={grades(w.severities)} {...pick("severity")} />
      <Choice inline legend={w.interference} options={grades(w.interferences)} {...pick("interference")} />
      <div class="pair">
        <DateField label={w.onsetDay} {...text("onsetDay")} />
        <TimeField label={w.time} optional {...text("onsetTime")} />
      </div>
      <Choice inline legend={w.end} options={ends} value={form.end} onChange={(end) => { change({ end, endDay: form.endDay || (end === "by" ? form.today : form.onsetDay) }); }} testId="effect-end" />
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
          options={[{ value: "", label: w.noSession }, ...form.sessions.map((kept) => ({ value: kept.id, label: mediumDay(kept.day) }))]}
          onChange={(tied) => { change({ session: tied }); }}
          error={save.at("session")}
          testId="effect-session"
        />
      )}
      <NoteField label={w.note} optional {...text("note")} />
      <Notice kind="attention" message={save.whole ?? draft.error} testId="effect-error" />
      <FormActions onSave={keep} discard={draft.discard} testId="effect" />
      {id !== null && (
        <p><Button kind="text" onPress={() => void remove()} testId="effect-remove">{w.remove}</Button></p>
      )}
    </Screen>
  );
}

/** The kept side effect to change, or an empty one that began today or on the day of its session. */
function begin(view: SessionsView, id: string | null, tied: string | null): Form {
  const sessions = view.sessions.map((session) => ({ id: session.marks.id, day: session.day }));
  const kept = [...view.sessions.flatMap((session) => session.sideEffects), ...view.otherSideEffects];
  const effect = kept.find((known) => known.marks.id === id);
  const { today } = view;
  if (effect) return { ...formOf(effect), sessions, today };
  if (id !== null) throw new CoreError("not_found", `No side effect ${id}`);
  // Most are reported on the day of a session or the day after it.
  const recent = sessions.find((known) => dayNumber(view.today) - dayNumber(known.day) <= 1);
  const session = tied === null ? recent : sessions.find((known) => known.id === tied);
  return { ...formOf(null), onsetDay: session?.day ?? today, session: session?.id ?? "", sessions, today };
}

function formOf(effect: SideEffectView | null): Omit<Form, "sessions" | "today"> {
  const end = effect?.end ?? null;
  return {
    id: effect?.marks.id ?? null,
    effect: effect?.effect.kind ?? null,
    name: effect?.effect.name ?? "",
    severity: effect?.severity ?? null,
    interference: effect?.interference ?? null,
    onsetDay: effect?.onsetDay ?? "",
    onsetTime: effect?.onsetTime ?? "",
    end: end?.kind ?? "notSaid",
    endDay: end && "day" in end ? end.day : "",
    endTime: end && "time" in end ? (end.time ?? "") : "",
    session: effect?.session ?? "",
    note: effect?.note ?? "",
  };
}

function input(form: Form): SideEffectInput {
  const effect = effectOf(form);
  if (form.severity === null) throw new CoreError("empty", "No severity", "severity");
  return {
    id: form.id,
    effect,
    severity: form.severity,
    interference: form.interference,
    onsetDay: form.onsetDay,
    onsetTime: form.onsetTime || null,
    end: endOf(form),
    session: form.session || null,
    note: form.note || null,
  };
}

function effectOf({ effect, name }: Form): EffectName {
  if (effect === null) throw new CoreError("empty", "No effect", "effect");
  if (effect !== "own") return { kind: effect, name: null };
  if (name.trim() === "") throw new CoreError("empty", "No name", "name");
  return { kind: effect, name };
}

function endOf({ end, endDay, endTime }: Form): EndView | null {
  if (end === "notSaid") return null;
  return end === "stillThere" ? { kind: end } : { kind: end, day: endDay, time: endTime || null };
}

function sentence({ code, field }: CoreError): string | undefined {
  const p = w.problems;
  if (code === "end_before_onset") return p.endBefore;
  if (field === "effect" && code === "empty") return p.noEffect;
  if (field === "name") return p.noName;
  if (field === "severity" && code === "empty") return p.noSeverity;
  return undefined;
}
