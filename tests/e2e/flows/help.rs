//! Help now: from every screen, without a network, with every line that is written down.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::stage::Stage;

/// The one file in which numbers are written.
const LINES: &str = include_str!("../../../www/src/words/lines.ts");

pub(super) async fn help_is_everywhere_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.stop_server();
    app.reload().await?;

    app.tap("place-help").await.context("from the first run")?;
    app.seen("help-country").await?;
    app.open().await?;
    app.skip_first_run().await?;
    for screen in ["#today", "#course", "#sessions", "#sessions/new", "#sessions/effect/new", "#settings", "#phq9"] {
        app.follow(screen).await?;
        app.go_to("help").await.with_context(|| format!("from {screen}"))?;
        app.seen("help-country").await?;
    }

    let mut links = BTreeSet::new();
    for country in countries() {
        app.enter("help-country", country).await?;
        let script = "
            return [...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'))
                .filter((address) => /^(tel|sms):/.test(address));";
        let shown: Vec<String> = serde_json::from_value(app.run(script, vec![]).await?)?;
        ensure!(shown.iter().any(|link| link.starts_with("tel:")), "{country} has no number to call");
        links.extend(shown);
    }
    for number in numbers() {
        let dialled: String = number.split_whitespace().collect();
        let linked = links
            .iter()
            .any(|link| link.split(['?', '&']).next().is_some_and(|link| link.ends_with(&format!(":{dialled}"))));
        ensure!(linked, "{number} cannot be tapped: {links:?}");
    }
    Ok(())
}

pub(super) async fn help_works_without_the_app(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.open_page("/help.html").await?;
    for number in numbers() {
        let dialled: String = number.split_whitespace().collect();
        let links = app.count(&format!("a[href^='tel:{dialled}'], a[href^='sms:{dialled}']")).await?;
        ensure!(links > 0, "{number} is not there");
    }
    ensure!(app.count("script[type=module]").await? == 0, "the plain page needs the app's scripts");
    Ok(())
}

fn countries() -> impl Iterator<Item = &'static str> {
    LINES.split("{ code: \"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// The first argument of each `emergency("…")`, `call("…")` and `text("…")`.
fn numbers() -> impl Iterator<Item = &'static str> {
    ["emergency(\"", "call(\"", "text(\""]
        .into_iter()
        .flat_map(|call| LINES.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
}
