// The benchmark's work. The core runs in a worker, as it does in the app, and so does what it is compared with.

import init, { Core } from "./tidemark.js";
import initReport, { Report } from "./report.js";
import { answer, complete, create, open } from "./idb.js";

/** Names and version as in src/store/schema.rs. */
const KEPT = "tidemark";
const KEPT_VERSION = 20;
const KEPT_STORES = ["root", "mirror", "log", "drafts", "months", "meta"];

const PLAIN = "plain";
const RECORDS = "records";
const BYTES = "bytes";

const DEADLINE_MS = 15_000;
const STRICT = { durability: "strict" };
const WARM_UP = 4;
const READS = 15;
const SAVES = 60;
const VIEW_ROUNDS = 15;
/** How many views are made within one timing. */
const VIEWS = 20;
/** How many times the model follows ten years, and a report is made. */
const SLOW_ROUNDS = 5;
const CHART_DAYS = 120;

let core;
let day;
let id;
let row;
/** Connections, kept open as the core keeps its own. */
let bare;
let kept;

/** How long `work` takes, in milliseconds. */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Times two tasks one after the other. Which goes first alternates from round to round. */
async function pair(round, times, ours, theirs) {
  if (round % 2) times.ours.push(await timed(ours));
  times.theirs.push(await timed(theirs));
  if (round % 2 === 0) times.ours.push(await timed(ours));
}

/** `rounds` pairs, after a few that do not count. `before` runs ahead of each pair. */
async function inTurn(rounds, ours, theirs, before) {
  const times = { ours: [], theirs: [] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    await before?.();
    await pair(round, round < 0 ? { ours: [], theirs: [] } : times, ours, theirs);
  }
  return times;
}

async function fill(name) {
  const [index, bytes, records] = await Promise.all([
    fetch(`${name}.json`).then((file) => file.json()),
    fetch(`${name}.bin`).then((file) => file.arrayBuffer()),
    fetch(`${name}-plain.json`).then((file) => file.json()),
  ]);
  await fillKept(index, bytes);
  await fillPlain(records);
}

async function fillKept(index, bytes) {
  const database = await create(KEPT, KEPT_VERSION, (made) => {
    for (const store of KEPT_STORES) made.createObjectStore(store);
  });
  const transaction = database.transaction(["root", "mirror", "log"], "readwrite", STRICT);
  const [root, mirror, log] = ["root", "mirror", "log"].map((store) => transaction.objectStore(store));
  let at = 0;
  const next = (length) => new Uint8Array(bytes.slice(at, at += length));
  const first = next(index.root);
  root.put(first, 0);
  mirror.put(first, 0);
  root.put(next(index.tip), 1);
  for (const [generation, number, length] of index.segments) log.put(next(length), [generation, number]);
  await complete(transaction);
  database.close();
}

async function fillPlain(records) {
  const database = await create(PLAIN, 1, (made) => {
    made.createObjectStore(RECORDS, { keyPath: "id" });
    made.createObjectStore(BYTES);
  });
  const transaction = database.transaction(RECORDS, "readwrite", STRICT);
  const store = transaction.objectStore(RECORDS);
  for (const record of records) store.put(record);
  await complete(transaction);
  database.close();
}

/** The core over what is stored, which has no lock, without a second copy. */
function openCore() {
  return Core.open(null, null, null, undefined, DEADLINE_MS, false);
}

async function readKept() {
  const opened = await openCore();
  opened.free();
}

async function readPlain() {
  const database = await open(PLAIN);
  const records = await answer(database.transaction(RECORDS).objectStore(RECORDS).getAll());
  database.close();
  if (records.length === 0) throw new Error("The plain records are not there");
}

/** The id of the next record, which the page draws when a form is begun. */
function drawId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Remembers the newest segment as stored now, so that the bare put writes the same bytes. */
async function beforeSave() {
  drawId();
  const cursor = await answer(kept.transaction("log").objectStore("log").openCursor(null, "prev"));
  row = { key: cursor.key, bytes: cursor.value };
}

async function save() {
  await core.save("checkIn", id, {
    day,
    mood: 4,
    interest: 5,
    energy: 3,
    calm: 6,
    likeMyself: 4,
    sleepHours: 7.25,
    note: "A note of some forty letters, as people do.",
  });
}

async function put() {
  const transaction = bare.transaction(BYTES, "readwrite", STRICT);
  transaction.objectStore(BYTES).put(row.bytes, row.key);
  await complete(transaction);
}

/** What the page can ask for. */
const tasks = {
  async reads(name) {
    await fill(name);
    const first = { ours: [], theirs: [] };
    await pair(0, first, readKept, readPlain);
    return { first, ...(await inTurn(READS, readKept, readPlain)) };
  },

  async beginSaves() {
    [core, bare, kept] = [await openCore(), await open(PLAIN), await open(KEPT)];
    day = (await core.today()).today;
  },

  saves: () => inTurn(SAVES, save, put, beforeSave),

  // One at a time, so that the page can time it.
  beforeSave,
  save,
  put,

  async views({ name, views }) {
    await fill(name);
    core = await openCore();
    const median = {};
    for (const view of views) {
      const times = [];
      for (let round = -WARM_UP; round < VIEW_ROUNDS; round += 1) {
        const took = await timed(async () => {
          for (let count = 0; count < VIEWS; count += 1) await core[view]();
        });
        if (round >= 0) times.push(took / VIEWS);
      }
      median[view] = times;
    }
    return median;
  },

  /** The fade watch over ten years, starting from nothing each time. */
  async fade(name) {
    await fill(name);
    const times = [];
    for (let round = -1; round < SLOW_ROUNDS; round += 1) {
      core = await openCore();
      const took = await timed(() => core.fade(CHART_DAYS));
      if (round >= 0) times.push(took);
      core.free();
    }
    return times;
  },

  /** Saving a check-in to records in memory: everything it costs except the disk. */
  async sampleSaves() {
    core = await Core.sample(false, "en");
    day = (await core.today()).today;
    const times = [];
    for (let round = -WARM_UP; round < SAVES; round += 1) {
      drawId();
      const took = await timed(save);
      if (round >= 0) times.push(took);
    }
    return times;
  },

  /** The PDF of everything kept, from the tap to its bytes, with the module already loaded. */
  async report(name) {
    await fill(name);
    core = await openCore();
    const days = { range: "all", from: null, until: null };
    const request = { ...days, notes: false, paper: "a4", language: "en", name: null, birthDate: null };
    const times = [];
    for (let round = -1; round < SLOW_ROUNDS; round += 1) {
      const took = await timed(async () => {
        const report = Report.open(await core.log(), false);
        report.pdf(request, undefined);
        report.free();
      });
      if (round >= 0) times.push(took);
    }
    return times;
  },
};

const ready = Promise.all([init(), initReport()]);
// As the app's worker does while the core is being compiled.
Intl.DateTimeFormat().resolvedOptions();

self.onmessage = async ({ data: { task, argument } }) => {
  try {
    await ready;
    self.postMessage({ result: await tasks[task](argument) });
  } catch (error) {
    self.postMessage({ error: `${task}: ${error.code ?? error.name}: ${error.message}` });
  }
};
