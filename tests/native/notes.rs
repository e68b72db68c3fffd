//! Looking through the notes to the days.

use serde_json::json;
use tidemark::record::log::Record;

use crate::courses::{Clock, Person, nobody};
use crate::levels::imports_moods;
use crate::storage::ready;
use crate::support::given::given;

fn on_30_september() -> (Person, Clock) {
    let (app, clock) = nobody();
    clock.set("2026-09-30", "12:00");
    (app, clock)
}

fn writes(app: &Person, day: &str, note: &str) -> String {
    let check_in = given(&json!({ "day": day, "mood": 4, "note": note })).unwrap();
    ready(app.save(None, Record::CheckIn(check_in))).unwrap().id
}

fn found(app: &Person, wanted: &str, limit: u32) -> Vec<(String, String)> {
    let notes = ready(app.notes(wanted, limit)).unwrap();
    notes.into_iter().map(|note| (note.day, note.text)).collect()
}

fn days(app: &Person, wanted: &str, limit: u32) -> Vec<String> {
    found(app, wanted, limit).into_iter().map(|(day, _)| day).collect()
}

#[test]
fn a_text_is_found_anywhere_in_a_note_in_capital_or_small_letters() {
    let (app, _clock) = on_30_september();
    writes(&app, "2026-09-01", "Slept badly, rain");
    writes(&app, "2026-09-02", "ÁNIMO bajo");
    assert_eq!(found(&app, "RAIN", 9), [("2026-09-01".to_owned(), "Slept badly, rain".to_owned())]);
    assert_eq!(days(&app, " ánimo ", 9), ["2026-09-02"]);
    assert!(days(&app, "snow", 9).is_empty());
}

#[test]
fn the_newest_come_first_and_no_more_than_are_wanted() {
    let (app, _clock) = on_30_september();
    for day in ["2026-09-03", "2026-09-01", "2026-09-02"] {
        writes(&app, day, "rain");
    }
    ready(app.save(None, Record::CheckIn(given(&json!({ "day": "2026-09-04", "mood": 4 })).unwrap()))).unwrap();
    assert_eq!(days(&app, "", 9), ["2026-09-03", "2026-09-02", "2026-09-01"], "every note has an empty text in it");
    assert_eq!(days(&app, "rain", 2), ["2026-09-03", "2026-09-02"]);
    assert!(days(&app, "rain", 0).is_empty());
}

#[test]
fn a_note_that_was_removed_or_changed_is_not_found_by_what_it_said() {
    let (app, _clock) = on_30_september();
    let removed = writes(&app, "2026-09-01", "rain");
    let changed = writes(&app, "2026-09-02", "rain");
    ready(app.withdraw(&removed)).unwrap();
    let sun = given(&json!({ "day": "2026-09-02", "mood": 4, "note": "sun" })).unwrap();
    ready(app.save(Some(&changed), Record::CheckIn(sun))).unwrap();
    assert!(days(&app, "rain", 9).is_empty());
    assert_eq!(days(&app, "sun", 9), ["2026-09-02"]);
}

#[test]
fn notes_of_other_apps_stand_among_the_others_by_day() {
    let (app, _clock) = on_30_september();
    imports_moods(&app, &[("2026-09-01", 400, Some("rain")), ("2026-09-03", 100, Some("rain, again"))]);
    writes(&app, "2026-09-02", "rain");
    writes(&app, "2026-09-04", "rain");
    assert_eq!(days(&app, "rain", 9), ["2026-09-04", "2026-09-03", "2026-09-02", "2026-09-01"]);
    assert_eq!(days(&app, "again", 9), ["2026-09-03"]);
}
