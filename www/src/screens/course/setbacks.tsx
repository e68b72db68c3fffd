import type { RemoteCore, SetbackView } from "../../core/api";
import { useSignal } from "@preact/signals";
import { Button, Notice } from "../../parts";
import { mediumDay } from "../../shell/days";
import { say } from "../../shell/done";
import { explain } from "../../shell/explain";
import { MarksButton } from "../../shell/marks";
import { href } from "../../shell/route";
import { words } from "../../words/en";
import { course } from "../../words/en/course";

const w = course.setbacks;

interface Props {
  core: RemoteCore;
  setbacks: readonly SetbackView[];
  onRemoved: () => Promise<void>;
}

/** Stays in hospital and attempts that were noted, and the way to note one. */
export function Setbacks({ core, setbacks, onRemoved }: Props) {
  const error = useSignal<string | null>(null);
  const remove = async (id: string) => {
    try {
      await core.withdraw(id);
      error.value = null;
      say(words.done.removed, id);
      await onRemoved();
      window.scrollTo(0, 0);
    } catch (thrown) {
      error.value = explain(thrown);
    }
  };
  return (
    <>
      <h2>{w.title}</h2>
      <Notice kind="attention" message={error.value} />
      {setbacks.length > 0 && (
        <ul class="rows">
          {setbacks.map(({ marks, day, kind }) => (
            <li class="row" key={marks.id} data-testid="setback">
              <span>
                {w.kinds[kind]}, {mediumDay(day)} <MarksButton core={core} marks={marks} />
              </span>
              <Button kind="text" label={w.removeLabel(w.kinds[kind], mediumDay(day))} onPress={() => void remove(marks.id)} testId="setback-remove">
                {w.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p class="soft">{w.about}</p>
      <p><a class="button text" href={href("course", "setback")} data-testid="setback-add">{w.add}</a></p>
    </>
  );
}
