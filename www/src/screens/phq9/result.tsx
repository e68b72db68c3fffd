import type { CourseView, Phq9Receipt, RemoteCore } from "../../core/api";
import { Waiting } from "../../parts";
import { NumberLine } from "../../parts/number-line";
import { totalText } from "../../parts/total";
import { useView } from "../../parts/view";
import { daysAgo } from "../../words/ago";
import { dayNumber, mediumDay } from "../../words/days";
import { Saved } from "../../forms/questionnaire/saved";
import bands from "#words/bands";
import item9 from "#words/item9";
import w from "#words/phq9";
import questionnaire from "#words/questionnaire";

interface ResultProps {
  core: RemoteCore;
  receipt: Phq9Receipt;
  onUndo: () => Promise<void>;
}

/** The saved form's score beside earlier ones, after whatever item 9 called for. */
export function Result({ core, receipt: { id, total, reaction }, onUndo }: ResultProps) {
  const { view: course, error } = useView(() => core.course());
  // Without the course the score can still be said.
  if (course === null && error === null) return <Waiting label={questionnaire.loading} />;

  const saved = course?.forms.find((form) => form.id === id);
  return (
    <Saved
      name="phq9"
      title={
        total
          ? [w.total({ total: totalText(total) }), course && was(course, id)].filter(Boolean).join(" ")
          : questionnaire.noTotal
      }
      lede={total ? w.band({ band: bands[total.band] }) : questionnaire.noTotalWhy}
      onUndo={onUndo}
    >
      {reaction === "fullScreen" && (
        <p class="notice attention" data-testid="phq9-clinic">
          {item9.saved}
        </p>
      )}
      {course?.status && saved && total && (
        <NumberLine course={{ ...course, status: course.status }} form={{ ...saved, total }} />
      )}
      {total?.imputed && (
        <p class="lede" data-testid="phq9-imputed">
          {w.imputed}
        </p>
      )}
    </Saved>
  );
}

/** What the score was on the form before, and before treatment. Null if there is nothing to compare it with. */
export function was({ forms, status, today }: CourseView, id: string): string | null {
  const at = forms.findIndex((form) => form.id === id);
  const earlier = forms.slice(0, Math.max(at, 0)).findLast(({ total }) => total !== null);
  const baseline = status?.baseline ?? null;
  // Before treatment comes before this form, or it is this form.
  const before = baseline && forms.slice(0, Math.max(at, 0)).some((form) => form.id === baseline.id) ? baseline : null;
  if (!earlier?.total) return null;
  if (before?.id === earlier.id) return w.was.before({ before: totalText(before.total) });
  const said = { score: totalText(earlier.total), when: when(earlier.day, forms[at]?.day ?? today, today) };
  return before ? w.was.both({ ...said, before: totalText(before.total) }) : w.was.earlier(said);
}

/** Days, then weeks, and a date once those are many. The form of another day gets dates. */
function when(day: string, formDay: string, today: string): string {
  const weeks = Math.round((dayNumber(today) - dayNumber(day)) / 7);
  if (formDay !== today || weeks > 8) return w.was.on({ day: mediumDay(day) });
  return weeks < 1 ? daysAgo(day, today) : w.was.weeks({ count: weeks });
}
