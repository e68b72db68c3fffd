//! The safety plan, and what Help now shows.

use super::*;

fn whole() -> SafetyPlan {
    given(&whole_json()).unwrap()
}

fn whole_json() -> Json {
    json!({
        "warningSigns": "I stop answering.",
        "coping": "A walk.",
        "places": "The library.",
        "people": [{ "name": "Ana", "phone": "112" }, { "name": "Neighbour", "phone": null }],
        "professionals": [{ "name": "Dr. Wu", "phone": "0800 1#" }],
        "surroundings": "Pills are with Ana.",
        "lines": [{ "name": "Night line", "phone": "116 123" }],
        "hiddenLines": ["us-988-text"],
    })
}

#[test]
fn help_shows_the_safety_plan_and_the_clinic() {
    let app = open();
    let empty = ready(app.help());
    assert_eq!((empty.plan, empty.clinic), (SafetyPlan::default(), None));
    ready(app.save_safety_plan(whole())).unwrap();
    let clinic = contact("Clinic by the river", Some("030 1234"));
    ready(app.save_plan(Plan { clinic: Some(clinic.clone()), ..Plan::default() })).unwrap();
    let help = ready(app.help());
    assert_eq!((help.plan, help.clinic), (whole(), Some(clinic)));
}

#[test]
fn a_changed_safety_plan_can_be_taken_back() {
    let app = open();
    ready(app.save_safety_plan(whole())).unwrap();
    ready(app.save_safety_plan(SafetyPlan::default())).unwrap();
    assert_eq!(ready(app.help()).plan, SafetyPlan::default());
    ready(app.undo(&last_change(&app, &RecordId::SAFETY_PLAN.to_string()))).unwrap();
    assert_eq!(ready(app.help()).plan, whole());
}

#[test]
fn a_number_that_no_phone_can_dial_is_refused_and_the_plan_before_stays() {
    let app = open();
    ready(app.save_safety_plan(whole())).unwrap();
    let save = async |people: Json| -> Result<(), Refusal> {
        Ok(app.save_safety_plan(given(&with(whole_json(), "people", people))?).await?)
    };
    let wrong = json!([{ "name": "Ana", "phone": "later" }]);
    assert_eq!(ready(save(wrong)), Err(Refusal::at("people[0].phone", "impossible_phone")));
    let many = json!(vec![json!({ "name": "Ana" }); 11]);
    assert_eq!(ready(save(many)), Err(Refusal::at("people", "too_many")));
    assert_eq!(ready(app.help()).plan, whole());
}
