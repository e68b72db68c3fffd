import { expect, test } from "vitest";
import { passphraseFault } from "./passphrase";

test.each([
  ["", "short"],
  ["river stone", "short"],
  ["one two six", "short"],
  ["123456789012345", "digits"],
  ["1234 5678 9012 3456", "digits"],
  ["１２３４５６７８９０１２", "digits"],
  ["twelve chars", null],
  ["a b c d", null],
  ["  a b c d  ", null],
  ["éàüöß漢字ab", "short"],
  ["🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊", null],
])("%j is %s", (text, fault) => {
  expect(passphraseFault(text)).toBe(fault);
});
