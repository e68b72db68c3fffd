import type { ComponentType } from "preact";
import type { RemoteCore } from "../core/api";
import type { Place } from "../shell/route";
import { Course } from "./course";
import { Help } from "./help";
import { Phq9 } from "./phq9";
import { Sessions } from "./sessions";
import { Settings } from "./settings";
import { Today } from "./today";

/** A place that needs no core. */
export interface FreeProps {
  /** What follows the place in the address. */
  readonly rest: readonly string[];
}

/** A place that asks the core. */
export interface CoreProps extends FreeProps {
  readonly core: RemoteCore;
}

type FreePlace = Extract<Place, "help" | "settings">;

export const freePlaces: Record<FreePlace, ComponentType<FreeProps>> = { help: Help, settings: Settings };

export const corePlaces: Record<Exclude<Place, FreePlace>, ComponentType<CoreProps>> = {
  today: Today,
  phq9: Phq9,
  course: Course,
  sessions: Sessions,
};
