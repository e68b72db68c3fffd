//! What the FHIR bundle says about setbacks, routes, oxygen, typed totals and the marks of R1, and that it says no more
//! than was recorded.

use serde_json::{Value, json};
use tidemark::exchange::fhir;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::goal::{Goal, GoalLook};
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Frequency};
use tidemark::record::kinds::pressure::{BloodPressure, Oxygen, PressureMoment, PressureReading};
use tidemark::record::kinds::regimen::{DoseDay, Doses, Regimen};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::When;
use tidemark::record::time::{DayStart, LocalDay};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::Level;
use tidemark::rules::edition::Edition;

use super::moment;
use crate::support::given::given;

pub(super) fn today() -> LocalDay {
    moment().local_day(DayStart::default())
}

/// The bundle of a person with these records.
pub(super) fn bundle(records: Vec<Record>) -> Value {
    let entry = |(sequence, record): (u32, Record)| {
        let id = RecordId::from_bytes(u128::from(sequence + 1000).to_be_bytes());
        Entry { sequence, record: id, written: moment(), change: Change::Put(record) }
    };
    let timeline = Timeline::from_log((1..).zip(records).map(entry).collect());
    serde_json::from_slice(&fhir::write(&timeline, &moment(), Edition::Whole)).unwrap()
}

/// The resources whose code has this coding.
pub(super) fn coded<'a>(bundle: &'a Value, code: &str) -> Vec<&'a Value> {
    let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
    let has = |resource: &Value| {
        resource["code"]["coding"].as_array().is_some_and(|all| all.iter().any(|coding| coding["code"] == code))
    };
    resources.filter(|resource| has(resource)).collect()
}

fn setback(kind: SetbackKind) -> Record {
    Record::Setback(Setback { day: today().checked_minus(3).unwrap(), kind })
}

fn phq9(before: u32, items: [u8; 9], left_out: Option<usize>) -> Record {
    let mut items = items.map(|points| Frequency::new("items", points).ok());
    if let Some(place) = left_out {
        items[place] = None;
    }
    Record::Phq9(Phq9Form { day: today().checked_minus(before).unwrap(), answers: Answers::new(items, None).unwrap() })
}

#[test]
fn an_attempt_is_labelled_restricted_and_so_is_its_bundle() {
    let with = bundle(vec![setback(SetbackKind::Attempt)]);
    for labelled in [&with, coded(&with, "attempt")[0]] {
        let label = &labelled["meta"]["security"][0];
        assert_eq!(label["code"], "R");
        assert_eq!(label["system"], "http://terminology.hl7.org/CodeSystem/v3-Confidentiality");
    }
    let without = bundle(vec![setback(SetbackKind::Stay(StayReason::MentalHealth))]);
    assert!(!without.to_string().contains("security"), "{without}");
}

#[test]
fn a_stay_tells_its_reason_only_as_far_as_it_was_said() {
    let reason = |reason| {
        let bundle = bundle(vec![setback(SetbackKind::Stay(reason))]);
        assert!(!bundle.to_string().contains("depression"), "{bundle}");
        coded(&bundle, "hospitalised")[0]["component"][0].clone()
    };
    assert_eq!(reason(StayReason::MentalHealth)["valueString"], "mental health");
    assert_eq!(reason(StayReason::Other)["valueString"], "another reason");
    let absent = |part: Value| part["dataAbsentReason"]["coding"][0]["code"].clone();
    assert_eq!(absent(reason(StayReason::NotSaid)), "asked-declined");
    assert_eq!(absent(reason(StayReason::NotAsked)), "not-asked");
}

#[test]
fn a_route_has_its_term_and_its_words() {
    let route = |route| {
        let bundle = bundle(vec![Record::Session(Session::on(today(), route, Drug::Esketamine))]);
        let statements = bundle["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone());
        let statement = statements.into_iter().find(|one| one["resourceType"] == "MedicationStatement").unwrap();
        assert_eq!(statement["medicationCodeableConcept"]["coding"], Value::Null, "no code that was not verified");
        statement["dosage"][0]["route"].clone()
    };
    let sublingual = route(Route::Sublingual);
    assert_eq!(sublingual["coding"][0]["code"], "37839007");
    assert_eq!(sublingual["coding"][0]["system"], "http://snomed.info/sct");
    assert_eq!(sublingual["text"], "sublingual");
    assert_eq!(route(Route::Other)["coding"], Value::Null);
}

#[test]
fn oxygen_is_an_observation_of_its_own() {
    let reading = PressureReading {
        session: None,
        moment: PressureMoment::Other,
        at: When { day: today(), time: None },
        pressure: BloodPressure::new(120, 80).unwrap(),
        pulse: None,
        oxygen: Some(Oxygen::new(97).unwrap()),
    };
    let bundle = bundle(vec![Record::Pressure(reading)]);
    for code in ["2708-6", "59408-5"] {
        let found = coded(&bundle, code);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["valueQuantity"]["value"], 97);
        assert_eq!(found[0]["valueQuantity"]["code"], "%");
    }
}

#[test]
fn the_status_has_its_marks_and_the_version_of_its_rule() {
    let low = [44, 30, 16].map(|before| phq9(before, [0; 9], None));
    let status = |records: Vec<Record>| coded(&bundle(records), "remissionStatus")[0].clone();
    let component = |status: &Value, code: &str| {
        let parts = status["component"].as_array().cloned().unwrap_or_default();
        parts.into_iter().find(|part| part["code"]["coding"][0]["code"] == code)
    };
    let plain = status(low.to_vec());
    assert_eq!(plain["component"], Value::Null);
    assert!(plain["method"]["text"].as_str().unwrap().contains("rule R1, version 2"), "{plain}");

    let paused = status([low.to_vec(), vec![phq9(2, [1, 1, 1, 1, 1, 1, 0, 0, 0], None)]].concat());
    assert_eq!(
        component(&paused, "pausedSince").unwrap()["valueDateTime"],
        today().checked_minus(2).unwrap().to_string()
    );
    assert_eq!(
        component(&paused, "pauseDecidesFrom").unwrap()["valueDateTime"],
        today().checked_plus(3).unwrap().to_string()
    );

    let skipped = status([low.to_vec(), vec![phq9(2, [0; 9], Some(8))]].concat());
    assert_eq!(component(&skipped, "lastKnown").unwrap()["valueBoolean"], true);
    assert_eq!(
        component(&skipped, "passedOver").unwrap()["valueDateTime"],
        today().checked_minus(2).unwrap().to_string()
    );
    assert_eq!(skipped["note"][0]["text"], "Last known: item 9 was left out in the latest PHQ-9.");
}

#[test]
fn a_typed_total_is_evidence_as_it_is() {
    let typed = ClinicScore::new(today().checked_minus(2).unwrap(), ClinicScale::Phq9, 3, None).unwrap();
    let bundle = bundle(vec![Record::ClinicScore(typed)]);
    let totals = coded(&bundle, "44261-6");
    assert_eq!(totals.len(), 1);
    assert_eq!(totals[0]["valueQuantity"]["value"], 3);
    let status = coded(&bundle, "remissionStatus")[0];
    let urls: Vec<_> = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["fullUrl"]).collect();
    assert!(urls.contains(&&status["derivedFrom"][0]["reference"]), "{status}");
}

/// The one resource of this type.
pub(super) fn only<'a>(bundle: &'a Value, kind: &str) -> &'a Value {
    let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
    let found: Vec<_> = resources.filter(|resource| resource["resourceType"] == kind).collect();
    assert_eq!(found.len(), 1, "{kind}");
    found[0]
}

#[test]
fn regular_doses_are_a_statement_with_how_many_were_taken() {
    let since = today().checked_minus(9).unwrap();
    let regimen: Regimen = given(&json!({
        "since": since.to_string(),
        "drug": "ketamine",
        "route": "sublingual",
        "dose": { "amount": 100, "unit": "mg" },
        "dosesAWeek": 7,
        "whyChanged": "too sleepy",
    }))
    .unwrap();
    let taken = DoseDay { day: since, doses: Doses::Taken };
    let bundle = bundle(vec![Record::Regimen(regimen), Record::DoseDay(taken)]);
    let statement = only(&bundle, "MedicationStatement");
    assert_eq!(statement["status"], "active");
    assert_eq!(statement["effectivePeriod"], json!({ "start": since.to_string() }));
    assert_eq!(statement["dosage"][0]["timing"]["repeat"]["frequency"], 7);
    assert_eq!(statement["note"][0]["text"], "Regular doses: 1 of 9 taken, 0 extra.");
    assert!(!bundle.to_string().contains("sleepy"), "{bundle}");
}

#[test]
fn a_medicine_has_the_dates_that_are_known_and_no_others() {
    let medicine = |json: Value| {
        let bundle = bundle(vec![Record::Medicine(given(&json).unwrap())]);
        only(&bundle, "MedicationStatement").clone()
    };
    let past = medicine(json!({ "name": "Sertralin", "dose": "50 mg", "since": "2021", "until": "2021-05" }));
    assert_eq!(past["status"], "completed");
    assert_eq!(past["effectivePeriod"], json!({ "start": "2021", "end": "2021-05" }));
    assert_eq!(past["dosage"][0]["text"], "50 mg");
    let bare = medicine(json!({ "name": "Lithium" }));
    assert_eq!((&bare["status"], &bare["effectivePeriod"]), (&json!("active"), &Value::Null));
}

#[test]
fn a_goal_leaves_without_its_words_and_its_looks_point_to_it() {
    let goal: Goal = given(&json!({ "text": "Sing in the choir", "first": true, "agreed": "2026-01-07" })).unwrap();
    let id = RecordId::from_bytes(1001_u128.to_be_bytes());
    let score = Level::new("score", 4).unwrap();
    let look = GoalLook { goal: id, day: today(), score };
    let bundle = bundle(vec![Record::Goal(goal), Record::GoalLook(look)]);
    assert!(!bundle.to_string().contains("choir"), "{bundle}");
    let goal = only(&bundle, "Goal");
    assert_eq!(goal["lifecycleStatus"], "active");
    assert_eq!(goal["note"][0]["text"], "Agreed with the clinician on 2026-01-07.");
    let look = coded(&bundle, "goalLook")[0];
    assert_eq!(look["valueInteger"], 4);
    assert_eq!(look["focus"][0]["reference"], format!("urn:uuid:{}", goal["id"].as_str().unwrap()));
}
