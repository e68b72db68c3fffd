//! What an export may say about a time, and about a session that was moved.

use tidemark::exchange::{fhir, ics, json};
use tidemark::record::language::Language;
use tidemark::record::time::{MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::rules::edition::Edition;

fn timeline(name: &str) -> Timeline {
    let path = format!("{}/tests/fixtures/exchange/{name}", env!("CARGO_MANIFEST_DIR"));
    Timeline::from_log(json::read(&std::fs::read(path).unwrap()).unwrap())
}

/// One version of a record: its own identity, what was written when, and in which zone.
fn written(id: u8, sequence: u8, written: &str, zone: &str, what: &str) -> String {
    let version = format!(r#""sequence": {sequence}, "written": "{written}", "zone": "{zone}", {what}"#);
    format!(r#"{{"id": "{:032x}", "versions": [{{{version}}}]}}"#, 0xaa00 + u32::from(id))
}

fn timeline_of(records: &[String]) -> Timeline {
    let text = format!(r#"{{"format": "tidemark-timeline", "version": 1, "records": [{}]}}"#, records.join(","));
    Timeline::from_log(json::read(text.as_bytes()).unwrap())
}

fn bundle(timeline: &Timeline) -> String {
    String::from_utf8(fhir::write(timeline, &now(), Edition::Whole)).unwrap()
}

fn calendar(timeline: &Timeline) -> String {
    String::from_utf8(ics::write(timeline, &now(), None, Language::En).unwrap()).unwrap()
}

const SESSION: &str =
    r#""kind": "session", "day": "2026-03-20", "time": "10:00", "route": "intranasal", "drug": "esketamine""#;
const CHECK_IN: &str = r#""kind": "checkIn", "day": "2026-03-19", "mood": 5"#;

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
    let calendar =
        String::from_utf8(ics::write(&timeline, &now(), MinuteOfDay::new(1200), Language::En).unwrap()).unwrap();
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

#[test]
fn a_calendar_without_an_event_is_not_written() {
    let nothing = timeline_of(&[written(1, 1, "2026-03-19T21:00:00.000+01:00", "Europe/Berlin", CHECK_IN)]);
    assert_eq!(ics::write(&nothing, &now(), None, Language::En), None);
    assert!(ics::write(&nothing, &now(), MinuteOfDay::new(1200), Language::En).is_some());
}

#[test]
fn a_time_by_the_same_clock_has_its_offset() {
    let before = written(1, 1, "2026-03-19T21:00:00.000+01:00", "Europe/Berlin", CHECK_IN);
    let session = written(2, 2, "2026-03-20T18:00:00.000+01:00", "Europe/Berlin", SESSION);
    assert!(bundle(&timeline_of(&[before, session])).contains("2026-03-20T10:00:00+01:00"));
}

#[test]
fn a_time_before_or_on_a_journey_has_no_offset() {
    let new_york = |written_at| written(1, 1, written_at, "America/New_York", CHECK_IN);
    for before in ["2026-03-19T21:00:00.000-04:00", "2026-03-20T07:00:00.000-04:00"] {
        let session = written(2, 2, "2026-03-20T18:00:00.000+01:00", "Europe/Berlin", SESSION);
        let bundle = bundle(&timeline_of(&[new_york(before), session]));
        assert!(!bundle.contains("03-20T10:00"), "{before}: they may have flown in between");
        assert!(bundle.contains("At 10:00 by the patient's clock."), "{before}");
    }
}

#[test]
fn an_imported_time_has_an_offset_only_if_its_file_named_it() {
    let pressure = |utc: &str| {
        let reading = r#""systolic": 121, "diastolic": 79, "pulse": null, "note": null"#;
        let at = r#""at": {"day": "2026-03-20", "time": "10:00"}"#;
        let import = format!("{:032x}", 0xaa09);
        let what = format!(
            r#""kind": "importedPressure", "import": "{import}", "source": "omron", {at}, {reading}, "utc": {utc}"#
        );
        bundle(&timeline_of(&[written(1, 1, "2026-03-20T18:00:00.000+01:00", "Europe/Berlin", &what)]))
    };
    let unknown = pressure("null");
    assert!(!unknown.contains("03-20T10:00") && unknown.contains("At 10:00 by the patient's clock."), "{unknown}");
    // 20 March 2026, 14:00 UTC.
    let known = pressure("29566920");
    assert!(known.contains("2026-03-20T10:00:00-04:00") && !known.contains("by the patient's clock"), "{known}");
}

#[test]
fn a_planned_day_on_which_the_session_took_place_is_not_cancelled() {
    let session = |id, day: &str, next: &str| {
        let what = r#""kind": "session", "route": "intranasal", "drug": "esketamine""#;
        let what = format!(r#"{what}, "day": "{day}", "plannedNext": {next}"#);
        written(id, id, &format!("{day}T09:00:00.000+02:00"), "Europe/Berlin", &what)
    };
    let made = calendar(&timeline_of(&[session(1, "2026-03-30", "\"2026-04-01\""), session(2, "2026-04-01", "null")]));
    assert!(made.contains("VALUE=DATE:20260401") && made.contains("STATUS:CONFIRMED"), "{made}");
    assert!(!made.contains("CANCELLED"), "{made}");
}

#[test]
fn a_day_that_passed_without_the_session_that_moved_is_cancelled() {
    let session = |sequence: u8, next: &str| {
        let written = format!("2026-03-{}T09:00:00.000+01:00", 20 + sequence);
        let what = format!(
            r#""kind": "session", "day": "2026-03-20", "route": "intranasal", "drug": "esketamine", "plannedNext": "{next}""#
        );
        format!(r#"{{"sequence": {sequence}, "written": "{written}", "zone": "Europe/Berlin", {what}}}"#)
    };
    let versions = [session(1, "2026-03-27"), session(2, "2026-04-03")].join(",");
    let made = calendar(&timeline_of(&[format!(r#"{{"id": "{:032x}", "versions": [{versions}]}}"#, 0xaa01)]));
    let events: Vec<&str> = made.split("BEGIN:VEVENT").skip(1).collect();
    let [old, new] = events[..] else { panic!("{made}") };
    assert!(old.contains("VALUE=DATE:20260327") && old.contains("STATUS:CANCELLED"), "{old}");
    assert!(new.contains("VALUE=DATE:20260403") && new.contains("STATUS:CONFIRMED"), "{new}");
}
