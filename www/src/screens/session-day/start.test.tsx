import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { Marks, RemoteCore, Session, SessionsView, SessionView } from "../../core/api";
import { CoreError, type ErrorCode } from "../../core/error";
import { route } from "../../core/route";
import sessionDay from "#words/session-day";
import words from "#words/sessions";
import { Start } from "./start";

const w = sessionDay.start;
const TODAY = "2026-05-20";
const repeatSession = vi.fn<RemoteCore["repeatSession"]>();
const last = part<SessionView>({
  marks: part<Marks>({ id: "last" }),
  value: part<Session>({ day: "2026-05-13", route: "sublingual", drug: "ketamine", dose: null }),
});

beforeEach(() => {
  repeatSession.mockReset().mockResolvedValue({ id: "new", change: 1 });
});

test.each<[ErrorCode, string, string, string]>([
  ["session_near", w.near, w.go, "session-day"],
  ["session_on_regimen", w.onRegimen, w.toDoses, "doses"],
])("%s is asked about, with a way to what is there already", async (code, question, instead, place) => {
  repeatSession.mockRejectedValueOnce(new CoreError(code, "", "day"));
  const view = part<SessionsView>({ today: TODAY, sessions: [last], lastDose: null });
  await show(<Start core={coreOf({ repeatSession })} view={view} />);
  await press("start-again");
  expect(at("start-near").textContent).toBe(question);
  expect(at("start-go").textContent).toBe(instead);
  await press("start-go");
  expect(route.value.place).toBe(place);
  await press("start-another");
  const [[first], [second, , , confirmed]] = repeatSession.mock.calls as [[string], [string, string, null, boolean]];
  expect([second, confirmed]).toEqual([first, true]);
  expect(route.value).toEqual({ place: "session-day", rest: ["new"] });
});

const start = (lastDose: string | null) =>
  show(
    <Start core={coreOf({ repeatSession })} view={part<SessionsView>({ today: TODAY, sessions: [last], lastDose })} />,
  );

test("the lift before it is asked about first, and its answer is kept with the session", async () => {
  await start(null);
  await press("session-half-gone-yes");
  await press("start-again");
  expect(repeatSession.mock.lastCall?.slice(1)).toEqual([TODAY, "yes", false]);
});

test("it can be left unanswered", async () => {
  await start(null);
  await press("start-again");
  expect(repeatSession.mock.lastCall?.slice(1)).toEqual([TODAY, null, false]);
});

test("the dose of a followed course is what is asked about, where it is the later one", async () => {
  await start("2026-05-15");
  expect(document.body.textContent).toContain(words.form.halfGone({ day: "15 May 2026" }));
});

test("nothing is asked about less than four days", async () => {
  await start("2026-05-18");
  expect(isThere("session-half-gone-yes")).toBe(false);
});
