import { useEffect, useRef, useState } from "preact/hooks";
import type { DifficultyName, Phq9Receipt, Phq9View, ReactionName, RemoteCore } from "../../core/api";
import { Notice, Waiting } from "../../parts";
import { useDraft } from "../../shell/draft";
import { replace } from "../../shell/route";
import { phq9 as w } from "../../words/en/phq9";
import { Question } from "./question";
import { Result } from "./result";
import { Review } from "./review";
import { Safety } from "./safety";

/** The form while it is filled in. */
export interface Form {
  readonly id: string | null;
  /** The day it was filled in, "" while its date is half typed; null for the day on which it is saved. */
  readonly day: string | null;
  readonly items: readonly (number | null)[];
  readonly difficulty: DifficultyName | null;
  /** The question shown: the nine items, the difficulty question, then the answers to check. */
  readonly at: number;
}

const DIFFICULTY = w.form.items.length;
const REVIEW = DIFFICULTY + 1;
const ITEM_9 = 8;

const difficulties = ["notAtAll", "somewhat", "very", "extremely"] as const satisfies readonly DifficultyName[];

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The kept form that is changed; null for a new one. */
  kept: Phq9View | null;
}

/** A PHQ-9, one question a screen. Item 9 is answered before anything else is shown (R4). */
export function Fill({ core, today, kept }: FillProps) {
  const id = kept?.marks.id ?? null;
  const { form, restored, error: draftError, change, startOver, discard } = useDraft<Form>(core, "phq9", id, async () => begin(kept));
  const [asking, setAsking] = useState(false);
  const [reaction, setReaction] = useState<ReactionName>("nothing");
  const shown = useRef<ReactionName>("nothing");
  const [fromReview, setFromReview] = useState(false);
  const [receipt, setReceipt] = useState<Phq9Receipt | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);

  const react = async (day: string, item9: number | null) => {
    if (!item9) return;
    setAsking(true);
    // A core that does not answer must not leave such an answer without one.
    const answer = await core.phq9Reaction(day, item9, id).catch((): ReactionName => "fullScreen");
    setReaction(answer);
    setAsking(false);
  };

  useEffect(() => {
    if (restored && form) void react(form.day || today, form.items[ITEM_9] ?? null);
  }, [restored]);

  if (!form) return draftError === null ? <Waiting label={w.loading} /> : <Notice kind="attention" message={draftError} />;
  if (asking) return <Waiting label={w.loading} />;
  if (reaction !== "nothing") {
    return <Safety reaction={reaction} onGoOn={() => { shown.current = reaction; setReaction("nothing"); }} />;
  }

  const save = async () => {
    if (saving) return;
    setSaving(true);
    setFailure(null);
    try {
      const saved = await core.savePhq9({ id, day: form.day ?? today, items: [...form.items], difficulty: form.difficulty });
      if (saved.reaction !== shown.current) setReaction(saved.reaction);
      setReceipt(saved);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSaving(false);
    }
  };
  const undo = async () => {
    if (!receipt) return;
    await core.undo(receipt.id);
    setReceipt(null);
    change({ at: REVIEW });
  };
  if (receipt) return <Result receipt={receipt} onUndo={undo} />;

  const next = () => {
    setFromReview(false);
    return fromReview ? REVIEW : form.at + 1;
  };
  const back = () => {
    change({ at: fromReview ? REVIEW : form.at - 1 });
    setFromReview(false);
  };
  const shared = { draftError, onBack: form.at > 0 ? back : undefined };

  if (form.at < DIFFICULTY) {
    const answer = (points: number | null) => {
      if (form.at === ITEM_9) void react(form.day || today, points);
      change({ items: form.items.with(form.at, points), at: next() });
    };
    return (
      <Question
        {...shared}
        key={form.at}
        at={form.at}
        text={w.form.items[form.at] ?? ""}
        stem={w.form.stem}
        options={w.form.answers.map((label, value) => ({ value, label }))}
        chosen={form.items[form.at] ?? null}
        onAnswer={answer}
      />
    );
  }
  if (form.at === DIFFICULTY) {
    return (
      <Question
        {...shared}
        key={form.at}
        at={form.at}
        text={w.form.difficulty}
        options={difficulties.map((value) => ({ value, label: w.form.difficulties[value] }))}
        chosen={form.difficulty}
        onAnswer={(difficulty) => { change({ difficulty, at: next() }); }}
      />
    );
  }
  return (
    <Review
      form={form}
      today={today}
      draftError={draftError}
      failure={failure}
      saving={saving}
      onChange={change}
      onOpen={(at) => { setFromReview(true); change({ at }); }}
      onSave={() => void save()}
      onBack={id === null ? back : undefined}
      onLeave={id === null ? startOver : () => void discard().then(() => { replace("phq9", id); })}
    />
  );
}

function begin(kept: Phq9View | null): Form {
  if (!kept) return { id: null, day: null, items: w.form.items.map(() => null), difficulty: null, at: 0 };
  const { marks, day, items, difficulty } = kept;
  return { id: marks.id, day, items, difficulty, at: REVIEW };
}
