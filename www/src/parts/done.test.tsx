import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, show } from "../../test/page";
import { CoreError } from "../core/error";
import { words } from "../words";
import { DoneNotice, say } from "./done";

const undoAll = vi.fn();
const onUndone = vi.fn();
const core = coreOf({ undoAll });
const receipt = { id: "record", change: 7 };

beforeEach(async () => {
  undoAll.mockReset();
  onUndone.mockReset();
  await show(<DoneNotice core={core} onUndone={onUndone} />);
  say(words.done.saved, receipt);
});

test("Undo takes back the very change that is told of", async () => {
  await press("done-action");
  expect(undoAll).toHaveBeenCalledExactlyOnceWith([receipt]);
  expect(onUndone).toHaveBeenCalledOnce();
  expect(at("done").textContent).toContain(words.done.undone);
});

test("what was changed since is said, and Undo is gone: it could never succeed", async () => {
  undoAll.mockRejectedValue(new CoreError("changed_since", "record was changed again"));
  await press("done-action");
  expect(at("done").textContent).toContain(words.errors.changed_since);
  expect(isThere("done-action")).toBe(false);
  expect(onUndone).not.toHaveBeenCalled();
});

test("after any other failure Undo can be tried again", async () => {
  undoAll.mockRejectedValueOnce(new CoreError("storage_timeout", "no answer"));
  await press("done-action");
  expect(at("done").textContent).toContain(words.errors.storage_timeout);
  await press("done-action");
  expect(undoAll).toHaveBeenCalledTimes(2);
  expect(onUndone).toHaveBeenCalledOnce();
});
