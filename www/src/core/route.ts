import { signal, type ReadonlySignal } from "@preact/signals";

const places = [
  "today",
  "phq9",
  "gad7",
  "function",
  "clinic-scores",
  "course",
  "fade",
  "questions",
  "sessions",
  "session-day",
  "plan",
  "screen",
  "treatment",
  "report",
  "import",
  "settings",
  "help",
  "safety-plan",
  "lines",
] as const;
export type Place = (typeof places)[number];

/** Where the person is: a place, and the rest of the address, which the place reads ("#sessions/new" → ["new"]). */
export interface Route {
  readonly place: Place;
  readonly rest: readonly string[];
}

function parse(hash: string): Route {
  const [first = "", ...rest] = hash.replace(/^#/, "").split("/").map(decodeURIComponent);
  const place = places.find((known) => known === first);
  return place ? { place, rest } : { place: "today", rest: [] };
}

const current = signal(parse(location.hash));
let moves = 0;

window.addEventListener("hashchange", () => {
  moves++;
  current.value = parse(location.hash);
});

/** The route now shown. It follows the address, so Back works. */
export const route: ReadonlySignal<Route> = current;

/** The address of a route, for links. */
export const href = (place: Place, ...rest: string[]): string =>
  `#${[place, ...rest.map(encodeURIComponent)].join("/")}`;

/** Goes to a route, as a link would. */
export function go(place: Place, ...rest: string[]): void {
  location.hash = href(place, ...rest);
}

/** Goes to a route and drops the current one from the history, as after saving a form. */
export function replace(place: Place, ...rest: string[]): void {
  location.replace(href(place, ...rest));
}

/** Gives what is shown another address, so that a reload or Back returns to it. The screen itself stays as it is. */
export function readdress(place: Place, ...rest: string[]): void {
  history.replaceState(history.state, "", href(place, ...rest));
}

/** Goes back to where the person came from, or to Today if this was the first screen. */
export function back(): void {
  if (moves > 0) history.back();
  else replace("today");
}

/** Goes back once the work is done, unless the person has gone elsewhere in the meantime. */
export function backAfter(work: Promise<void>): void {
  const from = moves;
  void work
    .catch(() => undefined)
    .then(() => {
      if (moves === from) back();
    });
}
