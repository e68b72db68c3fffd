import type { CourseView, FadeNowView, RemoteCore } from "../../core/api";
import { Editing } from "../../parts";
import { PlaceRow, PlaceRows } from "../../parts/place-row";
import { useView } from "../../parts/view";
import { dayNumber, shortDay } from "../../words/days";
import words from "#words/course";
import phq9 from "#words/phq9";
import { left } from "../../parts/fade/said";

const w = words.places;

interface RowsProps {
  core: RemoteCore;
  course: CourseView;
}

/** The ways on from Progress, each with its value. Nothing above waits for them. */
export function Rows({ core, course: { status, fade } }: RowsProps) {
  const { view } = useView(async () => {
    const [treatment, plan] = await Promise.all([core.treatment(), core.plan()]);
    return { sessions: treatment.sessions, questions: plan.value.questions.length };
  });
  const sessions = view?.sessions ?? [];
  return (
    <PlaceRows>
      {fade?.lift && (
        <PlaceRow
          place={["fade"]}
          label={w.lift({ day: shortDay(dayNumber(fade.lift.session)) })}
          value={liftSaid(fade)}
          testId="course-fade"
        />
      )}
      {status?.latest && (
        <PlaceRow
          place={["course", "life"]}
          label={words.life}
          value={status.difficulty && phq9.form.difficulties[status.difficulty].toLowerCase()}
          testId="course-life"
        />
      )}
      {sessions.length > 0 && (
        <PlaceRow
          place={["treatment"]}
          label={w.effects}
          value={w.effectsIn({ withIt: sessions.filter(({ worst }) => worst.length > 0).length, all: sessions.length })}
          testId="course-effects"
        />
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
    return w.left({ share: percent <= 5 ? "none" : percent >= 95 ? "all" : "some", percent });
  }
  return now.state === "noLift" ? w.noLift : w.tooEarly;
}
