import { useSignal } from "@preact/signals";
import type { RemoteCore, Setback, SetbackView } from "../../core/api";
import { Button, Editing, Notice } from "../../parts";
import { mediumDay } from "../../words/days";
import { say } from "../../parts/done";
import { explain } from "../../words/explain";
import { MarksButton } from "../../parts/marks";
import { to } from "../../core/route";
import { words } from "../../words";
import course from "#words/course";

const w = course.setbacks;
const answers = Object.keys(w.ask.answers) as (keyof typeof w.ask.answers)[];

interface Props {
  core: RemoteCore;
  setbacks: readonly SetbackView[];
  onChanged: () => Promise<void>;
}

/** Hospital stays and suicide attempts, with a button to add one. */
export function Setbacks({ core, setbacks, onChanged }: Props) {
  const error = useSignal<string | null>(null);
  const change = async (work: () => Promise<void>) => {
    try {
      await work();
      error.value = null;
      await onChanged();
      window.scrollTo(0, 0);
    } catch (thrown) {
      error.value = explain(thrown);
    }
  };
  const remove = (id: string) =>
    change(async () => {
      say(words.done.removed, await core.withdraw(id));
    });
  const answer = ({ marks, value }: SetbackView, reason: Setback["reason"]) =>
    change(async () => {
      const receipt = await core.save("setback", marks.id, { ...value, reason });
      say(words.done.saved, receipt);
    });
  return (
    <>
      <h2>{w.title}</h2>
      <Notice kind="attention" message={error.value} testId="setbacks-error" />
      {setbacks.length > 0 && (
        <ul class="rows">
          {setbacks.map((setback) => (
            <li class="row setback" key={setback.marks.id} data-testid="setback">
              <span>
                {named(setback.value)}, {mediumDay(setback.value.day)} <MarksButton core={core} marks={setback.marks} />
              </span>
              <Editing>
                <Button
                  kind="text"
                  label={w.removeLabel({ kind: named(setback.value), day: mediumDay(setback.value.day) })}
                  onPress={() => void remove(setback.marks.id)}
                  testId="setback-remove"
                >
                  {w.remove}
                </Button>
                {isUnasked(setback.value) && <Ask onAnswer={(reason) => void answer(setback, reason)} />}
              </Editing>
            </li>
          ))}
        </ul>
      )}
      <Editing>
        <p class="soft">{w.about}</p>
        <p>
          <a class="button text" href="./" data-place={to("course", "setback")} data-testid="setback-add">
            {w.add}
          </a>
        </p>
      </Editing>
    </>
  );
}

/** A stay recorded before the app asked for a reason has none. */
const isUnasked = ({ what, reason }: Setback): boolean => what === "hospitalised" && reason === null;

const named = (setback: Setback): string => {
  if (setback.what === "attempt") return w.kinds.attempt;
  return w.stays[setback.reason ?? "notAsked"];
};

/**
 * Asks about an entry from before reasons were asked for: once, quietly, and the entry stays as it is until answered.
 */
function Ask({ onAnswer }: { onAnswer: (reason: Setback["reason"]) => void }) {
  return (
    <div class="setback-ask" role="group" aria-label={w.ask.question} data-testid="setback-ask">
      <p>
        {w.ask.question} <span class="soft">{w.ask.until}</span>
      </p>
      <p class="setback-answers">
        {answers.map((reason) => (
          <Button
            key={reason}
            onPress={() => {
              onAnswer(reason);
            }}
            testId={`setback-ask-${reason}`}
          >
            {w.ask.answers[reason]}
          </Button>
        ))}
      </p>
    </div>
  );
}
