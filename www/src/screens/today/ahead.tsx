import { useState } from "preact/hooks";
import type { AheadView, Receipt, RemoteCore } from "../../core/api";
import { Button, DateField, Notice } from "../../parts";
import { mediumDay } from "../../words/days";
import { explain } from "../../words/explain";
import { words } from "../../words";

const w = words.today.ahead;

interface AheadProps {
  core: RemoteCore;
  ahead: AheadView | null;
  today: string;
  reload: () => Promise<void>;
}

/** Asks what is to become of entries for days that have not come. They count nowhere until the person says. */
export function Ahead({ core, ahead, today, reload }: AheadProps) {
  const [said, setSaid] = useState<{ readonly message: string; readonly undo: Receipt[] } | null>(null);
  const attempt = async (work: () => Promise<Receipt[]>, message: string) => {
    try {
      const undo = await work();
      await reload();
      setSaid({ message, undo });
    } catch (thrown) {
      setSaid({ message: explain(thrown), undo: [] });
    }
  };
  const undo = (receipts: Receipt[]) => attempt(() => core.undoAll(receipts).then(() => []), words.done.undone);
  return (
    <>
      {ahead && (
        <Card
          key={ahead.first}
          ahead={ahead}
          today={today}
          move={(day) => void attempt(() => core.moveAhead(day), w.moved)}
          keep={() => void attempt(() => core.keepAhead(), w.kept)}
          remove={() => void attempt(() => core.removeAhead(), w.removed)}
        />
      )}
      <Notice
        message={said?.message ?? null}
        action={said?.undo.length ? { label: words.parts.undo, onPress: () => void undo(said.undo) } : undefined}
        testId="ahead-done"
      />
    </>
  );
}

interface CardProps {
  ahead: AheadView;
  today: string;
  move: (day: string) => void;
  keep: () => void;
  remove: () => void;
}

function Card({ ahead, today, move, keep, remove }: CardProps) {
  const [day, setDay] = useState(ahead.moveTo);
  return (
    <section class="due attention" data-testid="ahead">
      <h2>{w.title}</h2>
      <p>
        {w.what({
          count: ahead.records,
          first: mediumDay(ahead.first),
          last: mediumDay(ahead.last),
          same: ahead.first === ahead.last,
        })}
      </p>
      {ahead.before !== null && <p>{w.before({ day: mediumDay(ahead.before) })}</p>}
      {ahead.after !== null && <p>{w.after({ day: mediumDay(ahead.after) })}</p>}
      <DateField label={w.day} hint={w.dayHint} value={day} max={today} onInput={setDay} testId="ahead-day" />
      <div class="actions">
        <Button
          onPress={() => {
            move(day);
          }}
          testId="ahead-move"
        >
          {w.move}
        </Button>
        <Button kind="text" onPress={keep} testId="ahead-keep">
          {w.keep}
        </Button>
        <Button kind="text" onPress={remove} testId="ahead-remove">
          {w.remove}
        </Button>
      </div>
    </section>
  );
}
