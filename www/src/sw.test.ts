// @vitest-environment node
import { beforeEach, expect, test } from "vitest";
import { Browser, type Files, type Worker } from "../test/service-worker";

const build = (name: string): Files => ({
  "/index.html": `page of ${name}`,
  "/start.js": `start of ${name}`,
  [`/assets/place-${name}.js`]: `place of ${name}`,
});
const [A, B, C] = [build("a"), build("b"), build("c")];

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

/** A new release that is installed and taken at once. */
async function release(name: string, files: Files): Promise<Worker> {
  browser.host = files;
  const worker = await browser.worker(name, files);
  await worker.takesOver();
  return worker;
}

test("a file comes from the cache with the build's own headers", async () => {
  const worker = await release("a", A);
  browser.host = null;
  const answer = await worker.loads("/start.js");
  expect(await answer?.text()).toBe("start of a");
  expect(Object.fromEntries(answer?.headers ?? [])).toEqual({
    "content-type": "text/plain",
    "cross-origin-embedder-policy": "require-corp",
  });
  expect(await (await worker.opens("/any/place"))?.text()).toBe("page of a");
});

test("a wrong file refuses the build and leaves nothing of it", async () => {
  await release("a", A);
  browser.host = { ...B, "/start.js": "cut sho" };
  await expect((await browser.worker("b", B)).installs()).rejects.toThrow("/start.js");
  expect(browser.kept()).toEqual(["a"]);
});

test("a page left open over two updates keeps its places", async () => {
  await release("a", A);
  browser.pages = ["old", "new"];
  await (await release("b", B)).hears("running b");
  const worker = await release("c", C);
  await worker.hears("running c");
  browser.host = null;
  expect(await (await worker.loads("/assets/place-a.js", "old"))?.text()).toBe("place of a");
});

test("an update that was never taken does not push out the build in use", async () => {
  await release("a", A);
  browser.host = B;
  await (await browser.worker("b", B)).installs();
  const worker = await release("c", C);
  await worker.hears("running c");
  expect(browser.kept()).toEqual(["a", "c"]);
});

test("the build before stays for one release, and older ones go with the last other page", async () => {
  await release("a", A);
  await release("b", B);
  browser.pages = ["old", "new"];
  const worker = await release("c", C);
  await worker.hears("running c");
  expect(browser.kept()).toEqual(["a", "b", "c"]);
  browser.pages = ["new"];
  await worker.hears("running b");
  expect(browser.kept()).toEqual(["a", "b", "c"]);
  await worker.hears("running c");
  expect(browser.kept()).toEqual(["b", "c"]);
});

test("two builds never mix", async () => {
  await release("a", A);
  const worker = await release("b", B);
  browser.host = null;
  expect(await (await worker.loads("/start.js"))?.text()).toBe("start of b");
});

test.each(["installing", "waiting"] as const)("a build that is %s is not deleted", async (state) => {
  const worker = await release("a", A);
  browser.host = B;
  await (await browser.worker("b", B)).installs();
  browser.registration[state] = {};
  await worker.hears("running a");
  expect(browser.kept()).toEqual(["a", "b"]);
});

test("a build in use is not thrown away when it is offered again and cannot be had", async () => {
  const worker = await release("a", A);
  browser.caches.get("app-a")?.delete("/start.js");
  browser.host = null;
  await expect((await browser.worker("a", A)).installs()).rejects.toThrow();
  expect(await (await worker.loads("/assets/place-a.js"))?.text()).toBe("place of a");
});

test("after a release is taken back, the one before it is the newer one", async () => {
  await release("a", A);
  await release("b", B);
  await release("a", A);
  await (await release("a", A)).hears("running a");
  expect(browser.kept()).toEqual(["a", "b"]);
  await (await release("c", C)).hears("running c");
  expect(browser.kept()).toEqual(["a", "c"]);
});

test("what the browser dropped is there again after one start", async () => {
  const worker = await release("a", A);
  browser.caches.clear();
  expect(await (await worker.opens("/"))?.text()).toBe("page of a");
  await worker.hears("fill");
  browser.host = null;
  for (const [path, text] of Object.entries(A)) expect(await (await worker.loads(path))?.text()).toBe(text);
});

test("a build takes over only while it is whole", async () => {
  await release("a", A);
  browser.host = B;
  const next = await browser.worker("b", B);
  await next.installs();
  browser.caches.clear();
  browser.host = null;
  await expect(next.hears("update")).rejects.toThrow();
  expect(browser.tookOver).toBe(false);

  browser.host = B;
  await next.hears("fill");
  browser.host = null;
  await next.hears("update");
  expect(browser.tookOver).toBe(true);
});

test("a page asks for what is missing, and only that is fetched", async () => {
  const worker = await release("a", A);
  const before = browser.asked;
  await worker.hears("fill");
  expect(browser.asked).toBe(before);
  browser.caches.get("app-a")?.delete("/start.js");
  await worker.hears("fill");
  expect(browser.asked).toBe(before + 1);
  expect([...(browser.caches.get("app-a") ?? new Map()).keys()].sort()).toEqual(Object.keys(A).sort());
});

test("a wrong file in place of a lost one is neither served nor kept", async () => {
  const worker = await release("a", A);
  browser.caches.get("app-a")?.delete("/start.js");
  browser.host = { ...A, "/start.js": "start of another" };
  await expect(worker.loads("/start.js")).rejects.toThrow("not the file of build a");
  await worker.hears("fill");
  expect(browser.caches.get("app-a")?.has("/start.js")).toBe(false);
});

test("when this build is gone from the server too, the server's build is opened whole", async () => {
  const worker = await release("a", A);
  browser.caches.clear();
  browser.host = B;
  expect(await (await worker.opens("/", "new"))?.text()).toBe("page of b");
  expect(await worker.loads("/start.js", "new")).toBeUndefined();
  expect(await (await worker.loads("/assets/place-b.js", "new"))?.text()).toBe("place of b");
  await expect(worker.loads("/start.js", "old")).rejects.toThrow("not the file of build a");
});

test("without the cache the app opens from the network, checked", async () => {
  const worker = await release("a", A);
  browser.cachesFail = true;
  browser.host = { ...A, "/assets/elsewhere.js": "of no build" };
  expect(await (await worker.loads("/start.js"))?.text()).toBe("start of a");
  expect(await (await worker.loads("/assets/elsewhere.js"))?.text()).toBe("of no build");
  expect(await (await worker.opens("/"))?.text()).toBe("page of a");
});

test("what the page keeps for the person is served to nobody", async () => {
  const worker = await release("a", A);
  browser.caches.set("tidemark", new Map([["/aside/help", new Response("my people")]]));
  // The browser asks the host itself.
  expect(await worker.loads("/aside/help")).toBeUndefined();
  expect(await worker.loads("/releases.json")).toBeUndefined();
});
