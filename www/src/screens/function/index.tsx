import { longDay } from "../../words/days";
import w from "#words/function";
import type { CoreProps } from "../props";
import { CHANGE } from "../../forms/questionnaire/actions";
import { Opening, toChange } from "../../forms/questionnaire/filling";
import { Answers, Kept } from "../../forms/questionnaire/kept";
import { Fill, items } from "./fill";
import { meanText } from "../../parts/total";

/** `#function` fills in a weekly look, `#function/<id>` shows a kept one, and `#function/<id>/change` changes it. */
export function FunctionPlace({ core, rest: [id, action] }: CoreProps) {
  const kept = async () => (await core.forms()).function;
  if (id !== undefined && action !== CHANGE) {
    return (
      <Kept
        core={core}
        name="function"
        id={id}
        kept={kept}
        title={({ value }) => w.kept({ day: longDay(value.day) })}
        lede={({ mean }) => (mean === null ? w.noMean : w.mean({ mean: meanText(mean) }))}
        onChange={toChange("function", id)}
      >
        {({ value }) => (
          <Answers
            rows={[...items, "likeMyself" as const].map((item) => {
              const level = value[item];
              return { question: w.items[item], answer: level === null ? w.leftOut : w.level({ level }) };
            })}
          />
        )}
      </Kept>
    );
  }
  return (
    <Opening core={core} name="function" id={id ?? null} kept={kept}>
      {(today, form) => <Fill core={core} today={today} kept={form} />}
    </Opening>
  );
}
