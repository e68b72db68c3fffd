//! GAD-7: saved, changed, withdrawn, and shown beside the status.

use super::*;
use tidemark::record::log::Record;

#[test]
fn it_is_kept_edited_undone_and_its_trail_stays() {
    let app = open();
    let kept = ready(app.save_gad7(None, gad7("2026-05-01", 14), false)).unwrap();
    assert_eq!(kept.total.unwrap().band, Gad7Band::Moderate);
    let edit = app.save_gad7(Some(&kept.id), gad7("2026-05-01", 4), false);
    assert_eq!(ready(edit).unwrap().total.unwrap().shown, 4.0);
    let shown = ready(app.forms()).unwrap().gad7;
    assert_eq!((shown.len(), shown[0].marks.edited, shown[0].marks.late), (1, true, true));
    ready(app.undo(&last_change(&app, &kept.id))).unwrap();
    assert_eq!(ready(app.forms()).unwrap().gad7[0].total.as_ref().unwrap().shown, 14.0);
    ready(app.withdraw(&kept.id)).unwrap();
    assert!(ready(app.forms()).unwrap().gad7.is_empty());
    let steps: Vec<_> = ready(app.trail(&kept.id)).unwrap().iter().map(|line| line.step).collect();
    assert_eq!(steps, [TrailStep::Written, TrailStep::Edited, TrailStep::Edited, TrailStep::Withdrawn]);
}

#[test]
fn what_no_form_can_hold_is_refused() {
    let app = open();
    let refused = |id: Option<&str>, form| ready(app.save_gad7(id, form, false)).unwrap_err().code().as_str();
    assert_eq!(refused(None, gad7("2026-05-06", 3)), "in_future");
    let other = ready(app.save(None, Record::CheckIn(check_in("2026-05-01", "4", "")))).unwrap().id;
    assert_eq!(refused(Some(&other), gad7("2026-05-01", 0)), "not_found", "it is no GAD-7");
    for (code, path, answers) in [
        ("empty", "items", json!(vec![Json::Null; 7])),
        ("out_of_range", "items[0]", json!(vec![4; 7])),
        ("out_of_range", "items[6]", json!([0, 0, 0, 0, 0, 0, 4])),
        ("malformed_input", "items", json!(vec![0; 9])),
        ("malformed_input", "items", json!(vec![0; 6])),
    ] {
        let input = json!({ "day": "2026-05-01", "items": answers });
        assert_eq!(given::<Gad7Form>(&input), Err(Refusal::at(path, code)), "{input}");
    }
    assert!(ready(app.forms()).unwrap().gad7.is_empty());
}

/// R7, vector 31: 14 to 10.
#[test]
fn the_latest_stands_beside_the_status_with_its_change_from_the_first() {
    let app = open();
    ready(app.save_gad7(None, gad7("2026-04-01", 14), false)).unwrap();
    let first = status(&app).gad7.unwrap();
    assert_eq!((first.change, first.real_change), (None, false));
    ready(app.save_gad7(None, gad7("2026-04-15", 11), false)).unwrap();
    let small = status(&app).gad7.unwrap();
    assert_eq!((small.change, small.real_change), (Some(-3.0), false));
    ready(app.save_gad7(None, gad7("2026-04-29", 10), false)).unwrap();
    let latest = status(&app).gad7.unwrap();
    assert_eq!((latest.day.as_str(), latest.change, latest.real_change), ("2026-04-29", Some(-4.0), true));
    ready(app.save_plan(plan_with(&[(CutOff::Gad7RealChange, 5)]))).unwrap();
    assert!(!status(&app).gad7.unwrap().real_change);
}
