// @vitest-environment node
import { expect, test } from "vitest";
import { Browser } from "../test/service-worker";

test("the kill switch takes the builds and itself away, and nothing of the person's", async () => {
  const browser = new Browser();
  browser.host = { "/index.html": "a page" };
  await (await browser.worker("a", browser.host)).takesOver();
  browser.caches.set("tidemark", new Map([["/aside/help", new Response("my people")]]));

  const killSwitch = await browser.killSwitch();
  await killSwitch.installs();
  expect(browser.tookOver).toBe(true);
  await killSwitch.activates();
  expect([...browser.caches.keys()]).toEqual(["tidemark"]);
  expect(browser.registered).toBe(false);
  expect(await killSwitch.opens("/")).toBeUndefined();
});
