import type { ComponentChildren } from "preact";
import type { NeedView } from "../../core/api";
import { FormLink } from "../../parts";
import { longDay, mediumDay } from "../../words/days";
import { to } from "../../core/route";
import { course as w } from "../../words/en/course";
import { isAnswered, told, type JudgedCourse } from "./status";

/** Why a low total does not count. */
export function Blocks({ status }: Pick<JudgedCourse, "status">) {
  if (status.blocks.length === 0) return null;
  return (
    <>
      <h2>{w.blocks.title}</h2>
      <ul class="plain-list" data-testid="course-blocks">
        {told(status.blocks).map((block) => (
          <li key={block}>{w.blocks[block]}</li>
        ))}
      </ul>
    </>
  );
}

/** What is missing for the next state, and whom to ask. */
export function Needs({ course }: { course: JudgedCourse }) {
  const { status, courseStart } = course;
  const { state, standing, needs } = status;
  const isAhead = standing === "reached" || status.latestIsBaseline || courseStart === null;
  const title =
    state === "remissionRange" || state === "possibleRelapse"
      ? w.needs.confirm
      : isAhead
        ? w.needs.next
        : w.needs.title;
  return (
    <>
      {needs.length > 0 && (
        <>
          <h2>{title}</h2>
          <ul class="plain-list" data-testid="course-needs">
            {status.latestIsBaseline && <li data-need="sinceStart">{w.needs.sinceStart}</li>}
            {needs.map((need) => (
              <li key={need.kind} data-need={need.kind}>
                {sentence(need, course)}
              </li>
            ))}
          </ul>
        </>
      )}
      {standing !== "reached" && status.latest !== null && <p class="lede">{w.ask}</p>}
    </>
  );
}

function sentence(need: NeedView, { status, today, courseStart }: JudgedCourse): ComponentChildren {
  const { remissionTotal, remissionDays } = status;
  switch (need.kind) {
    case "form":
      return w.needs.form;
    case "baseline":
      return courseStart === null ? w.needs.firstDose : w.needs.baseline;
    case "remissionTotal":
      return remissionScore(status)(remissionTotal, remissionDays);
    case "remissionForm":
      return remissionForm(need, status, today);
    case "noDifficulty":
      return w.needs.noDifficulty;
    case "likeMyself":
      return w.needs.likeMyself(status.fullLevel);
    case "repeat":
      return (
        <>
          <FormLink to={to("phq9")}>
            {need.until < today ? w.needs.repeatNow : w.needs.repeat(longDay(need.from), longDay(need.until))}
          </FormLink>{" "}
          {w.needs.repeatWhy}
        </>
      );
  }
}

/** What the next score needs that the last one lacked. */
function remissionScore({ blocks }: JudgedCourse["status"]) {
  if (blocks.length === 0) return w.needs.remissionTotal;
  return isAnswered(blocks) ? w.needs.unblocked : w.needs.complete;
}

/**
 * If the next state lies further off than the longest gap allows, another form is needed before it. ISO days compare as
 * text.
 */
function remissionForm(
  { from, until }: { from: string; until: string },
  { state, remissionTotal }: JudgedCourse["status"],
  today: string,
): string {
  if (until < today) return w.needs.missed;
  const next = w.nextStates[state];
  if (next === undefined) return w.needs.confirmRemission(remissionTotal, longDay(from), longDay(until));
  return from <= until
    ? w.needs.keepLow(remissionTotal, mediumDay(from), mediumDay(until), next)
    : w.needs.keepLowFor(remissionTotal, mediumDay(until), mediumDay(from), next);
}
