import { NoteField, Notice, Scale } from "../../parts";
import { words } from "../../words";
import type { Draft } from "./drafts";
import { items, type Entry } from "./entry";

const w = words.today;

/** Hours of sleep that the row goes up to. */
const LONG_SLEEP = 12;

interface FormProps {
  entry: Entry;
  /** The answers of the day before. */
  before: Entry | null;
  /** What is on disk of this form; undefined if nothing was changed. */
  draft: Draft | undefined;
  onChange: (entry: Entry) => void;
  onDone: () => void;
  /** Set if the check-in can be removed here. */
  onRemove?: (() => void) | undefined;
  /** Why the last change is not saved. */
  error: string | null;
}

/** The check-in: five rows to tap, then sleep and a note. The mood alone is enough, and everything is saved as tapped. */
export function Form({ entry, before, draft, onChange, onDone, onRemove, error }: FormProps) {
  return (
    <>
      {items.map((item) => (
        <Scale
          key={item}
          label={w.items[item]}
          value={entry[item]}
          before={before?.[item]}
          onChange={(value) => {
            onChange({ ...entry, [item]: value });
          }}
          ends={w.ends[item]}
          testId={`checkin-${item}`}
        />
      ))}
      <div class="check-in-foot">
        <p role="status" data-testid="checkin-saved">
          {foot(entry, draft)}
        </p>
        {entry.mood !== null && (
          <button type="button" class="button text" onClick={onDone} data-testid="checkin-finish">
            {w.finish}
          </button>
        )}
      </div>
      <Notice kind="attention" message={error && w.draftNotKept({ why: error })} testId="checkin-draft-error" />
      <Scale
        label={w.sleep}
        value={entry.sleep}
        before={before?.sleep}
        top={LONG_SLEEP}
        step={0.5}
        say={(hours) => w.kept.hours({ hours })}
        onChange={(sleep) => {
          onChange({ ...entry, sleep });
        }}
        testId="checkin-sleep"
      />
      <NoteField
        label={w.note}
        line
        value={entry.note}
        onInput={(note) => {
          onChange({ ...entry, note });
        }}
        testId="checkin-note"
      />
      {onRemove && (
        <button type="button" class="button text" onClick={onRemove} data-testid="kept-remove">
          {w.kept.removeThis}
        </button>
      )}
    </>
  );
}

/** How far it is saved. "Saved" is said only of what is on disk. */
function foot({ mood }: Entry, draft: Draft | undefined): string {
  if (!draft) return mood === null ? w.oneTap : w.changeByTap;
  if (mood === null) return w.moodToo;
  return draft.kept ? w.saved : w.saving;
}
