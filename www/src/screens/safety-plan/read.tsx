import { to } from "../../core/route";
import plan from "#words/plan";
import w from "#words/safety-plan";
import { isWritten, parts, type Form, type Part } from "./form";

/** The title of each part. */
export const titles: Readonly<Record<Part, string>> = {
  warningSigns: w.steps.warningSigns.title,
  coping: w.steps.coping.title,
  places: w.steps.places.title,
  people: w.lists.people.title,
  professionals: w.lists.professionals.title,
  surroundings: w.steps.surroundings.title,
  lines: w.lists.lines.title,
};

/** The plan as text, part by part, each with its way to change it. */
export function Read({ form }: { form: Form }) {
  return (
    <>
      {parts.map((part) => {
        const action = isWritten(form, part) ? plan.change : plan.write;
        return (
          <section key={part} data-testid={`plan-read-${part}`}>
            <h2>{titles[part]}</h2>
            {isWritten(form, part) && <p class="plan-said">{said(form[part])}</p>}
            <p>
              <a
                class="button text"
                href="./"
                data-place={to("safety-plan", part)}
                aria-label={plan.toPart({ action, part: titles[part] })}
                data-testid={`plan-change-${part}`}
              >
                {action}
              </a>
            </p>
          </section>
        );
      })}
    </>
  );
}

/** What was written. Each contact has a line of its own. */
const said = (value: Form[Part]): string =>
  typeof value === "string"
    ? value
    : value.map(({ name, phone }) => [name, phone].filter(Boolean).join(", ")).join("\n");
