/** A total as written, with `*` if items were left out and filled in. */
export const totalText = ({ shown, imputed }: { readonly shown: number; readonly imputed: boolean }): string =>
  `${shown}${imputed ? "*" : ""}`;

/** A mean, with one decimal if it has one. */
export const meanText = (mean: number): string => String(Math.round(mean * 10) / 10);
