import { expect, test, vi } from "vitest";
import { at, coreOf, part, press, show } from "../../../test/page";
import type { Marks, RemoteCore, Session, SessionView } from "../../core/api";
import { CoreError } from "../../core/error";
import { words } from "../../words";
import { Like } from "./like";

const value = part<Session>({ day: "2026-05-20", note: "a long day", tone: ["upsetting"] });
const session = part<SessionView>({ marks: part<Marks>({ id: "one" }), value });

test("a tap says what the session was like, and changes nothing else of it", async () => {
  const saveSession = vi.fn<RemoteCore["saveSession"]>().mockResolvedValue({ id: "one", change: 1 });
  await show(<Like core={coreOf({ saveSession })} session={session} reload={async () => undefined} />);
  expect(at("tone-upsetting").getAttribute("aria-pressed")).toBe("true");
  await press("tone-meaningful");
  expect(saveSession).toHaveBeenCalledExactlyOnceWith("one", { ...value, tone: ["upsetting", "meaningful"] }, true);
});

test("a tap that is not saved says why", async () => {
  const saveSession = vi.fn<RemoteCore["saveSession"]>().mockRejectedValue(new CoreError("storage_full", "full"));
  await show(<Like core={coreOf({ saveSession })} session={session} reload={async () => undefined} />);
  await press("tone-pleasant");
  expect(at("session-like-error").textContent).toBe(words.errors.storage_full);
});
