import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { RemoteCore, TodayView } from "../../core/api";
import { replace, route } from "../../core/route";
import { words } from "../../words";
import type { Left } from "../../forms/item9";
import { Due } from "./due";

const w = words.today.due;
const closeOffer = vi.fn<RemoteCore["closeOffer"]>();
const undo = vi.fn<RemoteCore["undo"]>();
const quiet: Partial<TodayView> = {
  today: "2026-05-20",
  lastSession: null,
  due: [],
  phq9: null,
  goalsDue: 0,
  offer: null,
};

const due = (view: Partial<TodayView>, left: Left | null = null) =>
  show(
    <Due
      core={coreOf({ closeOffer, undo })}
      view={part<TodayView>({ ...quiet, ...view })}
      left={left}
      reload={async () => undefined}
    />,
  );

beforeEach(() => {
  replace("today");
  closeOffer.mockReset().mockResolvedValue({ id: "offer", change: 1 });
  undo.mockReset().mockResolvedValue(undefined);
});

test("nothing is asked when nothing is due", async () => {
  await due({});
  for (const name of ["goals-due", "plan-offer"]) expect(isThere(name)).toBe(false);
});

test.each([
  [null, "phq9"],
  ["kept", "phq9/kept/change"],
])("a PHQ-9 that was begun is gone on with, a change of %s too", async (id, place) => {
  await due({}, { id, isUrgent: false });
  expect(at("phq9-due").textContent).toContain(w.begun);
  expect(at("phq9-start").dataset.place).toBe(place);
});

test("goals to look at are one quiet line, with no way to put off what never nags", async () => {
  await due({ goalsDue: 2 });
  expect(at("goals-due").textContent).toContain(w.goals);
  expect(at("goals-start").dataset.place).toBe("goals/week");
});

test("the offered plan is written at once, and the offer is not made again", async () => {
  await due({ offer: "maintenancePlan" });
  await press("plan-offer-take");
  expect(closeOffer).toHaveBeenCalledExactlyOnceWith("maintenancePlan");
  expect(route.value).toEqual({ place: "plan", rest: ["staying-well"] });
});

test("who takes the offer to follow close doses corrects those taken now", async () => {
  await due({ offer: "doseCourse" });
  await press("plan-offer-take");
  expect(route.value).toEqual({ place: "doses", rest: ["follow"] });
});

test("an offer that is turned down stays on Today, and can be had back", async () => {
  await due({ offer: "maintenancePlan" });
  await press("plan-offer-close");
  expect(closeOffer).toHaveBeenCalledExactlyOnceWith("maintenancePlan");
  expect(route.value.place).toBe("today");
  await press("put-off-action");
  expect(undo).toHaveBeenCalledExactlyOnceWith({ id: "offer", change: 1 });
});
