import type { CourseView, FadeNowView, RemoteCore } from "../../core/api";
import { Editing } from "../../parts";
import { PlaceRow, PlaceRows } from "../../parts/place-row";
import { useView } from "../../parts/view";
import { dayNumber, shortDay } from "../../words/days";
import words from "#words/course";
import fadeWords from "#words/fade";
import phq9 from "#words/phq9";
import { left, shareOf } from "../../parts/fade/said";

const w = words.places;

interface RowsProps {
  core: RemoteCore;
  course: CourseView;
}

/** The ways on from Progress, each with its value. Nothing waits for the values, and no row comes with them. */
export function Rows({ core, course: { status, fade, sessions } }: RowsProps) {
  const { view, error } = useView(async () => {
    const [treatment, plan] = await Promise.all([core.treatment(), core.plan()]);
    const withIt = treatment.sessions.filter(({ worst }) => worst.length > 0).length;
    return { effects: w.effectsIn({ withIt, all: treatment.sessions.length }), questions: plan.value.questions.length };
  });
  return (
    <PlaceRows busy={view === null && error === null}>
      {fade?.lift && (
        <PlaceRow
          place={["fade"]}
          label={w.lift({ day: shortDay(dayNumber(fade.lift.session)) })}
          value={liftSaid(fade)}
          testId="course-fade"
        />
      )}
      {fade?.course && <PlaceRow place={["fade"]} label={fadeWords.titles.doseCourse} testId="course-fade" />}
      {status?.latest && (
        <PlaceRow
          place={["course", "life"]}
          label={words.life}
          value={status.difficulty && phq9.form.difficulties[status.difficulty].toLowerCase()}
          testId="course-life"
        />
      )}
      {sessions.length > 0 && (
        <PlaceRow place={["treatment"]} label={w.effects} value={view?.effects} testId="course-effects" />
      )}
      <Editing>
        <PlaceRow
          place={["questions"]}
          label={w.ask}
          value={view && view.questions > 0 ? w.questions({ count: view.questions }) : null}
          testId="course-questions"
        />
      </Editing>
      <PlaceRow place={["course", "forms"]} label={w.forms} testId="course-forms" />
    </PlaceRows>
  );
}

/** How much of the lift is left, in a few words. */
function liftSaid(now: FadeNowView): string | null {
  if (!now.lift) return null;
  if (left(now) !== null) {
    const { share: percent } = now.lift.said;
    return w.left({ share: shareOf(percent), percent });
  }
  return now.state === "noLift" ? w.noLift : w.tooEarly;
}
