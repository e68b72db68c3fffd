//! The weekly look at function.

use super::*;
use tidemark::record::log::Record;

#[test]
fn the_latest_stands_beside_the_status_and_beside_that_at_the_start() {
    let app = open();
    start_course(&app, "2026-03-20");
    ready(app.save(None, Record::Function(function("2026-03-18", 2, Some(1))))).unwrap();
    let early = status(&app);
    assert_eq!((early.function, early.baseline_function.unwrap().mean), (None, 2.0));
    assert_eq!((early.like_myself, early.baseline_like_myself), (None, Some(1.0)));
    let kept = ready(app.save(None, Record::Function(function("2026-05-01", 8, Some(9))))).unwrap();
    let now = status(&app);
    assert_eq!((now.function.as_ref().unwrap().mean, now.like_myself), (8.0, Some(9.0)));
    assert_eq!(now.function.unwrap().id, kept.id);
    assert_eq!(now.baseline_function.unwrap().day, "2026-03-18");
}

#[test]
fn one_answer_of_four_makes_no_mean_and_hides_none() {
    let app = open();
    ready(app.save(None, Record::Function(function("2026-05-01", 6, None)))).unwrap();
    let one = [Some(Level::new("level", 9).unwrap()), None, None, None];
    ready(app.save(None, Record::Function(FunctionForm::new(date("2026-05-02"), one, None).unwrap()))).unwrap();
    assert_eq!(ready(app.forms()).unwrap().function[0].mean, None);
    assert_eq!(status(&app).function.unwrap().day, "2026-05-01");
}

#[test]
fn a_form_without_any_answer_and_one_of_tomorrow_are_refused() {
    let app = open();
    assert_eq!(
        ready(app.save(None, Record::Function(function("2026-05-06", 5, None)))).unwrap_err().code().as_str(),
        "in_future"
    );
    for (code, path, input) in [
        ("empty", "", json!({ "day": "2026-05-01" })),
        ("empty", "", json!({ "day": "2026-05-01", "work": null, "home": null, "likeMyself": "" })),
        ("out_of_range", "home", json!({ "day": "2026-05-01", "work": 5, "home": 11 })),
        ("out_of_range", "likeMyself", json!({ "day": "2026-05-01", "likeMyself": 11 })),
        ("malformed_input", "people", json!({ "day": "2026-05-01", "people": "5" })),
        ("malformed_input", "", json!({ "day": "2026-05-01", "items": [5, 5, 5, 5] })),
    ] {
        assert_eq!(given::<FunctionForm>(&input), Err(Refusal::at(path, code)), "{input}");
    }
    assert!(ready(app.forms()).unwrap().function.is_empty());
}

#[test]
fn an_edit_and_its_undo_reach_the_status() {
    let app = open();
    let kept = ready(app.save(None, Record::Function(function("2026-05-01", 3, None)))).unwrap();
    ready(app.save(Some(&kept.id), Record::Function(function("2026-05-01", 9, None)))).unwrap();
    assert_eq!(status(&app).function.unwrap().mean, 9.0);
    ready(app.undo(&last_change(&app, &kept.id))).unwrap();
    assert_eq!(status(&app).function.unwrap().mean, 3.0);
    ready(app.undo(&last_change(&app, &kept.id))).unwrap();
    assert_eq!(ready(app.trail(&kept.id)).unwrap().len(), 4);
}
