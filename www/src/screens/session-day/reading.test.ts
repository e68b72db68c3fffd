import { describe, expect, test } from "vitest";
import { type Box, numbersOf, type Typed, unreadable, withDigit, withoutDigit } from "./reading";

const none: Typed = { systolic: "", diastolic: "", pulse: "", oxygen: "" };

/** Types keys one after another, starting at the first number. `<` deletes one. */
function typed(keys: string): Typed & { readonly box: Box } {
  let at: Typed & { readonly box: Box } = { ...none, box: "systolic" };
  for (const key of keys) {
    const { box, digits, next } = key === "<" ? withoutDigit(at, at.box) : withDigit(at, at.box, key);
    at = { ...at, [box]: digits, box: next };
  }
  return at;
}

describe("digits", () => {
  test.each([
    ["1", { systolic: "1", box: "systolic" }],
    ["12", { systolic: "12", box: "systolic" }],
    ["120", { systolic: "120", box: "diastolic" }],
    ["29", { systolic: "29", box: "systolic" }],
    ["30", { systolic: "30", box: "diastolic" }],
    ["95", { systolic: "95", box: "diastolic" }],
    ["12080", { systolic: "120", diastolic: "80", box: "pulse" }],
    ["120807298", { systolic: "120", diastolic: "80", pulse: "72", oxygen: "98", box: "oxygen" }],
    ["12080110100", { systolic: "120", diastolic: "80", pulse: "110", oxygen: "100", box: "oxygen" }],
  ])("%s move on when a number is whole", (keys, expected) => {
    expect(typed(keys)).toMatchObject(expected);
  });

  test("after a whole number correct it and begin it anew", () => {
    expect(withDigit({ ...none, oxygen: "98" }, "oxygen", "9")).toEqual({ box: "oxygen", digits: "9", next: "oxygen" });
    expect(withDigit({ ...none, systolic: "120" }, "systolic", "1").digits).toBe("1");
  });

  test.each([
    ["12<", { systolic: "1", box: "systolic" }],
    ["120<", { systolic: "12", box: "systolic" }],
    ["1208<", { systolic: "120", diastolic: "", box: "diastolic" }],
    ["1208<<", { systolic: "12", diastolic: "", box: "systolic" }],
    ["<", { systolic: "", box: "systolic" }],
  ])("%s are taken back one by one, over the edge of a number", (keys, expected) => {
    expect(typed(keys)).toMatchObject(expected);
  });
});

describe("what cannot be read", () => {
  test("is a pressure of which one number is missing, the upper one first", () => {
    expect(unreadable(none)).toEqual({ box: "systolic", why: "missing" });
    expect(unreadable({ ...none, diastolic: "80" })).toEqual({ box: "systolic", why: "missing" });
    expect(unreadable({ ...none, systolic: "120" })).toEqual({ box: "diastolic", why: "missing" });
  });

  test("is a number that begins with 0, since it may be the end of the one before", () => {
    expect(unreadable(typed("1200"))).toEqual({ box: "diastolic", why: "zero" });
    expect(unreadable({ ...none, systolic: "120", diastolic: "080" })).toEqual({ box: "diastolic", why: "zero" });
    expect(unreadable({ ...none, systolic: "120", diastolic: "80", pulse: "072" })?.box).toBe("pulse");
    expect(unreadable({ ...none, systolic: "120", diastolic: "80", oxygen: "0" })?.box).toBe("oxygen");
  });

  test("is nothing in a pressure alone", () => {
    expect(unreadable({ ...none, systolic: "120", diastolic: "80" })).toBeNull();
  });
});

test("the numbers are those typed; pulse and oxygen that were left out are none, and not 0", () => {
  expect(numbersOf({ systolic: "120", diastolic: "80", pulse: "", oxygen: "" })).toEqual({
    systolic: 120,
    diastolic: 80,
    pulse: null,
    oxygen: null,
  });
  expect(numbersOf(typed("120807298"))).toEqual({ systolic: 120, diastolic: 80, pulse: 72, oxygen: 98 });
});
