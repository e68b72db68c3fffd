//! The safety plan and what Help now shows.

use super::*;

fn whole() -> SafetyPlanView {
    SafetyPlanView {
        warning_signs: Some("I stop answering.".to_owned()),
        coping: Some("A walk.".to_owned()),
        places: Some("The library.".to_owned()),
        people: vec![contact("Ana", Some("112")), contact("Neighbour", None)],
        professionals: vec![contact("Dr. Wu", Some("0800 1#"))],
        surroundings: Some("Pills are with Ana.".to_owned()),
        lines: vec![contact("Night line", Some("116 123"))],
        hidden_lines: vec!["us-988-text".to_owned()],
    }
}

#[test]
fn help_shows_the_safety_plan_and_the_clinic() {
    let app = open();
    let empty = ready(app.help());
    assert_eq!((empty.plan, empty.clinic), (SafetyPlanView::default(), None));
    ready(app.save_safety_plan(&whole())).unwrap();
    let clinic = contact("Clinic by the river", Some("030 1234"));
    ready(app.save_plan(&PlanInput { clinic: Some(clinic.clone()), ..empty_plan() })).unwrap();
    let help = ready(app.help());
    assert_eq!((help.plan, help.clinic), (whole(), Some(clinic)));
}

#[test]
fn a_changed_safety_plan_can_be_taken_back() {
    let app = open();
    ready(app.save_safety_plan(&whole())).unwrap();
    ready(app.save_safety_plan(&SafetyPlanView::default())).unwrap();
    assert_eq!(ready(app.help()).plan, SafetyPlanView::default());
    ready(app.undo(&last_change(&app, &RecordId::SAFETY_PLAN.to_string()))).unwrap();
    assert_eq!(ready(app.help()).plan, whole());
}

#[test]
fn a_number_that_no_phone_can_dial_is_refused_and_the_plan_before_stays() {
    let app = open();
    ready(app.save_safety_plan(&whole())).unwrap();
    let wrong = SafetyPlanView { people: vec![contact("Ana", Some("later"))], ..whole() };
    assert_eq!(ready(app.save_safety_plan(&wrong)).unwrap_err().code().as_str(), "impossible_phone");
    let many = SafetyPlanView { people: vec![contact("Ana", None); 11], ..whole() };
    assert_eq!(ready(app.save_safety_plan(&many)).unwrap_err().code().as_str(), "too_many");
    assert_eq!(ready(app.help()).plan, whole());
}
