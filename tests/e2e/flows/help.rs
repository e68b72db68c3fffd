//! Help now: from every screen, without a network, with every line in the list.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{app::App, stage::Stage, tour::PLACES, wait::until};

/// The one file that holds the numbers.
const LINES: &str = include_str!("../../../www/src/words/lines.json");

pub(super) async fn help_is_everywhere_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.stop_server();
    app.reloads().await?;

    app.taps("place-help").await.context("from the first run")?;
    app.seen("help-country").await?;
    app.follows("today").await?;
    app.skips_first_run().await?;
    for screen in PLACES.iter().filter(|screen| **screen != "help") {
        app.follows(screen).await?;
        app.goes_to("help").await.with_context(|| format!("from {screen}"))?;
        app.seen("help-country").await?;
    }

    every_country_has_its_lines(&app).await
}

/// Each line can be tapped, in the order of the list, and shows the page it was taken from and the date.
async fn every_country_has_its_lines(app: &App) -> Result<()> {
    app.enters("help-country", "IE").await?;
    app.taps("help-sources").await?;
    for Country { code, lines } in &countries()? {
        app.enters("help-country", code).await?;
        let script = "
            return [...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'))
                .filter((address) => /^(tel|sms):/.test(address));";
        let shown: Vec<String> = serde_json::from_value(app.run(script, vec![]).await?)?;
        let same = shown.iter().zip(lines).all(|(link, line)| link.split('?').next() == Some(&line.link()));
        ensure!(same && shown.len() == lines.len(), "{code} shows {shown:?}, not {lines:?}");
        ensure!(lines.first().is_some_and(Line::is_urgent), "{code} has no emergency number first");
        let nobody = lines.iter().all(Line::is_urgent);
        ensure!(
            (app.count("[data-testid='help-no-line']").await? > 0) == nobody,
            "{code} does not say whether there is a line"
        );

        let sources = app.texts("help-source").await?;
        ensure!(sources.len() == lines.len(), "{code} has lines without a source: {sources:?}");
        for source in sources {
            let (site, day) = source.split_once(", ").with_context(|| format!("{source:?} has no day"))?;
            let year: Option<u16> = day.split(' ').next_back().and_then(|year| year.parse().ok());
            ensure!(site.contains('.') && year >= Some(2026), "{code}: {source:?}");
        }
    }
    app.enters("help-country", "elsewhere").await?;
    ensure!(app.page_text().await?.contains("findahelpline.com"), "nothing is said for the rest of the world");
    Ok(())
}

/// A person's changes to the lines hold in Help now, even before the core is there. One way out always stays.
pub(super) async fn lines_are_hidden_shown_again_and_edited(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.goes_to("help").await?;
    app.enters("help-country", "IE").await?;
    app.taps("help-lines-change").await?;

    app.taps("line-ie-112-turn").await?;
    app.says("lines-refused", "the only emergency number").await?;
    app.taps("line-ie-50808-text-turn").await?;
    app.says("line-ie-50808-text", "Show again").await?;
    app.taps("lines-back").await?;
    shows(&app, &[("tel:112", 1), ("tel:116123", 1), ("sms:50808", 0)]).await?;
    app.reloads().await?;
    shows(&app, &[("sms:50808", 0)]).await.context("after a start anew")?;

    app.taps("help-lines-change").await?;
    app.taps("line-ie-50808-text-turn").await?;
    app.says("line-ie-50808-text", "Hide").await?;
    app.taps("line-ie-samaritans-call-edit").await?;
    ensure!(app.value("plan-lines-0-phone").await? == "116 123", "the line was not there to be changed");
    app.enters("plan-lines-0-name", "Sam").await?;
    app.taps("plan-save").await?;
    app.says("done", "Saved").await?;
    app.goes_to("help").await?;
    app.says("help-lines", "Call Sam").await?;
    shows(&app, &[("tel:112", 1), ("tel:116123", 1), ("sms:50808", 1)]).await
}

/// How many links to each address Help now should have.
async fn shows(app: &App, links: &[(&str, u64)]) -> Result<()> {
    app.seen("help-country").await?;
    for (link, wanted) in links {
        until(&format!("{wanted} links to {link}"), async || {
            Ok((app.count(&format!("main a[href^='{link}']")).await? == *wanted).then_some(()))
        })
        .await?;
    }
    Ok(())
}

pub(super) async fn help_works_without_the_app(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.opens_page("/help.html").await?;
    for line in countries()?.iter().flat_map(|country| &country.lines) {
        let link = line.link();
        ensure!(app.count(&format!("a[href^='{link}']")).await? > 0, "{link} is not there");
    }
    ensure!(app.count("script[type=module]").await? == 0, "the plain page needs the app's scripts");
    Ok(())
}

/// A country, as the list has it.
#[derive(Debug, Deserialize)]
struct Country {
    code: String,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Line {
    kind: String,
    number: String,
}

impl Line {
    fn is_urgent(&self) -> bool {
        self.kind == "emergency"
    }

    /// Its address, without the text that a message may come with.
    fn link(&self) -> String {
        let scheme = if self.kind == "text" { "sms" } else { "tel" };
        format!("{scheme}:{}", self.number.split_whitespace().collect::<String>())
    }
}

fn countries() -> Result<Vec<Country>> {
    let countries: Vec<Country> = serde_json::from_str(LINES)?;
    ensure!(countries.len() > 10, "the countries were not found");
    Ok(countries)
}
