import { longDay } from "../../words/days";
import { func as w } from "../../words/en/function";
import type { CoreProps } from "../props";
import { CHANGE, Opening, toChange } from "../../forms/questionnaire/filling";
import { Answers, Kept } from "../../forms/questionnaire/kept";
import { Fill } from "./fill";
import { meanText } from "../../parts/total";

/** `#function` fills a weekly look in, `#function/<id>` shows a kept one, `#function/<id>/change` changes it. */
export function FunctionPlace({ core, rest: [id, action] }: CoreProps) {
  const kept = async () => (await core.forms()).function;
  if (id !== undefined && action !== CHANGE) {
    return (
      <Kept
        core={core}
        name="function"
        id={id}
        kept={kept}
        title={({ day }) => w.kept(longDay(day))}
        lede={({ mean }) => (mean === null ? w.noMean : w.mean(meanText(mean)))}
        onChange={toChange("function", id)}
      >
        {({ items, likeMyself }) => (
          <Answers
            rows={[...w.items, w.likeMyself].map((question, at) => {
              const level = [...items, likeMyself][at];
              return { question, answer: typeof level === "number" ? w.level(level) : w.leftOut };
            })}
          />
        )}
      </Kept>
    );
  }
  return (
    <Opening core={core} name="function" title={w.title} id={id ?? null} kept={kept}>
      {(today, form) => <Fill core={core} today={today} kept={form} />}
    </Opening>
  );
}
