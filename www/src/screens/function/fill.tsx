import type { FunctionView, Receipt, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Notice, Scale, Screen, Waiting } from "../../parts";
import { explain } from "../../words/explain";
import { replace } from "../../core/route";
import { func as w } from "../../words/en/function";
import { questionnaire } from "../../words/en/questionnaire";
import { Day } from "../../forms/questionnaire/day";
import { useFilling } from "../../forms/questionnaire/filling";
import type { Begun } from "../../forms/questionnaire/form";
import { Saved } from "../../forms/questionnaire/saved";
import { meanText } from "../../parts/total";

interface Form extends Begun {
  /** Work or study, home, people, self-care: 0 to 10, null while unanswered. */
  readonly items: readonly (number | null)[];
  readonly likeMyself: number | null;
}

/** What the core kept; the form is null when it could not be read back. */
interface Kept extends Receipt {
  readonly form: FunctionView | null;
}

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The kept form that is changed; null for a new one. */
  kept: FunctionView | null;
}

/** How the week went, on five gauges. */
export function Fill({ core, today, kept }: FillProps) {
  const filling = useFilling<Form, Kept>(core, "function", begin(kept), async ({ id, day, items, likeMyself }) => {
    const saved = await core.saveFunction({ id, day: day ?? today, items: [...items], likeMyself });
    const form = await core.forms().then(
      (forms) => forms.function.find(({ marks }) => marks.id === saved.id),
      () => undefined,
    );
    return { ...saved, form: form ?? null };
  });
  const { form, error, receipt, failure, saving, change, startOver, discard, save, undo } = filling;

  if (receipt) return <Result receipt={receipt} onUndo={undo} />;
  if (!form)
    return error === null ? <Waiting label={questionnaire.loading} /> : <Notice kind="attention" message={error} />;

  const { id } = form;
  const field = failure instanceof CoreError ? failure.field : undefined;
  const message = field === "items" ? questionnaire.nothingAnswered : explain(failure);
  return (
    <Screen title={w.title} lede={w.lede}>
      <div class="check-ins">
        {w.items.map((label, at) => (
          <Scale
            key={label}
            label={label}
            value={form.items[at] ?? null}
            onChange={(value) => {
              change({ items: form.items.with(at, value) });
            }}
            {...(at === 0 ? { ends: w.ends } : {})}
            testId={`function-item-${at + 1}`}
          />
        ))}
        <Scale
          label={w.likeMyself}
          value={form.likeMyself}
          onChange={(likeMyself) => {
            change({ likeMyself });
          }}
          testId="function-likeMyself"
        />
      </div>
      <Day
        name="function"
        day={form.day}
        today={today}
        failure={failure}
        onDay={(day) => {
          change({ day });
        }}
      />
      <Notice kind="attention" message={failure === null || field === "day" ? null : message} testId="function-error" />
      <Notice kind="attention" message={error && questionnaire.draftNotKept(error)} testId="function-draft-error" />
      <div class="actions">
        <Button
          onPress={
            id === null
              ? startOver
              : () =>
                  void discard().then(() => {
                    replace("function", id);
                  })
          }
          testId="function-leave"
        >
          {id === null ? questionnaire.startOver : questionnaire.cancel}
        </Button>
        <Button kind="primary" waiting={saving} onPress={() => void save()} testId="function-save">
          {questionnaire.save}
        </Button>
      </div>
    </Screen>
  );
}

function Result({ receipt: { form }, onUndo }: { receipt: Kept; onUndo: () => Promise<void> }) {
  const mean = form?.mean ?? null;
  return (
    <Saved
      name="function"
      title={mean === null ? w.savedNoMean : w.mean(meanText(mean))}
      lede={mean === null ? w.noMean : w.meanOf}
      onUndo={onUndo}
    >
      {typeof form?.likeMyself === "number" && (
        <p class="lede" data-testid="function-like-myself">
          {w.likeMyselfIs(form.likeMyself)}
        </p>
      )}
    </Saved>
  );
}

function begin(kept: FunctionView | null): Form {
  if (!kept) return { id: null, day: null, items: w.items.map(() => null), likeMyself: null };
  const { marks, day, items, likeMyself } = kept;
  return { id: marks.id, day, items, likeMyself };
}
