//! Bad input about sessions, blood pressure, side effects, screens and the
//! plan: each is a question or an error at its field, and what was stored is untouched.

use crate::courses::{Clock, Person, open, plan, session_on};
use crate::storage::ready;
use tidemark::app::failure::Failure;
use tidemark::app::view::{
    ContactView, CutOffInput, CutOffName, DoseUnitName, DoseView, DraftKind, DrugName, EffectKind, EffectName, EndView,
    LimitsView, PlanInput, PressureInput, PressureMomentName, Receipt, RedFlagName, RouteName, SafetyPlanView,
    ScreenInput, SessionInput, SideEffectInput, SideEffectsInput, StampInput, StampName,
};
use tidemark::store::Store;
use tidemark::store::memory::MemoryStore;

/// At 15:00 on 10 March 2026, with a session at 10:00 whose effect lasted from 10:10 to 11:00, and a session of unknown
/// time on 2 March.
struct Kept {
    app: Person,
    store: MemoryStore,
    session: String,
}

fn session(day: &str, time: Option<&str>) -> SessionInput {
    SessionInput { time: time.map(str::to_owned), ..session_on(day, RouteName::Intranasal, DrugName::Esketamine) }
}

fn stamp(session: &str, kind: StampName, time: &str) -> StampInput {
    StampInput { id: None, session: session.to_owned(), kind, day: None, time: Some(time.to_owned()) }
}

fn kept() -> Kept {
    let (store, clock) = (MemoryStore::default(), Clock::new());
    clock.set("2026-03-10", "15:00");
    let app = open(store.clone(), &clock);
    ready(app.save_session(&session("2026-03-02", None))).unwrap();
    let id = ready(app.save_session(&session("2026-03-10", Some("10:00")))).unwrap().id;
    ready(app.save_stamp(&stamp(&id, StampName::EffectBegan, "10:10"))).unwrap();
    ready(app.save_stamp(&stamp(&id, StampName::EffectEnded, "11:00"))).unwrap();
    Kept { app, store, session: id }
}

impl Kept {
    /// A save that must be refused, and change nothing.
    fn refuses<T: std::fmt::Debug>(&self, code: &str, field: &str, save: impl Future<Output = Result<T, Failure>>) {
        let before = ready(self.store.load()).unwrap();
        let failure = ready(save).unwrap_err();
        let Failure::Problem(problem) = &failure else { panic!("{failure:?} is no problem of the input") };
        assert_eq!((problem.code().as_str(), problem.field()), (code, field));
        assert!(ready(self.store.load()).unwrap() == before, "{code} at {field} wrote something");
    }
}

#[test]
fn a_blood_pressure_is_refused_at_its_number() {
    let kept = kept();
    let reading = |systolic, diastolic, pulse| PressureInput {
        id: None,
        session: Some(kept.session.clone()),
        day: None,
        time: None,
        moment: PressureMomentName::Peak,
        systolic,
        diastolic,
        pulse,
        oxygen: None,
    };
    for (systolic, diastolic, pulse, code, field) in [
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
        kept.refuses(code, field, kept.app.save_pressure(&reading(systolic, diastolic, pulse)));
    }
    let at = |day: Option<&str>, time: Option<&str>| PressureInput {
        day: day.map(str::to_owned),
        time: time.map(str::to_owned),
        ..reading(120, 80, Some(60))
    };
    kept.refuses("in_future", "day", kept.app.save_pressure(&at(Some("2026-03-11"), None)));
    kept.refuses("impossible_time", "time", kept.app.save_pressure(&at(None, Some("24:00"))));
    let with = |percent| PressureInput { oxygen: Some(percent), ..reading(120, 80, None) };
    for percent in [0, 40, 49, 101, 970] {
        kept.refuses("out_of_range", "oxygen", kept.app.save_pressure(&with(percent)));
    }
    for percent in [50, 100] {
        ready(kept.app.save_pressure(&with(percent))).unwrap();
    }
    for (systolic, diastolic, pulse) in [(60, 30, Some(30)), (260, 160, Some(220)), (121, 120, None)] {
        ready(kept.app.save_pressure(&reading(systolic, diastolic, pulse))).unwrap();
    }
}

#[test]
fn a_dose_is_refused_or_its_unit_asked_about() {
    let kept = kept();
    let of = |amount, unit| SessionInput { dose: Some(DoseView { amount, unit }), ..session("2026-03-05", None) };
    let (mg, per_kg) = (DoseUnitName::Milligram, DoseUnitName::MilligramPerKilogram);
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
        kept.refuses(code, "dose", kept.app.save_session(&of(amount, unit)));
    }
    for (amount, unit) in [(1.0, mg), (600.0, mg), (0.05, per_kg), (10.0, per_kg)] {
        let mut input = of(amount, unit);
        input.confirmed = true;
        ready(kept.app.save_session(&input)).unwrap();
    }
}

#[test]
fn a_session_ahead_or_of_a_day_that_never_was_is_refused() {
    let kept = kept();
    for (input, code, field) in [
        (session("2026-03-11", None), "in_future", "day"),
        (session("2026-02-29", None), "impossible_date", "day"),
        (session("2026-03-05", Some("9:00")), "impossible_time", "time"),
        (SessionInput { burden: Some(11), ..session("2026-03-05", None) }, "out_of_range", "burden"),
        (
            SessionInput { planned_next: Some("2026-03-05".to_owned()), ..session("2026-03-05", None) },
            "not_after_session",
            "plannedNext",
        ),
        (SessionInput { experience: Some("x".repeat(4001)), ..session("2026-03-05", None) }, "too_long", "experience"),
    ] {
        kept.refuses(code, field, kept.app.save_session(&input));
    }
    kept.refuses("in_future", "day", kept.app.repeat_session("2026-03-11", true));
    kept.refuses("empty", "day", kept.app.repeat_session("2026-03-01", false));
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
        kept.refuses("session_near", field, kept.app.save_session(&session(day, time)));
    }
    kept.refuses("session_near", "day", kept.app.repeat_session("2026-03-10", false));
    for (day, time) in [("2026-03-10", Some("11:00")), ("2026-03-10", Some("09:00")), ("2026-03-03", None)] {
        ready(kept.app.save_session(&session(day, time))).unwrap();
    }
    let confirmed = SessionInput { confirmed: true, ..session("2026-03-10", None) };
    ready(kept.app.save_session(&confirmed)).unwrap();
    ready(kept.app.repeat_session("2026-03-10", true)).unwrap();
    assert_eq!(ready(kept.app.sessions()).unwrap().sessions.len(), 7);

    let kept = self::kept();
    let itself = SessionInput { id: Some(kept.session.clone()), ..session("2026-03-10", Some("10:30")) };
    ready(kept.app.save_session(&itself)).unwrap();
}

#[test]
fn a_session_just_before_midnight_is_close_to_one_just_after_it() {
    let kept = kept();
    ready(kept.app.save_session(&session("2026-03-05", Some("23:40")))).unwrap();
    kept.refuses("session_near", "time", kept.app.save_session(&session("2026-03-06", Some("00:20"))));
    ready(kept.app.save_session(&session("2026-03-06", Some("00:40")))).unwrap();
}

#[test]
fn stamps_come_in_the_order_of_an_effect() {
    let kept = kept();
    let at = |kind, time| stamp(&kept.session, kind, time);
    for (kind, time) in [
        (StampName::EffectBegan, "11:01"),
        (StampName::EffectEnded, "10:09"),
        (StampName::Worst, "10:09"),
        (StampName::Worst, "11:01"),
    ] {
        kept.refuses("end_before_onset", "time", kept.app.save_stamp(&at(kind, time)));
    }
    let early = StampInput { day: Some("2026-03-09".to_owned()), ..at(StampName::ReadyToRest, "12:00") };
    kept.refuses("end_before_onset", "day", kept.app.save_stamp(&early));
    let ahead = StampInput { day: Some("2026-03-11".to_owned()), ..at(StampName::ReadyToRest, "12:00") };
    kept.refuses("in_future", "day", kept.app.save_stamp(&ahead));
    let id = ready(kept.app.save_stamp(&at(StampName::Worst, "10:30"))).unwrap().id;
    kept.refuses("end_before_onset", "time", kept.app.save_stamp(&at(StampName::EffectBegan, "10:31")));
    kept.refuses("end_before_onset", "time", kept.app.save_stamp(&at(StampName::EffectEnded, "10:29")));
    ready(kept.app.save_stamp(&StampInput { id: Some(id), ..at(StampName::Worst, "10:10") })).unwrap();
    ready(kept.app.save_stamp(&at(StampName::ReadyToRest, "10:50"))).unwrap();

    let nobody = stamp("00000000000000000000000000000009", StampName::Worst, "10:30");
    assert_eq!(ready(kept.app.save_stamp(&nobody)).unwrap_err().code().as_str(), "not_found");
}

#[test]
fn a_side_effect_cannot_end_before_it_began() {
    let kept = kept();
    let effect = |end: EndView| SideEffectInput {
        id: None,
        effect: EffectName { kind: EffectKind::Nausea, name: None },
        severity: Some(1),
        interference: None,
        onset_day: "2026-03-05".to_owned(),
        onset_time: Some("10:30".to_owned()),
        end: Some(end),
        session: None,
        note: None,
    };
    let at = |day: &str, time: Option<&str>| EndView::At { day: day.to_owned(), time: time.map(str::to_owned) };
    let by = |day: &str| EndView::By { day: day.to_owned(), time: None };
    for (end, code) in [
        (at("2026-03-05", Some("10:29")), "end_before_onset"),
        (at("2026-03-04", None), "end_before_onset"),
        (at("2026-03-04", Some("11:00")), "end_before_onset"),
        (at("2026-03-11", None), "in_future"),
        (at("2026-03-32", None), "impossible_date"),
        (by("2026-03-04"), "end_before_onset"),
        (by("2026-03-11"), "in_future"),
    ] {
        kept.refuses(code, "end", kept.app.save_side_effect(&effect(end)));
    }
    let nameless = SideEffectInput {
        effect: EffectName { kind: EffectKind::Own, name: Some(" ".to_owned()) },
        ..effect(EndView::StillThere)
    };
    kept.refuses("empty", "effect", kept.app.save_side_effect(&nameless));
    for end in [at("2026-03-05", Some("10:30")), at("2026-03-05", None), at("2026-03-06", Some("00:10"))] {
        ready(kept.app.save_side_effect(&effect(end))).unwrap();
    }
}

/// One of a form that cannot be: nothing of it is kept, and its draft stays.
#[test]
fn the_side_effects_of_a_form_are_kept_all_or_none() {
    let kept = kept();
    let effect = |kind, onset_day: &str, id: Option<&str>| SideEffectInput {
        id: id.map(str::to_owned),
        effect: EffectName { kind, name: None },
        severity: Some(1),
        interference: None,
        onset_day: onset_day.to_owned(),
        onset_time: None,
        end: None,
        session: None,
        note: None,
    };
    let form = |effects| SideEffectsInput { effects };
    let nausea = || effect(EffectKind::Nausea, "2026-03-10", None);
    let draft = || ready(kept.app.draft(DraftKind::SideEffect));
    ready(kept.app.keep_draft(DraftKind::SideEffect, "chosen")).unwrap();

    kept.refuses("empty", "effects", kept.app.save_side_effects(&form(vec![])));
    let tomorrow = form(vec![nausea(), effect(EffectKind::Headache, "2026-03-11", None)]);
    kept.refuses("in_future", "onsetDay", kept.app.save_side_effects(&tomorrow));
    let graded = form(vec![nausea(), effect(EffectKind::SuicidalThoughts, "2026-03-10", None)]);
    kept.refuses("no_strength", "severity", kept.app.save_side_effects(&graded));
    let unknown = form(vec![nausea(), effect(EffectKind::Headache, "2026-03-10", Some(&kept.session))]);
    assert_eq!(
        ready(kept.app.save_side_effects(&unknown)).unwrap_err().code().as_str(),
        "not_found",
        "a session is no effect"
    );
    let elsewhere = SideEffectInput { session: Some("0".repeat(32)), ..nausea() };
    assert_eq!(
        ready(kept.app.save_side_effects(&form(vec![nausea(), elsewhere]))).unwrap_err().code().as_str(),
        "not_found"
    );
    let shown = || ready(kept.app.sessions()).unwrap().other_side_effects;
    assert!(shown().is_empty());
    assert_eq!(draft().as_deref(), Some("chosen"));

    // A sign that is tapped meanwhile leaves the form as it is; its own Save drops the draft.
    let sign = SideEffectInput { severity: None, ..effect(EffectKind::ChestPain, "2026-03-10", None) };
    ready(kept.app.save_side_effect(&sign)).unwrap();
    assert_eq!(draft().as_deref(), Some("chosen"));
    let blood = effect(EffectKind::BloodInUrine, "2026-03-10", None);
    let receipts = ready(kept.app.save_side_effects(&form(vec![nausea(), blood]))).unwrap();
    let flags: Vec<_> = receipts.iter().map(|receipt| receipt.flag).collect();
    assert_eq!(flags, [RedFlagName::Nothing, RedFlagName::CallClinic]);
    assert_eq!((shown().len(), draft()), (3, None));

    // They are taken back together, too.
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
    let input = |severity, interference| SideEffectInput {
        id: None,
        effect: EffectName { kind: EffectKind::SuicidalThoughts, name: None },
        severity,
        interference,
        onset_day: "2026-03-10".to_owned(),
        onset_time: None,
        end: None,
        session: None,
        note: None,
    };
    kept.refuses("no_strength", "severity", kept.app.save_side_effect(&input(Some(0), None)));
    kept.refuses("no_strength", "severity", kept.app.save_side_effect(&input(Some(3), None)));
    kept.refuses("no_strength", "severity", kept.app.save_side_effect(&input(None, Some(1))));
    let receipt = ready(kept.app.save_side_effect(&input(None, None))).unwrap();
    assert_eq!(receipt.flag, RedFlagName::HelpNow);
}

#[test]
fn a_screen_needs_an_answer_to_one_of_its_nine_items() {
    let kept = kept();
    let screen = |answers: Vec<Option<u8>>| ScreenInput { id: None, day: "2026-03-10".to_owned(), answers };
    kept.refuses("empty", "answers", kept.app.save_screen(&screen(vec![None; 9])));
    kept.refuses("out_of_range", "answers", kept.app.save_screen(&screen(vec![Some(0); 8])));
    kept.refuses("out_of_range", "answers", kept.app.save_screen(&screen(vec![Some(4); 9])));
}

#[test]
fn a_plan_is_refused_at_its_field() {
    let kept = kept();
    let days = |count: u32| (0..count).map(|number| format!("2027-{:02}-{:02}", 1 + number / 28, 1 + number % 28));
    let limits = |systolic, diastolic, pulse, oxygen| PlanInput {
        limits: LimitsView { systolic, diastolic, pulse, oxygen },
        ..plan()
    };
    let companion = |name: &str, phone: Option<&str>| PlanInput {
        companion: Some(ContactView { name: name.to_owned(), phone: phone.map(str::to_owned) }),
        ..plan()
    };
    let cutoff = |which, value| PlanInput { cutoffs: vec![CutOffInput { which, value }], ..plan() };
    let clinic = |name: &str, phone: &str| PlanInput {
        clinic: Some(ContactView { name: name.to_owned(), phone: Some(phone.to_owned()) }),
        ..plan()
    };
    for (input, code, field) in [
        (PlanInput { planned: days(61).collect(), ..plan() }, "too_many", "planned"),
        (PlanInput { planned: vec!["soon".to_owned()], ..plan() }, "impossible_date", "planned"),
        (PlanInput { interval_days: Some(0), ..plan() }, "out_of_range", "intervalDays"),
        (PlanInput { interval_days: Some(366), ..plan() }, "out_of_range", "intervalDays"),
        (PlanInput { target_agreed: Some("2026-03-11".to_owned()), ..plan() }, "in_future", "targetAgreed"),
        (clinic("Harbour Clinic", "call me"), "impossible_phone", "clinicPhone"),
        (clinic("Harbour Clinic", "7"), "impossible_phone", "clinicPhone"),
        (clinic(" ", "030 1234"), "empty", "clinicName"),
        (clinic(&"x".repeat(81), "030 1234"), "too_long", "clinicName"),
        (cutoff(CutOffName::RemissionTotal, 28), "out_of_range", "remissionTotal"),
        (limits(Some(180), None, None, None), "out_of_range", "limitSystolic"),
        (limits(Some(89), None, None, None), "out_of_range", "limitSystolic"),
        (limits(None, Some(120), None, None), "out_of_range", "limitDiastolic"),
        (limits(None, None, Some(59), None), "out_of_range", "limitPulse"),
        (limits(None, None, None, Some(100)), "out_of_range", "limitOxygen"),
        (limits(None, None, None, Some(255)), "out_of_range", "limitOxygen"),
        (limits(Some(95), Some(95), None, None), "limits_cross", "limitSystolic"),
        (limits(Some(90), None, None, None), "limits_cross", "limitSystolic"),
        (companion("", None), "empty", "companionName"),
        (companion("Ada", Some("none")), "impossible_phone", "companionPhone"),
    ] {
        kept.refuses(code, field, kept.app.save_plan(&input));
    }
    ready(kept.app.save_plan(&PlanInput { planned: days(60).collect(), ..plan() })).unwrap();
    let crossed = PlanInput { cutoffs: vec![CutOffInput { which: CutOffName::SustainedDays, value: 120 }], ..plan() };
    kept.refuses("cut_offs_cross", "sustainedDays", kept.app.save_plan(&crossed));
    let people = vec![ContactView { name: "Ada".to_owned(), phone: Some("none".to_owned()) }];
    let safety = SafetyPlanView { people, ..SafetyPlanView::default() };
    kept.refuses("impossible_phone", "people", kept.app.save_safety_plan(&safety));
}
