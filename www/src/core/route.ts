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
  "known",
  "sessions",
  "session-day",
  "plan",
  "screen",
  "treatment",
  "doses",
  "medicines",
  "history",
  "therapies",
  "goals",
  "report",
  "import",
  "lock",
  "backup",
  "settings",
  "help",
  "safety-plan",
  "lines",
] as const;
export type Place = (typeof places)[number];

/** Where the person is: a place, and what the place shows of it ("sessions", ["new"]). */
export interface Route {
  readonly place: Place;
  readonly rest: readonly string[];
}

/*
 * The address never changes, and never says where the person is: browsers keep addresses in their history and carry
 * them to other devices. The route lies in the state of the history's entry, so that Back and a reload lead to it.
 */
interface Entry {
  /** The route as one text: "sessions/new". */
  readonly route: string;
  /** How many entries of the app come before this one. */
  readonly depth: number;
  /** Set on the entry of something that the place opened within itself. */
  readonly within?: true;
}

/** The app's own address, without the place that an old address or a shortcut may have in it. */
const address = (): string => location.pathname + location.search;

function parse(text: string): Route {
  try {
    const [first = "", ...rest] = text.split("/").map(decodeURIComponent);
    const place = places.find((known) => known === first);
    if (place) return { place, rest };
  } catch {
    // An address that somebody broke is as good as none.
  }
  return { place: "today", rest: [] };
}

/** The entry now shown. It has no state yet at the first visit, and if an address with a place in it was opened. */
function entry(): Entry {
  const state = (history.state ?? {}) as Partial<Entry>;
  const text = location.hash === "" ? state.route : location.hash.slice(1);
  // A form with steps keeps its own beside them.
  return { ...state, route: text ?? "today", depth: state.depth ?? 0 };
}

const current = signal(arrive());
let moves = 0;

/** Shows what the entry says. A place in the address, as in those of earlier versions and of shortcuts, leaves it. */
function arrive(): Route {
  const here = entry();
  putEntry("replaceState", here);
  return parse(here.route);
}

/**
 * Puts an entry into the history, if the browser takes it: WebKit takes a hundred in half a minute. Whatever was asked for
 * is shown all the same, as it may be Help now.
 */
export function putEntry(how: "pushState" | "replaceState", state: object): void {
  try {
    history[how](state, "", address());
  } catch {
    // Back then leads further.
  }
}

function move(how: "pushState" | "replaceState", route: string): void {
  const { depth } = entry();
  moves++;
  putEntry(how, { route, depth: how === "pushState" ? depth + 1 : depth } satisfies Entry);
  current.value = parse(route);
}

window.addEventListener("popstate", () => {
  moves++;
  current.value = arrive();
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-place]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented) return;
  event.preventDefault();
  push(link.dataset.place ?? "today");
});

function push(route: string): void {
  const here = entry();
  const { place, rest } = current.peek();
  if (route === here.route && route === to(place, ...rest)) return;
  // What was open within the place is left too, so Back leads to the place.
  move(here.within ? "replaceState" : "pushState", route);
}

/**
 * Gives what the place opens within itself an entry of its own. `close` is called when Back leaves it, until the function
 * that is returned is called. The entry then stays, for the next place to take: going back to be rid of it takes the
 * browser a moment, and would leave whatever the person went to meanwhile.
 */
export function openWithin(close: () => void): () => void {
  const { within, ...here } = entry();
  if (!within) putEntry("pushState", { ...here, depth: here.depth + 1, within: true } satisfies Entry);
  window.addEventListener("popstate", close);
  return () => {
    window.removeEventListener("popstate", close);
  };
}

/** The route now shown. */
export const route: ReadonlySignal<Route> = current;

/**
 * A route as a text, for links: `<a href="./" data-place={to("sessions", "new")}>`. The address is that of the app, so in
 * another tab such a link opens Today.
 */
export const to = (place: Place, ...rest: string[]): string => [place, ...rest.map(encodeURIComponent)].join("/");

/** Goes to a route, as a link would. */
export function go(place: Place, ...rest: string[]): void {
  push(to(place, ...rest));
}

/** Goes to a route and drops the current one from the history, as after saving a form. */
export function replace(place: Place, ...rest: string[]): void {
  move("replaceState", to(place, ...rest));
}

/** Gives what is shown another route, so that a reload or Back returns to it. The screen itself stays as it is. */
export function reroute(place: Place, ...rest: string[]): void {
  putEntry("replaceState", { ...entry(), route: to(place, ...rest) });
}

/** Goes back to where the person came from, or to Today if this was the first screen. */
export function back(): void {
  if (entry().depth > 0) history.back();
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
