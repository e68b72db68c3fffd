import type { Setting } from "../../core/api";

/** Who is there if something happens: staff, only the person's own people, or nobody said. */
export type Around = "staff" | "home" | "notSaid";

export const aroundIn: Record<Setting, Around> = { clinic: "staff", hospital: "staff", home: "home", other: "notSaid" };
