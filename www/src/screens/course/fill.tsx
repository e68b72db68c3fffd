import { to } from "../../core/route";
import { Editing } from "../../parts";
import w from "#words/course";

/** A link to a new PHQ-9. */
export function Fill() {
  return (
    <Editing>
      <p class="course-next">
        <a class="button primary" href="./" data-place={to("phq9")} data-testid="course-fill">
          {w.fill}
        </a>
      </p>
    </Editing>
  );
}
