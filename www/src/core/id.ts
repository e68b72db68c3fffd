/** The one record of the treatment plan, and with it of the questions. */
export const THE_PLAN = "1".padStart(32, "0");
/** The one record of the safety plan. */
export const THE_SAFETY_PLAN = "2".padStart(32, "0");

/**
 * An id for a record, drawn once for each form before it is saved. Saving the same form twice is then one record, however
 * the first attempt ended.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
