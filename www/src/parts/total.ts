/** A total as it is written: with `*` when items were left out and filled in. */
export const totalText = ({ shown, imputed }: { readonly shown: number; readonly imputed: boolean }): string =>
  `${shown}${imputed ? "*" : ""}`;
