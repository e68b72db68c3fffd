import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** The module as it is when the page was opened at this address, by this entry of the history. */
async function opened(hash = "", state: unknown = null) {
  leave();
  vi.resetModules();
  history.replaceState(state, "", `/${hash}`);
  return await import("./route");
}

/** Comes back to an entry, as Back or Forward do. */
function returnTo(state: unknown) {
  history.replaceState(state, "", "/");
  window.dispatchEvent(new PopStateEvent("popstate", { state }));
}

/** A link on the page, as the screens draw them. */
function linked(place: string): HTMLAnchorElement {
  const anchor = document.body.appendChild(document.createElement("a"));
  anchor.href = "./";
  anchor.dataset.place = place;
  return anchor;
}

const address = `${location.origin}/`;

const listening: [string, EventListenerOrEventListenerObject][] = [];
const listen = document.addEventListener.bind(document);

/** Closes the page that was opened before. */
function leave() {
  for (const [type, listener] of listening.splice(0)) document.removeEventListener(type, listener);
}

beforeEach(() => {
  vi.spyOn(document, "addEventListener").mockImplementation((type: string, listener) => {
    listening.push([type, listener]);
    listen(type, listener);
  });
  vi.spyOn(history, "back").mockImplementation(() => undefined);
});

afterEach(() => {
  expect(location.href).toBe(address);
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

test.each([
  ["", "today", []],
  ["#help", "help", []],
  ["#sessions/new", "sessions", ["new"]],
  ["#sessions/effect/a%2Fb", "sessions", ["effect", "a/b"]],
  ["#nowhere/new", "today", []],
  ["#today/%E0%A4%A", "today", []],
])("an old address is the way to its place once, and then gone: %s", async (hash, place, rest) => {
  expect((await opened(hash)).route.value).toEqual({ place, rest });
});

test("an old address in the open page leads to its place and is gone", async () => {
  const { route } = await opened();
  history.replaceState(null, "", "/#course");
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(route.value.place).toBe("course");
});

test("a reload stays in the place", async () => {
  const { go } = await opened();
  go("sessions", "effect", "a/b c#d");
  expect((await opened("", history.state)).route.value).toEqual({ place: "sessions", rest: ["effect", "a/b c#d"] });
});

test("a place that was left is reached again by Back", async () => {
  const { go, route } = await opened();
  const before: unknown = history.state;
  go("course");
  expect(route.value.place).toBe("course");
  returnTo(before);
  expect(route.value.place).toBe("today");
});

test("going where one is makes no entry", async () => {
  const { go } = await opened("#course");
  const length = history.length;
  go("course");
  expect(history.length).toBe(length);
});

test("a link leads to its place, by click or by key", async () => {
  const { route, to } = await opened();
  const link = linked(to("sessions", "a/b"));
  link.appendChild(document.createElement("span")).click();
  expect(route.value).toEqual({ place: "sessions", rest: ["a/b"] });
});

test("a link opened in another tab shows Today there and moves nothing here", async () => {
  const { route, to } = await opened();
  const link = linked(to("sessions"));
  expect(link.href).toBe(address);
  for (const key of ["ctrlKey", "metaKey", "shiftKey"]) {
    const click = new MouseEvent("click", { bubbles: true, cancelable: true, [key]: true });
    // happy-dom would follow the link.
    link.addEventListener("click", (event) => queueMicrotask(() => event.preventDefault()), { once: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(false);
  }
  expect(route.value.place).toBe("today");
});

test("what is shown gets another route without moving", async () => {
  const { reroute, route } = await opened("#sessions");
  reroute("sessions", "answer", "one");
  expect(route.value).toEqual({ place: "sessions", rest: [] });
  expect((await opened("", history.state)).route.value.rest).toEqual(["answer", "one"]);
});

test("Back goes to where the person came from, and from the first screen to Today", async () => {
  const { back, go, route } = await opened("#plan");
  back();
  expect(history.back).not.toHaveBeenCalled();
  expect(route.value.place).toBe("today");

  go("course");
  back();
  expect(history.back).toHaveBeenCalledOnce();
});

test("Back still knows after a reload where the person came from", async () => {
  const { go } = await opened();
  go("course");
  const { back } = await opened("", history.state);
  back();
  expect(history.back).toHaveBeenCalledOnce();
});

test("Back after some work is left out when the person has gone elsewhere meanwhile", async () => {
  const { backAfter, go, route } = await opened("#plan");
  const finish: (() => void)[] = [];
  backAfter(new Promise((resolve) => void finish.push(resolve)));
  go("help");
  finish[0]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(route.value.place).toBe("help");
  expect(history.back).not.toHaveBeenCalled();

  backAfter(Promise.reject(new Error("The draft could not be dropped.")));
  await vi.waitFor(() => expect(history.back).toHaveBeenCalledOnce());
});

test("a place is shown even if the browser takes no more entries, and so is the one before it", async () => {
  const { route, go } = await opened();
  go("course");
  const push = vi.spyOn(history, "pushState").mockImplementation(() => {
    throw new DOMException("too many", "SecurityError");
  });
  go("help");
  expect(route.value.place).toBe("help");
  go("course");
  expect(route.value.place).toBe("course");
  expect(push).toHaveBeenCalledTimes(2);
});
