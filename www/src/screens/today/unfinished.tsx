import { Button } from "../../parts";
import { longDay } from "../../words/days";
import { go } from "../../core/route";
import { words } from "../../words";
import type { Drafts } from "./drafts";

const w = words.today.unfinished;

interface UnfinishedProps {
  drafts: Drafts;
  /** The day whose own drafts are already open in its forms. */
  here: string;
}

/** Check-ins of other days that were begun and not saved. */
export function Unfinished({ drafts, here }: UnfinishedProps) {
  const elsewhere = drafts.all.filter(({ day }) => day !== here);
  return (
    <>
      {elsewhere.map((draft) => (
        <div class="notice" key={draft.id ?? draft.day} data-testid="checkin-unfinished">
          <p>{draft.id === null ? w.day({ day: longDay(draft.day) }) : w.record({ day: longDay(draft.day) })}</p>
          <div class="kept-actions">
            <Button
              kind="text"
              onPress={() => {
                go("today", draft.day);
              }}
              testId="checkin-unfinished-open"
            >
              {w.goOn}
            </Button>
            <Button
              kind="text"
              onPress={() => {
                void drafts.drop(draft);
              }}
              testId="checkin-unfinished-drop"
            >
              {w.drop}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}
