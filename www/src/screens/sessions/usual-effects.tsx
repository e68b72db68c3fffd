import { useState } from "preact/hooks";
import type { Effect, End, NamedEffect, RemoteCore, SessionsView, SessionView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Notice, SelectField, TextField } from "../../parts";
import { Choice } from "../../parts/choice";
import { mediumDay } from "../../words/days";
import { say } from "../../parts/done";
import { newId } from "../../core/id";
import { useDraft } from "../../forms/draft";
import { replace } from "../../core/route";
import { useSave } from "../../forms/save";
import sideEffects from "#words/side-effects";
import { FormActions, Opening, Restored } from "../../forms/frame";
import { GradeChip } from "./grade-chip";
import { onset, over } from "./when";

const w = sideEffects.add;

/** An effect of the list, or the one in the person's own words. */
type Kind = NamedEffect | "own";

/** The chosen effects, each with its strength, 1–3. */
interface Form {
  readonly id: null;
  readonly picked: Readonly<Partial<Record<Kind, number>>>;
  readonly own: string;
  readonly there: keyof typeof w.thereChoices | null;
  readonly session: string;
}

interface Props {
  core: RemoteCore;
  view: SessionsView;
  session: SessionView | undefined;
  /** Whether the person came from the session's day. */
  fromDay: boolean;
  onSaved: () => void;
}

/** The usual effects, several in one go. Each chip goes from mild to severe, and one Save keeps all. */
export function UsualEffects({ core, view, session, fromDay, onSaved }: Props) {
  const draft = useDraft<Form>(core, "sideEffect", null, () => Promise.resolve(empty(session)));
  const save = useSave(["own"], ({ field }) => (field === "own" ? w.none : undefined));
  const [more] = useState(() => view.offered.usual.map(newId));
  const { form, change } = draft;
  if (!form) return <Opening title={w.title} error={draft.error} />;

  const pick = (kind: Kind, grade: number | null) => {
    save.mend("own");
    const { [kind]: _, ...others } = form.picked;
    change({ picked: grade === null ? others : { ...others, [kind]: grade } });
  };
  const keep = () =>
    save.run(async () => {
      const tied = view.sessions.find(({ marks }) => marks.id === form.session);
      const effects = chosen(form).map(({ effect, severity }) => ({
        effect,
        severity,
        interference: null,
        onset: onset(tied, view.today),
        end: endOf(form, tied, view.today),
        session: tied?.marks.id ?? null,
        note: null,
      }));
      if (effects.length === 0) throw new CoreError("empty", "Nothing chosen", "own");
      // The draft goes with the record that bears its id.
      const ids = [draft.record, ...more].slice(0, effects.length);
      const receipts = await core.saveSideEffects(ids, effects);
      say(w.saved({ count: receipts.length }), ...receipts);
      const told = receipts.find(({ flag }) => flag !== "nothing");
      if (told) replace("sessions", "answer", told.id, ...(fromDay ? ["day"] : []));
      else onSaved();
    });

  return (
    <>
      <h2>{w.usual}</h2>
      <Restored when={draft.restored} startOver={draft.startOver} />
      <p class="soft">{w.usualLede}</p>
      <div class="grade-chips">
        {view.offered.usual.map((kind) => (
          <GradeChip
            key={kind}
            name={sideEffects.names[kind]}
            grade={form.picked[kind] ?? null}
            onChange={(grade) => {
              pick(kind, grade);
            }}
            testId={`usual-${kind}`}
          />
        ))}
      </div>
      <TextField
        label={w.own}
        optional
        value={form.own}
        onInput={(own) => {
          change({ own });
        }}
        error={save.at("own")}
        testId="usual-own"
      />
      {form.own.trim() !== "" && (
        <Choice
          inline
          legend={w.ownGrade}
          options={sideEffects.form.severities.map((label, value) => ({ value, label })).slice(1)}
          value={form.picked.own ?? null}
          onChange={(grade) => {
            pick("own", grade);
          }}
          testId="usual-own-grade"
        />
      )}
      <Choice
        inline
        legend={w.there}
        options={(Object.keys(w.thereChoices) as (keyof typeof w.thereChoices)[]).map((value) => ({
          value,
          label: w.thereChoices[value],
        }))}
        value={form.there}
        onChange={(there) => {
          change({ there });
        }}
        testId="usual-there"
      />
      {view.sessions.length > 0 && (
        <SelectField
          label={sideEffects.form.session}
          value={form.session}
          options={[
            { value: "", label: sideEffects.form.noSession },
            ...view.sessions.map(({ marks, value }) => ({ value: marks.id, label: mediumDay(value.day) })),
          ]}
          onChange={(tied) => {
            change({ session: tied });
          }}
          testId="usual-session"
        />
      )}
      <Notice kind="attention" message={save.whole ?? draft.error} testId="usual-error" />
      <FormActions onSave={keep} discard={draft.discard} testId="usual" />
    </>
  );
}

const empty = (session: SessionView | undefined): Form => ({
  id: null,
  picked: {},
  own: "",
  there: session?.stamps.some(({ value }) => value.what === "effectEnded") === true ? "over" : null,
  session: session?.marks.id ?? "",
});

/** The effects in the order they are offered, with the person's own words last. */
function chosen({ picked, own }: Form): readonly { readonly effect: Effect; readonly severity: number | null }[] {
  const named = Object.entries(picked).filter(([kind]) => kind !== "own");
  const effects = named.map(([kind, severity]) => ({ effect: kind as NamedEffect, severity }));
  return own.trim() === "" ? effects : [...effects, { effect: { own }, severity: picked.own ?? null }];
}

function endOf({ there }: Form, session: SessionView | undefined, today: string): End | null {
  if (there === null) return null;
  return there === "still" ? "stillThere" : over(session, today);
}
