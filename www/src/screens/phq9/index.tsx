import type { CoreProps } from "..";
import { longDay } from "../../shell/days";
import { phq9 as w } from "../../words/en/phq9";
import { questionnaire } from "../../words/en/questionnaire";
import { totalText } from "../../parts/total";
import { CHANGE, Opening, toChange } from "../questionnaire/filling";
import { given } from "../questionnaire/form";
import { Answers, Kept } from "../questionnaire/kept";
import { begin, Fill, questions } from "./fill";

/** `#phq9` fills a form in, `#phq9/<id>` shows a kept one, `#phq9/<id>/change` changes it. */
export function Phq9({ core, rest: [id, action] }: CoreProps) {
  const kept = async () => (await core.course()).forms;
  if (id !== undefined && action !== CHANGE) {
    return (
      <Kept
        core={core}
        name="phq9"
        id={id}
        kept={kept}
        title={({ day }) => w.kept(longDay(day))}
        lede={({ total }) => (total ? w.keptTotal(totalText(total), total.band) : questionnaire.keptNoTotal)}
        onChange={toChange("phq9", id)}
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
    <Opening core={core} name="phq9" title={w.form.name} id={id ?? null} kept={kept}>
      {(today, form) => <Fill core={core} today={today} kept={form} />}
    </Opening>
  );
}
