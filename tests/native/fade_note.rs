//! The booking note through the use cases: when it is given, what it says, and how it is kept and muted.

use crate::fade_watch::{Person, session};
use crate::storage::ready;
use crate::support::given::date;
use tidemark::app::view::{FadeAlertView, FadeStateName, VerdictInput};
use tidemark::record::kinds::fade_alert::Warning;
use tidemark::record::kinds::session::{HalfGone, Session};
use tidemark::record::kinds::settings::{DaysToBook, Settings};

/// Levels from the day after the session on. The note comes with the last.
const EASING: [u8; 12] = [8, 8, 7, 8, 7, 7, 7, 6, 7, 6, 6, 5];
/// Levels after those, with which half is soon gone.
const SINKING: [u8; 6] = [5, 4, 4, 3, 3, 3];

/// A steady fortnight and a session on day 14.
fn lifted(days_to_book: Option<u16>, planned: Option<i32>) -> Person {
    let person = Person::new();
    let days_to_book = days_to_book.map(|days| DaysToBook::new("daysToBook", days).unwrap());
    ready(person.app.save_settings(Settings { days_to_book, ..Settings::default() })).unwrap();
    person.days(0, &[3, 3, 2, 3, 3, 4, 3, 3, 2, 3, 3, 3, 4, 3].map(Some));
    person.day.set(14);
    let planned_next = planned.map(|day| date(&Person::date(day)));
    ready(person.app.save_session(None, Session { planned_next, ..session(14) }, true)).unwrap();
    person
}

/// The same, and then the level sinks slowly.
fn easing(days_to_book: Option<u16>, planned: Option<i32>) -> Person {
    let person = lifted(days_to_book, planned);
    person.days(15, &EASING.map(Some));
    person.days(27, &SINKING.map(Some));
    person
}

fn notes(person: &Person) -> Vec<FadeAlertView> {
    person.view().alerts.into_iter().filter(|alert| alert.warning == Warning::HalfGoneSoon).collect()
}

/// The day on which the note was given.
fn noted(person: &Person) -> Option<String> {
    notes(person).into_iter().find_map(|alert| alert.then).map(|then| then.day)
}

#[test]
fn it_comes_before_half_is_gone_and_is_kept_once() {
    let person = easing(None, None);
    let alerts = person.view().alerts;
    let day = |warning: Warning| {
        let said: Vec<_> = alerts.iter().filter(|alert| alert.warning == warning).collect();
        assert_eq!(said.len(), 1, "{alerts:?}");
        said[0].then.clone().unwrap().day
    };
    assert!(day(Warning::HalfGoneSoon) < day(Warning::Fading), "{alerts:?}");
    let said = notes(&person)[0].then.clone().unwrap().said;
    assert!(said.half_gone >= 60, "the probability for the day on which a session could be had: {said:?}");
}

#[test]
fn it_stands_in_place_of_easing_with_its_day_and_probability() {
    let person = lifted(None, None);
    let mut states = Vec::new();
    for (day, level) in (15..).zip(EASING.into_iter().chain(SINKING)) {
        person.days(day, &[Some(level)]);
        let now = person.now();
        assert_eq!(now.soon.is_some(), now.state == FadeStateName::HalfGoneSoon);
        if let Some(soon) = &now.soon {
            assert_eq!((soon.day.clone(), soon.days), (Person::date(day + 7), 7));
            assert_eq!(now.warning.as_ref().map(|warning| warning.warning), Some(Warning::HalfGoneSoon));
        }
        states.push(now.state);
    }
    let first = |state| states.iter().position(|other| *other == state);
    assert!(first(FadeStateName::HalfGoneSoon).unwrap() < first(FadeStateName::Fading).unwrap(), "{states:?}");
}

#[test]
fn it_is_not_said_where_a_session_is_planned_in_time() {
    assert!(noted(&easing(None, None)).is_some());
    assert_eq!(noted(&easing(None, Some(29))), None, "within a week of each day on which it could be said");
}

#[test]
fn it_stays_the_same_note_while_a_planned_session_passes() {
    let person = lifted(None, Some(34));
    person.days(15, &EASING.map(Some));
    person.days(27, &[Some(6); 9]);
    let note = |person: &Person| {
        let notes = notes(person);
        let [note] = notes.as_slice() else { panic!("{notes:?}") };
        (note.then.clone().unwrap().day, note.now.clone().unwrap())
    };
    let (given, said) = note(&person);
    assert_eq!((&given, &said.from, &said.until), (&Person::date(26), &Person::date(26), &Person::date(35)));
    assert_eq!(person.now().state, FadeStateName::HalfGoneSoon, "the planned day has passed");

    // The next session begins another.
    person.day.set(36);
    person.session(36);
    assert_eq!(note(&person).1, said);
    person.days(37, &EASING.map(Some));
    person.days(49, &SINKING.map(Some));
    assert_eq!(notes(&person).len(), 2);
}

#[test]
fn it_stands_while_check_ins_are_missing() {
    let person = lifted(None, None);
    person.days(15, &EASING.map(Some));
    assert_eq!(person.now().state, FadeStateName::HalfGoneSoon);
    for day in 27..31 {
        person.day.set(day);
        let now = person.now();
        let warning = now.warning.map(|warning| warning.warning);
        assert_eq!((now.state, warning), (FadeStateName::HalfGoneSoon, Some(Warning::HalfGoneSoon)), "day {day}");
    }
    assert_eq!(notes(&person).len(), 1);
}

#[test]
fn it_is_not_said_on_days_that_make_it_improbable() {
    let person = lifted(None, None);
    let mut said = Vec::new();
    for (day, level) in (15..).zip(EASING.into_iter().chain([7, 7, 7, 6, 5, 4])) {
        person.days(day, &[Some(level)]);
        let soon = person.now().soon;
        assert!(soon.as_ref().is_none_or(|soon| soon.half_gone >= 50), "{soon:?} on day {day}");
        said.push(soon.is_some());
    }
    said.dedup();
    assert_eq!(said, [false, true, false, true], "said, taken back, said again");
    assert_eq!(notes(&person).len(), 1, "and kept once");
}

#[test]
fn who_needs_longer_is_told_sooner() {
    let [usual, weeks] = [None, Some(28)].map(|days| noted(&easing(days, None)).unwrap());
    assert!(weeks < usual, "{weeks}, {usual}");
}

#[test]
fn muting_it_mutes_the_alert() {
    let person = lifted(None, None);
    let mut days = (15..).zip(EASING.into_iter().chain(SINKING));
    let note = days.by_ref().find_map(|(day, level)| {
        person.days(day, &[Some(level)]);
        person.now().warning
    });
    let note = note.unwrap();
    assert_eq!(note.warning, Warning::HalfGoneSoon);
    ready(person.app.answer_alert(&VerdictInput { id: note.id, verdict: None, muted: true })).unwrap();
    for (day, level) in days {
        person.days(day, &[Some(level)]);
    }
    let now = person.now();
    assert_eq!((now.state, now.warning, now.muted), (FadeStateName::Fading, None, true));
}

#[test]
fn what_the_person_said_stands_beside_what_the_model_thought() {
    let person = easing(None, None);
    person.day.set(33);
    let half_gone = Some(HalfGone::NotYet);
    ready(person.app.save_session(None, Session { half_gone, ..session(33) }, true)).unwrap();
    let before = person.view();
    let interval = &before.intervals[0];
    assert_eq!((interval.answer, interval.thought >= 60), (half_gone, true), "{interval:?}");
    let settings = Settings { answers_count: true, ..Settings::default() };
    ready(person.app.save_settings(settings)).unwrap();
    let after = person.view().now.lift.unwrap().said;
    assert_ne!(before.now.lift, person.view().now.lift, "only then does the model use it: {after:?}");
}
