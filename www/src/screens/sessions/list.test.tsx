import { expect, test } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type {
  FadeIntervalView,
  FadeView,
  Marks,
  PressureView,
  Session,
  SessionsView,
  SessionView,
  SideEffectView,
  StandingView,
} from "../../core/api";
import sessions from "#words/sessions";
import { dayNumber } from "../../words/days";
import { SessionList } from "./list";

const w = sessions;

/** The newest of `count` weekly sessions was on 20 May. */
function weekly(count: number, effects: SideEffectView[] = []): SessionView[] {
  return Array.from({ length: count }, (_, ago) =>
    part<SessionView>({
      marks: part<Marks>({ id: `session-${ago}`, late: false, edited: false, uncertain: false }),
      value: part<Session>({
        day: new Date(Date.UTC(2026, 4, 20 - 7 * ago)).toISOString().slice(0, 10),
        time: null,
        route: "intranasal",
        drug: "esketamine",
        dose: { amount: 84, unit: "mg" },
        plannedNext: null,
        note: null,
      }),
      daysSincePrevious: ago === count - 1 ? null : 7,
      sideEffects: ago === 0 ? effects : [],
      stamps: [],
      pressures: [] as PressureView[],
      standing: [] as StandingView[],
    }),
  );
}

const effect = (severity: number, flag: SideEffectView["flag"] = "nothing") =>
  part<SideEffectView>({
    marks: part<Marks>({ id: `${flag}-${severity}`, late: false, edited: false, uncertain: false }),
    value: {
      ...part<SideEffectView["value"]>({ effect: "nausea", severity }),
      onset: { day: "2026-05-20", time: null },
      end: null,
    },
    flag,
    forToday: true,
  });

const intervals = [
  part<FadeIntervalView>({ session: "2026-05-13", tells: true, halfGone: true, half: 6 }),
  part<FadeIntervalView>({ session: "2026-05-06", tells: false, halfGone: true, half: 2 }),
];
const daysUntil = (day: string, today: string) => dayNumber(today) - dayNumber(day);

const list = (kept: SessionView[], today = "2026-05-23") =>
  show(
    <SessionList
      core={coreOf({
        drafts: async () => [],
        sessions: async () =>
          part<SessionsView>({ today, nextPlanned: null, sessions: kept, otherSideEffects: [], otherPressures: [] }),
        // As in the core, there is nothing of a session before the days asked for.
        fade: async (days) =>
          part<FadeView>({ intervals: intervals.filter(({ session }) => daysUntil(session, today) < days) }),
      })}
    />,
  );
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-testid=session-open]")];

test("a session is one row, with its gap, its worst effect and when half had worn off", async () => {
  await list(weekly(3, [effect(1), effect(2)]));
  const said = rows().map((row) => row.textContent);
  expect(said[0]).toMatch(/^20 May.* · Esketamine 84 mg · nasal7 days · moderate$/);
  expect(said[1]).toContain(`7 days · ${w.halfGone({ day: 6 })}`);
  expect(said[2]).toMatch(/nasal$/);
});

test("a closed row has no links; a tap opens it, and another closes it", async () => {
  await list(weekly(1));
  expect(isThere("session-day")).toBe(false);
  expect(at("session-open").getAttribute("aria-expanded")).toBe("false");
  await press("session-open");
  expect(at("session-open").getAttribute("aria-expanded")).toBe("true");
  expect(at("session-day").dataset.place).toBe("session-day/session-0");
  await press("session-open");
  expect(isThere("session-day")).toBe(false);
});

test("whom to call today is not folded away", async () => {
  await list(weekly(1, [effect(3, "callClinic")]));
  expect(at("effect-answer").dataset.place).toBe("sessions/answer/callClinic-3");
});

test("the newest are listed, and all on asking", async () => {
  await list(weekly(28));
  expect(rows()).toHaveLength(8);
  await press("sessions-all");
  expect(rows()).toHaveLength(28);
  expect(document.querySelectorAll("a").length).toBeLessThan(15);
});

test("one button leads to today's session, and to the form while there is none to repeat", async () => {
  await list(weekly(1));
  expect(at("session-start").dataset.place).toBe("session-day");
  await list(weekly(1), "2026-05-20");
  const [, going] = document.querySelectorAll<HTMLElement>("[data-testid=session-start]");
  expect(going?.dataset.place).toBe("session-day/today");
});
