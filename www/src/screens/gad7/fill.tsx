import type { Gad7Receipt, Gad7View, RemoteCore } from "../../core/api";
import { totalText } from "../../parts/total";
import w from "#words/gad7";
import bands from "#words/bands";
import questionnaire from "#words/questionnaire";
import { Fill as Questions, useFilling } from "../../forms/questionnaire/filling";
import { itemQuestions, type Form, type Question } from "../../forms/questionnaire/form";
import { Saved } from "../../forms/questionnaire/saved";
import { Change } from "../../parts/gad7-change";

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The form before anything is tapped. */
  begun: Form;
}

/** A GAD-7, one question a screen. */
export function Fill({ core, today, begun }: FillProps) {
  const filling = useFilling<Form, Gad7Receipt>(core, "gad7", begun, ({ day, items, bothOn }, record) =>
    core.saveGad7(record, { day: day ?? today, items: [...items] }, bothOn === (day ?? today)),
  );
  const { receipt, undo } = filling;
  if (!receipt)
    return <Questions name="gad7" filling={filling} questions={questions} today={today} missing={w.missing} />;

  const { total } = receipt;
  return (
    <Saved
      name="gad7"
      title={total ? w.total({ total: totalText(total) }) : questionnaire.noTotal}
      lede={total ? w.band({ band: bands[total.band] }) : questionnaire.noTotalWhy}
      onUndo={undo}
    >
      {total?.imputed && (
        <p class="lede" data-testid="gad7-imputed">
          {w.imputed}
        </p>
      )}
      <Change core={core} id={receipt.id} />
    </Saved>
  );
}

/** A form with no answers yet. */
export const empty: Form = { id: null, day: null, items: w.form.items.map(() => null), bothOn: null, at: 0 };

/** A kept form, opened at the answers to check. */
export function begin({ marks, value: { day, items } }: Gad7View): Form {
  return { id: marks.id, day, items, bothOn: null, at: items.length };
}

/** The seven items. */
export function questions(form: Form): readonly Question<Form>[] {
  return itemQuestions("gad7", w, form);
}
