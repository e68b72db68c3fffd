import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, keepingDrafts, part, press, show } from "../../../test/page";
import type {
  HelpView,
  Marks,
  RemoteCore,
  RemoteReport,
  ScreenAnswers,
  ScreenView,
  SessionsView,
  TodayView,
} from "../../core/api";
import { go, route } from "../../core/route";
import w from "#words/screen";
import { LongTerm } from ".";

const saveScreen = vi.fn<RemoteCore["saveScreen"]>();

const open = (rest: string[], screens: SessionsView["screens"] = []) =>
  show(
    <LongTerm
      core={coreOf({
        today: async () => part<TodayView>({ due: [part<TodayView["due"][number]>({ kind: "screen" })] }),
        sessions: async () => part<SessionsView>({ screens, today: "2026-11-30" }),
        help: async () => part<HelpView>({ clinic: null }),
        ...keepingDrafts(new Map()),
        saveScreen,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={rest}
    />,
  );

const saved = (): ScreenAnswers | undefined => saveScreen.mock.lastCall?.[1].answers;

beforeEach(() => {
  go("screen");
  saveScreen.mockReset().mockResolvedValue({ id: "kept", change: 1, flag: "nothing" });
});

test("with nothing to say, a check that is due takes one tap after the one that opens it", async () => {
  await open([]);
  await press("screen-nothing");
  expect(new Set(Object.values(saved() ?? {}))).toEqual(new Set([0]));
  expect(Object.keys(saved() ?? {})).toHaveLength(9);
  expect(route.value).toEqual({ place: "screen", rest: ["all"] });
});

test("with something to say, the same button answers the rest and saves nothing yet", async () => {
  await open([]);
  await press("screen-4-2");
  expect(at("screen-nothing").textContent).toBe("None of the others");
  await press("screen-nothing");
  expect(saved()).toBeUndefined();
  await press("screen-save");
  expect(saved()).toMatchObject({ blood: 2, frequency: 0, high: 0 });
});

test("a kept check that is changed is not answered as a whole", async () => {
  const nothing = Object.fromEntries(Object.keys(w.items).map((item) => [item, null])) as unknown as ScreenAnswers;
  const kept = part<ScreenView>({
    marks: part<Marks>({ id: "kept" }),
    value: { day: "2026-11-02", answers: nothing },
  });
  await open(["kept"], [kept]);
  expect(isThere("screen-1-0")).toBe(true);
  expect(isThere("screen-nothing")).toBe(false);
});
