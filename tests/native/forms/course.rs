//! What Course says beside the state.

use super::*;

#[test]
fn items_1_2_4_6_and_9_are_followed_since_the_baseline() {
    let app = open();
    assert!(status(&app).items.is_empty());
    start_course(&app, "2026-04-01");
    phq9(&app, "2026-04-01", [3, 2, 3, 1, 3, 0, 3, 3, 1].map(Some));
    phq9(&app, "2026-05-01", [Some(1), None, Some(0), Some(2), Some(0), Some(0), Some(0), Some(0), Some(0)]);
    let item = |item, baseline, latest| ItemView { item, baseline: Some(baseline), latest };
    assert_eq!(
        status(&app).items,
        [item(1, 3, Some(1)), item(2, 2, None), item(4, 1, Some(2)), item(6, 0, Some(0)), item(9, 1, Some(0))]
    );
}

#[test]
fn the_arithmetic_is_told_in_points() {
    let app = open();
    start_course(&app, "2026-04-01");
    phq9(&app, "2026-04-01", [3, 3, 3, 3, 3, 3, 0, 0, 0].map(Some));
    phq9(&app, "2026-05-01", [2, 2, 2, 2, 2, 2, 0, 0, 0].map(Some));
    let told = status(&app);
    assert_eq!((told.change, told.real_change, told.reliable_change), (Some(-6.0), true, true));
    assert_eq!((told.points_to_response, told.points_to_remission), (Some(3), Some(8)));
    ready(app.save_plan(plan_with(&[(CutOff::ResponsePercent, 60), (CutOff::ReliableChange, 7)]))).unwrap();
    let told = status(&app);
    assert_eq!((told.reliable_change, told.points_to_response), (false, Some(5)));
}

#[test]
fn the_states_are_told_from_the_first_form_to_today() {
    let app = open();
    phq9(&app, "2026-04-10", [Some(0); 9]);
    phq9(&app, "2026-04-25", [Some(0); 9]);
    let spans = ready(app.course()).unwrap().spans;
    let told: Vec<_> = spans.iter().map(|span| (span.state, span.from.as_str(), span.until.as_str())).collect();
    assert_eq!(
        told,
        [(State::RemissionRange, "2026-04-10", "2026-04-24"), (State::Remission, "2026-04-25", "2026-05-05"),]
    );
}

#[test]
fn the_cut_offs_of_the_plan_hold_on_every_place() {
    let app = open();
    phq9(&app, "2026-04-10", [Some(0); 9]);
    phq9(&app, "2026-04-25", [Some(0); 9]);
    ready(app.save_plan(plan_with(&[(CutOff::RemissionDays, 21)]))).unwrap();
    let course = ready(app.course()).unwrap();
    let status_then = course.status.unwrap();
    assert_eq!((status_then.state, status_then.remission_days), (State::RemissionRange, 21));
    assert_eq!(course.spans.len(), 1);
    assert_eq!(ready(app.today()).unwrap().state, Some(State::RemissionRange));
    ready(app.undo(&last_change(&app, &RecordId::PLAN.to_string()))).unwrap();
    assert_eq!(status(&app).state, State::Remission);
}

#[test]
fn the_chart_has_the_total_of_a_form_and_the_forms_have_its_answers() {
    let app = open();
    let id = phq9(&app, "2026-04-10", [Some(1); 9]);
    let forms = ready(app.course()).unwrap().forms;
    assert_eq!(forms.len(), 1);
    let charted = &forms[0];
    let total = charted.total.as_ref().unwrap();
    assert_eq!((&charted.id, charted.day.as_str(), total.shown), (&id, "2026-04-10", 9.0));
    assert_eq!((charted.late, charted.edited), (true, false));
    let kept = ready(app.forms()).unwrap().phq9;
    assert_eq!((&kept[0].marks.id, kept[0].value.answers.items()), (&id, &items([Some(1); 9])));
}
