import { useState } from "preact/hooks";
import type { DosesTodayView, DoseMark, Receipt, RemoteCore } from "../../core/api";
import { to } from "../../core/route";
import { words } from "../../words";
import w from "#words/doses";
import { explain } from "../../words/explain";
import { Notice } from "../notice";
import { regimenText } from "./said";

const marks: readonly DoseMark[] = ["taken", "skipped", "extra"];

interface DoseTodayProps {
  core: RemoteCore;
  doses: DosesTodayView;
  /** Today. */
  day: string;
  reload: () => Promise<void>;
  /** Whether the doses are named, with a link to their place. */
  named?: boolean;
}

/** Today's dose in one row: one tap marks it, another one changes the mark. It never asks. */
export function DoseToday({ core, doses: { regimen, doses }, day, reload, named = false }: DoseTodayProps) {
  const [said, setSaid] = useState<{ readonly message: string; readonly undo: Receipt | null } | null>(null);
  const { mark, extra } = doses?.value ?? { mark: null, extra: null };
  const attempt = async (work: () => Promise<typeof said>) => {
    try {
      setSaid(await work());
      await reload();
    } catch (thrown) {
      setSaid({ message: explain(thrown), undo: null });
    }
  };
  const tap = (next: DoseMark) => attempt(async () => ({ message: w.marked[next], undo: await core.doseToday(next) }));
  const undo = (receipt: Receipt) =>
    attempt(async () => {
      await core.undo(receipt);
      return { message: words.done.undone, undo: null };
    });
  const undoable = said?.undo;
  return (
    <section class="dose-today" data-testid="dose-today">
      {named && (
        <p>
          <a href="./" data-place={to("doses")} data-testid="dose-open">
            {regimenText(regimen)}
          </a>
        </p>
      )}
      <fieldset class="dose-marks" aria-label={w.todayRow}>
        {marks.map((of) => (
          <button
            key={of}
            type="button"
            class="dose-mark"
            aria-pressed={mark === of}
            data-testid={`dose-${of}`}
            onClick={() => void tap(of)}
          >
            {of === "extra" && (extra ?? 0) > 1 ? w.marksExtra({ count: extra ?? 0 }) : w.marks[of]}
          </button>
        ))}
      </fieldset>
      <Notice
        message={said?.message ?? null}
        action={undoable ? { label: words.parts.undo, onPress: () => void undo(undoable) } : undefined}
        testId="dose-said"
      />
      {mark === "extra" && (
        <p>
          <a class="button text" href="./" data-place={to("doses", "day", day)} data-testid="dose-more">
            {w.more}
          </a>
        </p>
      )}
    </section>
  );
}
