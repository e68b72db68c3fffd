//! JSON out and in again is the same timeline.

use crate::{moment, scenario, timelines::timeline};
use tidemark::domain::timeline::Timeline;
use tidemark::exchange::json;

#[test]
fn a_thousand_random_timelines_are_read_back_as_they_were_written() {
    let mut entries = 0;
    for number in 0..1000 {
        let timeline = timeline(number);
        let file = json::write(&timeline, &moment());
        let read = json::read(&file).unwrap_or_else(|refused| panic!("timeline {number}: {refused}"));
        assert_eq!(read, timeline.log(), "timeline {number}");
        assert_eq!(json::write(&Timeline::from_log(read), &moment()), file, "timeline {number}");
        entries += timeline.log().len();
    }
    assert!(entries > 20_000, "{entries} entries are too few to show anything");
}

/// Every kind with every part it can have.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exchange/timeline-v1.json");

/// The file that every later version must read.
#[test]
fn the_golden_file_is_what_is_written_today() {
    let golden = std::fs::read(GOLDEN).unwrap();
    let timeline = Timeline::from_log(scenario::log());
    assert!(json::write(&timeline, &moment()) == golden, "the JSON of a record has changed");
    assert_eq!(json::read(&golden).unwrap(), timeline.log());
}

/// Writes the golden file anew. Only for a kind that was not released: a later version of the format gets a file of its own.
#[test]
#[ignore = "writes the fixture"]
fn write_the_golden_file() {
    std::fs::write(GOLDEN, json::write(&Timeline::from_log(scenario::log()), &moment())).unwrap();
}

/// A file is read whatever the order of its names and the space between its values.
#[test]
fn the_order_of_names_does_not_matter() {
    for number in 0..50 {
        let timeline = timeline(number);
        let tree: serde_json::Value = serde_json::from_slice(&json::write(&timeline, &moment())).unwrap();
        let sorted = tree.to_string();
        assert_eq!(json::read(sorted.as_bytes()).unwrap(), timeline.log());
    }
}
