//! The weekly look at function.

use super::*;

#[test]
fn the_latest_stands_beside_the_status_and_beside_that_at_the_start() {
    let app = open();
    let course_start = Some("2026-03-20".to_owned());
    ready(app.save_settings(&SettingsInput { day_start: 4, course_start })).unwrap();
    ready(app.save_function(&function("2026-03-18", 2, Some(1)))).unwrap();
    let early = status(&app);
    assert_eq!((early.function, early.baseline_function.unwrap().mean), (None, 2.0));
    assert_eq!((early.like_myself, early.baseline_like_myself), (None, Some(1.0)));
    let kept = ready(app.save_function(&function("2026-05-01", 8, Some(9)))).unwrap();
    let now = status(&app);
    assert_eq!((now.function.as_ref().unwrap().mean, now.like_myself), (8.0, Some(9.0)));
    assert_eq!(now.function.unwrap().id, kept.id);
    assert_eq!(now.baseline_function.unwrap().day, "2026-03-18");
}

#[test]
fn one_answer_of_four_makes_no_mean_and_hides_none() {
    let app = open();
    ready(app.save_function(&function("2026-05-01", 6, None))).unwrap();
    let one = FunctionInput { items: vec![Some(9), None, None, None], ..function("2026-05-02", 0, None) };
    ready(app.save_function(&one)).unwrap();
    assert_eq!(ready(app.forms()).unwrap().function[0].mean, None);
    assert_eq!(status(&app).function.unwrap().day, "2026-05-01");
}

#[test]
fn a_form_without_any_answer_and_one_of_tomorrow_are_refused() {
    let app = open();
    let empty = FunctionInput { items: vec![None; 4], ..function("2026-05-01", 0, None) };
    assert_eq!(ready(app.save_function(&empty)).unwrap_err().code().as_str(), "empty");
    assert_eq!(ready(app.save_function(&function("2026-05-06", 5, None))).unwrap_err().code().as_str(), "in_future");
    assert_eq!(
        ready(app.save_function(&function("2026-05-01", 11, None))).unwrap_err().code().as_str(),
        "out_of_range"
    );
}

#[test]
fn an_edit_and_its_undo_reach_the_status() {
    let app = open();
    let kept = ready(app.save_function(&function("2026-05-01", 3, None))).unwrap();
    let edit = FunctionInput { id: Some(kept.id.clone()), ..function("2026-05-01", 9, None) };
    ready(app.save_function(&edit)).unwrap();
    assert_eq!(status(&app).function.unwrap().mean, 9.0);
    ready(app.undo(&last_change(&app, &kept.id))).unwrap();
    assert_eq!(status(&app).function.unwrap().mean, 3.0);
    ready(app.undo(&last_change(&app, &kept.id))).unwrap();
    assert_eq!(ready(app.trail(&kept.id)).unwrap().len(), 4);
}
