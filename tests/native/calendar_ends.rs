//! The first and last days of the calendar: no day is moved to make it fit.

use crate::courses::{check_in, nobody, session_on};
use crate::report::people::all;
use crate::storage::ready;
use crate::support::given::{date, items};
use tidemark::app::failure::Failure;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::session::{Drug, Route};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::problem::Problem;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::Level;
use tidemark::report::visit::Visit;
use tidemark::rules::schedule::Form;

fn phq9(day: &str) -> Phq9Form {
    Phq9Form { day: date(day), answers: Answers::new(items([Some(1); 9]), None).unwrap() }
}

#[test]
fn days_beyond_the_calendar_are_none_and_windows_end_with_it() {
    assert_eq!(LocalDay::LAST.checked_plus(1), None);
    assert_eq!(LocalDay::FIRST.checked_minus(1), None);
    assert_eq!(LocalDay::FIRST.checked_plus(u32::MAX), None);
    assert_eq!(LocalDay::LAST.saturating_plus(1), LocalDay::LAST);
    assert_eq!(LocalDay::FIRST.saturating_minus(1), LocalDay::FIRST);
    let whole = LocalDay::LAST.days_since(LocalDay::FIRST).unsigned_abs();
    assert_eq!(LocalDay::FIRST.checked_plus(whole), Some(LocalDay::LAST));
    assert_eq!(LocalDay::LAST.checked_minus(whole), Some(LocalDay::FIRST));
    assert_eq!((LocalDay::FIRST.ymd(), LocalDay::LAST.ymd()), ((1970, 1, 1), (2199, 12, 31)));
}

#[test]
fn a_form_is_not_put_off_beyond_the_calendar() {
    let (app, clock) = nobody();
    clock.set("2199-12-30", "12:00");
    assert_eq!(ready(app.put_off(Form::Phq9)).unwrap().again, "2199-12-31");
    let refused = ready(app.put_off(Form::Gad7));
    assert!(matches!(refused, Err(Failure::Problem(Problem::ImpossibleDate { field: "now", .. }))), "{refused:?}");
}

#[test]
fn no_phq9_is_asked_for_when_it_would_be_due_beyond_the_calendar() {
    let (app, clock) = nobody();
    clock.set("2199-12-30", "12:00");
    ready(app.save_phq9(None, phq9("2199-12-17"), false)).unwrap();
    assert_eq!(ready(app.today()).unwrap().phq9.unwrap().day, "2199-12-31");
    ready(app.save_phq9(None, phq9("2199-12-18"), false)).unwrap();
    assert_eq!(ready(app.today()).unwrap().phq9, None);
}

#[test]
fn the_days_before_today_are_those_of_the_calendar() {
    let (app, clock) = nobody();
    clock.set("1970-01-03", "12:00");
    let recent = ready(app.today()).unwrap().recent;
    assert_eq!(recent.iter().map(|day| day.day.as_str()).collect::<Vec<_>>(), ["1970-01-02", "1970-01-01"]);
}

#[test]
fn the_fade_chart_ends_with_the_calendar() {
    let (app, clock) = nobody();
    clock.set("2199-12-30", "12:00");
    ready(app.save_session(None, session_on("2199-12-30", Route::Oral, Drug::Ketamine), false)).unwrap();
    ready(app.save(None, Record::CheckIn(check_in("2199-12-30", "4", "4")))).unwrap();
    let days: Vec<_> = ready(app.fade(50)).unwrap().ahead.into_iter().map(|day| day.day).collect();
    assert_eq!(days, ["2199-12-31"]);
}

#[test]
fn a_check_in_of_the_first_day_counts_as_a_day_with_one() {
    let noon_of_5_january = (4 * 24 + 12) * 60 * 60 * 1000;
    let at = Moment::new(noon_of_5_january, 0, Zone::parse("UTC").unwrap()).unwrap();
    let check_in = |day| {
        let (mood, [interest, energy, calm, like_myself]) = (Level::new("mood", 5).unwrap(), [None; 4]);
        Record::CheckIn(CheckIn { day, mood, interest, energy, calm, like_myself, sleep: None, note: None })
    };
    let id = RecordId::from_bytes([1; 16]);
    let change = Change::Put(check_in(LocalDay::FIRST));
    let timeline = Timeline::from_log(vec![Entry { sequence: 1, record: id, written: at.clone(), change }]);
    let kept = Visit::of(&timeline, &at, &all()).unwrap().adherence;
    assert_eq!((kept.days, kept.days_with_check_in, kept.longest_gap), (5, 1, 4));
}
