import { signal, type ReadonlySignal } from "@preact/signals";
import type { StoreKind } from "./api";
import { startCore } from "./client";
import { looking } from "./platform";
import { replace } from "./route";

const KEY = "tidemark.store";
const kind = signal<StoreKind>(looking ? "look" : sessionStorage.getItem(KEY) === "sample" ? "sample" : "device");

/** Whose records are shown. The choice lasts as long as the tab, so a reload stays in the sample. */
export const storeKind: ReadonlySignal<StoreKind> = kind;

/** Opens the sample in place of the person's own records. The two never meet. */
export const lookAround = (): void => {
  choose("sample");
};

/** Goes back to the person's own records. */
export const leaveSample = (): void => {
  choose("device");
};

function choose(next: "device" | "sample") {
  if (next === "sample") sessionStorage.setItem(KEY, next);
  else sessionStorage.removeItem(KEY);
  kind.value = next;
  void startCore(next);
  replace("today");
}
