//! What an export may say about a time, and about a session that was moved.

use tidemark::exchange::{fhir, ics, json};
use tidemark::record::time::{MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::rules::edition::Edition;

fn timeline(name: &str) -> Timeline {
    let path = format!("{}/tests/fixtures/exchange/{name}", env!("CARGO_MANIFEST_DIR"));
    Timeline::from_log(json::read(&std::fs::read(path).unwrap()).unwrap())
}

/// 1 April 2026, 10:00 in Berlin.
fn now() -> Moment {
    Moment::new(1_775_030_400_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

#[test]
fn a_time_before_the_clock_was_changed_has_no_offset() {
    let bundle = String::from_utf8(fhir::write(&timeline("clock-change.json"), &now(), Edition::Whole)).unwrap();
    assert!(!bundle.contains("T01:30"), "it was +01:00 then, and +02:00 when it was written down");
    assert!(bundle.contains("At 01:30 by the patient's clock."));
}

#[test]
fn a_session_that_moved_is_cancelled_where_it_was() {
    let timeline = timeline("moved-session.json");
    let calendar = String::from_utf8(ics::write(&timeline, &now(), MinuteOfDay::new(1200))).unwrap();
    let events: Vec<&str> = calendar.split("BEGIN:VEVENT").skip(2).collect();
    let [old, new] = events[..] else { panic!("{calendar}") };
    assert!(old.contains("VALUE=DATE:20260405") && old.contains("STATUS:CANCELLED"), "{old}");
    assert!(new.contains("VALUE=DATE:20260407") && new.contains("STATUS:CONFIRMED"), "{new}");
    for event in events {
        assert!(event.contains("SEQUENCE:2\r\n"));
    }
    let alarm = calendar.find("BEGIN:VALARM").unwrap();
    assert!(calendar.find("CLASS:PRIVATE").unwrap() < alarm, "properties come before what stands in an event");
}
