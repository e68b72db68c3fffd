//! Help now: from every screen, without a network, with every line that is written down.

use anyhow::{Context, Result, ensure};

use super::access::SCREENS;
use crate::{app::App, stage::Stage};

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
    for screen in SCREENS.into_iter().filter(|screen| *screen != "#help") {
        app.follow(screen).await?;
        app.go_to("help").await.with_context(|| format!("from {screen}"))?;
        app.seen("help-country").await?;
    }

    every_country_has_its_lines(&app).await
}

/// Each line can be tapped, in the order in which it is written down, with the page it was read on and the day.
async fn every_country_has_its_lines(app: &App) -> Result<()> {
    ensure!(countries().count() > 10, "the countries were not found");
    app.enter("help-country", "IE").await?;
    app.tap("help-sources").await?;
    for (country, lines) in countries() {
        app.enter("help-country", country).await?;
        let script = "
            return [...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'))
                .filter((address) => /^(tel|sms):/.test(address));";
        let shown: Vec<String> = serde_json::from_value(app.run(script, vec![]).await?)?;
        let same = shown.iter().zip(&lines).all(|(link, line)| link.split('?').next() == Some(&line.link));
        ensure!(same && shown.len() == lines.len(), "{country} shows {shown:?}, not {lines:?}");
        ensure!(lines.first().is_some_and(|line| line.urgent), "{country} has no emergency number first");
        ensure!(lines.iter().any(|line| !line.urgent), "{country} has nobody to talk to");

        let sources = app.texts("help-source").await?;
        ensure!(sources.len() == lines.len(), "{country} has lines without a source: {sources:?}");
        for source in sources {
            let (site, day) = source.split_once(", ").with_context(|| format!("{source:?} has no day"))?;
            let year: Option<u16> = day.split(' ').next_back().and_then(|year| year.parse().ok());
            ensure!(site.contains('.') && year >= Some(2026), "{country}: {source:?}");
        }
    }
    app.enter("help-country", "elsewhere").await?;
    ensure!(app.page_text().await?.contains("findahelpline.com"), "nothing is said for the rest of the world");
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

/// A line as it is written down.
#[derive(Debug)]
struct Line {
    number: &'static str,
    urgent: bool,
    /// Its address, without the words that a text may come with.
    link: String,
}

/// Every country with its lines: those of each `{ code: "…" … }`.
fn countries() -> impl Iterator<Item = (&'static str, Vec<Line>)> {
    LINES.split("{ code: \"").skip(1).filter_map(|country| {
        let code = country.split('"').next()?;
        Some((code, country.lines().filter_map(line).collect()))
    })
}

/// The line of an `emergency("…")`, a `call("…")` or a `text("…")`.
fn line(written: &'static str) -> Option<Line> {
    let (kind, rest) = written.trim_start().split_once("(\"")?;
    let number = rest.split('"').next()?;
    let scheme = match kind {
        "emergency" | "call" => "tel",
        "text" => "sms",
        _ => return None,
    };
    let dialled: String = number.split_whitespace().collect();
    Some(Line { number, urgent: kind == "emergency", link: format!("{scheme}:{dialled}") })
}

fn numbers() -> impl Iterator<Item = &'static str> {
    countries().flat_map(|(_, lines)| lines).map(|line| line.number)
}
