import type { Gad7Receipt, Gad7View, RemoteCore } from "../../core/api";
import { totalText } from "../../parts/total";
import { gad7 as w } from "../../words/en/gad7";
import { questionnaire } from "../../words/en/questionnaire";
import { Fill as Questions, useFilling } from "../questionnaire/filling";
import { itemQuestions, type Form, type Question } from "../questionnaire/form";
import { Saved } from "../questionnaire/saved";
import { Change } from "./change";

interface FillProps {
  core: RemoteCore;
  today: string;
  /** The kept form that is changed; null for a new one. */
  kept: Gad7View | null;
}

/** A GAD-7, one question a screen. */
export function Fill({ core, today, kept }: FillProps) {
  const filling = useFilling<Form, Gad7Receipt>(core, "gad7", begin(kept), ({ id, day, items }) =>
    core.saveGad7({ id, day: day ?? today, items: [...items] }),
  );
  const { receipt, undo } = filling;
  if (!receipt) return <Questions name="gad7" filling={filling} questions={questions} today={today} missing={w.missing} />;

  const { total } = receipt;
  return (
    <Saved
      name="gad7"
      title={total ? w.total(totalText(total)) : questionnaire.noTotal}
      lede={total ? w.band(total.band) : questionnaire.noTotalWhy}
      onUndo={undo}
    >
      {total?.imputed && <p class="lede" data-testid="gad7-imputed">{w.imputed}</p>}
      <Change core={core} id={receipt.id} />
    </Saved>
  );
}

/** The form to start with: an empty one, or a kept one at its answers. */
export function begin(kept: Gad7View | null): Form {
  if (!kept) return { id: null, day: null, items: w.form.items.map(() => null), at: 0 };
  const { marks, day, items } = kept;
  return { id: marks.id, day, items, at: items.length };
}

/** The seven items. */
export function questions(form: Form): readonly Question<Form>[] {
  return itemQuestions("gad7", w.form, form);
}
