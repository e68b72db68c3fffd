/** A mean with one decimal where it has one. */
export const meanText = (mean: number): string => String(Math.round(mean * 10) / 10);
