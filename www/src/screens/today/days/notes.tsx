import { useState } from "preact/hooks";
import type { RemoteCore } from "../../../core/api";
import { Notice, TextField } from "../../../parts";
import { to } from "../../../core/route";
import { useView } from "../../../parts/view";
import { weekDay } from "../../../words/days";
import w from "#words/before";

/** Notes that are shown at once. */
const LIMIT = 30;

/** The notes, newest first, or those in which a word is found. Shows nothing while there is none. */
export function Notes({ core }: { core: RemoteCore }) {
  const [wanted, setWanted] = useState("");
  const { view, error } = useView(() => core.notes(wanted, LIMIT), wanted);
  const isEmpty = wanted === "" && (view?.length ?? 0) === 0;
  return (
    <section>
      {!isEmpty && (
        <>
          <h2>{w.notes.title}</h2>
          <TextField label={w.notes.search} value={wanted} onInput={setWanted} testId="notes-search" />
          <p role="status">{view?.length === 0 && w.notes.nothing}</p>
          <ul class="notes">
            {view?.map(({ day, text }, at) => (
              <li key={`${day} ${at}`} data-testid="note-found">
                <a href="./" data-place={to("today", day)} aria-label={w.notes.open({ day: weekDay(day) })}>
                  {weekDay(day)}
                </a>
                <p class="kept-note">{text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Notice kind="attention" message={error} testId="notes-error" />
    </section>
  );
}
