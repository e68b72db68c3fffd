import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, show } from "../../test/page";
import { words } from "../words";
import { MarksButton, RestsOnUncertain } from "./marks";

const marks = { id: "kept", late: false, edited: true, uncertain: true };
const core = coreOf({ trail: vi.fn(async () => []) });

test("an entry of which a change was lost says so, and why", async () => {
  await show(<MarksButton core={core} marks={marks} />);
  expect(at("marks").textContent).toBe("edited, not certain");
  await press("marks");
  expect(at("uncertain").textContent).toBe(words.marks.uncertainWhat);
});

test("what rests on it says so in one line", async () => {
  await show(<RestsOnUncertain uncertain={true} />);
  expect(at("rests-on-uncertain").textContent).toBe(words.marks.restsOnUncertain);
});

test("nothing is said of what is certain", async () => {
  await show(<RestsOnUncertain uncertain={false} />);
  expect(isThere("rests-on-uncertain")).toBe(false);
});
