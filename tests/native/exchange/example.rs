//! The records that the example `export` makes from a file.

use crate::examples::course::{Course, Doses, name};
use crate::examples::read::{self, COLUMNS};
use crate::examples::records::Records;
use tidemark::record::kinds::session::Route;
use tidemark::record::time::DayStart;
use tidemark::rules::fade;
use tidemark::rules::remission::{History, status};

const TEN_WEEKS: &str = include_str!("../../fixtures/exchange/ten-weeks.csv");

fn records(text: &str) -> Records {
    Records::of(&read::read(text).unwrap()).unwrap().unwrap()
}

fn rows(rows: &[&str]) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"))
}

/// The replay reads the rows as they are, and the export turns them into records. Both must give the same result for
/// every day.
#[test]
fn the_status_of_the_records_is_that_of_the_replay() {
    let timeline = records(TEN_WEEKS).timeline;
    let mut course = Course::default();
    for row in read::read(TEN_WEEKS).unwrap() {
        let printed = course.step(&row);
        let status = status(&History::of(&timeline, row.day), row.day, &timeline.plan().cutoffs);
        assert_eq!(printed.trim_end_matches("+stale"), name(status.state), "{}", row.day);
    }
    assert!(timeline.phq9_forms().count() > 5);
}

/// The same holds for the model, whose days are those of the file.
#[test]
fn the_model_reads_the_same_days() {
    let records = records(TEN_WEEKS);
    let days = fade::days(&records.timeline, records.at.local_day(DayStart::MIDNIGHT));
    let rows = read::read(TEN_WEEKS).unwrap();
    assert_eq!(days.len(), rows.len());
    let mut doses = Doses::default();
    for (day, row) in days.iter().zip(rows.iter().map(|row| doses.model_day(row))) {
        assert_eq!((day.day, day.level, day.phq9, day.session), (row.day, row.level, row.phq9, row.session));
    }
}

#[test]
fn the_moment_is_the_end_of_the_last_day() {
    let records = records(TEN_WEEKS);
    assert_eq!(records.at.local_day(DayStart::MIDNIGHT).to_string(), "2026-03-11");
    assert_eq!(records.at.minute_of_day().to_string(), "23:59");
    assert!(records.timeline.log().iter().all(|entry| entry.written.unix_ms() < records.at.unix_ms()));
}

#[test]
fn what_a_record_cannot_hold_is_told_or_left_as_it_is() {
    let records = records(&rows(&[
        "2026-01-05,4.9,,,,,12,,",
        "2026-01-06,,,,,7,,,",
        "2026-01-07,,8,,,,,,",
        "2026-01-08,,,,,,,1,",
        "2026-01-09,,,,,,,,2026-01-20",
    ]));
    let left_out: Vec<_> = records.left_out.iter().map(|(day, total)| (day.to_string(), *total)).collect();
    assert_eq!(left_out, [("2026-01-05".to_owned(), 12.0)]);
    let timeline = records.timeline;
    assert_eq!(timeline.phq9_forms().count(), 0, "a total is no form");
    let check_ins: Vec<_> =
        timeline.check_ins().map(|kept| (kept.value.day.to_string(), kept.value.mood.points())).collect();
    assert_eq!(check_ins, [("2026-01-05".to_owned(), 4)], "a fraction is dropped; interest alone is no check-in");
    let like_myself: Vec<_> = timeline.function_forms().filter_map(|kept| kept.value.like_myself()).collect();
    assert_eq!(like_myself.iter().map(|level| level.points()).collect::<Vec<_>>(), [7]);
    let session = timeline.sessions().next().unwrap().value;
    assert_eq!(session.planned_next.map(|day| day.to_string()), Some("2026-01-20".to_owned()));
    assert_eq!(session.route, Route::Other);
}

#[test]
fn a_file_without_days_has_no_records() {
    assert!(Records::of(&read::read(&rows(&[])).unwrap()).unwrap().is_none());
}
