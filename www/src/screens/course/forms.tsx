import type { CourseView, RemoteCore } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/course";
import { AllForms } from "./all-forms";
import { OtherForms, Others } from "./beside";
import { Arithmetic, Numbers } from "./evidence";
import { Fill } from "./fill";
import { History } from "./history";
import { Setbacks } from "./setbacks";
import type { JudgedCourse } from "./status";

/** Forms to fill in, the scores behind the status, and serious events. */
export function FormsAndScores({ core }: { core: RemoteCore }) {
  const view = useView(() => core.course());
  return (
    <>
      <WayBack place="course" />
      <Loaded of={view}>
        {(course) => (
          <Screen title={w.places.forms}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Fill />
            {course.status ? <Judged course={{ ...course, status: course.status }} /> : <OtherForms />}
            <AllForms core={core} />
            {hasBegun(course) && <Setbacks core={core} setbacks={course.setbacks} onChanged={view.reload} />}
          </Screen>
        )}
      </Loaded>
    </>
  );
}

/** Serious events are not asked about on a first visit. */
const hasBegun = ({ forms, sessions, setbacks }: CourseView): boolean =>
  forms.length + sessions.length + setbacks.length > 0;

function Judged({ course }: { course: JudgedCourse }) {
  const { status, forms, spans } = course;
  return (
    <>
      <Others status={status} />
      {forms.length > 0 && (
        <>
          <h2>{w.rows.label}</h2>
          <Numbers course={course} />
          <Arithmetic course={course} />
          <Remission total={status.remissionTotal} />
          {status.standing !== "reached" && status.latest !== null && <p class="lede">{w.ask}</p>}
          <History spans={spans} />
        </>
      )}
    </>
  );
}

/** What counts as remission here, and why a clinic may see it differently. */
function Remission({ total }: { total: number }) {
  const said = w.remission;
  return (
    <>
      <p class="course-who">
        {said.who({ total })} {said.otherScales}
      </p>
      <details class="more">
        <summary data-testid="course-scales">{said.title}</summary>
        <p>{said.figures}</p>
      </details>
    </>
  );
}
