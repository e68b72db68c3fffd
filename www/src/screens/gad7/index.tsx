import type { CoreProps } from "..";
import { totalText } from "../../parts/total";
import { longDay } from "../../shell/days";
import { gad7 as w } from "../../words/en/gad7";
import { questionnaire } from "../../words/en/questionnaire";
import { CHANGE, Opening, toChange } from "../questionnaire/filling";
import { given } from "../questionnaire/form";
import { Answers, Kept } from "../questionnaire/kept";
import { begin, Fill, questions } from "./fill";

/** `#gad7` fills a form in, `#gad7/<id>` shows a kept one, `#gad7/<id>/change` changes it. */
export function Gad7({ core, rest: [id, action] }: CoreProps) {
  const kept = async () => (await core.forms()).gad7;
  if (id !== undefined && action !== CHANGE) {
    return (
      <Kept
        core={core}
        name="gad7"
        id={id}
        kept={kept}
        title={({ day }) => w.kept(longDay(day))}
        lede={({ total }) => (total ? w.keptTotal(totalText(total), total.band) : questionnaire.keptNoTotal)}
        onChange={toChange("gad7", id)}
      >
        {(form) => (
          <>
            {form.total?.imputed && <p class="lede">{w.imputed}</p>}
            <Answers rows={questions(begin(form)).map((question) => ({ question: question.short, answer: given(question) }))} />
          </>
        )}
      </Kept>
    );
  }
  return (
    <Opening core={core} name="gad7" title={w.form.name} id={id ?? null} kept={kept}>
      {(today, form) => <Fill core={core} today={today} kept={form} />}
    </Opening>
  );
}
