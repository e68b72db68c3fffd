import type { ImportedMoodView } from "../../../core/api";
import { words } from "../../../words";

const w = words.today.imported;

/** A day's moods from other apps, each on its own scale and with its source. */
export function Imported({ moods }: { moods: readonly ImportedMoodView[] }) {
  if (moods.length === 0) return null;
  return (
    <>
      <h2>{w.title}</h2>
      <p class="soft">{w.what}</p>
      <ul class="rows" data-testid="imported-moods">
        {moods.map((mood) => (
          <li class="row" key={mood.marks.id} data-testid="imported-mood">
            <span>
              {w.sources[mood.source]}: {said(mood)}
              {mood.activities !== null && <span class="row-note soft">{mood.activities}</span>}
              {mood.note !== null && <span class="row-note kept-note">{mood.note}</span>}
            </span>
            {mood.time !== null && <span class="soft number">{mood.time}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function said({ value, worst, best, word }: ImportedMoodView): string {
  const mood = w.mood({ value: value / 100, low: Math.min(worst, best) / 100, high: Math.max(worst, best) / 100 });
  return [word === null ? mood : `${mood} (${word})`, worst > best && w.lower].filter(Boolean).join(", ");
}
