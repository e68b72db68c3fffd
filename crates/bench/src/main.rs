//! Makes the records of the benchmark, writes them for the browser, and runs natively what the browser will run.
//!
//! `cargo xtask bench` runs it with a folder to write to. It prints one JSON object with medians in milliseconds.

mod files;
mod host;
mod records;

use std::env;
use std::path::PathBuf;
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result};
use serde_json::json;
use tidemark::app::App;
use tidemark::app::host::Host as _;
use tidemark::app::journal::Journal;
use tidemark::record::log::Entry;
use tidemark::record::time::{DayStart, LocalDay};
use tidemark::record::timeline::Timeline;
use tidemark::rules::fade::Replay;
use tidemark::store::Contents;
use tidemark::store::memory::MemoryStore;

use host::{FixedHost, ready};

/// How often each task is timed.
const ROUNDS: usize = 25;
/// How often a view is made within one timing.
const VIEWS: u32 = 20;
/// How many days the fade watch's chart goes back.
const CHART_DAYS: u32 = 120;

fn main() -> Result<()> {
    let folder: PathBuf = env::args_os().nth(1).context("Give the folder to write to")?.into();
    let now = i64::try_from(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_millis())?;

    let large = records::notes(15_000, now)?;
    let small = records::notes(5_000, now)?;
    let life = records::life(now, records::TEN_YEARS)?;
    let year = records::life(now, records::ONE_YEAR)?;
    files::write(&folder, "large", &large, now)?;
    files::write(&folder, "small", &small, now)?;
    files::write(&folder, "life", &life, now)?;
    files::write(&folder, "year", &year, now)?;
    let treatment = records::treatment(now)?;
    files::write(&folder, "treatment", &treatment, now)?;

    let app = open(&life, now);
    let treated = open(&treatment, now);
    let (followed, today) = timeline_of(&life, now)?;
    let medians = json!({
        "openLarge": median(|| drop(open(&large, now))),
        "openSmall": median(|| drop(open(&small, now))),
        "openLife": median(|| drop(open(&life, now))),
        "course": median_of_views(|| drop(ready(app.course()))),
        "today": median_of_views(|| drop(ready(app.today()))),
        "places": {
            "regular doses": median_of_views(|| drop(ready(app.regimens()))),
            "medicines": median_of_views(|| drop(ready(app.medicines()))),
            "earlier treatments": median_of_views(|| drop(ready(app.history()))),
            "therapies": median_of_views(|| drop(ready(app.therapies()))),
            "goals": median_of_views(|| drop(ready(app.goals()))),
            "plan": median_of_views(|| drop(ready(app.plan()))),
            "sessions": median_of_views(|| drop(ready(app.sessions()))),
            "forms": median_of_views(|| drop(ready(app.forms()))),
        },
        "treatment": median_of_views(|| drop(ready(treated.treatment()))),
        "fade": median_after(|| open(&life, now), |app| drop(ready(app.fade(CHART_DAYS)))),
        "fadeDay": median_after(|| one_more_check_in(&followed, today), |(timeline, replay)| {
            replay.follow(timeline, today);
        }),
    });
    println!("{medians}");
    Ok(())
}

#[expect(clippy::expect_used, reason = "records made here can be opened")]
fn open(contents: &Contents, now: i64) -> App<MemoryStore, FixedHost> {
    let store = MemoryStore::holding(contents.clone());
    ready(App::open(store, FixedHost::at(now), None)).expect("whole records")
}

fn median_of_views(mut view: impl FnMut()) -> f64 {
    median(|| (0..VIEWS).for_each(|_| view())) / f64::from(VIEWS)
}

/// The records, and the day that is today.
fn timeline_of(contents: &Contents, now: i64) -> Result<(Timeline, LocalDay)> {
    let host = FixedHost::at(now);
    let journal = ready(Journal::open(MemoryStore::holding(contents.clone()), &host))?;
    Ok((journal.timeline().clone(), host.now()?.local_day(DayStart::default())))
}

/// The records as the fade watch has followed them, with the last day's check-in written once more since.
fn one_more_check_in(timeline: &Timeline, today: LocalDay) -> (Timeline, Replay) {
    let (mut timeline, mut replay) = (timeline.clone(), Replay::default());
    replay.follow(&timeline, today);
    if let Some(last) = timeline.log().last().cloned() {
        timeline.append(Entry { sequence: timeline.next_sequence(), ..last });
    }
    (timeline, replay)
}

/// The median time of `work` in milliseconds, after one run that does not count.
fn median(mut work: impl FnMut()) -> f64 {
    median_after(|| (), |()| work())
}

/// The same for work on something that is made anew each time. Neither making nor dropping it is timed.
fn median_after<T>(mut prepare: impl FnMut() -> T, mut work: impl FnMut(&mut T)) -> f64 {
    work(&mut prepare());
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let mut prepared = prepare();
            let began = Instant::now();
            work(&mut prepared);
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}
