import { useState } from "preact/hooks";
import type { FormsView, RemoteCore } from "../../core/api";
import { Loaded } from "../../parts";
import { Table } from "../../parts/table";
import { meanText, totalText } from "../../parts/total";
import { mediumDay } from "../../words/days";
import { MarksButton } from "../../parts/marks";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import { bands } from "../../words/en/bands";
import { course } from "../../words/en/course";

const w = course.allForms;

/** Every GAD-7 and every weekly look, each linked to its form. They are read only when someone asks for them. */
export function AllForms({ core }: { core: RemoteCore }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="more"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary data-testid="course-all-forms">{w.title}</summary>
      {open && <Tables core={core} />}
    </details>
  );
}

function Tables({ core }: { core: RemoteCore }) {
  const view = useView(() => core.forms());
  return (
    <Loaded of={view}>
      {(forms) =>
        forms.gad7.length + forms.function.length === 0 ? <p>{w.none}</p> : <Both core={core} forms={forms} />
      }
    </Loaded>
  );
}

function Both({ core, forms }: { core: RemoteCore; forms: FormsView }) {
  return (
    <>
      {forms.gad7.length > 0 && (
        <Table
          caption={w.gad7}
          head={course.chart.head}
          rows={forms.gad7.map(({ marks: of, value: { day }, total }) => [
            <>
              <a href="./" data-place={to("gad7", of.id)} data-testid="course-gad7-form">
                {mediumDay(day)}
              </a>{" "}
              <MarksButton core={core} marks={of} />
            </>,
            total ? totalText(total) : course.chart.noTotal,
            total ? bands[total.band] : "",
          ])}
        />
      )}
      {forms.function.length > 0 && (
        <Table
          caption={w.function}
          head={w.functionHead}
          rows={forms.function.map(({ marks: of, value: { day, likeMyself }, mean }) => [
            <>
              <a href="./" data-place={to("function", of.id)} data-testid="course-function-form">
                {mediumDay(day)}
              </a>{" "}
              <MarksButton core={core} marks={of} />
            </>,
            mean === null ? course.rows.notSaid : meanText(mean),
            likeMyself === null ? course.rows.notSaid : String(likeMyself),
          ])}
        />
      )}
    </>
  );
}
