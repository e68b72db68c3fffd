// Uses the app as a person would, and prints how long they wait and how busy the page's main thread was: one JSON object,
// in milliseconds.
// Arguments: the browser, the origin.

import { diary, table } from "./exports.mjs";
import { choose, follow, freshPage, fromTap, launch, named, SLOWED, tap } from "./page.mjs";

const [browserPath, origin] = process.argv.slice(2);
const HELP_ROUNDS = 15;
const SAVE_ROUNDS = 40;
const OPEN_ROUNDS = 15;
const DAYS = 365;
const IMPORT_ROUNDS = 3;
const PLACES = ["course", "sessions", "treatment", "plan", "screen", "safety-plan", "questions", "gad7", "function", "clinic-scores", "settings", "help", "today"];

const browser = await launch(browserPath);
try {
  console.log(JSON.stringify({
    opened: await opensWarm(),
    help: await helpWithoutCore(),
    saved: await savesSlowed(),
    longest: await longestTask(1),
    longestSlowed: await longestTask(SLOWED),
    table: await looksThrough(table(), "diary.csv"),
    diary: await looksThrough(diary(), "backup.daylio"),
  }));
} finally {
  await browser.close();
}

/** From the start of a visit to the frame in which Today can be answered, with a year of records and the app kept. */
async function opensWarm() {
  const { page, close } = await freshPage(browser, origin, (fresh) => fresh.evaluateOnNewDocument((mood) => {
    const look = () => {
      if (document.querySelector(mood)) requestAnimationFrame(() => setTimeout(() => { globalThis.usable = performance.now(); }));
      else requestAnimationFrame(look);
    };
    look();
  }, named("checkin-mood")));
  await follow(page, "import");
  await choose(page, "import", btoa(JSON.stringify(year())), "records.json");
  await tap(page, "import-add");
  await page.waitForSelector(named("import-said"));
  // A visit to the address that is open already comes back to the same place.
  await follow(page, "today");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const times = [];
  for (let round = 0; round < OPEN_ROUNDS; round += 1) {
    await page.goto(origin);
    times.push(await (await page.waitForFunction(() => globalThis.usable)).jsonValue());
  }
  await close();
  return times;
}

/** A check-in for each day of the year up to yesterday. */
function year() {
  const records = Array.from({ length: DAYS }, (_, at) => {
    const day = new Date(Date.now() - (DAYS - at) * 86_400_000).toISOString().slice(0, 10);
    const version = { sequence: at + 1, written: `${day}T12:00:00.000+00:00`, zone: "UTC", kind: "checkIn", day, mood: at % 10, interest: (at * 3) % 10 };
    return { id: `7${at.toString(16).padStart(31, "0")}`, versions: [version] };
  });
  return { format: "tidemark-timeline", version: 1, records };
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

/** From the answer to the mood to the frame that says that it is on disk, with the processor slowed. */
async function savesSlowed() {
  const { page, close } = await freshPage(browser, origin, (fresh) => fresh.emulateCPUThrottling(SLOWED));
  const [mood, said] = ["checkin-mood", "checkin-saved"].map(named);
  await page.waitForSelector(mood);
  const times = [];
  for (let round = 0; round < SAVE_ROUNDS; round += 1) {
    times.push(await page.evaluate((row, foot, level) => new Promise((resolve) => {
      const began = performance.now();
      const slider = document.querySelector(row);
      const look = () => {
        const isSaved = slider.getAttribute("aria-valuetext") === level && document.querySelector(foot).textContent.startsWith("Saved");
        if (isSaved) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        else requestAnimationFrame(look);
      };
      slider.dispatchEvent(new KeyboardEvent("keydown", { key: level, bubbles: true, cancelable: true }));
      look();
    }), mood, said, String(round % 10)));
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

/** From the choice of another app's file to the frame that shows what it would add. */
async function looksThrough(file, called) {
  const times = [];
  for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
    const { page, close } = await freshPage(browser, origin);
    await follow(page, "import");
    await page.waitForSelector(named("import-choose"));
    await page.evaluate((text) => { globalThis.bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)); }, file.toString("base64"));
    times.push(await page.evaluate((field, shown, name) => new Promise((resolve) => {
      const began = performance.now();
      const look = () => {
        if (document.querySelector(shown)) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        else requestAnimationFrame(look);
      };
      const chosen = new DataTransfer();
      chosen.items.add(new File([globalThis.bytes], name));
      const input = document.querySelector(field);
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      look();
    }), named("import-file"), named("import-add"), called));
    await close();
  }
  return times;
}
