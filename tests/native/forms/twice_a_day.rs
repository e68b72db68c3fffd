//! A second form on one day is asked about before it is saved.

use super::*;
use tidemark::app::failure::Failure;
use tidemark::record::problem::Problem;

fn one(day: &str) -> Phq9Form {
    phq9_form(day, [Some(1); 9])
}

/// The form that a refusal names, and the time it was written.
fn named(refused: Failure) -> (String, Option<String>) {
    assert_eq!(refused.code().as_str(), "form_that_day");
    match refused {
        Failure::Problem(Problem::FormThatDay { field: "day", id, time }) => {
            (id.to_string(), time.map(|time| time.to_string()))
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_second_phq9_of_a_day_is_asked_about_and_kept_once_confirmed() {
    let app = open();
    let first = ready(app.save_phq9(None, one("2026-05-05"), false)).unwrap().id;
    let (id, time) = named(ready(app.save_phq9(None, one("2026-05-05"), false)).unwrap_err());
    assert_eq!(id, first);
    assert!(time.is_some(), "it was written on its day");
    assert_eq!(ready(app.forms()).unwrap().phq9.len(), 1, "nothing was kept");

    ready(app.save_phq9(None, one("2026-05-05"), true)).unwrap();
    assert_eq!(ready(app.forms()).unwrap().phq9.len(), 2);
    ready(app.save_phq9(Some(&first), one("2026-05-05"), false)).unwrap();
    ready(app.save_phq9(Some(&first), one("2026-05-04"), false)).unwrap();
}

#[test]
fn a_replaced_form_leaves_its_answers_in_the_trail() {
    let app = open();
    let first = ready(app.save_phq9(None, one("2026-05-05"), false)).unwrap().id;
    ready(app.save_phq9(Some(&first), phq9_form("2026-05-05", [Some(2); 9]), false)).unwrap();
    let kept = ready(app.forms()).unwrap().phq9;
    assert_eq!((kept.len(), kept[0].total.as_ref().unwrap().shown), (1, 18.0));
    ready(app.undo(&last_change(&app, &first))).unwrap();
    assert_eq!(ready(app.forms()).unwrap().phq9[0].total.as_ref().unwrap().shown, 9.0);
}

#[test]
fn a_form_that_moves_to_a_day_with_a_form_is_asked_about() {
    let app = open();
    ready(app.save_phq9(None, one("2026-05-04"), false)).unwrap();
    let moved = ready(app.save_phq9(None, one("2026-05-05"), false)).unwrap().id;
    let move_it = |confirmed| ready(app.save_phq9(Some(&moved), one("2026-05-04"), confirmed));
    let (_, time) = named(move_it(false).unwrap_err());
    assert_eq!(time, None, "written a day later, its time says nothing of that day");
    move_it(true).unwrap();
}

#[test]
fn a_second_gad7_of_a_day_is_asked_about_too() {
    let app = open();
    let first = ready(app.save_gad7(None, gad7("2026-05-01", 3), false)).unwrap().id;
    let (id, time) = named(ready(app.save_gad7(None, gad7("2026-05-01", 4), false)).unwrap_err());
    assert_eq!((id, time), (first, None));
    ready(app.save_gad7(None, gad7("2026-05-01", 4), true)).unwrap();
    assert_eq!(ready(app.forms()).unwrap().gad7.len(), 2);
}
