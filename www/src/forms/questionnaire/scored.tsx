import type { ComponentChildren } from "preact";
import type { Band, Marks, RemoteCore } from "../../core/api";
import { totalText } from "../../parts/total";
import { longDay } from "../../words/days";
import bands from "#words/bands";
import w from "#words/questionnaire";
import { CHANGE, REPLACE } from "./actions";
import { Opening, toChange } from "./filling";
import { given, type Form, type Name, type Question } from "./form";
import { Answers, Kept } from "./kept";

/** A kept form whose total falls in a band of type `B`. */
interface Scored<B extends Band> {
  readonly marks: Marks;
  readonly value: { readonly day: string };
  readonly total: { readonly shown: number; readonly imputed: boolean; readonly band: B } | null;
}

interface ScoredProps<B extends Band, K extends Scored<B>, F extends Form> {
  core: RemoteCore;
  /** What follows the place in the address. */
  rest: readonly string[];
  name: Name;
  words: {
    readonly form: { readonly name: string };
    readonly kept: (given: { readonly day: string }) => string;
    readonly keptTotal: (given: { readonly total: string; readonly band: string }) => string;
    readonly imputed: string;
  };
  /** Every kept form. */
  forms: () => Promise<readonly K[]>;
  /** A kept form, opened at the answers to check. */
  begin: (kept: K) => F;
  questions: (form: F) => readonly Question<F>[];
  /** Fills in the form `begun`. */
  fill: (today: string, begun: F) => ComponentChildren;
  /** A form with no answers yet. */
  empty: F;
}

/**
 * A questionnaire with a total. `#<name>` fills in a new form, `#<name>/<id>` shows a kept one, `#<name>/<id>/change`
 * changes it, and `#<name>/<id>/replace` fills it in again.
 */
export function ScoredPlace<B extends Band, K extends Scored<B>, F extends Form>(props: ScoredProps<B, K, F>) {
  const {
    core,
    rest: [id, action],
    name,
    words,
    forms,
    begin,
    empty,
    questions,
    fill,
  } = props;
  if (id === undefined || action === CHANGE || action === REPLACE) {
    const begun = (kept: K | null, bothOn: string | null): F => {
      if (!kept) return { ...empty, bothOn };
      return action === REPLACE ? { ...empty, id: kept.marks.id, day: kept.value.day } : begin(kept);
    };
    return (
      <Opening core={core} name={name} id={id ?? null} kept={forms} asksTwice>
        {(today, kept, bothOn) => fill(today, begun(kept, bothOn))}
      </Opening>
    );
  }
  return (
    <Kept
      core={core}
      name={name}
      id={id}
      kept={forms}
      title={({ value }) => words.kept({ day: longDay(value.day) })}
      lede={({ total }) =>
        total ? words.keptTotal({ total: totalText(total), band: bands[total.band] }) : w.keptNoTotal
      }
      onChange={toChange(name, id)}
    >
      {(form) => (
        <>
          {form.total?.imputed && <p class="lede">{words.imputed}</p>}
          <Answers
            rows={questions(begin(form)).map((question) => ({ question: question.short, answer: given(question) }))}
          />
        </>
      )}
    </Kept>
  );
}
