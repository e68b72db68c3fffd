//! The worker that holds the core ends in the middle of a save. The form stays, and what becomes of it is found out.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{
    cannot_open::forget_service_worker,
    kills::{Kills, before},
};
use crate::{
    app::{App, CheckIn},
    site,
    stage::Stage,
};

/// Ends the worker as soon as it was asked this method, as a crash of its process does.
const ENDS: &str = "
    const { worker } = window;
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message) => {
        post(message);
        if (message.asked?.method !== given[0]) return;
        worker.terminate();
        worker.dispatchEvent(new ErrorEvent('error', { message: 'ended by the test' }));
        window.ended = true;
    };";

pub(super) async fn a_save_whose_worker_ends_is_saved_once(stage: &mut Stage) -> Result<()> {
    let app = seeing_its_worker(stage).await?;
    app.run(ENDS, vec![json!("save")]).await?;
    app.checks_in(&CheckIn::mood(3)).await?;
    ended(&app).await?;
    app.reloads().await?;
    app.seen("checkin-kept").await?;
    let kept = app.texts("checkin-kept").await?;
    ensure!(kept.len() == 1, "one check-in was saved {} times", kept.len());

    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("qidsSr16", "11").await?;
    app.run(ENDS, vec![json!("save")]).await?;
    app.taps("clinic-score-save").await?;
    app.says("clinic-score", "11 of 27").await.context("the form was saved by the next worker")?;
    ended(&app).await?;
    let scores = app.texts("clinic-score").await?;
    ensure!(scores.len() == 1, "one score was saved {} times: {scores:?}", scores.len());
    ensure!(!app.shows("unfinished").await?, "a saved form is called unfinished");
    Ok(())
}

/// Saves one check-in in a worker of its own and ends that worker some time later. Then opens another, sees what is there,
/// and saves the same again, as the page does. Returns how long opening took, whether the first worker said that it had
/// saved, and how many entries there are: as the second worker opened, and in the end.
const ROUND: &str = "
    const [number, day, wait] = given;
    const start = async () => {
        const worker = new Worker(...window.worker.given);
        const waiting = [];
        worker.addEventListener('message', ({ data }) => waiting[data.id]?.(data));
        const ask = (method, asked) => new Promise((resolve, reject) => {
            const id = waiting.push(({ is, value, fault }) => is === 'answered' ? resolve(value) : reject(fault.message)) - 1;
            worker.postMessage({ id, method, asked });
        });
        const begun = performance.now();
        await ask('open', { store: 'device', sentinel: null, accept: null });
        const opening = performance.now() - begun;
        const core = (method, ...args) => ask('ask', { method, args });
        return { worker, opening, core, entries: async () => (await core('sentinel')).entries };
    };
    const value = { day, mood: 4, interest: null, energy: null, calm: null, likeMyself: null, sleepHours: null, note: null };
    const save = ({ core }) => core('save', 'checkIn', 'f' + number.toString(16).padStart(31, '0'), value);
    const first = await start();
    let said = false;
    void save(first).then(() => said = true);
    const end = performance.now() + wait;
    // A timer is too coarse for a transaction that takes some milliseconds.
    while (performance.now() < end) await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
    });
    first.worker.terminate();
    const second = await start();
    const found = await second.entries();
    await save(second);
    const after = await second.entries();
    second.worker.terminate();
    return [second.opening, said, found, after];";

pub(super) async fn a_worker_that_ends_in_a_transaction_loses_nothing(stage: &mut Stage) -> Result<()> {
    let app = seeing_its_worker(stage).await?;
    let today = app.today().await?;
    app.run("window.worker.terminate()", vec![]).await?;
    let (mut rounds, mut answered, mut kept, mut slowest) = (0_u64, 0, 0, 0.0_f64);
    // Most saves take less, so the last of these workers end when they have long answered.
    for tenths in Kills::or(20, 200)? {
        let day = before(today, rounds)?.to_string();
        let wait = Duration::from_micros(tenths * 100).as_secs_f64() * 1_000.0;
        let round = app.run(ROUND, vec![(rounds + 1).into(), day.into(), wait.into()]).await?;
        let (opening, said, found, after): (f64, bool, u64, u64) = serde_json::from_value(round)?;
        let least = rounds + u64::from(said);
        ensure!((least..=rounds + 1).contains(&found), "ended after {wait} ms: {found} entries of {least}");
        rounds += 1;
        ensure!(after == rounds, "ended after {wait} ms: {after} entries after {rounds} saves");
        (answered, kept) = (answered + u32::from(said), kept + (found - least));
        slowest = slowest.max(opening);
    }
    app.opens().await?;
    app.passes_first_run().await?;
    let found = app.counts_check_ins().await?;
    ensure!(found as u64 == rounds, "{found} check-ins of {rounds}");
    println!(
        "torture: workers ended in a save | {} | {rounds} rounds | 0 lost, 0 twice; {answered} had answered, {kept} had \
         saved without an answer; then opened within {slowest:.0} ms",
        stage.engine
    );
    Ok(())
}

async fn ended(app: &App) -> Result<()> {
    ensure!(app.run("return window.ended === true", vec![]).await? == json!(true), "no worker ended");
    Ok(())
}

/// The build with the newest worker in `window.worker`.
async fn seeing_its_worker(stage: &mut Stage) -> Result<App> {
    let folder = stage.copy(&site::dist()?)?;
    let start = folder.join("start.js");
    let script = std::fs::read_to_string(&start)?;
    let seen = "self.Worker = class extends Worker { constructor(...given) { super(...given); self.worker = this; this.given = given; } };";
    std::fs::write(&start, format!("{seen}{script}"))?;
    stage.serve(&folder)?;
    let app = stage.app();
    forget_service_worker(&app).await?;
    app.opens().await?;
    stage.skips_first_run().await
}
