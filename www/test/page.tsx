import { type ComponentChildren, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, vi } from "vitest";
import type { DraftSlot, RemoteCore } from "../src/core/api";

// The page draws at the width it has, and the test's page has none.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {
      // Nothing ever changes its size here.
    }
    disconnect() {
      // There is nothing to end.
    }
  },
);

/** A core that answers what a test says. Any other question fails. */
export function coreOf(answers: Partial<RemoteCore>): RemoteCore {
  return new Proxy(answers as RemoteCore, {
    get: (known, method) => {
      if (method in known) return Reflect.get(known, method);
      throw new Error(`The test's core has no answer to ${String(method)}.`);
    },
  });
}

/** The part of a core that keeps drafts: in `rows`, by the record that each is about. */
export function keepingDrafts(rows: Map<string, string>) {
  const view = (record: string) => {
    const text = rows.get(record);
    return text === undefined ? undefined : { record, text };
  };
  return {
    drafts: async () => [...rows].map(([record, text]) => ({ record, text })),
    draft: async (_: DraftSlot, record: string | null | undefined) => view(record ?? ""),
    keepDraft: vi.fn(async (_: DraftSlot, record: string, text: string) => void rows.set(record, text)),
    dropDraft: vi.fn(async (_: DraftSlot, record: string) => void rows.delete(record)),
  };
}

/** As much of a view of the core as a test needs. */
export const part = <T,>(view: Partial<T>): T => view as T;

let places: HTMLElement[] = [];

afterEach(() => {
  for (const place of places) {
    render(null, place);
    place.remove();
  }
  places = [];
});

/** Shows something on the page and waits until what it asked for is there. Gives back how to draw it anew. */
export async function show(children: ComponentChildren): Promise<(next: ComponentChildren) => Promise<void>> {
  const place = document.body.appendChild(document.createElement("div"));
  places.push(place);
  const draw = (next: ComponentChildren) => settled(() => render(next, place));
  await draw(children);
  return draw;
}

/** The real one, which goes on while a test holds the clock. */
const realTimeout = setTimeout;

/** Does something and waits until its promises have settled and the page is drawn. */
export async function settled(work: () => void = () => undefined): Promise<void> {
  await act(work);
  // What was drawn may have asked something, and its answer may be drawn. A macrotask comes after every settled promise.
  for (let round = 0; round < 2; round++) await act(() => new Promise((resolve) => realTimeout(resolve)));
}

/** The one element with a test id. */
export function at<E extends HTMLElement = HTMLElement>(testId: string): E {
  const found = document.querySelectorAll<E>(`[data-testid="${testId}"]`);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} elements are ${testId}.`);
  return only;
}

/** Whether an element with the test id is there. */
export const isThere = (testId: string): boolean => document.querySelector(`[data-testid="${testId}"]`) !== null;

/** Presses an element. */
export const press = (testId: string): Promise<void> => settled(() => at(testId).click());

/** Types into a field, or chooses in a list. */
export function type(testId: string, value: string): Promise<void> {
  return settled(() => {
    const field = at<HTMLInputElement>(testId);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
