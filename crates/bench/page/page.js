// Asks a worker for one task after another and reports the times to the server.

const SAVES = 60;
const WARM_UP = 4;

const policy = trustedTypes.createPolicy("tidemark", { createScriptURL: (url) => url });

/** A worker to ask. Each benchmark has its own, so that none finds code warmed up by the one before. */
function worker() {
  const made = new Worker(policy.createScriptURL("worker.js"), { type: "module" });
  const ask = (task, argument) =>
    new Promise((resolve, reject) => {
      made.onerror = (event) => reject(new Error(event.message ?? "The worker did not start"));
      made.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.result));
      made.postMessage({ task, argument });
    });
  return { ask, end: () => made.terminate() };
}

async function alone(task, argument) {
  const { ask, end } = worker();
  const result = await ask(task, argument);
  end();
  return result;
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Saves as the page sees them: to the worker, on disk, and back. Which goes first alternates, as in the worker. */
async function savesFromPage(ask) {
  const times = { ours: [], theirs: [] };
  for (let round = -WARM_UP; round < SAVES; round += 1) {
    await ask("beforeSave");
    const before = round % 2 ? await timed(() => ask("save")) : null;
    const theirs = await timed(() => ask("put"));
    const ours = before ?? (await timed(() => ask("save")));
    if (round < 0) continue;
    times.theirs.push(theirs);
    times.ours.push(ours);
  }
  return times;
}

async function run() {
  const large = await alone("reads", "large");
  const { ask, end } = worker();
  await ask("beginSaves");
  const saves = await ask("saves");
  const page = await savesFromPage(ask);
  end();
  const small = await alone("reads", "small");
  const life = await alone("views", { name: "life", views: ["course", "today"] });
  const treatment = await alone("views", { name: "treatment", views: ["treatment"] });
  const fade = await alone("fade", "life");
  const sampleSaves = await alone("sampleSaves");
  const reports = { year: await alone("report", "year"), life: await alone("report", "life") };
  return { precise: crossOriginIsolated, large, small, saves, page, views: { ...life, ...treatment }, fade, sampleSaves, reports };
}

const results = await run().catch((error) => ({ error: String(error) }));
await fetch("results", { method: "POST", body: JSON.stringify(results) });
