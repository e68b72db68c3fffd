import type { Regimen, RegimensView, RegimenView, RemoteCore, Route } from "../../core/api";
import { CoreError } from "../../core/error";
import { Opening, textOf } from "../../forms/frame";
import { doseOf, drugOf, givenFields, GivenFields, givenOf, givenSentence, type Given } from "../../forms/given";
import { wholeOf } from "../../forms/number";
import { keptOf, RecordForm, useRecordDraft } from "../../forms/record-form";
import { useSave } from "../../forms/save";
import { DateField, Loaded, NoteField, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay } from "../../words/days";
import doses from "#words/doses";
import sessions from "#words/sessions";

const w = doses.form;

/** How often a week, of the usual numbers, or "other" for one that is typed. */
type Often = 7 | 14 | 3 | 2 | "other";
const usual: readonly (readonly [Often, string])[] = [
  [7, w.everyDay],
  [14, w.twiceADay],
  [3, w.threeAWeek],
  [2, w.twoAWeek],
  ["other", w.another],
];

/** Every how many days a dose is taken in a course whose lift is followed, or "no" if it is not. */
type Every = "1" | "2" | "3" | "no";
const courses = Object.keys(w.everyDays) as Every[];

/** The form's texts, as typed. Only the core reads them. */
interface Form extends Given {
  readonly route: Route | null;
  readonly often: Often | null;
  readonly dosesAWeek: string;
  readonly everyDays: Every;
  readonly since: string;
  readonly until: string;
  readonly whyChanged: string;
}

const fields = [...givenFields, "route", "dosesAWeek", "since", "until", "whyChanged"];

interface RegimenFormProps {
  core: RemoteCore;
  id: string | null;
  /** The person came to have the lift of these doses followed, so that is asked first. */
  follows?: boolean;
}

/** Sets regular doses up, changes them from a day on, or corrects those with this id. */
export function RegimenForm({ core, id, follows = false }: RegimenFormProps) {
  const view = useView(async () => opened(await core.regimens(), id));
  return (
    <>
      <WayBack place="doses" label={doses.short} />
      <Loaded of={view}>{(of) => <Fields core={core} follows={follows} {...of} />}</Loaded>
    </>
  );
}

interface Opened {
  readonly today: string;
  /** The regimen to correct, or null for a new one. */
  readonly kept: RegimenView | null;
  /** The one before a new one, whose answers it begins with. */
  readonly before: Regimen | null;
}

function opened({ today, current, history }: RegimensView, id: string | null): Opened {
  const all = current ? [current, ...history] : history;
  if (id !== null) return { today, kept: keptOf(all, id), before: null };
  return { today, kept: null, before: all[0]?.value ?? null };
}

function Fields({ core, follows, today, kept, before }: { core: RemoteCore; follows: boolean } & Opened) {
  const draft = useRecordDraft<Form>(core, "regimen", kept?.marks.id ?? null, () => formOf(today, kept, before));
  const { form, record, change } = draft;
  const save = useSave(fields, (error) => sentence(error, kept === null ? form?.since : undefined));
  // The page then says that the doses before end, which the core would ask about.
  const saysEnd = kept === null && before !== null;
  const isFirst = kept === null && before === null;
  const title = kept ? w.correct : isFirst ? w.first : w.next;
  if (!form) return <Opening title={title} error={draft.error} />;
  const text = (field: "dosesAWeek" | "since" | "until" | "whyChanged") => textOf("regimen", form, field, change, save);
  const route = form.route === "intravenous" ? { intravenous: sessions.routes.intravenous } : {};
  const routes = Object.entries({ ...route, ...w.routes }) as [Route, string][];
  const course = (
    <Choice
      inline
      legend={
        <>
          {w.follow} <span class="soft">{w.followHint}</span>
        </>
      }
      options={courses.map((value) => ({ value, label: w.everyDays[value] }))}
      value={form.everyDays}
      onChange={(everyDays) => {
        change({ everyDays });
      }}
      testId="regimen-every"
    />
  );
  return (
    <RecordForm
      title={title}
      {...(!kept && { lede: isFirst ? w.firstLede : w.nextLede })}
      list="doses"
      save={save}
      draft={draft}
      keep={async () => core.saveRegimen(record, recordOf(form), saysEnd)}
      remove={kept && { label: w.remove, work: () => core.withdraw(kept.marks.id) }}
      testId="regimen"
    >
      {follows && course}
      <GivenFields form={form} change={change} save={save} legend={w.what} testId="regimen" />
      <Choice
        inline
        legend={w.route}
        options={routes.map(([value, label]) => ({ value, label }))}
        value={form.route}
        onChange={(next) => {
          save.mend("route");
          change({ route: next });
        }}
        error={save.at("route")}
        testId="regimen-route"
      />
      <Choice
        inline
        legend={w.often}
        options={usual.map(([value, label]) => ({ value, label }))}
        value={form.often}
        onChange={(often) => {
          save.mend("dosesAWeek");
          change({ often });
        }}
        error={form.often === "other" ? undefined : save.at("dosesAWeek")}
        testId="regimen-often"
      />
      {form.often === "other" && <TextField label={w.dosesAWeek} short kind="whole" {...text("dosesAWeek")} />}
      {!follows && course}
      <DateField label={w.since} {...text("since")} />
      {kept && <DateField label={w.until} optional hint={w.untilHint} {...text("until")} />}
      {!isFirst && <NoteField label={w.why} optional {...text("whyChanged")} />}
    </RecordForm>
  );
}

function formOf(today: string, kept: RegimenView | null, before: Regimen | null): Form {
  const like = kept?.value ?? before;
  const listed = usual.find(([often]) => often === like?.dosesAWeek)?.[0];
  return {
    ...givenOf(like ?? undefined),
    route: like?.route ?? null,
    often: listed ?? (like ? "other" : null),
    dosesAWeek: String(like?.dosesAWeek ?? ""),
    everyDays: courses.find((every) => every === String(like?.everyDays)) ?? "no",
    since: kept?.value.since ?? today,
    until: kept?.value.until ?? "",
    whyChanged: kept?.value.whyChanged ?? "",
  };
}

function recordOf(form: Form): Regimen {
  const drug = drugOf(form);
  if (form.route === null) throw new CoreError("empty", "No route", "route");
  const dosesAWeek = form.often === "other" ? wholeOf(form.dosesAWeek, "dosesAWeek") : form.often;
  if (dosesAWeek === null) throw new CoreError("empty", "No number", "dosesAWeek");
  return {
    drug,
    route: form.route,
    dose: doseOf(form),
    dosesAWeek,
    everyDays: form.everyDays === "no" ? null : Number(form.everyDays),
    since: form.since,
    until: form.until || null,
    whyChanged: form.whyChanged || null,
  };
}

/** `begins` is the first day of new doses. A slip on the day that others began is corrected there. */
function sentence(error: CoreError, begins: string | undefined): string | undefined {
  if (error.code !== "overlaps") return givenSentence(error) ?? regimenSentence(error);
  const { since, until } = error.detail as { since: string; until?: string };
  if (since === begins && until === undefined) return doses.problems.sameDay;
  return doses.problems.overlaps({ since: mediumDay(since), until: until === undefined ? null : mediumDay(until) });
}

/** What to say for a refused regimen, apart from its drug and dose. */
export function regimenSentence({ code, field, detail }: CoreError): string | undefined {
  const p = doses.problems;
  if (field === "route") return p.noRoute;
  if (code === "too_long") return p.long;
  if (code === "end_before_onset") return p.order;
  if (field === "since" && code === "impossible_date") return p.day;
  if (field !== "dosesAWeek") return undefined;
  if (code === "empty") return p.noOften;
  if (code === "not_a_number") return p.number;
  const { min, max } = detail as { min: number; max: number };
  return p.range({ min, max });
}
