import { effect } from "@preact/signals";
import { hasLock, stopCore } from "../core/client";
import { endErrand, isOnErrand } from "../core/errand";
import { keep, kept } from "../core/local";
import { keepDrafts } from "./draft-queue";

/** Minutes without use after which the records are locked. 0 locks as soon as the app is left. */
export const lockAfterChoices = [0, 1, 5, 15] as const;
export type LockAfter = (typeof lockAfterChoices)[number];

const USUAL: LockAfter = 5;
const MINUTE = 60_000;
/** Milliseconds to wait for what was typed to be kept. */
const PATIENCE = 2000;

let lastUse = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

export function lockAfter(): LockAfter {
  const minutes = Number(kept("tidemark.lock-after") ?? USUAL);
  return lockAfterChoices.find((choice) => choice === minutes) ?? USUAL;
}

export function setLockAfter(minutes: LockAfter): void {
  keep("tidemark.lock-after", String(minutes));
  used();
}

/**
 * Locks at once: keeps what was typed, ends the core with its worker, and loads the page anew, so that nothing of the
 * records stays in memory.
 */
export async function lockNow(): Promise<void> {
  cover(true);
  await Promise.race([keepDrafts(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  stopCore();
  const address = location.pathname + location.search;
  // The place where the person was is nobody's business now.
  history.replaceState(null, "", address);
  location.replace(address);
}

/** Covers the page when it is left, and locks after some time without use. Nothing happens without a lock. */
export function followLock(): void {
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? left() : cameBack()));
  window.addEventListener("pagehide", () => cover(true));
  window.addEventListener("blur", () => cover(true));
  window.addEventListener("focus", cameBack);
  for (const use of ["pointerdown", "keydown"]) document.addEventListener(use, usedHere, { passive: true });
  effect(() => {
    if (hasLock.value) used();
    else cover(false);
  });
}

function left(): void {
  cover(true);
  if (hasLock.peek() && lockAfter() === 0 && !isOnErrand()) void lockNow();
}

function cameBack(): void {
  if (document.visibilityState === "hidden") return;
  endErrand();
  if (isOverdue()) void lockNow();
  else cover(false);
}

/** Whoever uses the page is in front of it. Browsers do not always say that somebody came back. */
function usedHere(): void {
  cameBack();
  used();
}

/** A timer stands still while a device sleeps, so the clock decides. */
function isOverdue(): boolean {
  return hasLock.peek() && Date.now() - lastUse >= limit();
}

/** With 0 the app locks when it is left, and a device left lying open locks as usual. */
const limit = (): number => (lockAfter() || USUAL) * MINUTE;

function used(): void {
  lastUse = Date.now();
  clearTimeout(timer);
  if (hasLock.peek()) timer = setTimeout(() => (isOverdue() ? void lockNow() : used()), limit());
}

/** What others could see while the app is not in front, as in the list of open apps. Set at once, without drawing anew. */
function cover(isCovered: boolean): void {
  document.documentElement.toggleAttribute("data-covered", isCovered && hasLock.peek());
}
