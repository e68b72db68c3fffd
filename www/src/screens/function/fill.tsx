import type { FunctionForm, FunctionView, Receipt, RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Notice, Scale, Screen, Waiting } from "../../parts";
import { explain } from "../../words/explain";
import { replace } from "../../core/route";
import w from "#words/function";
import questionnaire from "#words/questionnaire";
import { Day } from "../../forms/questionnaire/day";
import { useFilling } from "../../forms/questionnaire/filling";
import type { Begun } from "../../forms/questionnaire/form";
import { Saved } from "../../forms/questionnaire/saved";
import { meanText } from "../../parts/total";
import { WayBack } from "../../parts/way-back";

/** The four areas of life, in the order in which they are asked. */
export const items = ["work", "home", "people", "selfCare"] as const;

/** Each answer is 0 to 10, or null if unanswered. */
type Form = Begun & Readonly<Omit<FunctionForm, "day">>;

/** What the core saved. The form is null if it could not be read back. */
interface Kept extends Receipt {
  readonly form: FunctionView | null;
}

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The kept form to change, or null for a new one. */
  kept: FunctionView | null;
}

/** How the week went, on five gauges. */
export function Fill({ core, today, kept }: FillProps) {
  const filling = useFilling<Form, Kept>(core, "function", begin(kept), async (form, record) => {
    const saved = await core.save("function", record, recordOf(form, today));
    const view = await core.forms().then(
      (forms) => forms.function.find(({ marks }) => marks.id === saved.id),
      () => undefined,
    );
    return { ...saved, form: view ?? null };
  });
  const { form, error, receipt, failure, saving, change, startOver, discard, save, undo } = filling;

  if (receipt) return <Result receipt={receipt} onUndo={undo} />;
  if (!form)
    return error === null ? <Waiting label={questionnaire.loading} /> : <Notice kind="attention" message={error} />;

  const { id } = form;
  const field = failure instanceof CoreError ? failure.field : undefined;
  const message = field === "items" ? questionnaire.nothingAnswered : explain(failure);
  return (
    <>
      <WayBack place="course" />
      <Screen title={w.title} lede={w.lede}>
        <div class="check-ins">
          {items.map((item, at) => (
            <Scale
              key={item}
              label={w.items[item]}
              value={form[item]}
              onChange={(value) => {
                change({ [item]: value });
              }}
              ends={w.ends}
              endsUnseen={at > 0}
              testId={`function-item-${at + 1}`}
            />
          ))}
          <Scale
            label={w.items.likeMyself}
            ends={w.ends}
            endsUnseen
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
        <Notice
          kind="attention"
          message={failure === null || field === "day" ? null : message}
          testId="function-error"
        />
        <Notice
          kind="attention"
          message={error && questionnaire.draftNotKept({ why: error })}
          testId="function-draft-error"
        />
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
    </>
  );
}

function Result({ receipt: { form }, onUndo }: { receipt: Kept; onUndo: () => Promise<void> }) {
  const mean = form?.mean ?? null;
  return (
    <Saved
      name="function"
      title={mean === null ? w.savedNoMean : w.mean({ mean: meanText(mean) })}
      lede={mean === null ? w.noMean : w.meanOf}
      onUndo={onUndo}
    >
      {typeof form?.value.likeMyself === "number" && (
        <p class="lede" data-testid="function-like-myself">
          {w.likeMyselfIs({ level: form.value.likeMyself })}
        </p>
      )}
    </Saved>
  );
}

const empty: Form = { id: null, day: null, work: null, home: null, people: null, selfCare: null, likeMyself: null };

const begin = (kept: FunctionView | null): Form => (kept ? { ...kept.value, id: kept.marks.id } : empty);

function recordOf({ day, work, home, people, selfCare, likeMyself }: Form, today: string): FunctionForm {
  return { day: day ?? today, work, home, people, selfCare, likeMyself };
}
