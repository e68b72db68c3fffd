import { useSignal } from "@preact/signals";
import type { RemoteCore, SetbackName, StayReason } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, Notice, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { say } from "../../parts/done";
import { back, to, replace } from "../../core/route";
import { newId } from "../../core/id";
import { useSave } from "../../forms/save";
import { WayBack } from "../../parts/way-back";
import { words } from "../../words";
import course from "#words/course";

const w = course.setbacks;
const kinds = (Object.keys(w.kinds) as SetbackName[]).map((value) => ({ value, label: w.kinds[value] }));
const reasons = (Object.keys(w.form.reasons) as (keyof typeof w.form.reasons)[]).map((value) => ({
  value,
  label: w.form.reasons[value],
}));

/** A form for a hospital stay or a suicide attempt, worded gently, with Help now within reach. */
export function SetbackForm({ core }: { core: RemoteCore }) {
  const what = useSignal<SetbackName | null>(null);
  const reason = useSignal<StayReason | null>(null);
  const day = useSignal("");
  /** The reason was asked for once. The next Save may leave it open. */
  const asked = useSignal(false);
  const id = useSignal(newId());
  const save = useSave(["what", "reason", "day"], sentence);

  const keep = () =>
    save.run(async () => {
      if (what.value === null) throw new CoreError("empty", "No kind", "what");
      const isStay = what.value === "hospitalised";
      if (isStay && reason.value === null && !asked.value) {
        asked.value = true;
        throw new CoreError("empty", "No reason", "reason");
      }
      const receipt = await core.save("setback", id.value, {
        day: day.value,
        what: what.value,
        reason: isStay ? (reason.value ?? "notSaid") : null,
      });
      say(words.done.saved, receipt);
      replace("course", "forms");
    });

  return (
    <>
      <WayBack place="course" rest={["forms"]} label={course.places.forms} />
      <Screen title={w.form.title} lede={w.form.lede}>
        <p class="lede">
          {w.form.help}{" "}
          <a href="./" data-place={to("help")}>
            {w.form.openHelp}
          </a>
        </p>
        <Choice
          legend={w.form.kind}
          options={kinds}
          value={what.value}
          onChange={(next) => {
            what.value = next;
          }}
          error={save.at("what")}
          testId="setback-kind"
        />
        {what.value === "hospitalised" && (
          <Choice
            legend={w.form.reason}
            options={reasons}
            value={reason.value}
            onChange={(next) => {
              reason.value = next;
            }}
            error={save.at("reason")}
            testId="setback-reason"
          />
        )}
        <DateField
          label={w.form.day}
          hint={what.value === "attempt" ? undefined : w.form.dayHint}
          value={day.value}
          onInput={(next) => {
            day.value = next;
          }}
          error={save.at("day")}
          testId="setback-day"
        />
        <Notice kind="attention" message={save.whole} testId="setback-error" />
        <div class="actions">
          <Button onPress={back} testId="setback-cancel">
            {words.entry.cancel}
          </Button>
          <Button kind="primary" onPress={() => void keep()} testId="setback-save">
            {words.entry.save}
          </Button>
        </div>
      </Screen>
    </>
  );
}

function sentence({ code, field }: CoreError): string | undefined {
  if (field === "what") return w.form.problems.noKind;
  if (field === "reason") return w.form.problems.noReason;
  return code === "in_future" ? w.form.problems.future : undefined;
}
