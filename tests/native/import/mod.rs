//! Files from other apps: what is taken, what is refused, and that nothing breaks a reader.

mod cases;
mod fuzz;
mod hostile;
mod inputs;
mod instants;
mod members;
mod properties;
mod readers;
mod relied;
mod restore;

use crate::exchange::dice;
use tidemark::exchange::import::{self, Answers, DryRun, Setting, Unfit};
use tidemark::record::kinds::imported::Rating;
use tidemark::record::log::{Entry, Record};
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// 5 May 2026, 18:53 in Berlin.
pub(crate) fn now() -> Moment {
    Moment::new(1_778_000_000_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

pub(crate) fn dry_run(bytes: &[u8], answers: &Answers, timeline: &Timeline) -> Result<DryRun, Unfit> {
    let at = now();
    // A different seed for each import of a test, and none that is the id of a record.
    let seed = [0x80 | timeline.next_sequence().to_le_bytes()[0]; 16];
    import::dry_run(bytes, answers, &Setting { timeline, at: &at, offset_at: &|_| 120, seed, vault: None })
}

/// The dry run over no records.
pub(crate) fn first(bytes: &[u8], answers: &Answers) -> DryRun {
    dry_run(bytes, answers, &Timeline::default()).unwrap()
}

/// The timeline with what a dry run adds, numbered as the journal would number it.
pub(crate) fn with(timeline: &Timeline, run: &DryRun) -> Timeline {
    let numbers = timeline.next_sequence()..;
    let added = numbers.zip(&run.add).map(|(sequence, entry)| Entry { sequence, ..entry.clone() });
    Timeline::from_log(timeline.log().iter().cloned().chain(added).collect())
}

/// What would be added, in short: day and time, then the mood's value with the ends of its scale, or pressures and
/// pulse.
pub(crate) fn said(run: &DryRun) -> Vec<String> {
    let points = |hundredths| f64::from(hundredths) / f64::from(Rating::POINT);
    let at = |at: tidemark::record::time::When| {
        at.time.map_or_else(|| at.day.to_string(), |time| format!("{} {time}", at.day))
    };
    let line = |entry: &Entry| match entry.value() {
        Some(Record::ImportedMood(mood)) => {
            let rating = mood.rating;
            let (value, worst, best) = (points(rating.value()), points(rating.worst()), points(rating.best()));
            Some(format!("{} {value} of {worst}–{best}", at(mood.at)))
        }
        Some(Record::ImportedPressure(pressure)) => {
            let reading = pressure.reading();
            let pulse = reading.pulse.map_or(0, tidemark::record::kinds::pressure::Pulse::beats);
            let (upper, lower) = (reading.pressure.systolic(), reading.pressure.diastolic());
            Some(format!("{} {upper}/{lower} {pulse}", at(reading.at)))
        }
        _ => None,
    };
    run.add.iter().filter_map(line).collect()
}
