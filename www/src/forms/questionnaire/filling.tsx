import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Marks, Receipt, RemoteCore } from "../../core/api";
import { Loaded, Notice, Screen, Waiting } from "../../parts";
import { begunForms, useDraft, type Drafted } from "../draft";
import { whenKept } from "../draft-queue";
import { Restored } from "../frame";
import { back as leave, go, to, replace } from "../../core/route";
import { useView } from "../../parts/view";
import w from "#words/questionnaire";
import { CHANGE, REPLACE } from "./actions";
import type { Begun, Form, Name, Question } from "./form";
import { Ask } from "./question";
import { Review } from "./review";
import { useSteps, type Steps } from "./steps";
import { TwiceToday } from "./twice";

interface OpeningProps<K> {
  core: RemoteCore;
  name: Name;
  /** The kept form to change, or null for a new one. */
  id: string | null;
  /** Every kept form, newest first. */
  kept: () => Promise<readonly K[]>;
  /** Whether to ask before a second form on one day. */
  asksTwice?: boolean;
  /** `bothOn` is the day for which the person chose to keep both forms. */
  children: (today: string, kept: K | null, bothOn: string | null) => ComponentChildren;
}

/** Opens a form. A second new one of a day is asked about first. */
export function Opening<K extends { readonly marks: Marks; readonly value: { readonly day: string } }>(
  props: OpeningProps<K>,
) {
  const { core, name, id, kept, asksTwice = false, children } = props;
  const [bothOn, setBothOn] = useState<string | null>(null);
  // An open form stays open: once saved, it is itself one of today's forms.
  const isOpen = useRef(false);
  const opening = useView(async () => {
    const reads = id !== null || asksTwice;
    const [{ today }, drafts, forms] = await Promise.all([core.today(), begunForms(core, name), reads ? kept() : []]);
    // A form already begun is not interrupted; saving asks as well.
    const asks = id === null && !drafts.some(({ form }) => form.id === null);
    const earlier = asks ? forms.find(({ value }) => value.day === today) : undefined;
    return { today, earlier, form: forms.find((form) => form.marks.id === id) ?? null };
  });
  return (
    <Loaded of={opening}>
      {({ today, earlier, form }) => {
        if (id !== null && !form) return <Gone />;
        if (earlier && bothOn === null && !isOpen.current) {
          const { id: kept, late, writtenTime } = earlier.marks;
          return (
            <TwiceToday
              name={name}
              earlier={{ id: kept, time: late ? null : writtenTime }}
              onReplace={() => {
                replace(name, kept, REPLACE);
              }}
              onBoth={() => {
                setBothOn(today);
              }}
            />
          );
        }
        isOpen.current = true;
        return children(today, form, bothOn);
      }}
    </Loaded>
  );
}

/** Shown for a form that was removed or never existed. */
export function Gone() {
  return (
    <Screen title={w.gone} lede={w.goneWhy}>
      <div class="actions">
        <a class="button" href="./" data-place={to("course")}>
          {w.toCourse}
        </a>
      </div>
    </Screen>
  );
}

/** A form being filled in, and what came of saving it. */
export interface Filling<F extends Begun, R> extends Drafted<F> {
  readonly receipt: R | null;
  readonly failure: unknown;
  readonly saving: boolean;
  /** Saves the form with this part changed. */
  readonly save: (part?: Partial<F>) => Promise<void>;
  /** Clears the error of the last save, since its cause is gone. */
  readonly mend: () => void;
  /** Takes the save back, so that the form can be filled in further. */
  readonly undo: () => Promise<void>;
  /** The questions gone through since the form was opened. */
  readonly steps: Steps;
  /** The question where it was opened. Null before that, and for a form that has all its questions on one screen. */
  readonly openedAt: number | null;
}

/**
 * Fills in the form that `begin` gives, keeping a draft at each change. `save` gets the id of its record, and
 * resolves once it is on disk.
 */
export function useFilling<F extends Begun, R extends Receipt>(
  core: RemoteCore,
  name: Name,
  begin: F,
  save: (form: F, record: string) => Promise<R>,
): Filling<F, R> {
  const draft = useDraft<F>(core, name, begin.id, async () => begin);
  const [receipt, setReceipt] = useState<R | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const openedAt = useRef<number | null>(null);
  openedAt.current ??= (draft.form as Partial<Form> | null)?.at ?? null;
  // Back leads from what an answer calls for to its question too, so it is followed whatever is shown, until the form is
  // saved: a change then would keep a draft of it.
  const steps = useSteps((at) => {
    if (receipt === null) draft.change({ at } as Partial<Form> as Partial<F>);
  });

  const run = async (part: Partial<F> = {}) => {
    if (saving || !draft.form) return;
    setSaving(true);
    setFailure(null);
    try {
      const form = { ...draft.form, ...part };
      const record = form.id ?? draft.record;
      const saved = await whenKept(() => save(form, record));
      // The core drops the draft of the record that was saved. A new form that replaces a kept one has its own.
      if (record !== draft.record) await draft.discard();
      setReceipt(saved);
      steps.leave();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSaving(false);
    }
  };
  const undo = async () => {
    if (!receipt || !draft.form) return;
    await core.undo(receipt);
    setReceipt(null);
    draft.goOn();
  };
  return {
    ...draft,
    receipt,
    failure,
    saving,
    save: run,
    mend: () => {
      setFailure(null);
    },
    undo,
    steps,
    openedAt: openedAt.current,
    startOver: () => {
      steps.leave();
      draft.startOver();
    },
  };
}

interface FillProps<F extends Form, R> {
  name: Name;
  filling: Filling<F, R>;
  questions: (form: F) => readonly Question<F>[];
  today: string;
  /** The sentence for how many questions were left out. */
  missing: (given: { readonly count: number }) => string;
  /** Called with each answer given at a place, before the next question is shown. */
  onAnswer?: (at: number, part: Partial<F>) => void;
}

/** One question a screen, then the answers to check. */
export function Fill<F extends Form, R>({
  name,
  filling,
  questions: questionsOf,
  today,
  missing,
  onAnswer,
}: FillProps<F, R>) {
  const { form, error, change, startOver, discard, steps, openedAt } = filling;

  if (!form) return error === null ? <Waiting label={w.loading} /> : <Notice kind="attention" message={error} />;

  const questions = questionsOf(form);
  const last = questions.length;
  const further = (to: number) => {
    steps.go(form.at, to);
    change({ at: to } as Partial<F>);
  };
  const back = () => {
    if (steps.back()) return;
    if (form.at > 0) change({ at: form.at - 1 } as Partial<F>);
    else leave();
  };
  const question = questions[form.at];

  if (question) {
    const moveOn = (part: Partial<F>) => {
      onAnswer?.(form.at, part);
      // An answer changed from the review leads back to it.
      if (steps.from() === last) steps.back();
      else further(form.at + 1);
    };
    return (
      <>
        <Restored when={filling.restored && form.at === openedAt} startOver={startOver} />
        <Ask
          key={form.at}
          form={name}
          question={question}
          part={(form.at + 1) / last}
          onAnswer={change}
          onSeen={moveOn}
          onBack={back}
          draftError={error}
        />
      </>
    );
  }
  const { id } = form;
  return (
    <Review
      name={name}
      form={form}
      questions={questions}
      missing={missing}
      today={today}
      draftError={error}
      failure={filling.failure}
      saving={filling.saving}
      onDay={(day) => {
        filling.mend();
        change({ day } as Partial<F>);
      }}
      onOpen={further}
      onSave={(part) => void filling.save(part)}
      onBack={id === null ? back : undefined}
      onLeave={
        id === null
          ? startOver
          : () =>
              void discard().then(() => {
                replace(name, id);
              })
      }
    />
  );
}

/** Opens a kept form for changing. */
export const toChange = (name: Name, id: string) => () => {
  go(name, id, CHANGE);
};
