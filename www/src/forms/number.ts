import { CoreError } from "../core/error";

/** A whole number as typed, or null if nothing was typed. The core reads at most two bytes, and refuses by its range. */
export function wholeOf(text: string, path: string): number | null {
  if (text.trim() === "") return null;
  const number = Number(text.trim());
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new CoreError("not_a_number", text, path);
  return number;
}

/** A number that the core reads as a byte. A larger one becomes 255, which the core refuses by its range. */
export const byteOf = (text: string, path: string): number | null => {
  const number = wholeOf(text, path);
  return number === null ? null : Math.min(number, 255);
};

/** A number as people type it, with a decimal point or comma. */
export function numberOf(text: string, path: string): number {
  const number = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(number)) throw new CoreError("not_a_number", text, path);
  return number;
}
