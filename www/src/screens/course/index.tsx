import type { CourseView, FadeNowView, RemoteCore } from "../../core/api";
import { Editing, Loaded, Screen } from "../../parts";
import { totalText } from "../../parts/total";
import { mediumDay } from "../../words/days";
import { DoneNotice } from "../../parts/done";
import { RestsOnUncertain } from "../../parts/marks";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import { course as w } from "../../words/en/course";
import { fade } from "../../words/en/fade";
import type { CoreProps } from "../props";
import { left } from "../../parts/fade/said";
import { AllForms } from "./all-forms";
import { Items, Life, OtherForms, Others } from "./beside";
import { CourseChart } from "./chart";
import { Arithmetic, Numbers } from "./evidence";
import { History } from "./history";
import { Blocks, Needs } from "./needs";
import { NumberLine } from "./number-line";
import { SetbackForm } from "./setback-form";
import { Setbacks } from "./setbacks";
import { age, marks, reason, title, type JudgedCourse } from "./status";

/** Where the person stands, with the arithmetic. `#course/setback` adds a setback. */
export function Course({ core, rest }: CoreProps) {
  return rest[0] === "setback" ? <SetbackForm core={core} /> : <Status core={core} />;
}

function Status({ core }: { core: RemoteCore }) {
  const view = useView(() => core.course());
  return (
    <Loaded of={view}>
      {(course) =>
        course.status === null ? (
          <Records core={core} course={course} reload={view.reload} />
        ) : (
          <Judged core={core} course={{ ...course, status: course.status }} reload={view.reload} />
        )
      }
    </Loaded>
  );
}

interface ShownProps<C> {
  core: RemoteCore;
  course: C;
  reload: () => Promise<void>;
}

/** For a build without status: the scores, with nothing said about them. */
function Records({ core, course, reload }: ShownProps<CourseView>) {
  const latest = course.forms.findLast(({ total }) => total !== null);
  const said = latest?.total ? w.records.latest(totalText(latest.total), mediumDay(latest.day)) : w.records.none;
  return (
    <Screen title={w.records.title} lede={said}>
      <DoneNotice core={core} onUndone={reload} />
      <CourseChart core={core} course={course} />
      <Ask />
      <AllForms core={core} />
      <Fill />
      <OtherForms />
      <Foot core={core} course={course} reload={reload} />
    </Screen>
  );
}

function Judged({ core, course, reload }: ShownProps<JudgedCourse>) {
  return (
    <Screen title={title(course.status)} lede={<span data-testid="course-age">{age(course.status)}</span>}>
      <DoneNotice core={core} onUndone={reload} />
      <p data-testid="course-state" data-state={course.status.state} class="lede">
        {reason(course)}
      </p>
      <RestsOnUncertain uncertain={course.status.uncertain || course.fade?.uncertain} />
      {marks(course.status).map(({ name, text }) => (
        <p key={name} class="lede course-mark" data-testid={`course-${name}`}>
          {text}
        </p>
      ))}
      <NumberLine course={course} />
      {course.forms.length === 0 ? (
        <>
          <Fill first />
          <CourseChart core={core} course={course} />
          <Lift now={course.fade} />
          <Others status={course.status} />
          <AllForms core={core} />
          <Ask />
        </>
      ) : (
        <>
          <CourseChart core={core} course={course} />
          <Lift now={course.fade} />
          <Evidence core={core} course={course} />
        </>
      )}
      <Foot core={core} course={course} reload={reload} />
    </Screen>
  );
}

function Foot({ core, course: { setbacks }, reload }: ShownProps<CourseView>) {
  return (
    <>
      <p class="record-foot">
        <a href="./" data-place={to("treatment")} data-testid="course-treatment">
          {w.treatment}
        </a>
        <Editing>
          <a href="./" data-place={to("plan")} data-testid="course-plan">
            {w.plan}
          </a>
        </Editing>
      </p>
      <Setbacks core={core} setbacks={setbacks} onChanged={reload} />
    </>
  );
}

/** What the fade watch says, with a link to its own place. */
function Lift({ now }: { now: FadeNowView | null }) {
  if (!now?.lift) return null;
  return (
    <section>
      <h2>{fade.course.title}</h2>
      <p data-testid="course-fade" data-state={now.state}>
        {fade.titles[now.state]}. {left(now)}
      </p>
      <p>
        <a href="./" data-place={to("fade")} data-testid="course-fade-open">
          {fade.course.link}
        </a>
      </p>
    </section>
  );
}

function Evidence({ core, course }: { core: RemoteCore; course: JudgedCourse }) {
  const { status } = course;
  return (
    <>
      <Numbers course={course} />
      <Arithmetic course={course} />
      <Blocks status={status} />
      <Needs course={course} />
      <Remission total={status.remissionTotal} />
      <Ask />
      <Life status={status} />
      <Items status={status} />
      <Others status={status} />
      <AllForms core={core} />
      <History spans={course.spans} />
      <Fill />
    </>
  );
}

/** What counts as remission here, and why a clinic may see it differently. */
function Remission({ total }: { total: number }) {
  const said = w.remission;
  return (
    <>
      <p class="course-who">
        {said.who(total)} {said.otherScales}
      </p>
      <details class="more">
        <summary data-testid="course-scales">{said.title}</summary>
        <p>{said.figures}</p>
      </details>
    </>
  );
}

/** A link to the questions that the person takes along. */
function Ask() {
  return (
    <Editing>
      <p class="course-next">
        <a class="button" href="./" data-place={to("questions")} data-testid="course-questions">
          {w.questions}
        </a>
      </p>
    </Editing>
  );
}

/** A link to a new PHQ-9. */
function Fill({ first = false }: { first?: boolean }) {
  return (
    <Editing>
      <p class="course-next">
        <a class={first ? "button primary" : "button"} href="./" data-place={to("phq9")} data-testid="course-fill">
          {w.fill}
        </a>
      </p>
    </Editing>
  );
}
