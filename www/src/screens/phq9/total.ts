import type { TotalView } from "../../core/api";

/** A total as it is written: with `*` when items were left out and filled in. */
export const totalWords = ({ shown, imputed }: TotalView): string => `${shown}${imputed ? "*" : ""}`;
