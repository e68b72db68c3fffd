import type { Phq9ReasonView, TodayView } from "../../core/api";
import { longDay } from "../../shell/days";
import { href } from "../../shell/route";
import { words } from "../../words/en";

const w = words.today.due;

/** The PHQ-9 that is due or begun, with its reason. Nothing when there is nothing to do. */
export function Due({ view: { phq9, hasPhq9Draft } }: { view: TodayView }) {
  if (!phq9.due && !hasPhq9Draft) return null;
  return (
    <div class="due" data-testid="phq9-due">
      <p>{hasPhq9Draft ? w.begun : reason(phq9.reason)}</p>
      <a class="button" href={href("phq9")} data-testid="phq9-start">{hasPhq9Draft ? w.goOn : w.start}</a>
    </div>
  );
}

function reason(why: Phq9ReasonView): string {
  switch (why.kind) {
    case "first": return w.first;
    case "beforeSession": return w.beforeSession(longDay(why.planned));
    case "afterSession": return w.afterSession(longDay(why.session));
    case "twoWeeks": return w.twoWeeks;
  }
}
