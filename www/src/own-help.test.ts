import { beforeEach, expect, test, vi } from "vitest";

/** A script and no module, as the types see it. */
const script = "../public/own-help.js";
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The page after its script has read this copy. */
async function page(copy: unknown): Promise<HTMLElement> {
  vi.stubGlobal("caches", { match: async () => copy && new Response(JSON.stringify(copy)) });
  vi.resetModules();
  await import(/* @vite-ignore */ script);
  await settled();
  return document.body;
}

const shown = () => [...document.querySelectorAll("[data-own]:not([hidden])")].map((part) => part.textContent);
const plan = { people: [], lines: [], professionals: [], coping: null, warningSigns: null };

/** A part of the plain page as it is before the copy is read. */
function section(name: string): HTMLElement {
  const part = document.createElement("section");
  part.dataset.own = name;
  part.dataset.call = "Call *";
  part.hidden = true;
  const title = document.createElement("h2");
  title.textContent = name;
  part.append(title);
  return part;
}

beforeEach(() => {
  document.body.replaceChildren(...["people", "clinic", "coping"].map(section));
});

test("people can be called, and what is written can be read", async () => {
  const people = [
    { name: "Robin", phone: "(030) 12-34" },
    { name: "Sam", phone: null },
  ];
  const { children } = await page({
    plan: { ...plan, people, coping: "Walk" },
    clinic: { name: "$& Clinic", phone: "1" },
  });
  expect(children).toHaveLength(3);
  expect(shown()).toEqual(["peopleCall Robin(030) 12-34Sam", "clinicCall $& Clinic1", "copingWalk"]);
  expect(document.querySelector("a")?.getAttribute("href")).toBe("tel:0301234");
});

test("what a person wrote is text, whatever it looks like", async () => {
  const people = [{ name: "<img src=x>", phone: 'javascript:1"><b>' }];
  const body = await page({ plan: { ...plan, people, coping: "<b>Walk</b>" }, clinic: null });
  expect(body.querySelectorAll("img, b")).toHaveLength(0);
  expect(document.querySelector("a")?.getAttribute("href")).toBe("tel:1");
});

test.each([
  undefined,
  {},
  { plan: null, clinic: 3 },
  { plan: { people: "x", coping: 7 } },
  { plan: { people: [null, 1] } },
  [],
])("a copy that is none shows nothing: %j", async (copy) => {
  await page(copy);
  expect(document.querySelector("a")).toBeNull();
  expect(shown().join("")).not.toContain("undefined");
});
