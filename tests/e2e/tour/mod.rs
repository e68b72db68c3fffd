//! A walk through every place and its main states, by the names of elements and never by words, so that it can be taken
//! in every language. What is done at each state is given: a picture, or a check.

mod play;
mod stops;

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use chrono::Days;
use serde_json::{Value, json};

use crate::app::App;

use play::{Step, play};
pub(crate) use stops::PLACES;
use stops::{AT_FIRST, EMPTY, LOCK, OWN};

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Spanish,
}

impl Language {
    /// Its BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }
}

/// A state, and how a person comes to it from the one before, or from any.
struct Stop {
    name: &'static str,
    steps: &'static [Step],
}

/// The walk, with the states that could not be reached or were found wrong.
struct Walk<'a, S> {
    app: &'a App,
    see: S,
    faults: Vec<String>,
}

/// A state that was come to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct State<'a> {
    pub(crate) name: &'a str,
    /// The element that it is about, if the state is more than a place as it opens.
    pub(crate) about: Option<&'a str>,
}

/// Takes the walk in an app at its first run, and calls `see` at each state. A state that cannot be
/// reached does not keep the walk from going on; all faults are told at its end.
pub(crate) async fn walk(app: &App, language: Language, see: impl AsyncFnMut(State<'_>) -> Result<()>) -> Result<()> {
    let mut walk = Walk { app, see, faults: Vec::new() };
    comes_to_every_place()?;
    speaks(app, language).await?;
    walk.first_run().await?;
    walk.places(EMPTY, "empty ").await;
    bring_in_two_weeks(app).await?;
    walk.stops(OWN).await;
    walk.stops(LOCK).await;
    app.follows("settings").await?;
    app.taps("sample-open").await?;
    app.seen("sample-mark").await?;
    walk.places(PLACES, "").await;
    app.taps("sample-leave").await?;
    app.gone("sample-mark").await?;
    walk.stops(AT_FIRST).await;
    walk.done()
}

/// Checks that the walk comes to each place that the page knows, and to no other, for which it would show Today.
fn comes_to_every_place() -> Result<()> {
    let known = include_str!("../../../www/src/core/route.ts")
        .split_once("const places = [")
        .and_then(|(_, rest)| rest.split_once("] as const"))
        .context("the list of places was not found")?;
    let known: BTreeSet<&str> = known.0.split('"').skip(1).step_by(2).collect();
    let on_the_way = OWN.iter().chain(LOCK).flat_map(|stop| stop.steps).filter_map(Step::place);
    let walked = PLACES.iter().chain(EMPTY).copied().chain(on_the_way);
    let walked: BTreeSet<&str> = walked.filter_map(|place| place.split('/').next()).collect();
    let odd: Vec<_> = known.symmetric_difference(&walked).collect();
    ensure!(odd.is_empty(), "only the page or only the walk has {odd:?}");
    Ok(())
}

/// Starts the page in a language.
async fn speaks(app: &App, language: Language) -> Result<()> {
    app.run("localStorage.setItem('tidemark.language', given[0])", vec![json!(language.tag())]).await?;
    app.reloads().await?;
    app.seen("first-next").await?;
    let said = app.run("return document.documentElement.lang", vec![]).await?;
    ensure!(said == json!(language.tag()), "the page says that it is in {said}");
    Ok(())
}

impl<S: AsyncFnMut(State<'_>) -> Result<()>> Walk<'_, S> {
    /// However many screens it has, without answering any.
    async fn first_run(&mut self) -> Result<()> {
        for at in 1.. {
            self.sees(&format!("first run {at}"), None).await;
            let leads_on = if self.app.shows("first-next").await? { "first-next" } else { "first-skip" };
            self.app.taps_on(leads_on).await?;
            if self.app.shows("place-today").await? {
                break;
            }
        }
        Ok(())
    }

    async fn places(&mut self, places: &[&str], prefix: &str) {
        for place in places {
            let reached = self.app.follows(place).await;
            self.arrived(&format!("{prefix}{}", place.replace('/', " ")), None, reached).await;
        }
    }

    async fn stops(&mut self, stops: &[Stop]) {
        for Stop { name, steps } in stops {
            let reached = play(self.app, steps).await;
            self.arrived(name, steps.last().and_then(Step::about), reached).await;
        }
    }

    async fn arrived(&mut self, name: &str, about: Option<&str>, reached: Result<()>) {
        match reached {
            Ok(()) => self.sees(name, about).await,
            Err(error) => self.faults.push(format!("{name} is not reached: {error:#}")),
        }
    }

    async fn sees(&mut self, name: &str, about: Option<&str>) {
        let seen = match self.app.rests().await {
            Ok(()) => (self.see)(State { name, about }).await,
            Err(error) => Err(error),
        };
        if let Err(error) = seen {
            self.faults.push(format!("{name}: {error:#}"));
        }
    }

    fn done(self) -> Result<()> {
        match self.faults.len() {
            0 => Ok(()),
            count => bail!("{count} states are not as they should be:\n{}", self.faults.join("\n")),
        }
    }
}

/// Mood and interest of two weeks up to yesterday, oldest first: low, then better after a session, and sinking again.
const LEVELS: [u8; 14] = [3, 2, 3, 3, 3, 7, 8, 7, 7, 7, 5, 4, 4, 3];
/// How many days ago the session was.
const SESSION: u64 = 10;

/// Two weeks in which a lift fades, brought in as a file.
async fn bring_in_two_weeks(app: &App) -> Result<()> {
    let today = app.today().await?;
    let days = (1..=LEVELS.len() as u64).rev().map(|back| today - Days::new(back));
    let check_ins = days
        .zip(LEVELS)
        .map(|(day, level)| json!({ "kind": "checkIn", "day": day.to_string(), "mood": level, "interest": level }));
    let session = json!({
        "kind": "session", "day": (today - Days::new(SESSION)).to_string(), "route": "intranasal", "drug": "esketamine",
        "dose": { "amount": 84, "unit": "mg" }, "plannedNext": (today + Days::new(4)).to_string(),
    });
    let records: Vec<Value> = check_ins.chain([session]).zip(1..).map(|(version, at)| record(version, at)).collect();
    let file = json!({ "format": "tidemark-timeline", "version": 1, "records": records });
    app.follows("import").await?;
    app.chooses_file("records.json", &file.to_string()).await?;
    app.taps("import-add").await?;
    app.seen("import-said").await
}

/// A record as it was first written, at noon of its day.
fn record(mut version: Value, at: usize) -> Value {
    let noon = format!("{}T12:00:00.000+00:00", version["day"].as_str().unwrap_or_default());
    version["sequence"] = json!(at);
    version["written"] = json!(noon);
    version["zone"] = json!("UTC");
    json!({ "id": format!("7{at:031x}"), "versions": [version] })
}
