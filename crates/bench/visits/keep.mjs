// Locks ten years of records and backs them up, and prints how long a person waits: one JSON object, in milliseconds.
// Arguments: the browser, the origin.

import { readdirSync, readFileSync } from "node:fs";
import { choose, follow, freshPage, fromTap, launch, named, SLOWED, tap } from "./page.mjs";

const [browserPath, origin] = process.argv.slice(2);
const ENTRIES = 15_000;
const PASSPHRASE = "river stone paper lamp";
const ROUNDS = 3;
/** How long the processes of a page run before they are stopped, in milliseconds. */
const TURN = 4;

const browser = await launch(browserPath);
try {
  const { file, code, made } = await backsUp();
  const restored = await bringsIn(file, code, null);
  const merged = await bringsIn(file, code, "b");
  console.log(JSON.stringify({ unlock: await unlocksSlowed(), made, restored, merged }));
} finally {
  await browser.close();
}

/** From the tap on "Make a backup" to the word that it was read back whole. */
async function backsUp() {
  const { page, close } = await personWith("a", (fresh) => fresh.evaluateOnNewDocument(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { globalThis.handedOver = file; return make.call(URL, file); };
  }));
  await follow(page, "backup");
  await tap(page, "backup-code");
  const code = await copiesCode(page);
  await page.waitForSelector(named("backup-code-done"));
  const made = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await follow(page, "settings");
    await follow(page, "backup");
    made.push(await timed(page, "backup-make", "backup-ready"));
  }
  await tap(page, "backup-save");
  await page.waitForSelector(named("backup-handed"));
  // Only text leaves a page.
  const file = await page.evaluate(() => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(globalThis.handedOver);
  }));
  await close();
  return { file, code, made };
}

/** From the tap that opens a backup to what it would change, and from the tap that adds it to the word that it is in. */
async function bringsIn(file, code, own) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, close } = await (own ? personWith(own) : person());
    await follow(page, "backup/restore");
    await choose(page, "restore", file);
    await page.waitForSelector(named("file-code-1"));
    for (const [at, group] of code.entries()) await type(page, `file-code-${at + 1}`, group);
    const opened = await timed(page, "file-open", "restore-preview");
    if (own) {
      await tap(page, "restore-mine");
      await page.waitForSelector(`${named("restore-add")}[aria-disabled="false"]`);
    }
    times.push(opened + (await timed(page, "restore-add", "restore-added")));
    await close();
  }
  return times;
}

/** From the tap on Unlock to Today. The lock is set on the slow phone too, which decides what a passphrase costs. */
async function unlocksSlowed() {
  const { page, close } = await personWith("a");
  await follow(page, "lock");
  for (const name of ["lock-set-up", "lock-sure", "lock-next"]) await tap(page, name);
  await type(page, "lock-passphrase", PASSPHRASE);
  await tap(page, "lock-next");
  await copiesCode(page);
  for (const name of ["lock-help-hide", "lock-next"]) await tap(page, name);
  await type(page, "lock-again", PASSPHRASE);
  await slowed(() => timed(page, "lock-set", "lock-done"));
  await follow(page, "today");
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    await type(page, "unlock-passphrase", PASSPHRASE);
    times.push(await slowed(() => timed(page, "unlock", "checkin-mood")));
  }
  await close();
  return times;
}

/** Does something while the processes of pages, workers and all, run one turn in so many. DevTools slows no workers. */
async function slowed(work) {
  const renderers = readdirSync("/proc").filter((id) => /^\d+$/.test(id) && isRenderer(id)).map(Number);
  if (renderers.length === 0) throw new Error("There is no page to slow");
  const signal = (name) => renderers.forEach((id) => {
    try {
      process.kill(id, name);
    } catch {
      // A page that was closed has no process.
    }
  });
  let turn = 0;
  const turns = setInterval(() => {
    turn = (turn + 1) % SLOWED;
    if (turn === 0) signal("SIGCONT");
    if (turn === 1) signal("SIGSTOP");
  }, TURN);
  try {
    return await work();
  } finally {
    clearInterval(turns);
    signal("SIGCONT");
  }
}

/** Whether a process is that of a page in this browser. */
function isRenderer(id) {
  try {
    if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer")) return false;
    for (let parent = id; parent !== "0"; ) {
      if (Number(parent) === browser.process().pid) return true;
      parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${parent}/status`, "utf8"))[1];
    }
  } catch {
    // It has ended since it was listed.
  }
  return false;
}

/** A page whose records are open. There are none. */
async function person(prepare) {
  const { page, close } = await freshPage(browser, origin, prepare);
  await page.waitForSelector(named("checkin-mood"));
  return { page, close };
}

/** A page with ten years of check-ins, whose ids begin with a letter of its own. */
async function personWith(letter, prepare) {
  const { page, close } = await person(prepare);
  await follow(page, "import");
  await choose(page, "import", btoa(JSON.stringify(years(letter))), "records.json");
  await tap(page, "import-add");
  await page.waitForSelector(named("import-said"));
  return { page, close };
}

function years(letter) {
  const DAY = 86_400_000;
  const begin = Date.now() - 3_660 * DAY;
  const records = Array.from({ length: ENTRIES }, (_, at) => {
    const written = new Date(begin + Math.floor((at / ENTRIES) * 3_650) * DAY).toISOString();
    const id = `${letter}${at.toString(16).padStart(7, "0")}`.padEnd(32, "0");
    const note = at % 3 === 0 ? { note: "A walk by the river, and some rain later on." } : {};
    const version = { sequence: at + 1, written: written.replace("Z", "+00:00"), zone: "UTC", kind: "checkIn", day: written.slice(0, 10) };
    return { id, versions: [{ ...version, mood: at % 10, interest: (at * 3) % 10, ...note }] };
  });
  return { format: "tidemark-timeline", version: 1, records };
}

/** Milliseconds from a tap to the frame that shows something, once it can be tapped. */
async function timed(page, tapped, shown) {
  await page.waitForSelector(`${named(tapped)}:not([aria-disabled="true"])`);
  return fromTap(page, tapped, shown);
}

async function type(page, name, text) {
  await page.waitForSelector(named(name));
  await page.$eval(named(name), (field, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** Copies the recovery code that is shown, and types the groups that are asked for. */
async function copiesCode(page) {
  await page.waitForSelector(named("code"));
  const code = await page.$$eval(`${named("code")} li`, (groups) => groups.map((group) => group.textContent));
  await tap(page, "code-next");
  await page.waitForSelector(named("code-check"));
  const asked = await page.$$eval(`${named("code-check")} input`, (fields) => fields.map((field) => Number(field.dataset.group)));
  for (const at of asked) await type(page, `code-check-${at + 1}`, code[at]);
  await tap(page, "code-done");
  return code;
}
