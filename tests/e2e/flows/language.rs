//! The language of the page: chosen at the first screen or in the settings, kept, and there without a network.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;

use crate::{app::App, stage::Stage, tour::PLACES, wait::until};

pub(super) async fn the_language_is_chosen_and_kept_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.stop_server();
    app.says("first-next", "Next").await?;
    app.taps("language-es").await?;
    app.says("first-next", "Siguiente").await?;
    is_in(&app, "es").await?;

    app.skips_first_run().await?;
    app.reloads().await?;
    app.says("place-today", "Hoy").await?;
    for screen in PLACES {
        app.follows(screen).await?;
        app.seen("place-help").await?;
        ensure!(!app.shows("not-loaded").await?, "{screen} did not load");
    }

    app.goes_to("report").await?;
    app.says("report-preview", "Informe para la cita").await?;
    app.taps("report-formats").await?;
    app.taps("report-language-en").await?;
    app.types(&Key::Escape.to_string()).await?;
    app.says("report-preview", "Visit report").await?;

    leads_to(&app, "/help.html", "/help.es.html").await?;
    leads_to(&app, "/plain.html#copy", "/plain.es.html").await?;
    app.opens().await?;
    app.goes_to("settings").await?;
    app.taps("language-en").await?;
    app.says("place-today", "Today").await?;
    is_in(&app, "en").await
}

/// Opens an address, and waits until a page in Spanish is at another.
async fn leads_to(app: &App, address: &str, path: &str) -> Result<()> {
    app.run("setTimeout((to) => { location.href = to; }, 0, given[0])", vec![json!(address)]).await?;
    until(&format!("{path} after {address}"), async || {
        let script = "return document.readyState === 'complete' && location.pathname === given[0]";
        Ok((app.run(script, vec![json!(path)]).await? == json!(true)).then_some(()))
    })
    .await?;
    is_in(app, "es").await?;
    app.check_access(path).await
}

async fn is_in(app: &App, language: &str) -> Result<()> {
    let said = app.run("return document.documentElement.lang", vec![]).await?;
    ensure!(said == json!(language), "the page says that it is in {said}");
    Ok(())
}
