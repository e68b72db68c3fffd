import { expect, test } from "vitest";
import { unfitRows } from "./unfit";

test.each([
  ["locked", "lockedRows"],
  ["database_too_new", "newerJson"],
  ["malformed_input", "damagedRows"],
  [undefined, "damagedRows"],
])("why stored rows cannot be opened is said: %s", (code, reason) => {
  expect(unfitRows(code)).toEqual({ kind: "unfit", reason, place: null });
});
