//! A course of close doses whose lift is followed.

use serde_json::json;
use tidemark::app::view::{DoseCourseView, FadeAlertView, FadeStateName, VerdictInput};
use tidemark::record::kinds::asked::Offer;
use tidemark::record::kinds::fade_alert::{Verdict, Warning};
use tidemark::record::kinds::regimen::{EveryDays, Regimen};
use tidemark::record::kinds::session::{Drug, Route};

use super::{on, save, troches};
use crate::courses::{Clock, Person, session_on};
use crate::storage::ready;
use crate::support::given::date;

fn keep(app: &Person, regimen: Regimen) -> String {
    ready(app.save_regimen(None, regimen, true)).unwrap().pop().unwrap().id
}

fn followed(since: &str) -> Regimen {
    Regimen { every: Some(EveryDays::ONE), ..troches(since, None) }
}

/// A dose on each of so many days from this one on.
fn take(app: &Person, first: &str, count: u32) {
    for at in 0..count {
        let day = date(first).checked_plus(at).unwrap();
        save(app, "doseDay", &json!({ "day": day.to_string(), "mark": "taken" })).unwrap();
    }
}

fn state(app: &Person) -> FadeStateName {
    ready(app.today()).unwrap().fade.unwrap().state
}

fn course(app: &Person, clock: &Clock, day: &str) -> Option<DoseCourseView> {
    clock.set(day, "12:00");
    ready(app.fade(60)).unwrap().now.course
}

#[test]
fn a_course_is_followed_from_its_first_dose_once_the_person_says_so() {
    let (app, clock) = on("2026-04-20");
    keep(&app, followed("2026-04-01"));
    assert_eq!(state(&app), FadeStateName::RegularDoses, "there was no dose yet");
    assert_eq!(ready(app.today()).unwrap().fade.unwrap().baseline_days, None, "nor is a first session waited for");
    take(&app, "2026-04-03", 18);
    assert_eq!(state(&app), FadeStateName::DoseCourse);
    assert_eq!(ready(app.today()).unwrap().fade.unwrap().baseline_days, None, "no first session is waited for");
    let early = course(&app, &clock, "2026-04-20").unwrap();
    assert_eq!((early.since.as_str(), early.days, early.lift.is_none()), ("2026-04-03", 17, true));
    let paused = course(&app, &clock, "2026-04-28").unwrap();
    assert_eq!((paused.without_dose, paused.paused), (8, true));
    assert_eq!(course(&app, &clock, "2026-05-04"), None, "two weeks without a dose end it");
    let after = ready(app.fade(60)).unwrap().now.lift.unwrap();
    assert_eq!((after.session.as_str(), after.from_dose), ("2026-04-20", true), "its last dose");
}

#[test]
fn who_joins_with_a_course_can_say_the_usual_duration() {
    let (app, _) = on("2026-04-20");
    keep(&app, followed("2026-04-01"));
    take(&app, "2026-04-03", 18);
    let asks = || ready(app.today()).unwrap().fade.unwrap().asks_half_after;
    assert!(asks());
    save(&app, "checkIn", &json!({ "day": "2026-04-02", "mood": 3 })).unwrap();
    assert!(!asks(), "a check-in before the first dose");
}

#[test]
fn the_newest_dose_of_a_followed_course_is_known_to_the_sessions() {
    let (app, _) = on("2026-04-20");
    let last = || ready(app.sessions()).unwrap().last_dose;
    let id = keep(&app, troches("2026-04-01", None));
    take(&app, "2026-04-03", 5);
    assert_eq!(last(), None, "it is not followed");
    ready(app.save_regimen(Some(&id), followed("2026-04-01"), false)).unwrap();
    assert_eq!(last().as_deref(), Some("2026-04-07"));
}

#[test]
fn a_session_in_a_course_is_one_of_its_doses() {
    let (app, _) = on("2026-04-20");
    keep(&app, followed("2026-04-01"));
    take(&app, "2026-04-03", 17);
    ready(app.save_session(None, session_on("2026-04-20", Route::Intravenous, Drug::Ketamine), true)).unwrap();
    let fade = ready(app.fade(60)).unwrap().now;
    assert_eq!((fade.state, fade.course.unwrap().without_dose), (FadeStateName::DoseCourse, 0));
}

#[test]
fn of_two_courses_at_once_the_later_counts() {
    let (app, clock) = on("2026-04-20");
    keep(&app, followed("2026-04-01"));
    take(&app, "2026-04-01", 20);
    keep(&app, Regimen { every: Some(EveryDays::new("everyDays", 2).unwrap()), ..troches("2026-04-15", None) });
    assert_eq!(state(&app), FadeStateName::DoseCourse);
    let now = course(&app, &clock, "2026-04-20").unwrap();
    assert_eq!((now.since.as_str(), now.days), ("2026-04-15", 5));
}

#[test]
fn a_course_of_close_doses_is_offered_once() {
    let (app, _) = on("2026-04-20");
    let offer = || ready(app.today()).unwrap().offer;
    let id = keep(&app, troches("2026-04-01", None));
    take(&app, "2026-04-03", 7);
    assert_eq!(offer(), None);
    take(&app, "2026-04-20", 1);
    assert_eq!(offer(), Some(Offer::DoseCourse), "eight doses over seventeen days");
    ready(app.save_regimen(Some(&id), followed("2026-04-01"), false)).unwrap();
    assert_eq!(offer(), None, "it is followed");
    ready(app.save_regimen(Some(&id), troches("2026-04-01", None), false)).unwrap();
    ready(app.close_offer(Offer::DoseCourse)).unwrap();
    assert_eq!(offer(), None);
}

#[test]
fn a_course_is_offered_while_its_doses_go_on() {
    let (app, clock) = on("2026-04-20");
    keep(&app, troches("2026-04-01", None));
    take(&app, "2026-04-03", 8);
    let offer_on = |day: &str| {
        clock.set(day, "12:00");
        ready(app.today()).unwrap().offer
    };
    assert_eq!(offer_on("2026-04-23"), Some(Offer::DoseCourse));
    assert_eq!(offer_on("2026-04-24"), None, "two weeks after the last dose the course would have ended");
}

#[test]
fn from_day_42_on_it_is_said_that_a_course_has_not_lifted_the_level() {
    let (app, clock) = on("2026-01-01");
    let first = date("2026-01-01");
    clock.set("2026-03-05", "12:00");
    keep(&app, followed("2026-01-15"));
    for at in 0..60 {
        let day = first.checked_plus(at).unwrap().to_string();
        save(&app, "checkIn", &json!({ "day": day, "mood": 3 })).unwrap();
    }
    take(&app, "2026-01-15", 46);
    let is_lifted = |days: u32| {
        let course = course(&app, &clock, &first.checked_plus(14 + days).unwrap().to_string()).unwrap();
        assert_eq!(course.days, days);
        course.lift.unwrap().lifted
    };
    assert_eq!([28, 41, 42, 45].map(is_lifted), [true, true, false, false]);
    assert_eq!(ready(app.today()).unwrap().fade.unwrap().warning, None);
}

/// Two weeks at 3, then doses every day at 7, of which the lift is lost from day 50 of the course on.
fn losing() -> (Person, Clock) {
    let (app, clock) = on("2026-01-01");
    for at in 0..95 {
        let day = date("2026-01-01").checked_plus(at).unwrap();
        clock.set(&day.to_string(), "12:00");
        if at == 14 {
            keep(&app, followed("2026-01-15"));
        }
        let mood = if (14..64).contains(&at) { 7 } else { 3 };
        save(&app, "checkIn", &json!({ "day": day.to_string(), "mood": mood })).unwrap();
        if at >= 14 {
            take(&app, &day.to_string(), 1);
        }
    }
    (app, clock)
}

fn course_warnings(app: &Person) -> Vec<FadeAlertView> {
    let alerts = ready(app.fade(200)).unwrap().alerts;
    alerts.into_iter().filter(|alert| alert.warning == Warning::CourseFading).collect()
}

#[test]
fn what_is_said_of_a_course_is_kept_once() {
    let (app, clock) = losing();
    let now = ready(app.fade(200)).unwrap().now;
    let (warning, course) = (now.warning.unwrap(), now.course.unwrap());
    assert!(course.half_lost && warning.warning == Warning::CourseFading && warning.id.is_some());
    assert!(!warning.can_be_muted);
    let alerts = course_warnings(&app);
    let [alert] = alerts.as_slice() else { panic!("{alerts:?}") };
    let (then, today) = (alert.then.as_ref().unwrap(), alert.now.as_ref().unwrap());
    assert_eq!((alert.session.as_str(), &then.day), ("2026-01-15", &today.from));
    assert!(then.said.low <= then.said.share && then.said.share <= then.said.high, "{then:?}");
    assert!(then.said.half_gone >= 50, "{then:?}");

    let muted = VerdictInput { id: warning.id.clone(), verdict: None, muted: true };
    assert!(ready(app.answer_alert(&muted)).is_err(), "it cannot be silenced");
    ready(app.answer_alert(&VerdictInput { verdict: Some(Verdict::Right), muted: false, ..muted })).unwrap();
    assert_eq!(course_warnings(&app)[0].then.as_ref().unwrap().verdict, Some(Verdict::Right));

    // A pause is no reason to say it, and none to say it again after.
    clock.set("2026-04-11", "12:00");
    let paused = ready(app.fade(200)).unwrap().now;
    assert!(paused.course.unwrap().paused && paused.warning.is_none());
    take(&app, "2026-04-11", 1);
    assert_eq!(course_warnings(&app).len(), 1);
}
