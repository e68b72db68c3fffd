//! What the FHIR bundle says about earlier treatments and therapies.

use serde_json::{Value, json};
use tidemark::record::log::Record;

use super::bundle::{bundle, coded, only, today};
use crate::support::given::given;

fn trial(json: &Value) -> Record {
    Record::Trial(given(json).unwrap())
}

#[test]
fn a_medicine_that_was_tried_is_a_statement_that_says_how_it_went() {
    for (outcome, status, said) in [
        ("worked", "completed", "It worked"),
        ("partly", "completed", "It helped in part"),
        ("no", "completed", "It did not help"),
        ("sideEffects", "stopped", "Stopped for side effects"),
        ("unknown", "completed", "The patient does not know how it went"),
    ] {
        let json = json!({ "what": "antidepressant", "name": "Venlafaxine", "when": "2019", "outcome": outcome });
        let bundle = bundle(vec![trial(&json)]);
        let statement = only(&bundle, "MedicationStatement");
        assert_eq!(statement["status"], status);
        assert_eq!(statement["medicationCodeableConcept"], json!({ "text": "Venlafaxine" }));
        assert_eq!(statement["effectiveDateTime"], "2019");
        assert_eq!(statement["note"][0]["text"], format!("Tried before. {said}."));
    }
    let bare = bundle(vec![trial(&json!({ "what": "antidepressant", "outcome": "no" }))]);
    let statement = only(&bare, "MedicationStatement");
    assert_eq!(statement["medicationCodeableConcept"]["text"], "Antidepressant, name not said");
    assert_eq!(statement["effectiveDateTime"], Value::Null);
}

#[test]
fn any_other_earlier_treatment_is_a_procedure_with_its_outcome_and_without_its_note() {
    for what in ["psychotherapy", "tms", "ect", "hospital", "other"] {
        let json = json!({ "what": what, "when": "2023-02", "outcome": "partly", "note": "twelve times" });
        let bundle = bundle(vec![trial(&json)]);
        let procedure = coded(&bundle, &format!("tried-{what}"))[0];
        assert_eq!(procedure["resourceType"], "Procedure");
        assert_eq!(procedure["status"], "completed");
        assert_eq!(procedure["performedDateTime"], "2023-02");
        assert_eq!(procedure["outcome"]["text"], "It helped in part");
        assert!(!bundle.to_string().contains("twelve"), "{bundle}");
    }
}

#[test]
fn a_therapy_has_its_day_or_its_period_and_goes_on_until_its_end() {
    let day = |back| today().checked_minus(back).unwrap().to_string();
    let therapy = |json: &Value| {
        let bundle = bundle(vec![Record::Therapy(given(json).unwrap())]);
        only(&bundle, "Procedure").clone()
    };
    let weekly = therapy(&json!({ "what": "talk", "name": "CBT", "since": day(30), "timesAWeek": 1, "note": "new" }));
    assert_eq!(weekly["status"], "in-progress");
    assert_eq!(weekly["code"]["coding"][0]["code"], "therapy-talk");
    assert_eq!(weekly["code"]["text"], "Talk therapy: CBT");
    assert_eq!(weekly["performedPeriod"], json!({ "start": day(30) }));
    assert_eq!(weekly["note"], json!([{ "text": "Times a week: 1." }]));
    let once = therapy(&json!({ "what": "ect", "since": day(3), "until": day(3) }));
    assert_eq!((&once["status"], &once["performedDateTime"]), (&json!("completed"), &json!(day(3))));
    assert_eq!((&once["performedPeriod"], &once["note"]), (&Value::Null, &Value::Null));
    let over = therapy(&json!({ "what": "light", "since": day(30), "until": day(1) }));
    assert_eq!(over["performedPeriod"], json!({ "start": day(30), "end": day(1) }));
    assert_eq!(over["status"], "completed");
}
