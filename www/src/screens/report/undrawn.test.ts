import { expect, test } from "vitest";
import { undrawn } from "./undrawn";

test("letters that the report cannot draw are told by script and count", () => {
  expect(undrawn("今日は天気")).toBe("Chinese 4, Japanese 1");
  expect(undrawn("오늘ক𝄞🧿")).toBe("Korean 2, Bengali 1, other signs 2");
  expect(undrawn("ქართულიሰላም")).toBe("letters of other scripts 10");
});
