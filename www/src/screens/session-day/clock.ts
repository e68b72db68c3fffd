import { useEffect, useState } from "preact/hooks";
import type { PressureMoment, SessionView } from "../../core/api";

const MINUTE = 60_000;
/** How long after the dose blood pressure is often highest, in minutes. */
export const PEAK = 40;
/** How long to rest at least, in minutes after the dose. */
export const REST = 120;

/** Minutes since the dose, by this device's clock. It goes on by itself. Null before the dose. */
export function useMinutesIn({ value: { day, time } }: SessionView): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, MINUTE / 4);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (time === null) return null;
  // The dose may have been stamped since the clock last went on.
  return Math.max(0, Math.floor((now - Date.parse(`${day}T${time}`)) / MINUTE));
}

/** The time of day some minutes after another, as HH:MM. */
export function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = (hour * 60 + minute + minutes) % (24 * 60);
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The one thing to do next: the dose, a reading at one of its moments, or nothing. */
export type Next = "dose" | Exclude<PressureMoment, "other"> | null;

/** `likely` is the moment that a reading taken now would have. */
export function nextOf({ value, pressures, stamps }: SessionView, likely: PressureMoment | null): Next {
  const has = (moment: PressureMoment) => pressures.some((reading) => reading.value.moment === moment);
  if (value.time === null) return has("before") ? "dose" : "before";
  if (has("leaving") || stamps.some((stamp) => stamp.value.what === "readyToRest")) return null;
  return has("peak") || likely === "leaving" ? "leaving" : "peak";
}
