import { useSignal } from "@preact/signals";
import type { Marks as AllMarks, RemoteCore, TrailLine } from "../core/api";
import { Sheet } from ".";
import { words } from "../words";
import { mediumDay } from "../words/days";
import { explain } from "../words/explain";

type Marks = Pick<AllMarks, "id" | "late" | "edited" | "uncertain">;

/** The marks in words: "added later, edited". Empty for an entry made on its own day and never changed. */
export function marksOf({ late, edited, uncertain }: Marks): string {
  const { marks } = words;
  return [late && marks.late, edited && marks.edited, uncertain && marks.uncertain].filter(Boolean).join(", ");
}

/** The visible mark of an entry that is late, edited or not certain. It opens the entry's trail. */
export function MarksButton({ core, marks }: { core: RemoteCore; marks: Marks }) {
  const trail = useSignal<readonly TrailLine[] | string | null>(null);
  const text = marksOf(marks);
  if (text === "") return null;

  const open = async () => {
    trail.value = await core.trail(marks.id).catch(explain);
  };
  return (
    <>
      <button type="button" class="marks" data-testid="marks" onClick={() => void open()}>
        {text}
      </button>
      {trail.value !== null && (
        <Sheet
          title={words.marks.history}
          onClose={() => {
            trail.value = null;
          }}
        >
          {marks.uncertain && <p data-testid="uncertain">{words.marks.uncertainWhat}</p>}
          {typeof trail.value === "string" ? <p>{trail.value}</p> : <Trail lines={trail.value} />}
        </Sheet>
      )}
    </>
  );
}

/** Said once beside what rests on an entry that is not certain. */
export function RestsOnUncertain({ uncertain }: { uncertain: boolean | undefined }) {
  return uncertain ? <p data-testid="rests-on-uncertain">{words.marks.restsOnUncertain}</p> : null;
}

function Trail({ lines }: { lines: readonly TrailLine[] }) {
  return (
    <ol class="rows" data-testid="trail">
      {lines.map((line, index) => (
        <li class="row" key={index}>
          <span>{words.marks.steps[line.step]}</span>
          <span>{words.marks.at({ day: mediumDay(line.day), time: line.time })}</span>
        </li>
      ))}
    </ol>
  );
}
