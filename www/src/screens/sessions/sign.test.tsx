import { expect, test, vi } from "vitest";
import { at, coreOf, isThere, press, settled, show } from "../../../test/page";
import type { RemoteCore } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import { Sign } from "./sign";

test("an Undo that does not succeed says why and never saves the sign a second time", async () => {
  const saveSideEffect = vi.fn<RemoteCore["saveSideEffect"]>();
  saveSideEffect.mockResolvedValue({ id: "kept", change: 1, flag: "emergency" });
  const undo = vi.fn<RemoteCore["undo"]>().mockRejectedValue(new CoreError("storage_failed", "full"));
  const done = vi.fn();
  const core = coreOf({ saveSideEffect, undo });
  await show(
    <Sign
      core={core}
      effect="seizure"
      flag="emergency"
      session={undefined}
      today="2026-05-20"
      clinic={null}
      companion={null}
      fromDay={false}
      onUndone={done}
      onDone={done}
    />,
  );
  await settled();
  await press("sign-undo");
  expect(at("sign-failed").textContent).toContain(words.errors.storage_failed);
  expect(isThere("sign-failed-action")).toBe(false);
  expect(isThere("sign-undo")).toBe(true);
  expect(saveSideEffect).toHaveBeenCalledOnce();
  expect(done).not.toHaveBeenCalled();
});
