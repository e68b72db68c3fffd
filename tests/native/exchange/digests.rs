//! The exports of a timeline, byte for byte, in a short form: the same natively and in the browser.

use std::fmt::Write as _;

use super::timelines::timeline;
use tidemark::exchange::{Notes, csv, fhir, ics, json};
use tidemark::record::language::Language;
use tidemark::record::time::{MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::report::pdf::pdf;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;

/// The digests of the current exports.
pub(crate) const GOLDEN: &str = include_str!("../../fixtures/exchange/digests.txt");

/// A timeline with every kind of record.
const EVERY_KIND: &[u8] = include_bytes!("../../fixtures/exchange/timeline-v1.json");

/// The moment of every export here: 1 February 2026, 21:30 in Berlin.
pub(crate) fn moment() -> Moment {
    Moment::new(1_769_977_800_000, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

/// One line for each export: its length in bytes and its digest (FNV-1a, 64 bits).
pub(crate) fn write() -> String {
    let every_kind = Timeline::from_log(json::read(EVERY_KIND).unwrap());
    let timelines = (0..20).map(|number| (format!("random {number}"), timeline(number)));
    let mut lines = String::new();
    for (name, timeline) in timelines.chain([("every kind".to_owned(), every_kind)]) {
        for (file, bytes) in exports(&timeline) {
            writeln!(lines, "{name}: {file} {} {:016x}", bytes.len(), digest(&bytes)).unwrap();
        }
    }
    lines
}

fn exports(timeline: &Timeline) -> [(&'static str, Vec<u8>); 10] {
    let at = moment();
    [
        ("visit.pdf", visit(timeline, false, PaperName::A4, Language::En)),
        ("visit.pdf with notes, on Letter", visit(timeline, true, PaperName::Letter, Language::En)),
        ("visit.pdf with notes, in Spanish", visit(timeline, true, PaperName::Letter, Language::Es)),
        ("timeline.json", json::write(timeline, &at, None)),
        ("bundle.json", fhir::write(timeline, &at, Edition::Whole)),
        ("records.csv", csv::long(timeline, Notes::LeftOut)),
        ("records.csv with notes", csv::long(timeline, Notes::Included)),
        ("tables.zip", csv::zipped(timeline, Notes::Included)),
        ("calendar.ics", ics::write(timeline, &at, MinuteOfDay::new(20 * 60 + 30), Language::En).unwrap()),
        ("calendar.ics in Spanish", ics::write(timeline, &at, MinuteOfDay::new(20 * 60 + 30), Language::Es).unwrap()),
    ]
}

/// A report on everything.
fn visit(timeline: &Timeline, notes: bool, paper: PaperName, language: Language) -> Vec<u8> {
    let range = RangeName::All;
    let request =
        ReportRequest { range, from: None, until: None, notes, paper, language, name: None, birth_date: None };
    pdf(&Visit::of(timeline, &moment(), &request).unwrap(), paper, None, |_, _| {}).unwrap()
}

fn digest(bytes: &[u8]) -> u64 {
    let step = |digest: u64, byte: &u8| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
