//! The report as data.

use tidemark::domain::problem::Problem;
use tidemark::domain::record::{Change, Entry};
use tidemark::domain::remission::State;
use tidemark::domain::timeline::Timeline;
use tidemark::report::pdf::paper;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::{HalfGone, Visit};

use crate::people::{all, check_in, day, esketamine, infusions, now, person, phq9};

fn custom(from: &str, until: Option<&str>) -> ReportRequest {
    let text = |day: &str| Some(day.to_owned());
    ReportRequest { range: RangeName::Custom, from: text(from), until: until.and_then(text), ..all() }
}

#[test]
fn a_range_ends_the_records_that_count() {
    let (at, timeline) = esketamine();
    let request = custom("2025-01-01", Some("2025-02-10"));
    let visit = Visit::of(&timeline, &at, &request).unwrap();
    assert_eq!(visit.range.days(), 41);
    assert_eq!(visit.status.state, State::PartialResponse, "as it was on that day");
    assert!(visit.sessions.iter().all(|line| line.session.value.day <= visit.range.until));
    assert!(visit.forms().all(|form| form.value.day <= visit.range.until));
    let whole = Visit::of(&timeline, &at, &all()).unwrap();
    assert_eq!(whole.status.state, State::Recovery);
    assert_eq!(whole.sessions.len(), 29);
}

#[test]
fn sessions_keep_their_number_in_a_later_range() {
    let (at, timeline) = esketamine();
    let request = ReportRequest { range: RangeName::Days30, ..all() };
    let visit = Visit::of(&timeline, &at, &request).unwrap();
    let numbers: Vec<_> = visit.sessions.iter().map(|line| (line.number, line.interval)).collect();
    assert_eq!(numbers, [(28, Some(14)), (29, Some(14))]);
}

#[test]
fn half_of_the_lift_is_told_with_its_range_or_not_at_all() {
    let (at, timeline) = infusions();
    let visit = Visit::of(&timeline, &at, &all()).unwrap();
    let of = |number: usize| visit.sessions[number - 1].half_gone;
    let HalfGone::By { day, low, high } = of(10) else { panic!("{:?}", of(10)) };
    assert!(low < day && day < high && (5.0..15.0).contains(&day), "{low} {day} {high}");
    assert!(matches!(of(4), HalfGone::NotBy { days: 3 }), "{:?}", of(4));
    let usual = visit.fade.unwrap().usual.unwrap();
    assert_eq!((usual.intervals, usual.half_gone), (4, 3), "one of them was a week");
}

#[test]
fn ranges_that_cannot_be_are_refused() {
    let (at, timeline) = (now(), person(vec![check_in(3, 5, None)]));
    let refused = |request: &ReportRequest| Visit::of(&timeline, &at, request).map(|visit| visit.range).unwrap_err();
    assert_eq!(refused(&custom("2026-06-02", None)).code(), "in_future");
    assert_eq!(refused(&custom("2026-05-02", Some("2026-06-02"))).code(), "in_future");
    assert_eq!(refused(&custom("2026-05-02", Some("2026-05-01"))), Problem::EndBeforeOnset { field: "until" });
    assert_eq!(refused(&custom("yesterday", None)).code(), "impossible_date");
    let since = ReportRequest { range: RangeName::Since, ..all() };
    assert_eq!(refused(&since), Problem::Empty { field: "from" });
}

#[test]
fn all_there_is_begins_with_the_first_record() {
    let one = person(vec![check_in(3, 5, None)]);
    let visit = Visit::of(&one, &now(), &all()).unwrap();
    assert_eq!((visit.range.from, visit.range.until), (day(3), day(0)));
    let nobody = person(vec![]);
    let visit = Visit::of(&nobody, &now(), &all()).unwrap();
    assert_eq!((visit.range.from, visit.range.until), (day(0), day(0)));
}

#[test]
fn gaps_count_from_the_first_check_in_to_the_end() {
    let timeline = person([20, 19, 19, 12, 5].map(|before| check_in(before, 5, None)).into());
    let kept = Visit::of(&timeline, &now(), &all()).unwrap().keeping;
    assert_eq!((kept.days, kept.days_with_check_in, kept.longest_gap), (21, 4, 6));
    assert_eq!((kept.entries, kept.late, kept.edited), (5, 5, 0), "all were written today");
}

#[test]
fn an_edit_is_told() {
    let timeline = person(vec![check_in(0, 5, None)]);
    let first = timeline.log()[0].clone();
    let edited = Entry { sequence: 2, change: Change::Put(check_in(0, 6, None)), ..first.clone() };
    let timeline = Timeline::from_log(vec![first, edited]);
    assert_eq!(Visit::of(&timeline, &now(), &all()).unwrap().keeping.edited, 1);
}

#[test]
fn item_9_left_out_is_not_an_answer() {
    let mut items = [Some(1); 9];
    items[8] = None;
    let forms = vec![phq9(40, [Some(1); 9]), phq9(20, items), phq9(10, [Some(0); 9])];
    let timeline = person(forms);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let item9 = &visit.item9;
    assert_eq!((item9.left_out, item9.above_zero.len()), (1, 1));
    assert_eq!(item9.above_zero[0].day, day(40));
    assert_eq!(item9.latest.unwrap().answer.points(), 0);
}

#[test]
fn nothing_is_said_of_an_item_9_of_0() {
    let timeline = person(vec![phq9(5, [Some(0); 9])]);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let first = format!("{:?}", paper(&visit, PaperName::A4).unwrap().first);
    assert!(!first.contains("9 Death"), "{first}");
    assert!(!first.contains("item 9 above"), "{first}");
}

/// A remission form 35 days old can still be followed by the next; one of 36 days cannot.
#[test]
fn what_is_missing_is_told_as_it_stands_on_the_last_day() {
    let first_page = |age| {
        let timeline = person(vec![phq9(age, [Some(0); 9])]);
        format!("{:?}", paper(&Visit::of(&timeline, &now(), &all()).unwrap(), PaperName::A4).unwrap().first)
    };
    let (open, passed) = (first_page(35), first_page(36));
    assert!(open.contains("a form of remission between"), "{open}");
    assert!(passed.contains("begins a new chain: the next one had to come by 31 May 2026"), "{passed}");
    assert!(!open.contains("No baseline"), "there is no course yet: {open}");
}
