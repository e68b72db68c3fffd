import { runs } from "./scale";

/** The level of a day, by its number. */
export interface Level {
  readonly day: number;
  readonly level: number;
}

/** Days without a check-in over which the water goes on. After more than that, it stops. */
export const QUIET = 3;

/** Fewest days over which the water is smoothed, to each side. */
const NEAR = 2;

/**
 * The water: each level averaged with those nearby, which count less the further away they are. It stops where days are
 * missing. A session lifts the level from one day to the next, so days before and after one are not averaged, unless
 * `reach`, the days that count to each side, is more than that.
 */
export function waters(levels: readonly Level[], sessions: readonly number[], reach: number): Level[][] {
  const between = (one: Level, next: Level) => sessions.some((day) => day >= one.day && day < next.day);
  return runs(levels, (level, before) => level.day - before.day > QUIET + 1).map((run) =>
    reach > NEAR
      ? smoothed(run, reach)
      : runs(run, (level, before) => between(before, level)).flatMap((part) => smoothed(part, NEAR)),
  );
}

function smoothed(levels: readonly Level[], reach: number): Level[] {
  let first = 0;
  return levels.map(({ day }) => {
    while ((levels[first]?.day ?? day) <= day - reach) first++;
    let [sum, weights] = [0, 0];
    for (const other of levels.slice(first, first + 2 * reach)) {
      if (other.day >= day + reach) break;
      const weight = 1 - Math.abs(other.day - day) / reach;
      sum += weight * other.level;
      weights += weight;
    }
    return { day, level: sum / weights };
  });
}

/** Days that the high line is taken from. */
const BEST = 3;

/**
 * Where the level stood at best: the mean of the best three days, or of as many as there are. One good day alone does
 * not make the line. Null without days.
 */
export function high(levels: readonly number[]): number | null {
  const best = [...levels].sort((one, next) => next - one).slice(0, BEST);
  return best.length === 0 ? null : best.reduce((sum, level) => sum + level, 0) / best.length;
}
