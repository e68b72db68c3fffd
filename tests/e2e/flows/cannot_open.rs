//! When the app cannot work, it says so plainly and touches nothing.

use anyhow::{Context, Result, ensure};

use crate::{
    app::{App, CheckIn},
    site,
    stage::Stage,
    wait::until,
};

/// Far above any version that this release knows.
const NEWER: u64 = 9_000_000;

pub(super) async fn without_web_assembly_a_plain_page_helps(stage: &mut Stage) -> Result<()> {
    plain_page(stage, "WebAssembly").await
}

pub(super) async fn without_indexed_db_a_plain_page_helps(stage: &mut Stage) -> Result<()> {
    plain_page(stage, "indexedDB").await
}

/// Serves the site to a browser that lacks a feature: the page's first script removes it.
async fn plain_page(stage: &mut Stage, missing: &str) -> Result<()> {
    let folder = stage.copy(&site::dist()?)?;
    let start = folder.join("start.js");
    let script = std::fs::read_to_string(&start)?;
    std::fs::write(&start, format!("Object.defineProperty(self, '{missing}', {{ value: undefined }});{script}"))?;
    stage.serve(&folder)?;
    let app = stage.app();
    forget_service_worker(&app).await?;
    app.opens().await?;
    until("the plain page to explain itself", async || Ok(app.page_text().await?.contains("cannot").then_some(())))
        .await?;
    ensure!(!app.shows("first-skip").await?, "the app starts without {missing}");
    let help =
        app.run("return document.querySelectorAll('a[href^=\"tel:\"], a[href*=\"help\"]').length", vec![]).await?;
    ensure!(help.as_u64() > Some(0), "no way to help");
    Ok(())
}

pub(super) async fn forget_service_worker(app: &App) -> Result<()> {
    let script = "
        for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
        for (const name of await caches.keys()) if (name.startsWith('app-')) await caches.delete(name);";
    app.run(script, vec![]).await.map(drop)
}

pub(super) async fn stored_rows_are_saved_and_brought_back(stage: &mut Stage) -> Result<()> {
    const NOTE: &str = "Rain on the roof";
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn { note: Some(NOTE.to_owned()), ..CheckIn::mood(5) }).await?;
    let rows = app.saves_stored_rows().await?;
    ensure!(!rows.contains(NOTE), "the rows are not sealed");
    app.deletes_everything().await?;
    app.opens().await?;
    app.passes_first_run().await?;
    app.follows("import").await?;
    app.chooses_file("rows.txt", &rows).await?;
    app.taps("import-vault-mine").await?;
    app.taps("import-add").await?;
    app.seen("import-said").await?;
    ensure!(app.exports_json().await?.to_string().contains(NOTE), "its note did not come back");
    Ok(())
}

pub(super) async fn a_newer_database_is_left_alone(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    // A page of the same origin without the app's worker, which would keep the database open.
    app.opens_page("/help.html").await?;
    app.raise_version(NEWER).await?;
    let stored = app.dump().await?;
    ensure!(stored.rows() > 0, "nothing is stored");

    app.opens().await?;
    let code = app.attribute("recovery", "data-code").await?;
    ensure!(code.as_deref() == Some("database_too_new"), "it says {code:?}");
    ensure!(!app.shows("checkin-mood").await?, "a form is shown over records that cannot be read");
    app.goes_to("help").await.context("from the screen of a newer database")?;
    app.opens_page("/help.html").await?;
    ensure!(app.dump().await? == stored, "the newer database was changed");
    Ok(())
}
