import { expect, test } from "vitest";
import { part } from "../../../test/page";
import type { CourseFormView, CourseView, EvidenceView, StatusView } from "../../core/api";
import { was } from "./result";

const total = (shown: number) => ({ shown, imputed: false, band: "mild" as const });
const form = (id: string, day: string, shown: number) => part<CourseFormView>({ id, day, total: total(shown) });
const forms = [form("first", "2026-09-15", 18), form("last", "2026-11-16", 5), form("new", "2026-11-30", 4)];

const course = (of: Partial<CourseView>, baseline: string | null = "first") =>
  part<CourseView>({
    today: "2026-11-30",
    forms,
    status: part<StatusView>({
      baseline: baseline === null ? null : part<EvidenceView>({ id: baseline, day: "2026-09-15", total: total(18) }),
    }),
    ...of,
  });

test.each([
  ["the form before and the one before treatment", course({}), "It was 5 (two weeks ago), and 18 before treatment."],
  ["nothing before treatment", course({}, null), "It was 5 (two weeks ago)."],
  ["a build without status", course({ status: null }), "It was 5 (two weeks ago)."],
  ["two forms", course({ forms: forms.filter(({ id }) => id !== "last") }), "It was 18 before treatment."],
  ["the first form", course({ forms: forms.slice(2) }, "new"), null],
  [
    "a form of a few days ago",
    course({ forms: [form("last", "2026-11-27", 5), form("new", "2026-11-30", 4)] }, null),
    "It was 5 (3 days ago).",
  ],
  [
    "a long time",
    course({ forms: [form("last", "2026-05-27", 5), form("new", "2026-11-30", 4)] }, null),
    "It was 5 (on 27 May 2026).",
  ],
])("a score is said beside what it was: %s", (_, of, said) => {
  expect(was(of, "new")).toBe(said);
});

test("a form of another day is compared with what came before it, by date", () => {
  expect(was(course({}), "last")).toBe("It was 18 before treatment.");
  const later = course({ today: "2026-12-20" });
  expect(was(later, "new")).toBe("It was 5 (on 16 Nov 2026), and 18 before treatment.");
});
