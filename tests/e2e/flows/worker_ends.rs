//! The worker that holds the core ends in the middle of a save. The form stays, and what becomes of it is found out.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::cannot_open::forget_service_worker;
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

async fn ended(app: &App) -> Result<()> {
    ensure!(app.run("return window.ended === true", vec![]).await? == json!(true), "no worker ended");
    Ok(())
}

/// The build with the newest worker in `window.worker`.
async fn seeing_its_worker(stage: &mut Stage) -> Result<App> {
    let folder = site::copy(&site::dist()?, "dist-seeing-its-worker")?;
    let start = folder.join("start.js");
    let script = std::fs::read_to_string(&start)?;
    let seen = "self.Worker = class extends Worker { constructor(...given) { super(...given); self.worker = this; } };";
    std::fs::write(&start, format!("{seen}{script}"))?;
    stage.serve(&folder)?;
    let app = stage.app();
    forget_service_worker(&app).await?;
    app.opens().await?;
    stage.skips_first_run().await
}
