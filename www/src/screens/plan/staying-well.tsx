import { RECORDS_ONLY } from "../../core/build";
import type { RemoteCore } from "../../core/api";
import { to } from "../../core/route";
import { textOf } from "../../forms/frame";
import { Button, DateField, NoteField, TextField } from "../../parts";
import { beforeNext } from "../../parts/fade/said";
import { useView } from "../../parts/view";
import { longDay, mediumDay } from "../../words/days";
import fade from "#words/fade";
import w from "#words/plan";
import type { PartProps } from "./change";
import type { Form } from "./form";

/** The part on staying well: how often, who looks at it, and what happens if it does not hold. */
export function StayingWell({ core, form, change, save }: PartProps) {
  type Text = "intervalDays" | "reviewer" | "reviewDay" | "ifSooner" | "stopIf";
  const text = (field: Text) => textOf("plan", form, field, change, save);
  return (
    <>
      <TextField label={w.interval} optional short kind="whole" {...text("intervalDays")} />
      {!RECORDS_ONLY && <Before core={core} />}
      <Planned
        form={form}
        change={(part) => {
          save.mend("planned");
          change(part);
        }}
        error={save.at("planned")}
      />
      <TextField label={w.reviewer} optional {...text("reviewer")} />
      <DateField label={w.reviewDay} optional {...text("reviewDay")} />
      <NoteField label={w.ifSooner} optional {...text("ifSooner")} />
      <NoteField label={w.stopIf} optional {...text("stopIf")} />
    </>
  );
}

/** Whether half of the lift will be gone by the planned session. The plan does not wait for this aside. */
function Before({ core }: { core: RemoteCore }) {
  const { view } = useView(() => core.fade(1));
  const next = view?.now.next;
  if (!next) return null;
  return (
    <section>
      <h2>{fade.before.title}</h2>
      <p data-testid="plan-before">
        {beforeNext(next)}{" "}
        <a href="./" data-place={to("fade")} data-testid="plan-fade">
          {fade.before.see}
        </a>
      </p>
    </section>
  );
}

interface PlannedProps {
  form: Form;
  change: (part: Partial<Form>) => void;
  error: string | undefined;
}

function Planned({ form, change, error }: PlannedProps) {
  const { planned, nextDay } = form;
  return (
    <section>
      <h2>{w.planned}</h2>
      <ul class="rows">
        {planned.map((day) => (
          <li class="row" key={day} data-testid="plan-day">
            <span>{longDay(day)}</span>
            <Button
              kind="text"
              label={w.removeDay({ day: mediumDay(day) })}
              onPress={() => {
                change({ planned: planned.filter((kept) => kept !== day) });
              }}
              testId="plan-day-remove"
            >
              {w.remove}
            </Button>
          </li>
        ))}
      </ul>
      <DateField
        label={w.addDay}
        value={nextDay}
        onInput={(day) => {
          change({ nextDay: day });
        }}
        error={error}
        testId="plan-next-day"
      />
      <div class="actions">
        <Button
          waiting={nextDay === ""}
          onPress={() => {
            change({ planned: [...new Set([...planned, nextDay])].sort(), nextDay: "" });
          }}
          testId="plan-day-add"
        >
          {w.add}
        </Button>
      </div>
    </section>
  );
}
