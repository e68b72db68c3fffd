import type { Band } from "../../core/api";

/** The names of the bands, as the instrument gives them. */
export const bands: Record<Band, string> = {
  minimal: "minimal",
  mild: "mild",
  moderate: "moderate",
  moderatelySevere: "moderately severe",
  severe: "severe",
};
