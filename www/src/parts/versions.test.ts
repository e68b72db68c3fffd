import { expect, test } from "vitest";
import { differences } from "./versions";

const lines = (...versions: unknown[]) =>
  differences(versions).map((parts) => parts?.map(({ label, text }) => `${label}: ${text}`) ?? null);

test("only what differs is said, in words", () => {
  const session = { day: "2026-11-02", route: "intranasal", drug: "esketamine", dose: { amount: 84, unit: "mg" } };
  expect(lines(session, { ...session, dose: { amount: 56, unit: "mg" } })).toEqual([["Dose: 84 mg"], ["Dose: 56 mg"]]);
  expect(lines(session, { ...session, route: "sublingual", drug: { other: "Racemic" } })).toEqual([
    ["How it was given: Nasal spray", "What was given: Esketamine"],
    ["How it was given: Under the tongue (troche, lozenge or tablet)", "What was given: Racemic"],
  ]);
});

test("what one version left empty is said", () => {
  const checkIn = { day: "2026-11-02", mood: 3, note: null };
  expect(lines(checkIn, { ...checkIn, note: "Tea,\nand rest" })).toEqual([
    ["Note: left empty"],
    ["Note: Tea,\nand rest"],
  ]);
});

test("the answers of a form are told apart one by one", () => {
  const form = { day: "2026-11-02", items: [0, 1, 2], difficulty: null };
  expect(lines(form, { ...form, items: [0, 1, null] })).toEqual([["Question 3: 2"], ["Question 3: left empty"]]);
});

test("beside a removal, the version that is left is said whole", () => {
  const effect = {
    effect: "nausea",
    severity: 2,
    onset: { day: "2026-11-02", time: "10:10" },
    end: { by: { day: "2026-11-03", time: null } },
    session: "a".repeat(32),
  };
  const [removed, said] = lines(null, effect);
  expect(removed).toBeNull();
  expect(said).toContain("Began: 2 Nov 2026, 10:10");
  expect(said).toContain("Ended: 3 Nov 2026");
  expect(said?.join(" ")).not.toMatch(/nausea|aaaa/);
});
