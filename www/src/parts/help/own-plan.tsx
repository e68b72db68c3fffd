import type { SafetyPlan } from "../../core/api";
import { Button } from "..";
import { to, replace } from "../../core/route";
import { leaveSample, storeKind } from "../../core/store";
import { words } from "../../words";

const w = words.help.plan;

/** The safety plan as the person wrote it, with a link to change it. Empty steps are not shown. */
export function OwnPlan({ plan }: { plan: SafetyPlan | null }) {
  return (
    <>
      <h2>{w.title}</h2>
      {storeKind.value === "sample" ? <NotInSample /> : <Steps plan={plan} />}
    </>
  );
}

function Steps({ plan }: { plan: SafetyPlan | null }) {
  const names = (step: "people" | "professionals") => plan?.[step].map(({ name }) => name).join(", ") || null;
  const steps =
    plan === null
      ? []
      : [
          { title: w.warningSigns, text: plan.warningSigns },
          { title: w.coping, text: plan.coping },
          { title: w.places, text: plan.places },
          { title: w.people, text: names("people") },
          { title: w.professionals, text: names("professionals") },
          { title: w.surroundings, text: plan.surroundings },
        ];
  const written = steps.filter(({ text }) => text !== null);
  return (
    <>
      {written.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ol class="plan" data-testid="help-plan">
          {written.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p class="kept-note">{text}</p>
            </li>
          ))}
        </ol>
      )}
      <p>
        <a class="button text" href="./" data-place={to("safety-plan")} data-testid="help-plan-edit">
          {written.length === 0 ? w.write : w.change}
        </a>
      </p>
    </>
  );
}

/** Links to the person's own plan, one tap away. */
function NotInSample() {
  const toOwn = () => {
    leaveSample();
    replace("help");
  };
  return (
    <>
      <p>{w.inSample}</p>
      <p>
        <Button kind="text" onPress={toOwn} testId="help-leave-sample">
          {words.shell.leaveSample}
        </Button>
      </p>
    </>
  );
}
