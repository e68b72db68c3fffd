//! The treatment plan, its history and its cut-offs.

use super::*;

fn whole_plan() -> Plan {
    let note = |text| Some(Note::parse("note", text).unwrap());
    let planned = ["2026-06-01", "2026-05-20", "2026-06-01"].map(date);
    Plan {
        target: Target::Response,
        target_agreed: Some(date("2026-05-01")),
        interval: Some(Interval::new("interval", 14).unwrap()),
        planned: Few::new("planned", planned.into()).unwrap(),
        therapy: note("Talks each week."),
        goals: note("The choir."),
        would_accept: note("A sleepy day."),
        would_not_accept: note("Lost names."),
        clinic: Some(contact("Clinic by the river", Some("030 1234"))),
        companion: Some(contact("Sam", Some("555 0102"))),
        limits: Limits { systolic: Some(150), diastolic: Some(95), pulse: Some(110), oxygen: Some(90) },
        ..plan_with(&[(CutOff::RecoveryDays, 180)])
    }
}

#[test]
fn a_plan_comes_back_as_it_was_kept() {
    let app = open();
    let before = ready(app.plan()).unwrap();
    assert_eq!((before.marks, before.value.target, before.cutoffs.len()), (None, Target::Remission, CutOff::ALL.len()));
    ready(app.save_plan(whole_plan())).unwrap();
    let kept = ready(app.plan()).unwrap();
    let planned = Few::new("planned", ["2026-05-20", "2026-06-01"].map(date).into()).unwrap();
    assert_eq!(kept.value, Plan { planned, ..whole_plan() });
    let changed: Vec<_> = kept.cutoffs.iter().filter(|cutoff| cutoff.value != cutoff.usual).collect();
    assert_eq!(
        changed.iter().map(|cutoff| (cutoff.which, cutoff.value)).collect::<Vec<_>>(),
        [(CutOff::RecoveryDays, 180)]
    );
}

#[test]
fn its_history_keeps_every_version_and_an_undo_is_one_more() {
    let app = open();
    assert!(ready(app.plan_history()).is_empty());
    for target in [Target::Remission, Target::Response] {
        ready(app.save_plan(Plan { target, ..Plan::default() })).unwrap();
    }
    ready(app.undo(&last_change(&app, &RecordId::PLAN.to_string()))).unwrap();
    let versions = ready(app.plan_history());
    let targets: Vec<_> = versions.iter().map(|plan| plan.value.target).collect();
    assert_eq!(targets, [Target::Remission, Target::Response, Target::Remission]);
    let edited: Vec<_> = versions.iter().map(|plan| plan.marks.as_ref().unwrap().edited).collect();
    assert_eq!(edited, [true, true, false]);
    assert_eq!(ready(app.plan()).unwrap(), versions[0]);
}

#[test]
fn undoing_the_first_version_leaves_the_plan_as_it_was_before_it() {
    let app = open();
    ready(app.save_plan(whole_plan())).unwrap();
    ready(app.undo(&last_change(&app, &RecordId::PLAN.to_string()))).unwrap();
    assert_eq!(ready(app.help()).clinic, None);
    let shown = ready(app.plan()).unwrap();
    assert_eq!((shown.marks, shown.value.target, shown.value.clinic), (None, Target::Remission, None));
    assert_eq!(ready(app.plan_history()).len(), 1, "what was written stays to be read");
}

#[test]
fn more_than_a_visit_can_hold_is_refused() {
    let app = open();
    let save = async |field: &str, value: Json| -> Result<(), Refusal> {
        Ok(app.save_plan(given(&with(empty_plan(), field, value))?).await?)
    };
    let refused = |field, value| ready(save(field, value)).unwrap_err();
    assert_eq!(refused("intervalDays", json!(0)), Refusal::at("intervalDays", "out_of_range"));
    assert_eq!(refused("targetAgreed", json!("2026-05-06")), Refusal::at("targetAgreed", "in_future"));
    let unreachable = json!({ "name": "Clinic", "phone": "ring me" });
    assert_eq!(refused("clinic", unreachable), Refusal::at("clinic.phone", "impossible_phone"));
    assert!(ready(app.plan_history()).is_empty());
}

#[test]
fn the_questions_and_the_rest_of_the_plan_leave_each_other_alone() {
    let app = open();
    let ask = |questions: &[&str]| questions.iter().map(ToString::to_string).collect::<Vec<_>>();
    let kept_questions = || {
        let questions = ready(app.plan()).unwrap().value.questions;
        questions.iter().map(|question| question.as_str().to_owned()).collect::<Vec<_>>()
    };
    let asked = ["What comes after week eight?", "¿Y si vuelve?"];
    let plan = RecordId::PLAN.to_string();
    let draft = |kind| ready(app.draft(kind, Some(&plan))).unwrap().map(|draft| draft.text);
    for kind in [DraftSlot::Plan, DraftSlot::Questions] {
        ready(app.keep_draft(kind, &plan, "{}")).unwrap();
    }
    ready(app.save_plan(whole_plan())).unwrap();
    assert_eq!(draft(DraftSlot::Questions).as_deref(), Some("{}"), "what was typed elsewhere is lost");
    ready(app.keep_draft(DraftSlot::Plan, &plan, "{}")).unwrap();
    let receipt = ready(app.save_questions(&ask(&[asked[0], "  ", asked[1]]))).unwrap();
    assert_eq!(draft(DraftSlot::Plan).as_deref(), Some("{}"), "what was typed elsewhere is lost");
    assert_eq!(draft(DraftSlot::Questions), None);
    let kept = ready(app.plan()).unwrap();
    assert_eq!((kept.value.goals, kept.value.clinic), (whole_plan().goals, whole_plan().clinic));
    assert_eq!(kept_questions(), asked);

    ready(app.save_plan(Plan::default())).unwrap();
    assert_eq!(kept_questions(), asked);
    ready(app.undo(&last_change(&app, &receipt.id))).unwrap();
    assert_eq!(ready(app.plan()).unwrap().value.goals, whole_plan().goals);

    let refused = |questions: &[&str]| ready(app.save_questions(&ask(questions))).unwrap_err().code().as_str();
    assert_eq!(refused(&["Why?"; 6]), "too_many");
    assert_eq!(refused(&["?".repeat(301).as_str()]), "too_long");
    assert_eq!(kept_questions(), asked);
}

#[test]
fn cut_offs_may_touch_but_not_cross() {
    let app = open();
    let kept = |set: &[(CutOff, u16)]| {
        let cut_offs: Json = set.iter().map(|(which, value)| (which.name().to_owned(), json!(value))).collect();
        let plan = given::<Plan>(&with(empty_plan(), "cutOffs", cut_offs))?;
        ready(app.save_plan(plan)).map_err(Refusal::from)
    };
    for crossing in [
        [(CutOff::RemissionTotal, 9), (CutOff::ModerateTotal, 9)],
        [(CutOff::PartialPercent, 50), (CutOff::ResponsePercent, 50)],
        [(CutOff::RemissionDays, 56), (CutOff::SustainedDays, 56)],
        [(CutOff::SustainedDays, 120), (CutOff::RecoveryDays, 120)],
        [(CutOff::RelapseFewestDays, 15), (CutOff::RelapseMostDays, 15)],
        [(CutOff::RealChange, 8), (CutOff::ReliableChange, 7)],
    ] {
        let path = format!("cutOffs.{}", crossing[0].0.name());
        assert_eq!(kept(&crossing), Err(Refusal::at(&path, "cut_offs_cross")), "{crossing:?}");
    }
    let alone = kept(&[(CutOff::RealChange, 7)]);
    assert_eq!(alone, Err(Refusal::at("cutOffs.realChange", "cut_offs_cross")), "the reliable change stays at 6");
    assert_eq!(kept(&[(CutOff::RealChange, 7), (CutOff::ReliableChange, 7)]), Ok(()));
    assert_eq!(kept(&[(CutOff::RemissionTotal, 8), (CutOff::ModerateTotal, 9)]), Ok(()));
}

#[test]
fn each_cut_off_takes_its_range_and_reads_back_what_was_set() {
    for which in CutOff::ALL {
        let (min, max) = which.range();
        let usual = CutOffs::default();
        assert!((min..=max).contains(&usual.get(which)), "{which:?}");
        assert_eq!(usual.with(which, min).unwrap().get(which), min);
        assert_eq!(usual.with(which, max).unwrap().get(which), max);
        assert!(usual.with(which, max + 1).is_err());
        assert!(min == 0 || usual.with(which, min - 1).is_err());
    }
}
