import { Button, NoteField, Notice, Screen } from "../../parts";
import { useFocusNext } from "../../parts/focus-next";
import { WayBack } from "../../parts/way-back";
import { say } from "../../parts/done";
import { THE_PLAN } from "../../core/id";
import { useDraft } from "../../forms/draft";
import { replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { words } from "../../words";
import w from "#words/questions";
import type { CoreProps } from "../props";
import { FormActions, Opening, Restored } from "../../forms/frame";

/** As many as one visit has time for. The core allows no more. */
const MOST = 5;

/** The list as typed. There is only one, so its draft has no id. */
interface Form {
  readonly id: null;
  readonly asked: readonly string[];
}

/** What the person wants to ask at the next visit. */
export function Questions({ core }: CoreProps) {
  const { form, restored, error, change, startOver, discard } = useDraft<Form>(
    core,
    "questions",
    THE_PLAN,
    async () => ({
      id: null,
      asked: (await core.plan()).value.questions,
    }),
  );
  const save = useSave(["questions"]);
  const { place, focusNext } = useFocusNext<HTMLDivElement>();

  if (!form) return <Opening title={w.title} error={error} />;

  const { asked } = form;
  const set = (next: readonly string[]) => {
    change({ asked: next });
  };
  const take = (seed: string) => {
    focusNext(asked.length + 1 < MOST ? ".offer, .question-own > .button" : ".question:last-of-type > .button");
    set([...asked, seed]);
  };
  const write = () => {
    focusNext(".question:last-of-type textarea");
    set([...asked, ""]);
  };
  const remove = (at: number) => {
    focusNext(".question-own > .button");
    set(asked.toSpliced(at, 1));
  };
  const keep = () =>
    save.run(async () => {
      const receipt = await core.saveQuestions([...asked]);
      say(words.done.saved, receipt);
      replace("course");
    });

  return (
    <>
      <WayBack place="course" />
      <Screen title={w.title} lede={w.lede}>
        <Restored when={restored} startOver={startOver} />
        <div ref={place}>
          {asked.map((question, at) => (
            <div class="question" key={at}>
              <NoteField
                label={w.question({ at: at + 1 })}
                value={question}
                onInput={(next) => {
                  set(asked.with(at, next));
                }}
                testId={`question-${at + 1}`}
              />
              <Button
                kind="text"
                label={w.removeLabel({ at: at + 1 })}
                onPress={() => {
                  remove(at);
                }}
                testId={`question-${at + 1}-remove`}
              >
                {w.remove}
              </Button>
            </div>
          ))}
          {asked.length < MOST ? <Offer asked={asked} onTake={take} onWrite={write} /> : <p class="lede">{w.full}</p>}
        </div>
        <Notice kind="attention" message={save.at("questions") ?? save.whole ?? error} testId="questions-error" />
        <FormActions onSave={keep} discard={discard} testId="questions" />
      </Screen>
    </>
  );
}

interface OfferProps {
  asked: readonly string[];
  onTake: (seed: string) => void;
  onWrite: () => void;
}

/** Suggested questions that are not on the list yet, and a field for one of the person's own. */
function Offer({ asked, onTake, onWrite }: OfferProps) {
  const offered = w.seeds.filter((seed) => !asked.includes(seed));
  return (
    <>
      {offered.length > 0 && (
        <>
          <h2>{w.offer}</h2>
          <ul class="answers">
            {offered.map((seed) => (
              <li key={seed}>
                <button
                  type="button"
                  class="answer-row offer"
                  onClick={() => {
                    onTake(seed);
                  }}
                  data-testid={`question-seed-${w.seeds.indexOf(seed) + 1}`}
                >
                  <span>{seed}</span>
                  <span class="answer-given">{w.take}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="question-own">
        <Button onPress={onWrite} testId="question-own">
          {w.own}
        </Button>
      </p>
    </>
  );
}
