import { useState } from "preact/hooks";
import { CoreError } from "../../core/error";
import { Button, NoteField, Notice, Scale, TextField } from "../../parts";
import { explain } from "../../words/explain";
import { words } from "../../words";
import { hasMore, items, type Entry } from "./entry";

const w = words.today;

interface FormProps {
  entry: Entry;
  onChange: (entry: Entry) => void;
  /** Resolves once the entry is on disk. An error is shown here, and the entry stays as it is. */
  onSave: (entry: Entry, mood: number) => Promise<void>;
  /** Why the last change was not kept as a draft. */
  draftError: string | null;
  /** Set if there is something to go back to. */
  onCancel?: (() => void) | undefined;
}

/** The check-in: five rows to tap, and the rest folded away. The mood alone is enough. */
export function Form({ entry, onChange, onSave, draftError, onCancel }: FormProps) {
  const [moodAlone, setMoodAlone] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { mood } = entry;
  const field = failure instanceof CoreError ? failure.field : undefined;
  const atField = field === "sleepHours" || field === "note";
  const mend = (name: string) => {
    if (name === field) setFailure(null);
  };
  // Only at the start: clearing a field to retype it must not fold it away.
  const [unfolded] = useState(entry.sleep !== "" || entry.note !== "");

  const save = async () => {
    if (mood === null || saving) return;
    setSaving(true);
    setFailure(null);
    try {
      await onSave(entry, mood);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSaving(false);
    }
  };
  const onlyMood = () => {
    if (mood === null) setMoodAlone(true);
    else void save();
  };

  return (
    <>
      {moodAlone && <p class="lede">{w.justMood}</p>}
      {(moodAlone ? (["mood"] as const) : items).map((item, index) => (
        <Scale
          key={item}
          label={w.items[item]}
          value={entry[item]}
          onChange={(value) => {
            onChange({ ...entry, [item]: value });
          }}
          {...(index === 0 ? { ends: w.ends } : {})}
          testId={`checkin-${item}`}
        />
      ))}
      {!moodAlone && (
        <details class="more" open={unfolded}>
          <summary data-testid="checkin-more">{w.more}</summary>
          <TextField
            label={w.sleep}
            hint={w.sleepHint}
            kind="decimal"
            short
            value={entry.sleep}
            onInput={(sleep) => {
              mend("sleepHours");
              onChange({ ...entry, sleep });
            }}
            error={field === "sleepHours" ? w.sleepWrong : undefined}
            testId="checkin-sleep"
          />
          <NoteField
            label={w.note}
            value={entry.note}
            onInput={(note) => {
              mend("note");
              onChange({ ...entry, note });
            }}
            error={field === "note" ? explain(failure) : undefined}
            testId="checkin-note"
          />
        </details>
      )}
      <Notice kind="attention" message={failure === null || atField ? null : explain(failure)} testId="checkin-error" />
      <Notice
        kind="attention"
        message={draftError && w.draftNotKept({ why: draftError })}
        testId="checkin-draft-error"
      />
      <div class="actions">
        {onCancel && (
          <Button onPress={onCancel} testId="checkin-cancel">
            {w.cancel}
          </Button>
        )}
        {!onCancel && moodAlone && (
          <Button
            onPress={() => {
              setMoodAlone(false);
            }}
            testId="checkin-all"
          >
            {w.allItems}
          </Button>
        )}
        {!onCancel && !moodAlone && !hasMore(entry) && (
          <Button onPress={onlyMood} testId="checkin-only-mood">
            {w.onlyMood}
          </Button>
        )}
        <Button
          kind="primary"
          waiting={mood === null || saving}
          label={mood === null ? `${w.save}. ${w.moodFirst}` : undefined}
          onPress={() => void save()}
          testId="checkin-save"
        >
          {w.save}
        </Button>
      </div>
    </>
  );
}
