//! Bad input about sessions, blood pressure, side effects, long-term checks and the plan. Each is answered by a
//! question or by an error at its field, and what was stored is untouched.

use serde_json::{Value as Json, json};
use tidemark::app::view::{FlaggedReceipt, Receipt};
use tidemark::record::fields::value::Value;
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::side_effect::{Effect, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::rules::red_flag::RedFlag;
use tidemark::store::Store;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;

use crate::courses::{Clock, Person, grade, id, open, session_on};
use crate::storage::ready;
use crate::support::given::{Refusal, at, given, given_value, on, plain, time, with};

/// At 15:00 on 10 March 2026, with a session at 10:00 whose effect lasted from 10:10 to 11:00, and a session at an
/// unknown time on 2 March.
struct Kept {
    app: Person,
    store: MemoryStore,
    session: String,
}

fn session(day: &str, minute: Option<&str>) -> Session {
    Session { time: minute.map(time), ..session_on(day, Route::Intranasal, Drug::Esketamine) }
}

fn stamp(session: &str, kind: StampKind, minute: &str) -> Stamp {
    Stamp { session: id(session), kind, at: at("2026-03-10", minute) }
}

fn kept() -> Kept {
    let (store, clock) = (MemoryStore::default(), Clock::new());
    clock.set("2026-03-10", "15:00");
    let app = open(store.clone(), &clock);
    ready(app.save_session(None, session("2026-03-02", None), false)).unwrap();
    let id = ready(app.save_session(None, session("2026-03-10", Some("10:00")), false)).unwrap().id;
    ready(app.save_stamp(None, stamp(&id, StampKind::EffectBegan, "10:10"))).unwrap();
    ready(app.save_stamp(None, stamp(&id, StampKind::EffectEnded, "11:00"))).unwrap();
    Kept { app, store, session: id }
}

impl Kept {
    /// A save that must be refused and change nothing.
    fn refuses<T: std::fmt::Debug, E: Into<Refusal> + std::fmt::Debug>(
        &self,
        code: &'static str,
        path: &str,
        save: impl Future<Output = Result<T, E>>,
    ) {
        let before = ready(self.store.load()).unwrap();
        let refusal: Refusal = ready(save).unwrap_err().into();
        assert_eq!(refusal, Refusal::at(path, code));
        assert!(ready(self.store.load()).unwrap() == before, "{code} at {path} wrote something");
    }
}

#[test]
fn a_blood_pressure_is_refused_at_its_number() {
    let kept = kept();
    let reading = |systolic: u16, diastolic: u16, pulse: Option<u16>| {
        json!({
            "session": kept.session,
            "at": { "day": "2026-03-10", "time": "15:00" },
            "moment": "peak",
            "systolic": systolic,
            "diastolic": diastolic,
            "pulse": pulse,
        })
    };
    let save = async |input: Json| -> Result<FlaggedReceipt, Refusal> {
        Ok(kept.app.save_pressure(None, given(&input)?).await?)
    };
    for (systolic, diastolic, pulse, code, path) in [
        (80, 120, None, "pressure_swapped", "systolic"),
        (120, 120, None, "pressure_swapped", "systolic"),
        (1200, 80, None, "out_of_range", "systolic"),
        (261, 80, None, "out_of_range", "systolic"),
        (59, 40, None, "out_of_range", "systolic"),
        (120, 29, None, "out_of_range", "diastolic"),
        (200, 161, None, "out_of_range", "diastolic"),
        (120, 130, None, "pressure_swapped", "systolic"),
        (250, 255, None, "out_of_range", "diastolic"),
        (120, 80, Some(29), "out_of_range", "pulse"),
        (120, 80, Some(221), "out_of_range", "pulse"),
    ] {
        kept.refuses(code, path, save(reading(systolic, diastolic, pulse)));
    }
    for (code, path, field, value) in [
        ("in_future", "day", "at", json!({ "day": "2026-03-11", "time": null })),
        ("impossible_time", "at.time", "at", json!({ "day": "2026-03-10", "time": "24:00" })),
        ("impossible_date", "at.day", "at", json!({ "day": "2026-02-30", "time": null })),
        ("malformed_input", "at.day", "at", json!({ "day": null, "time": "10:00" })),
        ("malformed_input", "at", "at", json!(null)),
        ("unknown_choice", "moment", "moment", json!("noon")),
        ("unknown_choice", "session", "session", json!("10:00")),
        ("malformed_input", "systolic", "systolic", json!(120.5)),
        ("malformed_input", "diastolic", "diastolic", json!(-80)),
        ("malformed_input", "diastolic", "diastolic", json!(null)),
    ] {
        kept.refuses(code, path, save(with(reading(120, 80, Some(60)), field, value)));
    }
    let oxygen = |percent: u16| with(reading(120, 80, None), "oxygen", percent);
    for percent in [0, 40, 49, 101, 970] {
        kept.refuses("out_of_range", "oxygen", save(oxygen(percent)));
    }
    for percent in [50, 100] {
        ready(save(oxygen(percent))).unwrap();
    }
    for (systolic, diastolic, pulse) in [(60, 30, Some(30)), (260, 160, Some(220)), (121, 120, None)] {
        ready(save(reading(systolic, diastolic, pulse))).unwrap();
    }
}

#[test]
fn a_dose_is_refused_or_its_unit_asked_about() {
    let kept = kept();
    let save = async |amount: f64, unit: &'static str, confirmed| -> Result<Receipt, Refusal> {
        let dose = Value::Object(vec![("amount".into(), amount.into()), ("unit".into(), unit.into())]);
        let Value::Object(mut fields) = plain(&session_json()) else { panic!("an object") };
        fields.push(("dose".into(), dose));
        Ok(kept.app.save_session(None, given_value(&Value::Object(fields))?, confirmed).await?)
    };
    let (mg, per_kg) = ("mg", "mg/kg");
    for (amount, unit, code) in [
        (0.0, mg, "out_of_range"),
        (-56.0, mg, "out_of_range"),
        (1000.0, mg, "out_of_range"),
        (600.001, mg, "out_of_range"),
        (1000.0, per_kg, "out_of_range"),
        (0.0, per_kg, "out_of_range"),
        (f64::NAN, mg, "out_of_range"),
        (f64::INFINITY, per_kg, "out_of_range"),
        (56.0, per_kg, "unit_mismatch"),
        (10.5, per_kg, "unit_mismatch"),
        (0.5, mg, "unit_mismatch"),
        (0.05, mg, "unit_mismatch"),
    ] {
        kept.refuses(code, "dose.amount", save(amount, unit, false));
    }
    for (amount, unit) in [(1.0, mg), (600.0, mg), (0.05, per_kg), (10.0, per_kg)] {
        ready(save(amount, unit, true)).unwrap();
    }
}

fn session_json() -> Json {
    json!({ "day": "2026-03-05", "route": "intranasal", "drug": "esketamine" })
}

#[test]
fn a_session_ahead_or_of_a_day_that_never_was_is_refused() {
    let kept = kept();
    for (field, value, code) in [
        ("day", json!("2026-03-11"), "in_future"),
        ("day", json!("2026-02-29"), "impossible_date"),
        ("time", json!("9:00"), "impossible_time"),
        ("burden", json!(11), "out_of_range"),
        ("plannedNext", json!("2026-03-05"), "not_after_session"),
        ("experience", json!("x".repeat(4001)), "too_long"),
    ] {
        let input = with(session_json(), field, value);
        kept.refuses(code, field, async {
            Ok::<_, Refusal>(kept.app.save_session(None, given(&input)?, false).await?)
        });
    }
    kept.refuses("in_future", "day", kept.app.repeat_session(None, "2026-03-11", None, true));
    kept.refuses("empty", "day", kept.app.repeat_session(None, "2026-03-01", None, false));
}

#[test]
fn a_session_close_to_another_is_asked_about_and_kept_once_confirmed() {
    let kept = kept();
    for (day, time, field) in [
        ("2026-03-10", Some("10:59"), "time"),
        ("2026-03-10", Some("09:01"), "time"),
        ("2026-03-10", Some("10:00"), "time"),
        ("2026-03-10", None, "day"),
        ("2026-03-02", Some("08:00"), "time"),
        ("2026-03-02", None, "day"),
    ] {
        kept.refuses("session_near", field, kept.app.save_session(None, session(day, time), false));
    }
    kept.refuses("session_near", "day", kept.app.repeat_session(None, "2026-03-10", None, false));
    for (day, time) in [("2026-03-10", Some("11:00")), ("2026-03-10", Some("09:00")), ("2026-03-03", None)] {
        ready(kept.app.save_session(None, session(day, time), false)).unwrap();
    }
    ready(kept.app.save_session(None, session("2026-03-10", None), true)).unwrap();
    ready(kept.app.repeat_session(None, "2026-03-10", None, true)).unwrap();
    assert_eq!(ready(kept.app.sessions()).unwrap().sessions.len(), 7);

    let kept = self::kept();
    ready(kept.app.save_session(Some(&kept.session), session("2026-03-10", Some("10:30")), false)).unwrap();
}

#[test]
fn a_session_just_before_midnight_is_close_to_one_just_after_it() {
    let kept = kept();
    ready(kept.app.save_session(None, session("2026-03-05", Some("23:40")), false)).unwrap();
    kept.refuses("session_near", "time", kept.app.save_session(None, session("2026-03-06", Some("00:20")), false));
    ready(kept.app.save_session(None, session("2026-03-06", Some("00:40")), false)).unwrap();
}

#[test]
fn stamps_come_in_the_order_of_an_effect() {
    let kept = kept();
    let stamped = |kind, time| stamp(&kept.session, kind, time);
    for (kind, time) in [
        (StampKind::EffectBegan, "11:01"),
        (StampKind::EffectEnded, "10:09"),
        (StampKind::Worst, "10:09"),
        (StampKind::Worst, "11:01"),
    ] {
        kept.refuses("end_before_onset", "time", kept.app.save_stamp(None, stamped(kind, time)));
    }
    let rest = |day| Stamp { at: at(day, "12:00"), ..stamped(StampKind::ReadyToRest, "12:00") };
    kept.refuses("end_before_onset", "day", kept.app.save_stamp(None, rest("2026-03-09")));
    kept.refuses("in_future", "day", kept.app.save_stamp(None, rest("2026-03-11")));
    let id = ready(kept.app.save_stamp(None, stamped(StampKind::Worst, "10:30"))).unwrap().id;
    for (kind, time) in [(StampKind::EffectBegan, "10:31"), (StampKind::EffectEnded, "10:29")] {
        kept.refuses("end_before_onset", "time", kept.app.save_stamp(None, stamped(kind, time)));
    }
    ready(kept.app.save_stamp(Some(&id), stamped(StampKind::Worst, "10:10"))).unwrap();
    ready(kept.app.save_stamp(None, stamped(StampKind::ReadyToRest, "10:50"))).unwrap();

    let nobody = stamp("00000000000000000000000000000009", StampKind::Worst, "10:30");
    assert_eq!(ready(kept.app.save_stamp(None, nobody)).unwrap_err().code().as_str(), "not_found");
}

#[test]
fn a_stamp_is_refused_at_its_field() {
    let kept = kept();
    let sound = json!({
        "session": kept.session,
        "what": "readyToRest",
        "at": { "day": "2026-03-10", "time": "12:00" },
    });
    for (code, path, field, value) in [
        ("unknown_choice", "what", "what", json!("home")),
        ("malformed_input", "session", "session", json!(null)),
        ("impossible_date", "at.day", "at", json!({ "day": "today", "time": null })),
        ("impossible_time", "at.time", "at", json!({ "day": "2026-03-10", "time": "noon" })),
    ] {
        let input = with(sound.clone(), field, value);
        kept.refuses(code, path, async { Ok::<_, Refusal>(kept.app.save_stamp(None, given(&input)?).await?) });
    }
    ready(kept.app.save_stamp(None, given(&sound).unwrap())).unwrap();
}

#[test]
fn a_side_effect_cannot_end_before_it_began() {
    let kept = kept();
    let effect = |end: Json| {
        json!({
            "effect": "nausea",
            "severity": 1,
            "onset": { "day": "2026-03-05", "time": "10:30" },
            "end": end,
        })
    };
    let save = async |input: Json| -> Result<FlaggedReceipt, Refusal> {
        Ok(kept.app.save_side_effect(None, given(&input)?).await?)
    };
    let at = |day: &str, time: Option<&str>| json!({ "day": day, "time": time });
    let by = |day: &str| json!({ "by": at(day, None) });
    for (end, code, path) in [
        (at("2026-03-05", Some("10:29")), "end_before_onset", "end"),
        (at("2026-03-04", None), "end_before_onset", "end"),
        (at("2026-03-04", Some("11:00")), "end_before_onset", "end"),
        (at("2026-03-11", None), "in_future", "end"),
        (at("2026-03-32", None), "impossible_date", "end.day"),
        (at("2026-03-06", Some("24:00")), "impossible_time", "end.time"),
        (by("2026-03-04"), "end_before_onset", "end"),
        (by("2026-03-11"), "in_future", "end"),
        (by("2026-03-32"), "impossible_date", "end.by.day"),
    ] {
        kept.refuses(code, path, save(effect(end)));
    }
    let nameless = with(effect(json!("stillThere")), "effect", json!({ "own": " " }));
    kept.refuses("empty", "effect.own", save(nameless));
    for end in [at("2026-03-05", Some("10:30")), at("2026-03-05", None), at("2026-03-06", Some("00:10"))] {
        ready(save(effect(end))).unwrap();
    }
}

/// One part of the form is impossible: none of it is saved, and its draft stays.
#[test]
fn the_side_effects_of_a_form_are_kept_all_or_none() {
    let kept = kept();
    let effect = |named, day| SideEffect {
        effect: Effect::Named(named),
        felt: Felt { severity: Some(grade(1)), interference: None },
        onset: on(day),
        end: None,
        session: None,
        note: None,
    };
    let first = "1".repeat(32);
    let nausea = || (Some(first.clone()), effect(NamedEffect::Nausea, "2026-03-10"));
    let draft = || ready(kept.app.draft(DraftSlot::SideEffect, Some(&first))).unwrap().map(|draft| draft.text);
    ready(kept.app.keep_draft(DraftSlot::SideEffect, &first, "chosen")).unwrap();

    kept.refuses("empty", "effects", kept.app.save_side_effects(vec![]));
    let tomorrow = vec![nausea(), (None, effect(NamedEffect::Headache, "2026-03-11"))];
    kept.refuses("in_future", "onset.day", kept.app.save_side_effects(tomorrow));
    let unknown = vec![nausea(), (Some(kept.session.clone()), effect(NamedEffect::Headache, "2026-03-10"))];
    assert_eq!(
        ready(kept.app.save_side_effects(unknown)).unwrap_err().code().as_str(),
        "not_found",
        "a session is no effect"
    );
    let elsewhere = (None, SideEffect { session: Some(id(&"0".repeat(32))), ..nausea().1 });
    assert_eq!(ready(kept.app.save_side_effects(vec![nausea(), elsewhere])).unwrap_err().code().as_str(), "not_found");
    let shown = || ready(kept.app.sessions()).unwrap().other_side_effects;
    assert!(shown().is_empty());
    assert_eq!(draft().as_deref(), Some("chosen"));

    // Tapping a sign in between leaves the form as it is. The form's own Save drops the draft.
    let untold = Felt { severity: None, interference: None };
    let sign = SideEffect { felt: untold, ..effect(NamedEffect::ChestPain, "2026-03-10") };
    ready(kept.app.save_side_effect(None, sign)).unwrap();
    assert_eq!(draft().as_deref(), Some("chosen"));
    let blood = (None, effect(NamedEffect::BloodInUrine, "2026-03-10"));
    let receipts = ready(kept.app.save_side_effects(vec![nausea(), blood])).unwrap();
    let flags: Vec<_> = receipts.iter().map(|receipt| receipt.flag).collect();
    assert_eq!(flags, [RedFlag::Nothing, RedFlag::CallClinic]);
    assert_eq!((shown().len(), draft()), (3, None));

    // They are undone together, too.
    let undone = receipts.into_iter().map(|receipt| Receipt { id: receipt.id, change: receipt.change });
    let mut undone: Vec<_> = undone.collect();
    undone.push(Receipt { id: "0".repeat(32), change: 1 });
    assert_eq!(ready(kept.app.undo_all(&undone)).unwrap_err().code().as_str(), "not_found");
    assert_eq!(shown().len(), 3, "one that is not there takes none back");
    ready(kept.app.undo_all(&undone[..2])).unwrap();
    assert_eq!(shown().len(), 1, "only the sign is left");
}

#[test]
fn thoughts_of_suicide_are_never_graded() {
    let kept = kept();
    for effect in ["suicidalThoughts", "cannotKeepSafe"] {
        let save = async |severity: Option<u8>, interference: Option<u8>| -> Result<FlaggedReceipt, Refusal> {
            let input = json!({
                "effect": effect,
                "severity": severity,
                "interference": interference,
                "onset": { "day": "2026-03-10" },
            });
            Ok(kept.app.save_side_effect(None, given(&input)?).await?)
        };
        kept.refuses("no_strength", "severity", save(Some(0), None));
        kept.refuses("no_strength", "severity", save(Some(3), None));
        kept.refuses("no_strength", "severity", save(None, Some(1)));
        assert_eq!(ready(save(None, None)).unwrap().flag, RedFlag::HelpNow);
    }
}

#[test]
fn a_screen_needs_an_answer_to_one_of_its_nine_items() {
    let kept = kept();
    for (code, path, answers) in [
        ("empty", "answers", json!({})),
        ("empty", "answers", json!({ "pain": null, "nights": "" })),
        ("malformed_input", "answers", json!({ "hunger": 0 })),
        ("malformed_input", "answers", json!([0, 0, 0, 0, 0, 0, 0, 0, 0])),
        ("malformed_input", "answers", json!(null)),
        ("out_of_range", "answers.extraUse", json!({ "pain": 0, "extraUse": 4 })),
    ] {
        let input = json!({ "day": "2026-03-10", "answers": answers });
        kept.refuses(code, path, async { Ok::<_, Refusal>(kept.app.save_screen(None, given(&input)?).await?) });
    }
    let one = json!({ "day": "2026-03-10", "answers": { "nights": 0 } });
    ready(kept.app.save_screen(None, given(&one).unwrap())).unwrap();
}

#[test]
fn a_plan_is_refused_at_its_field() {
    let kept = kept();
    let plain = || json!({ "target": "remission", "planned": [], "questions": [], "cutOffs": {} });
    let save = async |input: Json| -> Result<(), Refusal> { Ok(kept.app.save_plan(given(&input)?).await?) };
    let days = |count: u32| -> Vec<String> {
        (0..count).map(|number| format!("2027-{:02}-{:02}", 1 + number / 28, 1 + number % 28)).collect()
    };
    let who = |name: &str, phone: Option<&str>| json!({ "name": name, "phone": phone });
    for (field, value, code, path) in [
        ("target", json!("joy"), "unknown_choice", "target"),
        ("planned", json!(days(61)), "too_many", "planned"),
        ("planned", json!(["2027-01-01", "soon"]), "impossible_date", "planned[1]"),
        ("planned", json!(null), "malformed_input", "planned"),
        ("intervalDays", json!(0), "out_of_range", "intervalDays"),
        ("intervalDays", json!(366), "out_of_range", "intervalDays"),
        ("intervalDays", json!(70_000), "malformed_input", "intervalDays"),
        ("targetAgreed", json!("2026-03-11"), "in_future", "targetAgreed"),
        ("clinic", who("Harbour Clinic", Some("call me")), "impossible_phone", "clinic.phone"),
        ("clinic", who("Harbour Clinic", Some("7")), "impossible_phone", "clinic.phone"),
        ("clinic", who(" ", Some("030 1234")), "empty", "clinic.name"),
        ("clinic", who(&"x".repeat(81), Some("030 1234")), "too_long", "clinic.name"),
        ("cutOffs", json!({ "remissionTotal": 28 }), "out_of_range", "cutOffs.remissionTotal"),
        ("cutOffs", json!({ "joy": 1 }), "malformed_input", "cutOffs"),
        ("limits", json!({ "systolic": 180 }), "out_of_range", "limits.systolic"),
        ("limits", json!({ "systolic": 89 }), "out_of_range", "limits.systolic"),
        ("limits", json!({ "diastolic": 120 }), "out_of_range", "limits.diastolic"),
        ("limits", json!({ "pulse": 59 }), "out_of_range", "limits.pulse"),
        ("limits", json!({ "oxygen": 100 }), "out_of_range", "limits.oxygen"),
        ("limits", json!({ "oxygen": 255 }), "out_of_range", "limits.oxygen"),
        ("limits", json!({ "weight": 70 }), "malformed_input", "limits"),
        ("limits", json!({ "systolic": 95, "diastolic": 95 }), "limits_cross", "limits.systolic"),
        ("limits", json!({ "systolic": 90 }), "limits_cross", "limits.systolic"),
        ("companion", who("", None), "empty", "companion.name"),
        ("companion", who("Ada", Some("none")), "impossible_phone", "companion.phone"),
    ] {
        kept.refuses(code, path, save(with(plain(), field, value)));
    }
    ready(save(with(plain(), "planned", days(60)))).unwrap();
    let crossed = with(plain(), "cutOffs", json!({ "sustainedDays": 120 }));
    kept.refuses("cut_offs_cross", "cutOffs.sustainedDays", save(crossed));
}

#[test]
fn a_safety_plan_is_refused_at_its_field() {
    let kept = kept();
    let plain = || json!({ "people": [], "professionals": [], "lines": [], "hiddenLines": [] });
    let save = async |input: Json| -> Result<(), Refusal> { Ok(kept.app.save_safety_plan(given(&input)?).await?) };
    for (field, value, code, path) in [
        ("people", json!([{ "name": "Ada", "phone": "none" }]), "impossible_phone", "people[0].phone"),
        ("people", json!([{ "name": "Ada" }, { "name": " " }]), "empty", "people[1].name"),
        ("professionals", json!([{ "name": "x".repeat(81) }]), "too_long", "professionals[0].name"),
        ("lines", json!(vec![json!({ "name": "Ada" }); 11]), "too_many", "lines"),
        ("hiddenLines", json!([" "]), "empty", "hiddenLines[0]"),
        ("coping", json!("x".repeat(4001)), "too_long", "coping"),
    ] {
        kept.refuses(code, path, save(with(plain(), field, value)));
    }
    ready(save(plain())).unwrap();
}
