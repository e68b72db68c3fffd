import { CoreError } from "../../core/error";
import { Button, Notice, Screen } from "../../parts";
import { explain } from "../../words/explain";
import w from "#words/questionnaire";
import { Back } from "./back";
import { Day } from "./day";
import { given, type Form, type Name, type Question } from "./form";
import { earlierOf, TwiceThatDay } from "./twice";

interface ReviewProps<F extends Form> {
  name: Name;
  form: F;
  questions: readonly Question<F>[];
  missing: (given: { readonly count: number }) => string;
  today: string;
  draftError: string | null;
  failure: unknown;
  saving: boolean;
  onDay: (day: string) => void;
  /** Opens the question at this place, counted from 0. */
  onOpen: (at: number) => void;
  /** Saves the form with this part changed. */
  onSave: (part?: Partial<F>) => void;
  onBack: (() => void) | undefined;
  /** Drops what is unsaved: a new form starts over, a kept one goes back to how it was. */
  onLeave: () => void;
}

/** All answers, before they are saved. No total is shown yet: nothing about an answer may come after a score. */
export function Review<F extends Form>(props: ReviewProps<F>) {
  const { name, form, questions, missing, today, draftError, failure, saving, onDay, onOpen, onSave, onBack, onLeave } =
    props;
  const leftOut = form.items.filter((item) => item === null).length;
  const field = failure instanceof CoreError ? failure.field : undefined;
  const earlier = earlierOf(failure);
  const day = form.day ?? today;
  return (
    <>
      {onBack && <Back onPress={onBack} testId={`${name}-back`} />}
      <Screen title={w.review} lede={w.reviewHint}>
        <ol class="answers short">
          {questions.map((question, at) => (
            <li key={question.name}>
              <button
                type="button"
                class="answer-row"
                onClick={() => {
                  onOpen(at);
                }}
                data-testid={question.reviewName}
              >
                <span>{question.short}</span>
                <span class="answer-given">{given(question)}</span>
              </button>
            </li>
          ))}
        </ol>
        <Notice message={leftOut === 0 ? null : missing({ count: leftOut })} testId={`${name}-missing`} />
        <Day name={name} day={form.day} today={today} failure={earlier ? null : failure} onDay={onDay} />
        {earlier && (
          <TwiceThatDay
            name={name}
            earlier={earlier}
            day={day}
            today={today}
            onReplace={
              form.id === null
                ? () => {
                    onSave({ id: earlier.id } as Partial<F>);
                  }
                : null
            }
            onBoth={() => {
              onSave({ bothOn: day } as Partial<F>);
            }}
          />
        )}
        <Notice
          kind="attention"
          message={
            failure === null || field === "day" ? null : field === "items" ? w.nothingAnswered : explain(failure)
          }
          testId={`${name}-error`}
        />
        <Notice
          kind="attention"
          message={draftError && w.draftNotKept({ why: draftError })}
          testId={`${name}-draft-error`}
        />
        <p>
          <Button kind="text" onPress={onLeave} testId={`${name}-leave`}>
            {form.id === null ? w.startOver : w.cancel}
          </Button>
        </p>
        <div class="pinned">
          <Button
            kind="primary"
            waiting={saving}
            onPress={() => {
              onSave();
            }}
            testId={`${name}-save`}
          >
            {w.save}
          </Button>
        </div>
      </Screen>
    </>
  );
}
