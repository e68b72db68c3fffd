//! Regular doses (R8).

use serde_json::json;
use tidemark::app::view::{AdherenceView, DueName, FadeStateName};
use tidemark::record::kinds::regimen::{DoseDay, DoseMark, Doses, Regimen};
use tidemark::record::kinds::session::{Drug, Route};
use tidemark::record::values::Count;

use super::{on, refused, save, troches};
use crate::courses::{Person, session_on};
use crate::storage::ready;
use crate::support::given::{Refusal, date, given};

fn keep(app: &Person, regimen: Regimen, confirmed: bool) -> Result<Vec<tidemark::app::view::Receipt>, Refusal> {
    Ok(ready(app.save_regimen(None, regimen, confirmed))?)
}

fn adherence(app: &Person) -> AdherenceView {
    ready(app.regimens()).unwrap().current.unwrap().adherence
}

/// Marks the days from this one on, one letter each: t taken, s skipped, x extra, - nothing.
fn mark(app: &Person, first: &str, marks: &str) {
    for (at, mark) in (0..).zip(marks.chars()) {
        let day = date(first).checked_plus(at).unwrap();
        let mark = match mark {
            't' => "taken",
            's' => "skipped",
            'x' => "extra",
            _ => continue,
        };
        save(app, "doseDay", &json!({ "day": day.to_string(), "mark": mark })).unwrap();
    }
}

#[test]
fn one_tap_says_what_became_of_today_and_another_changes_it() {
    let (app, _) = on("2026-03-10");
    keep(&app, troches("2026-03-01", None), false).unwrap();
    assert_eq!(ready(app.today()).unwrap().doses.unwrap().doses, None);
    let taken = ready(app.dose_today(DoseMark::Taken)).unwrap();
    let extra = ready(app.dose_today(DoseMark::Extra)).unwrap();
    assert_eq!(extra.id, taken.id, "one record for a day");
    let today = ready(app.today()).unwrap().doses.unwrap();
    let kept = today.doses.unwrap();
    assert_eq!(kept.value, DoseDay { day: date("2026-03-10"), doses: Doses::Extra(Count::ONE) });
    assert_eq!(today.regimen, troches("2026-03-01", None));

    ready(app.undo(&extra)).unwrap();
    ready(app.undo(&tidemark::app::view::Receipt { change: extra.change + 1, ..taken })).unwrap();
    let back = ready(app.today()).unwrap().doses.unwrap().doses.unwrap().value.doses;
    assert_eq!(back, Doses::Extra(Count::ONE), "an undo is undone");
}

#[test]
fn a_mark_that_was_taken_back_can_be_made_again() {
    let (app, _) = on("2026-03-10");
    keep(&app, troches("2026-03-01", None), false).unwrap();
    let first = ready(app.dose_today(DoseMark::Taken)).unwrap();
    ready(app.undo(&first)).unwrap();
    assert_eq!(ready(app.regimens()).unwrap().days[0].doses, None);
    ready(app.dose_today(DoseMark::Skipped)).unwrap();
    let marked = ready(app.regimens()).unwrap().days.remove(0).doses.unwrap();
    assert_eq!(marked.value.doses, Doses::Skipped);
}

#[test]
fn adherence_counts_doses_taken_of_those_agreed_with_the_extra_ones_apart() {
    let (app, _) = on("2026-05-29");
    keep(&app, troches("2026-03-01", None), false).unwrap();
    // 90 days, the last of them today and marked.
    mark(&app, "2026-03-01", &format!("{}ssss--x", "t".repeat(83)));
    let counted = AdherenceView { taken: 84, expected: 90, extra: 1, skipped_days: 4, unmarked_days: 2 };
    assert_eq!(adherence(&app), counted);
    let days = ready(app.regimens()).unwrap().days;
    assert_eq!((days.len(), days[0].day.as_str(), days[13].day.as_str()), (14, "2026-05-29", "2026-05-16"));
}

#[test]
fn today_is_not_missed_before_it_is_over() {
    let (app, _) = on("2026-03-01");
    keep(&app, troches("2026-03-01", None), false).unwrap();
    assert_eq!(adherence(&app), AdherenceView { taken: 0, expected: 0, extra: 0, skipped_days: 0, unmarked_days: 0 });
    mark(&app, "2026-03-01", "t");
    assert_eq!(adherence(&app), AdherenceView { taken: 1, expected: 1, extra: 0, skipped_days: 0, unmarked_days: 0 });
}

#[test]
fn adherence_knows_several_doses_a_day_and_fewer_than_one() {
    for (a_week, marks, taken, expected, unmarked_days) in
        [(14, "ttttttt", 14, 14, 0), (14, "tts-ttt", 10, 14, 1), (2, "t--t---", 2, 2, 0), (3, "t-t----", 2, 3, 0)]
    {
        let (app, _) = on("2026-03-08");
        let regimen =
            Regimen { doses_a_week: Count::new("a", a_week).unwrap(), ..troches("2026-03-01", Some("2026-03-07")) };
        keep(&app, regimen, false).unwrap();
        mark(&app, "2026-03-01", marks);
        let of_all = ready(app.regimens()).unwrap().history.remove(0).adherence;
        assert_eq!((of_all.taken, of_all.expected, of_all.unmarked_days), (taken, expected, unmarked_days), "{marks}");
    }
}

#[test]
fn a_new_dose_asks_before_it_ends_the_one_before() {
    let (app, _) = on("2026-04-10");
    keep(&app, troches("2026-03-01", None), false).unwrap();
    let raised = Regimen { dose: None, ..troches("2026-04-01", None) };
    assert_eq!(keep(&app, raised.clone(), false).unwrap_err(), Refusal::at("since", "regimen_underway"));
    let receipts = keep(&app, raised.clone(), true).unwrap();
    let view = ready(app.regimens()).unwrap();
    assert_eq!(view.current.unwrap().value, raised);
    assert_eq!(view.history.len(), 1);
    assert_eq!(view.history[0].value, troches("2026-03-01", Some("2026-03-31")));
    ready(app.undo_all(&receipts)).unwrap();
    let view = ready(app.regimens()).unwrap();
    assert_eq!((view.current.unwrap().value, view.history.len()), (troches("2026-03-01", None), 0));
}

#[test]
fn any_other_overlap_is_refused_even_when_confirmed() {
    let (app, _) = on("2026-04-10");
    keep(&app, troches("2026-03-01", Some("2026-03-20")), false).unwrap();
    for (since, until) in [
        ("2026-03-20", None),
        ("2026-02-01", None),
        ("2026-02-01", Some("2026-03-01")),
        ("2026-03-05", Some("2026-03-06")),
    ] {
        let overlap = keep(&app, troches(since, until), true);
        assert_eq!(overlap.unwrap_err(), Refusal::at("since", "overlaps"), "{since} {until:?}");
    }
    for (since, until) in [("2026-03-21", None), ("2026-02-01", Some("2026-02-28"))] {
        keep(&app, troches(since, until), false).unwrap();
    }
    assert_eq!(ready(app.regimens()).unwrap().history.len(), 2);
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let (app, _) = on("2026-04-10");
    assert_eq!(keep(&app, troches("2026-04-11", None), true).unwrap_err(), Refusal::at("since", "in_future"));
    let json = |since: &str, until: &str, a_week: u8| json!({ "since": since, "until": until, "drug": "ketamine", "route": "oral", "dosesAWeek": a_week });
    let regimen = |json| given::<Regimen>(&json).unwrap_err();
    assert_eq!(regimen(json("2026-04-02", "2026-04-01", 7)), Refusal::at("until", "end_before_onset"));
    assert_eq!(regimen(json("2026-04-02", "2026-04-03", 0)), Refusal::at("dosesAWeek", "out_of_range"));
    assert_eq!(regimen(json("2026-04-02", "2026-04-03", 40)), Refusal::at("dosesAWeek", "out_of_range"));

    keep(&app, troches("2026-04-01", None), false).unwrap();
    let day = |day: &str, extra: u8| save(&app, "doseDay", &json!({ "day": day, "mark": "extra", "extra": extra }));
    assert_eq!(day("2026-04-09", 40), refused("extra", "out_of_range"));
    assert_eq!(day("2026-04-11", 1), refused("day", "in_future"));
    assert_eq!(day("2026-03-31", 1), refused("day", "no_regimen"));
    let odd = json!({ "day": "2026-04-09", "mark": "taken", "extra": 1 });
    assert_eq!(save(&app, "doseDay", &odd), refused("extra", "malformed_input"));
    assert!(ready(app.regimens()).unwrap().days.iter().all(|day| day.doses.is_none()));
}

#[test]
fn a_session_like_the_regular_doses_is_asked_about_and_kept_once_confirmed() {
    let (app, _) = on("2026-04-10");
    keep(&app, troches("2026-04-01", None), false).unwrap();
    let session = |day, route| session_on(day, route, Drug::Ketamine);
    let asked = ready(app.save_session(None, session("2026-04-05", Route::Sublingual), false)).unwrap_err();
    assert_eq!(Refusal::from(asked), Refusal::at("day", "session_on_regimen"));
    let id = ready(app.save_session(None, session("2026-04-05", Route::Sublingual), true)).unwrap().id;
    ready(app.save_session(None, session("2026-04-06", Route::Intravenous), false)).unwrap();
    ready(app.save_session(None, session("2026-03-31", Route::Sublingual), false)).unwrap();
    let again = |confirmed| ready(app.repeat_session(None, "2026-04-08", None, confirmed)).map_err(Refusal::from);
    ready(app.save_session(None, session("2026-04-07", Route::Sublingual), true)).unwrap();
    assert_eq!(again(false).unwrap_err(), Refusal::at("day", "session_on_regimen"), "the same as last time");
    let receipt = again(true).unwrap();
    ready(app.undo(&receipt)).unwrap();
    // It is asked about once, and not with each correction.
    ready(app.save_session(Some(&id), session("2026-04-04", Route::Sublingual), false)).unwrap();
    assert_eq!(ready(app.sessions()).unwrap().sessions.len(), 4);
}

#[test]
fn the_fade_watch_says_why_it_is_silent_between_close_doses() {
    for (a_week, state) in
        [(7, FadeStateName::RegularDoses), (2, FadeStateName::RegularDoses), (1, FadeStateName::NoSession)]
    {
        let (app, _) = on("2026-04-10");
        assert_eq!(ready(app.today()).unwrap().fade.unwrap().state, FadeStateName::NoSession);
        let regimen = Regimen { doses_a_week: Count::new("a", a_week).unwrap(), ..troches("2026-04-01", None) };
        keep(&app, regimen, false).unwrap();
        assert_eq!(ready(app.today()).unwrap().fade.unwrap().state, state, "{a_week} a week");
        ready(app.save_session(None, session_on("2026-04-09", Route::Intravenous, Drug::Ketamine), false)).unwrap();
        assert_eq!(ready(app.today()).unwrap().fade.unwrap().state, FadeStateName::TooEarly, "a session on top");
    }
}

#[test]
fn extra_doses_of_the_month_stand_beside_the_monthly_check() {
    let (app, _) = on("2026-04-30");
    keep(&app, troches("2026-01-01", None), false).unwrap();
    for (day, extra) in [("2026-03-31", 9), ("2026-04-01", 2), ("2026-04-30", 3)] {
        save(&app, "doseDay", &json!({ "day": day, "mark": "extra", "extra": extra })).unwrap();
    }
    let screen = given(&json!({ "day": "2026-04-30", "answers": { "craving": 1 } })).unwrap();
    ready(app.save_screen(None, screen)).unwrap();
    assert_eq!(ready(app.treatment()).unwrap().screens[0].extra_doses, 5);
}

/// The bladder is asked about where there are only regular doses, too.
#[test]
fn the_monthly_check_is_due_a_month_after_the_first_regular_dose() {
    let (app, clock) = on("2026-03-01");
    ready(app.save_regimen(None, troches("2026-03-01", None), false)).unwrap();
    let is_due = |day: &str| {
        clock.set(day, "12:00");
        ready(app.today()).unwrap().due.iter().any(|due| due.kind == DueName::Screen)
    };
    assert_eq!((is_due("2026-03-30"), is_due("2026-03-31")), (false, true));
}
