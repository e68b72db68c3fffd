//! The browser drops the stored build, as it may when the device is full, while the records stay.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::update::begin;
use crate::{app::App, site, stage::Stage, wait::until};

const DROP: &str = "
    for (const name of await caches.keys()) if (name.startsWith('app-')) await caches.delete(name);";
const COUNT: &str = "return (await (await caches.open(`app-${given[0]}`)).keys()).length";

pub(super) async fn the_app_is_kept_again(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    let build = begin(&app).await?;
    let files = files_kept(&app, &build).await?;
    ensure!(files > 30, "{files} files are no build");
    app.run(DROP, vec![]).await?;
    app.reloads().await?;
    is_whole(&app, &build, files).await?;

    stage.stop_server();
    app.reloads().await?;
    ensure!(app.build().await? == build, "another build");
    app.goes_to("report").await?;
    app.makes_file(".pdf", "application/pdf").await?;
    app.goes_to("today").await?;
    app.says("kept-mood", "5").await
}

pub(super) async fn a_wrong_file_is_not_taken_for_a_lost_one(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    let build = begin(&app).await?;
    let files = files_kept(&app, &build).await?;
    let dist = site::dist()?;
    let damaged = stage.copy(&dist)?;
    let module = site::module_of(&damaged)?;
    let mut bytes = fs::read(&module)?;
    *bytes.last_mut().context("an empty file")? ^= 1;
    fs::write(&module, bytes)?;
    stage.serve(&damaged)?;
    app.run(DROP, vec![]).await?;
    app.reloads().await?;
    is_whole(&app, &build, files - 1).await?;

    stage.serve(&dist)?;
    app.reloads().await?;
    is_whole(&app, &build, files).await?;
    app.goes_to("today").await?;
    app.says("kept-mood", "5").await
}

pub(super) async fn a_newer_build_on_the_server_is_opened_whole(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    let before = begin(&app).await?;
    stage.serve(&site::next_release()?)?;
    app.run(DROP, vec![]).await?;
    app.reloads().await?;
    let after = app.build().await?;
    ensure!(after != before, "the build that is gone");
    app.goes_to("today").await?;
    app.says("kept-mood", "5").await?;

    app.taps("update-action").await?;
    app.gone("update").await?;
    stage.stop_server();
    app.reloads().await?;
    ensure!(app.build().await? == after, "another build without network");
    Ok(())
}

async fn files_kept(app: &App, build: &str) -> Result<u64> {
    app.run(COUNT, vec![json!(build)]).await?.as_u64().context("a count is a number")
}

async fn is_whole(app: &App, build: &str, files: u64) -> Result<()> {
    until("the build to be kept again", async || {
        let kept = files_kept(app, build).await?;
        ensure!(kept == files, "{kept} files of {files}");
        Ok(Some(()))
    })
    .await
}
