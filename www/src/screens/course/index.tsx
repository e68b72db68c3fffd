import type { CourseView, RemoteCore } from "../../core/api";
import { Loaded, Screen } from "../../parts";
import { totalText } from "../../parts/total";
import { mediumDay } from "../../words/days";
import { DoneNotice } from "../../parts/done";
import { NumberLine } from "../../parts/number-line";
import { RestsOnUncertain } from "../../parts/marks";
import { useView } from "../../parts/view";
import w from "#words/course";
import type { CoreProps } from "../props";
import { CourseChart } from "./chart";
import { Fill } from "./fill";
import { FormsAndScores } from "./forms";
import { DailyLife } from "./life";
import { Blocks, Needs } from "./needs";
import { Rows } from "./rows";
import { SetbackForm } from "./setback-form";
import { age, marks, reason, title, type JudgedCourse } from "./status";

/**
 * Where the person stands, and the ways to what it rests on: `#course/forms` has the forms and scores, `#course/life`
 * daily life. `#course/setback` adds a setback.
 */
export function Course({ core, rest: [page] }: CoreProps) {
  if (page === "setback") return <SetbackForm core={core} />;
  if (page === "forms") return <FormsAndScores core={core} />;
  if (page === "life") return <DailyLife core={core} />;
  return <Status core={core} />;
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
  const said = latest?.total
    ? w.records.latest({ score: totalText(latest.total), day: mediumDay(latest.day) })
    : w.records.none;
  return (
    <Screen title={w.records.title} lede={said}>
      <DoneNotice core={core} onUndone={reload} />
      {course.forms.length === 0 && <Fill />}
      <CourseChart core={core} course={course}>
        <Rows core={core} course={course} />
      </CourseChart>
    </Screen>
  );
}

function Judged({ core, course, reload }: ShownProps<JudgedCourse>) {
  const { status } = course;
  return (
    <Screen
      title={title(status)}
      lede={
        <>
          <span data-testid="course-age">{age(status)}</span>{" "}
          <span data-testid="course-state" data-state={status.state}>
            {reason(course)}
          </span>
        </>
      }
    >
      <DoneNotice core={core} onUndone={reload} />
      <RestsOnUncertain uncertain={status.uncertain || course.fade?.uncertain} />
      {marks(status).map(({ name, text }) => (
        <p key={name} class="lede course-mark" data-testid={`course-${name}`}>
          {text}
        </p>
      ))}
      {status.latest && <NumberLine course={course} form={status.latest} />}
      {course.forms.length === 0 ? (
        <Fill />
      ) : (
        <>
          <Blocks status={status} />
          <Needs course={course} />
        </>
      )}
      <CourseChart core={core} course={course}>
        <Rows core={core} course={course} />
      </CourseChart>
    </Screen>
  );
}
