// Uses the app as a person would, and prints how busy the page's main thread was: one JSON object, in milliseconds.
// Arguments: the browser, the origin.

import { freshPage, fromTap, launch, named, SLOWED } from "./page.mjs";

const [browserPath, origin] = process.argv.slice(2);
const HELP_ROUNDS = 15;
const SAVE_ROUNDS = 40;
const PLACES = ["course", "sessions", "treatment", "plan", "screen", "safety-plan", "questions", "gad7", "function", "clinic-scores", "settings", "help", "today"];

const browser = await launch(browserPath);
try {
  console.log(JSON.stringify({ help: await helpWithoutCore(), saved: await savesSlowed(), longest: await longestTask(1), longestSlowed: await longestTask(SLOWED) }));
} finally {
  await browser.close();
}

/** From the tap on Help now to the frame that shows whom to call, with a worker that never answers. */
async function helpWithoutCore() {
  const times = [];
  for (let round = 0; round < HELP_ROUNDS; round += 1) {
    const { page, close } = await freshPage(browser, origin, (fresh) => fresh.evaluateOnNewDocument(() => {
      globalThis.Worker = class extends EventTarget { postMessage() {} terminate() {} };
    }));
    times.push(await fromTap(page, "place-help", "help-back"));
    await close();
  }
  return times;
}

/** From the tap on Save to the frame that says that the check-in is on disk, with the processor slowed. */
async function savesSlowed() {
  const { page, close } = await freshPage(browser, origin, (fresh) => fresh.emulateCPUThrottling(SLOWED));
  const [mood, done, undo] = ["checkin-mood", "checkin-done", "checkin-done-action"].map(named);
  const times = [];
  for (let round = 0; round < SAVE_ROUNDS; round += 1) {
    const level = String(round % 10);
    const has = `${mood}[aria-valuetext="${level}"]`;
    await page.waitForSelector(mood);
    // A form that has just opened may miss a key.
    do {
      await page.focus(mood);
      await page.keyboard.press(level);
    } while (!(await page.$(has)));
    times.push(await fromTap(page, "checkin-save", "checkin-done"));
    // Undone, so that the list of the day stays as short as a person's.
    await page.$eval(undo, (button) => button.click());
    await page.waitForFunction((gone, there) => !document.querySelector(gone) && document.querySelector(there), {}, undo, mood);
  }
  await close();
  return times;
}

/** The main thread's longest task while every place is opened with a year of sample data; 0 if none reached 50. */
async function longestTask(slowed) {
  const { page, close } = await freshPage(browser, origin, async (fresh) => {
    await fresh.emulateCPUThrottling(slowed);
    await fresh.evaluateOnNewDocument(() => {
      globalThis.tasks = [];
      new PerformanceObserver((list) => { globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)); })
        .observe({ type: "longtask", buffered: true });
    });
  });
  // Other figures cover the cost of loading.
  await page.waitForSelector(named("checkin-mood"));
  await page.evaluate(() => { globalThis.tasks.length = 0; });
  await page.$eval(named("place-settings"), (link) => link.click());
  const sample = named("sample-open");
  await page.waitForSelector(sample);
  await page.$eval(sample, (button) => button.click());
  await page.waitForSelector(named("sample-mark"));
  for (const place of PLACES) {
    await page.evaluate((hash) => { document.querySelector("h1")?.setAttribute("data-left", ""); location.hash = hash; }, place);
    await page.waitForSelector("h1:not([data-left])");
  }
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
  await close();
  return longest;
}
