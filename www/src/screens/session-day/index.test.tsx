import { expect, test } from "vitest";
import { coreOf, isThere, part, show } from "../../../test/page";
import type { Marks, Plan, PlanView, RemoteReport, Session, SessionsView, SessionView } from "../../core/api";
import { SessionDay } from ".";

const TODAY = "2026-05-20";

const dayOf = (session: string) => {
  const view = part<SessionView>({
    marks: part<Marks>({ id: "session" }),
    value: part<Session>({ day: session, time: null, setting: null }),
    stamps: [],
    pressures: [],
    standing: [],
  });
  const sessions = part<SessionsView>({ today: TODAY, sessions: [view] });
  const plan = part<PlanView>({ value: part<Plan>({ companion: null, clinic: null }) });
  const core = coreOf({ sessions: async () => sessions, plan: async () => plan });
  return show(<SessionDay core={core} report={part<RemoteReport>({})} rest={["today"]} />);
};

test("today's session goes on when its dose was stamped after midnight, by the new date", async () => {
  await dayOf("2026-05-21");
  expect(isThere("stamps")).toBe(true);
});

test("yesterday's session is not today's", async () => {
  await dayOf("2026-05-19");
  expect(isThere("stamps")).toBe(false);
});
