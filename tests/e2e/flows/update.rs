//! A new release: installed by the person's tap, completely or not at all.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use chrono::Days;
use serde_json::json;

use crate::{
    app::{App, CheckIn},
    site,
    stage::Stage,
    wait::until,
};

pub(super) async fn an_update_comes_with_a_tap(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    let before = begin(&app).await?;
    stage.serve(&site::next_release()?)?;
    app.reloads().await?;
    ensure!(app.build().await? == before, "the new build came without being asked for");

    app.taps("update-action").await?;
    until("the new build", async || Ok((app.build().await? != before).then_some(()))).await?;
    let after = app.build().await?;
    app.run("window.unbroken = true", vec![]).await?;
    app.goes_to("today").await?;
    app.says("kept-mood", "5").await?;
    ensure!(app.run("return window.unbroken === true", vec![]).await? == json!(true), "it reloaded more than once");
    ensure!(!app.shows("update").await?, "it still says: {}", app.text("update").await?);

    stage.stop_server();
    app.reloads().await?;
    ensure!(app.build().await? == after, "another build without network");
    Ok(())
}

pub(super) async fn an_update_without_a_file_leaves_the_old(stage: &mut Stage) -> Result<()> {
    refuse(stage, |file| Ok(fs::remove_file(file)?)).await
}

pub(super) async fn an_update_with_a_wrong_file_leaves_the_old(stage: &mut Stage) -> Result<()> {
    refuse(stage, |file| {
        let mut bytes = fs::read(file)?;
        *bytes.last_mut().context("an empty file")? ^= 1;
        Ok(fs::write(file, bytes)?)
    })
    .await
}

pub(super) async fn an_update_cut_short_leaves_the_old(stage: &mut Stage) -> Result<()> {
    refuse(stage, |file| {
        let bytes = fs::read(file)?;
        Ok(fs::write(file, &bytes[..bytes.len() / 2])?)
    })
    .await
}

pub(super) async fn the_first_visit_goes_on_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    until("the service worker to answer the page", async || {
        let script = "return navigator.serviceWorker.controller?.state === 'activated'";
        Ok((app.run(script, vec![]).await? == json!(true)).then_some(()))
    })
    .await?;
    stage.stop_server();
    app.checks_in(&CheckIn::mood(5)).await?;
    app.goes_to("report").await?;
    app.makes_file(".pdf", "application/pdf").await?;
    app.exports_json().await.map(drop)
}

pub(super) async fn a_page_left_open_over_two_updates_goes_on(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    let before = begin(&app).await?;
    let old = app.current_tab().await?;
    app.opens_day(app.today().await? - Days::new(1)).await?;
    app.run("window.unbroken = true", vec![]).await?;

    let new = app.opens_tab().await?;
    let between = takes(stage, &site::next_release()?).await?;
    let after = takes(stage, &site::release_after_next()?).await?;
    stage.stop_server();

    app.switches_to(&old).await?;
    ensure!(app.run("return window.unbroken === true", vec![]).await? == json!(true), "the old page was reloaded");
    app.checks_in(&CheckIn::mood(2)).await?;
    app.says("kept-mood", "2").await?;
    // Places, a module and its scripts that this page has not loaded yet.
    ensure!(app.build().await? == before, "the old page is another build");
    app.goes_to("report").await?;
    app.makes_file(".pdf", "application/pdf").await?;
    app.exports_json().await?;
    app.follows("import").await?;
    app.seen("import-choose").await?;

    app.switches_to(&new).await?;
    app.closes_tab(&old).await?;
    app.reloads().await?;
    ensure!(app.build().await? == after, "not the newest build");
    keeps(&app, &[&between, &after]).await
}

/// Takes an update in the current tab, and returns the name of the build that runs then.
async fn takes(stage: &mut Stage, release: &Path) -> Result<String> {
    let app = stage.app();
    let before = app.build().await?;
    stage.serve(release)?;
    app.reloads().await?;
    app.taps("update-action").await?;
    until("the new build", async || {
        let build = app.build().await?;
        Ok((build != before).then_some(build))
    })
    .await
}

/// Waits until these builds are kept, and no other.
async fn keeps(app: &App, builds: &[&str]) -> Result<()> {
    let expected: BTreeSet<_> = builds.iter().map(|build| format!("app-{build}")).collect();
    let script = "return (await caches.keys()).filter((name) => /^app-[0-9a-f]{12}$/.test(name))";
    until("the kept builds", async || {
        let kept: BTreeSet<String> = serde_json::from_value(app.run(script, vec![]).await?)?;
        ensure!(kept == expected, "{kept:?} are kept, and not {expected:?}");
        Ok(Some(()))
    })
    .await
}

async fn refuse(stage: &mut Stage, damage: fn(&Path) -> Result<()>) -> Result<()> {
    let app = stage.app();
    let before = begin(&app).await?;
    let broken = stage.copy(&site::next_release()?)?;
    damage(&site::module_of(&broken)?)?;
    stage.serve(&broken)?;
    app.reloads().await?;

    let look = "await (await navigator.serviceWorker.getRegistration()).update().catch(() => undefined)";
    app.run(look, vec![]).await?;
    until("the broken build to be refused", async || {
        let script = "return (await navigator.serviceWorker.getRegistration()).installing === null";
        Ok((app.run(script, vec![]).await? == json!(true)).then_some(()))
    })
    .await?;
    ensure!(!app.shows("update-action").await?, "a broken build is offered");

    stage.stop_server();
    app.reloads().await?;
    ensure!(app.build().await? == before, "not the build from before");
    app.goes_to("today").await?;
    app.says("kept-mood", "5").await?;
    keeps(&app, &[&before]).await
}

/// Makes a record, and waits until the service worker has served the page.
pub(super) async fn begin(app: &App) -> Result<String> {
    app.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    app.kept_for_offline().await?;
    app.reloads().await?;
    app.build().await
}
