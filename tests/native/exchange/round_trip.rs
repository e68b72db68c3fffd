//! JSON out and in again is the same timeline.

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde::Serialize;

use crate::support::given::given;

use super::{
    moment, scenario,
    timelines::{many, timeline},
};
use tidemark::exchange::{Notes, csv, fhir, json};
use tidemark::record::choice::Choice;
use tidemark::record::cut_offs::CutOff;
use tidemark::record::fields::Fields;
use tidemark::record::fields::node::Node;
use tidemark::record::kinds::imported::Source;
use tidemark::record::kinds::long_term_check::ScreenItem;
use tidemark::record::kinds::pressure::PressureMoment;
use tidemark::record::kinds::session::Route;
use tidemark::record::kinds::side_effect::NamedEffect;
use tidemark::record::kinds::stamp::StampKind;
use tidemark::record::log::{Entry, KINDS, Record};
use tidemark::record::timeline::Timeline;
use tidemark::rules::edition::Edition;

#[test]
fn a_thousand_random_timelines_are_read_back_as_they_were_written() {
    let mut entries = 0;
    for number in 0..1000 {
        let timeline = timeline(number);
        let file = json::write(&timeline, &moment(), None);
        let read = json::read(&file).unwrap_or_else(|refused| panic!("timeline {number}: {refused}"));
        assert_eq!(read, timeline.log(), "timeline {number}");
        assert_eq!(json::write(&Timeline::from_log(read), &moment(), None), file, "timeline {number}");
        entries += timeline.log().len();
    }
    assert!(entries > 20_000, "{entries} entries are too few to show anything");
}

/// A record as the page gets it and gives it back, and as it lies in a file.
#[test]
fn every_kind_is_read_back_from_its_plain_data() {
    let mut met = BTreeSet::new();
    for number in 0..300 {
        for record in timeline(number).log().iter().filter_map(Entry::value) {
            met.insert(record.kind());
            match record {
                Record::CheckIn(record) => is_read_back(record),
                Record::Phq9(record) => is_read_back(record),
                Record::Session(record) => is_read_back(record),
                Record::SideEffect(record) => is_read_back(record),
                Record::Setback(record) => is_read_back(record),
                Record::Settings(record) => is_read_back(record),
                Record::Gad7(record) => is_read_back(record),
                Record::ClinicScore(record) => is_read_back(record),
                Record::Function(record) => is_read_back(record),
                Record::Pressure(record) => is_read_back(record),
                Record::Stamp(record) => is_read_back(record),
                Record::Screen(record) => is_read_back(record),
                Record::Plan(record) => is_read_back(&**record),
                Record::SafetyPlan(record) => is_read_back(&**record),
                Record::ImportBatch(record) => is_read_back(record),
                Record::ImportedMood(record) => is_read_back(record),
                Record::ImportedPressure(record) => is_read_back(record),
                Record::FadeAlert(record) => is_read_back(record),
                Record::PutOff(record) => is_read_back(record),
                Record::Item9Closed(record) => is_read_back(record),
                Record::KeptAhead(record) => is_read_back(record),
                Record::Backup(record) => is_read_back(record),
                Record::Regimen(record) => is_read_back(record),
                Record::DoseDay(record) => is_read_back(record),
                Record::Medicine(record) => is_read_back(record),
                Record::Trial(record) => is_read_back(record),
                Record::Therapy(record) => is_read_back(record),
                Record::Goal(record) => is_read_back(record),
                Record::GoalLook(record) => is_read_back(record),
                Record::Offered(record) => is_read_back(record),
            }
        }
    }
    assert_eq!(met, KINDS.iter().map(|kind| kind.name).collect());
}

fn is_read_back<X: Fields + Serialize + PartialEq + Debug>(record: &X) {
    let value = record.to_value();
    assert_eq!(X::from_node(&Node::root(&value)).as_ref(), Ok(record), "in a file");
    let shown = serde_json::to_value(record).unwrap();
    assert_eq!(given::<X>(&shown).as_ref(), Ok(record), "from the page: {shown}");
}

/// With 200 notes of the greatest length, in letters of three bytes: 2.4 MB of words.
#[test]
fn fifteen_thousand_records_and_long_notes_are_whole_in_every_file() {
    let timeline = many(15_000, 200);
    let file = json::write(&timeline, &moment(), None);
    assert!(json::read(&file).unwrap() == timeline.log());
    let table = String::from_utf8(csv::long(&timeline, Notes::Included)).unwrap();
    assert!(table.matches("静".repeat(4000).as_str()).count() == 200);
    assert!(!String::from_utf8(csv::long(&timeline, Notes::LeftOut)).unwrap().contains('静'));
    let bundle: serde_json::Value = serde_json::from_slice(&fhir::write(&timeline, &moment(), Edition::Whole)).unwrap();
    // The person and the status beside the check-ins.
    assert_eq!(bundle["entry"].as_array().unwrap().len(), 15_002);
    assert!(csv::zipped(&timeline, Notes::Included).len() > 100_000);
}

/// Every kind with every part it can have.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exchange/timeline-v1.json");

/// The file that every later version must read.
#[test]
fn the_golden_file_is_what_is_written_today() {
    let golden = std::fs::read(GOLDEN).unwrap();
    let timeline = Timeline::from_log(scenario::log());
    assert!(json::write(&timeline, &moment(), None) == golden, "the JSON of a record has changed");
    assert_eq!(json::read(&golden).unwrap(), timeline.log());
}

/// Parts that came later may be missing from it.
fn is_read_for_ever(file: &[u8]) {
    let read = json::read(file).unwrap();
    let today = scenario::log();
    let kept: Vec<_> = read.iter().filter_map(Entry::value).collect();
    assert!(kept.len() > 100);
    assert!(kept.iter().all(|record| today.iter().any(|entry| entry.value() == Some(record))));
}

#[test]
fn a_file_from_before_the_reasons_of_stays_is_read_for_ever() {
    is_read_for_ever(include_bytes!("../../fixtures/exchange/timeline-v1-first.json"));
}

#[test]
fn a_file_from_before_the_answers_to_the_app_is_read_for_ever() {
    is_read_for_ever(include_bytes!("../../fixtures/exchange/timeline-v1-second.json"));
}

#[test]
fn a_file_from_before_the_regular_doses_is_read_for_ever() {
    is_read_for_ever(include_bytes!("../../fixtures/exchange/timeline-v1-third.json"));
}

/// Writes the golden file anew. Only for a kind that was not released: a later version of the format gets a file of its own.
#[test]
#[ignore = "writes the fixture"]
fn write_the_golden_file() {
    std::fs::write(GOLDEN, json::write(&Timeline::from_log(scenario::log()), &moment(), None)).unwrap();
}

/// A file is read whatever the order of its names and the space between its values.
#[test]
fn the_order_of_names_does_not_matter() {
    for number in 0..50 {
        let timeline = timeline(number);
        let tree: serde_json::Value = serde_json::from_slice(&json::write(&timeline, &moment(), None)).unwrap();
        let sorted = tree.to_string();
        assert_eq!(json::read(sorted.as_bytes()).unwrap(), timeline.log());
    }
}

const FORMAT: &str = include_str!("../../../docs/json-format.md");

#[test]
fn the_documented_file_is_read() {
    let (_, rest) = FORMAT.split_once("```json\n").unwrap();
    let (file, _) = rest.split_once("```").unwrap();
    assert_eq!(json::read(file.as_bytes()).unwrap().len(), 1);
}

/// Every name and every choice that is ever written.
#[test]
fn every_name_is_documented() {
    fn names(value: &serde_json::Value, all: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                all.insert(name.clone());
                names(value, all);
            }),
            serde_json::Value::Array(values) => values.iter().for_each(|value| names(value, all)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    names(&serde_json::from_slice(&std::fs::read(GOLDEN).unwrap()).unwrap(), &mut all);
    // Those of the cut-offs stand with the cut-offs.
    all.retain(|name| !CutOff::ALL.map(CutOff::name).contains(&name.as_str()));
    all.extend(choices::<NamedEffect>().chain(choices::<Route>()).chain(choices::<StampKind>()));
    all.extend(choices::<ScreenItem>().chain(choices::<Source>()).chain(choices::<PressureMoment>()));
    let undocumented: Vec<_> = all
        .iter()
        .filter(|name| !FORMAT.contains(&format!("`{name}`")) && !FORMAT.contains(&format!("\"{name}\"")))
        .collect();
    assert!(undocumented.is_empty(), "{undocumented:?}");
}

fn choices<C: Choice>() -> impl Iterator<Item = String> {
    C::CHOICES.iter().map(|choice| choice.name().to_owned())
}
