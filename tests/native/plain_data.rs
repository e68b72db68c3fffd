//! Records as plain data: what the page may leave blank, where an error is, and what a file may not leave out.

use serde_json::{Value as Json, json};
use tidemark::record::cut_offs::CutOff;
use tidemark::record::fields::Fields;
use tidemark::record::fields::node::{Fault, Misplaced, Node};
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};

use crate::courses::session_on;
use crate::support::given::{Refusal, given, plain, with};

fn in_a_file<X: Fields>(json: &Json) -> Result<X, Misplaced> {
    X::from_node(&Node::root(&plain(json)))
}

fn session() -> Json {
    json!({ "day": "2026-03-02", "route": "oral", "drug": "ketamine" })
}

/// The fields of a session that may be missing.
const OPTIONAL: [&str; 17] = [
    "time",
    "dose",
    "plannedNext",
    "setting",
    "phase",
    "doseReason",
    "psychotherapy",
    "otherMedicines",
    "experience",
    "burden",
    "note",
    "minutes",
    "weightKg",
    "seriesNumber",
    "stoppedEarly",
    "rescue",
    "tone",
];

#[test]
fn a_field_that_was_left_blank_on_the_page_was_left_out() {
    let bare = session_on("2026-03-02", Route::Oral, Drug::Ketamine);
    assert_eq!(given(&session()), Ok(bare.clone()));
    for field in OPTIONAL {
        for blank in [json!(null), json!(""), json!(" \t\n"), json!("\u{a0}")] {
            assert_eq!(given(&with(session(), field, blank.clone())), Ok(bare.clone()), "{field}: {blank}");
        }
    }
}

#[test]
fn a_field_that_must_be_there_is_not_left_blank() {
    for (field, path) in [("day", "day"), ("route", "route"), ("drug", "drug")] {
        for blank in [json!(""), json!(" "), json!(null)] {
            let refusal = given::<Session>(&with(session(), field, blank.clone())).unwrap_err();
            assert_eq!(refusal.path, path, "{blank}");
        }
    }
}

#[test]
fn in_a_file_a_blank_text_is_refused_and_null_is_not() {
    assert_eq!(in_a_file(&session()), Ok(session_on("2026-03-02", Route::Oral, Drug::Ketamine)));
    for field in OPTIONAL {
        assert!(in_a_file::<Session>(&with(session(), field, json!(null))).is_ok(), "{field}");
        for blank in ["", " "] {
            let refused = in_a_file::<Session>(&with(session(), field, blank)).unwrap_err();
            assert_eq!(refused.path(), field);
        }
    }
}

#[test]
fn an_error_is_said_with_the_way_to_it() {
    let plan = json!({
        "people": [{ "name": "Ana" }, { "name": "Ben", "phone": "later" }],
        "professionals": [],
        "lines": [],
        "hiddenLines": [],
    });
    let refused = in_a_file::<SafetyPlan>(&plan).unwrap_err();
    assert_eq!(refused.path(), "people[1].phone");
    assert_eq!(refused.to_string(), "people[1].phone: \"later\" is not a telephone number");
    let refused = in_a_file::<CheckIn>(&json!({ "day": "2026-03-02", "mood": true })).unwrap_err();
    assert_eq!(refused.to_string(), "mood: a whole number within its range is wanted here");
    let refused = in_a_file::<CheckIn>(&json!({ "day": "2026-03-02", "mood": 4, "weight": 70 })).unwrap_err();
    assert_eq!(*refused.fault(), Fault::UnknownName("weight".to_owned()));
    assert_eq!(refused.to_string(), "the whole: \"weight\" is not a name that is known here");
}

#[test]
fn a_field_that_is_younger_than_its_kind_may_be_missing() {
    let plan: Plan =
        in_a_file(&json!({ "target": "remission", "planned": [], "questions": [], "cutOffs": {} })).unwrap();
    assert_eq!(plan, Plan::default());
    let setback = json!({ "day": "2026-03-02", "what": "hospitalised" });
    assert_eq!(in_a_file::<Setback>(&setback).unwrap().kind, SetbackKind::Stay(StayReason::NotAsked));
}

/// The default of the reliable change was once another one, so that in an old plan the two may cross.
#[test]
fn a_file_has_its_reliable_change_raised_and_the_page_is_asked() {
    let plan = json!({ "target": "remission", "planned": [], "questions": [], "cutOffs": { "realChange": 8 } });
    let read: Plan = in_a_file(&plan).unwrap();
    assert_eq!((read.cutoffs.get(CutOff::RealChange), read.cutoffs.get(CutOff::ReliableChange)), (8, 8));
    assert_eq!(given::<Plan>(&plan), Err(Refusal::at("cutOffs.realChange", "cut_offs_cross")));
}

#[test]
fn a_setback_is_refused_at_its_field() {
    let setback = json!({ "day": "2026-03-02", "what": "hospitalised", "reason": "mentalHealth" });
    assert!(given::<Setback>(&setback).is_ok());
    for (field, value, code) in [
        ("what", json!("a bad day"), "unknown_choice"),
        ("what", json!(null), "malformed_input"),
        ("reason", json!("none"), "unknown_choice"),
        ("day", json!("2026-02-30"), "impossible_date"),
    ] {
        assert_eq!(given::<Setback>(&with(setback.clone(), field, value)), Err(Refusal::at(field, code)));
    }
}
