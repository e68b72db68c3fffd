//! Days and times, in the forms that files use.

use super::{dry_run, first, said};
use tidemark::exchange::import::{Answers, DateOrder, DryRun, Question, Reason, Times};
use tidemark::record::timeline::Timeline;

fn readings(rows: &[&str], answers: &Answers) -> DryRun {
    let rows: Vec<String> = rows.iter().map(|at| format!("\"{at}\",120,80")).collect();
    first(format!("Date,Systolic,Diastolic\n{}\n", rows.join("\n")).as_bytes(), answers)
}

fn read(at: &str) -> Option<String> {
    let run = readings(&[at], &Answers::default());
    said(&run).first().map(|line| line.trim_end_matches(" 120/80 0").to_owned())
}

#[test]
fn every_form_is_the_same_moment() {
    let forms = [
        "2026-04-03 08:05",
        "2026-04-03T08:05:59.123",
        "2026/4/3 8:05",
        "3.4.2026 08:05",
        "03.04.2026, 8:05 am",
        "Apr 3 2026 8:05 AM",
        "April 3, 2026 08:05:00",
        "3 Apr 2026, 8:05 a.m.",
        "3rd Apr 2026 8:05",
        "2026-04-03 8:05\u{202f}AM",
        "2026-04-03 08:05:00 +0530",
        "2026-04-03T08:05-03:00",
        "2026-04-03T06:05:00Z",
    ];
    for form in forms {
        assert_eq!(read(form).as_deref(), Some("2026-04-03 08:05"), "{form}");
    }
    assert_eq!(read("2026-04-03").as_deref(), Some("2026-04-03"));
    assert_eq!(read("2026-04-03 12:05 AM").as_deref(), Some("2026-04-03 00:05"));
    assert_eq!(read("2026-04-03 12:05 PM").as_deref(), Some("2026-04-03 12:05"));
}

#[test]
fn what_is_no_moment_is_refused() {
    let days =
        ["", "yesterday", "2026-02-30", "3.4.26", "26-04-03", "2026-04", "2026-13-01", "1969-12-31", "2026-04-03-01"];
    for day in days {
        let run = readings(&[day], &Answers::default());
        assert_eq!(run.refused[0].reason, Reason::NoDay, "{day:?}");
    }
    for time in ["24:00", "08:60", "13:05 pm", "0:05 am", "8:5x", ":05", "123:05"] {
        let run = readings(&[&format!("2026-04-03 {time}")], &Answers::default());
        assert_eq!(run.refused[0].reason, Reason::NoTime, "{time:?}");
    }
    assert_eq!(readings(&["2026-05-06"], &Answers::default()).refused[0].reason, Reason::InFuture);
}

#[test]
fn one_date_that_tells_decides_for_all() {
    let answers = Answers::default();
    assert_eq!(said(&readings(&["03/04/2026", "13/04/2026"], &answers))[0], "2026-04-03 120/80 0");
    assert_eq!(said(&readings(&["03/04/2026", "04/13/2026"], &answers))[0], "2026-03-04 120/80 0");
    assert!(readings(&["04/04/2026"], &answers).questions.is_empty(), "both readings are the same day");

    let unclear = readings(&["03/04/2026"], &answers);
    assert_eq!(unclear.open, 1);
    assert_eq!(unclear.questions, [Question::DateOrder { example: "03/04/2026".into() }]);
    assert!(unclear.add.is_empty());
    let month = Answers { date_order: Some(DateOrder::MonthFirst), ..answers };
    assert_eq!(said(&readings(&["03/04/2026"], &month)), ["2026-03-04 120/80 0"]);
}

#[test]
fn world_time_goes_over_midnight() {
    let answers = Answers { times: Some(Times::World), ..Answers::default() };
    assert_eq!(said(&readings(&["2026-04-30 22:30"], &answers)), ["2026-05-01 00:30 120/80 0"]);
    let usual = readings(&["2026-04-30 22:30"], &Answers::default());
    assert_eq!(usual.questions, [Question::Times]);
    assert_eq!((usual.open, said(&usual)), (0, vec!["2026-04-30 22:30 120/80 0".to_owned()]));
}

#[test]
fn the_first_and_the_last_day_of_the_calendar_do_no_harm() {
    let answers = Answers { times: Some(Times::World), ..Answers::default() };
    let file = b"Date,Systolic,Diastolic\n2199-12-31 23:59,120,80\n1970-01-01 00:00,120,80\n";
    let run = dry_run(file, &answers, &Timeline::default()).unwrap();
    assert_eq!(said(&run), ["1970-01-01 02:00 120/80 0"]);
    assert_eq!(run.refused.len(), 1);
}
