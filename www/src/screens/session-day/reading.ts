/** The numbers of a reading, in the order in which they are typed. */
export const boxes = ["systolic", "diastolic", "pulse", "oxygen"] as const;
export type Box = (typeof boxes)[number];

/** A reading while it is typed: digits, or "" while there are none. */
export type Typed = Readonly<Record<Box, string>>;

/** What a key made of a number, and the number that the next key goes to. */
export interface Pressed {
  readonly box: Box;
  readonly digits: string;
  readonly next: Box;
}

/** One more digit. A number that is whole moves on to the next; a digit after that corrects it and begins it anew. */
export function withDigit(typed: Typed, box: Box, digit: string): Pressed {
  const digits = (isWhole(typed[box]) ? "" : typed[box]) + digit;
  return { box, digits, next: isWhole(digits) ? (boxes[boxes.indexOf(box) + 1] ?? box) : box };
}

/** One digit less: of the number before where this box is empty. */
export function withoutDigit(typed: Typed, box: Box): Pressed {
  const at = typed[box] === "" ? (boxes[boxes.indexOf(box) - 1] ?? box) : box;
  return { box: at, digits: typed[at].slice(0, -1), next: at };
}

/** The first number that cannot be read, and why; null when all can. */
export function unreadable(typed: Typed): { readonly box: Box; readonly why: "missing" | "zero" } | null {
  if (typed.systolic === "") return { box: "systolic", why: "missing" };
  if (typed.diastolic === "") return { box: "diastolic", why: "missing" };
  // 1200 runs over into the lower number as 0: read as a number, 080 would pass for 80.
  const slipped = boxes.find((box) => typed[box].startsWith("0"));
  return slipped ? { box: slipped, why: "zero" } : null;
}

/** The reading as numbers. Pulse and oxygen may be left out. */
export function numbersOf({ systolic, diastolic, pulse, oxygen }: Typed) {
  const optional = (digits: string) => (digits === "" ? null : Number(digits));
  return {
    systolic: Number(systolic),
    diastolic: Number(diastolic),
    pulse: optional(pulse),
    oxygen: optional(oxygen),
  };
}

/** Three digits, or two of which the first cannot begin a number of three. */
function isWhole(digits: string): boolean {
  return digits.length >= 3 || (digits.length === 2 && digits >= "30");
}
