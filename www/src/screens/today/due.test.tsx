import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { RemoteCore, TodayView } from "../../core/api";
import { replace, route } from "../../core/route";
import { words } from "../../words";
import { Due } from "./due";

const w = words.today.due;
const closeOffer = vi.fn<RemoteCore["closeOffer"]>();
const undo = vi.fn<RemoteCore["undo"]>();
const quiet: Partial<TodayView> = {
  today: "2026-05-20",
  lastSession: null,
  due: [],
  phq9: null,
  hasPhq9Draft: false,
  goalsDue: 0,
  offer: null,
};

const due = (view: Partial<TodayView>) =>
  show(
    <Due
      core={coreOf({ closeOffer, undo })}
      view={part<TodayView>({ ...quiet, ...view })}
      unsavedSaid={false}
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

test("an offer that is turned down stays on Today, and can be had back", async () => {
  await due({ offer: "maintenancePlan" });
  await press("plan-offer-close");
  expect(closeOffer).toHaveBeenCalledExactlyOnceWith("maintenancePlan");
  expect(route.value.place).toBe("today");
  await press("put-off-action");
  expect(undo).toHaveBeenCalledExactlyOnceWith({ id: "offer", change: 1 });
});
