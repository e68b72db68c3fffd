/** The numbers of a reading, in the order in which they are typed. */
export const boxes = ["systolic", "diastolic", "pulse", "oxygen"] as const;
export type Box = (typeof boxes)[number];

/** A reading being typed: digits, or "" if there are none yet. */
export type Typed = Readonly<Record<Box, string>>;

/** What a key press made of a number, and where the next key goes. */
export interface Pressed {
  readonly box: Box;
  readonly digits: string;
  readonly next: Box;
}

/** Adds a digit. A complete number moves on to the next; a digit typed into a complete one starts it over. */
export function withDigit(typed: Typed, box: Box, digit: string): Pressed {
  const digits = (isWhole(typed[box]) ? "" : typed[box]) + digit;
  return { box, digits, next: isWhole(digits) ? (boxes[boxes.indexOf(box) + 1] ?? box) : box };
}

/** Removes a digit: from the number before, if this one is empty. */
export function withoutDigit(typed: Typed, box: Box): Pressed {
  const at = typed[box] === "" ? (boxes[boxes.indexOf(box) - 1] ?? box) : box;
  return { box: at, digits: typed[at].slice(0, -1), next: at };
}

/** The first number that cannot be read, and why. Null if all can. */
export function unreadable(typed: Typed): { readonly box: Box; readonly why: "missing" | "zero" } | null {
  if (typed.systolic === "") return { box: "systolic", why: "missing" };
  if (typed.diastolic === "") return { box: "diastolic", why: "missing" };
  // In 1200 the last digit runs over into the lower number as 0. Read as a number, 080 would pass for 80.
  const slipped = boxes.find((box) => typed[box].startsWith("0"));
  return slipped ? { box: slipped, why: "zero" } : null;
}

/** The reading as numbers. Pulse and oxygen are optional. */
export function numbersOf({ systolic, diastolic, pulse, oxygen }: Typed) {
  const optional = (digits: string) => (digits === "" ? null : Number(digits));
  return {
    systolic: Number(systolic),
    diastolic: Number(diastolic),
    pulse: optional(pulse),
    oxygen: optional(oxygen),
  };
}

/** Three digits, or two of which the first cannot begin a three-digit number. */
function isWhole(digits: string): boolean {
  return digits.length >= 3 || (digits.length === 2 && digits >= "30");
}
