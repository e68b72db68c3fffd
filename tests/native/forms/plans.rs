//! The treatment plan, its history and its cut-offs.

use super::*;

fn whole_plan() -> PlanInput {
    PlanInput {
        target: TargetName::Response,
        target_agreed: Some("2026-05-01".to_owned()),
        interval_days: Some(14),
        planned: vec!["2026-06-01".to_owned(), "2026-05-20".to_owned(), "2026-06-01".to_owned()],
        therapy: Some("Talks each week.".to_owned()),
        goals: Some("The choir.".to_owned()),
        would_accept: Some("A sleepy day.".to_owned()),
        would_not_accept: Some("Lost names.".to_owned()),
        clinic: Some(contact("Clinic by the river", Some("030 1234"))),
        companion: Some(contact("Sam", Some("555 0102"))),
        limits: LimitsView { systolic: Some(150), diastolic: Some(95), pulse: Some(110), oxygen: Some(90) },
        cutoffs: plan_with(&[(CutOffName::RecoveryDays, 180)]).cutoffs,
    }
}

#[test]
fn a_plan_comes_back_as_it_was_kept() {
    let app = open();
    let before = ready(app.plan()).unwrap();
    assert_eq!((before.marks, before.target, before.cutoffs.len()), (None, TargetName::Remission, CutOff::ALL.len()));
    ready(app.save_plan(&whole_plan())).unwrap();
    let (given, kept) = (whole_plan(), ready(app.plan()).unwrap());
    assert_eq!(
        (kept.target, kept.target_agreed, kept.interval_days),
        (given.target, given.target_agreed, given.interval_days)
    );
    assert_eq!((kept.therapy, kept.goals), (given.therapy, given.goals));
    assert_eq!(
        (kept.would_accept, kept.would_not_accept, kept.clinic),
        (given.would_accept, given.would_not_accept, given.clinic)
    );
    assert_eq!(kept.planned, ["2026-05-20", "2026-06-01"]);
    let changed: Vec<_> = kept.cutoffs.iter().filter(|cutoff| cutoff.value != cutoff.usual).collect();
    assert_eq!(
        changed.iter().map(|cutoff| (cutoff.which, cutoff.value)).collect::<Vec<_>>(),
        [(CutOffName::RecoveryDays, 180)]
    );
}

#[test]
fn its_history_keeps_every_version_and_an_undo_is_one_more() {
    let app = open();
    assert!(ready(app.plan_history()).is_empty());
    for target in [TargetName::Remission, TargetName::Response] {
        ready(app.save_plan(&PlanInput { target, ..empty_plan() })).unwrap();
    }
    ready(app.undo(&last_change(&app, &RecordId::PLAN.to_string()))).unwrap();
    let versions = ready(app.plan_history());
    let targets: Vec<_> = versions.iter().map(|plan| plan.target).collect();
    assert_eq!(targets, [TargetName::Remission, TargetName::Response, TargetName::Remission]);
    let edited: Vec<_> = versions.iter().map(|plan| plan.marks.as_ref().unwrap().edited).collect();
    assert_eq!(edited, [true, true, false]);
    assert_eq!(ready(app.plan()).unwrap(), versions[0]);
}

#[test]
fn undoing_the_first_version_leaves_the_plan_as_it_was_before_it() {
    let app = open();
    ready(app.save_plan(&whole_plan())).unwrap();
    ready(app.undo(&last_change(&app, &RecordId::PLAN.to_string()))).unwrap();
    assert_eq!(ready(app.help()).clinic, None);
    let shown = ready(app.plan()).unwrap();
    assert_eq!((shown.marks, shown.target, shown.clinic), (None, TargetName::Remission, None));
    assert_eq!(ready(app.plan_history()).len(), 1, "what was written stays to be read");
}

#[test]
fn more_than_a_visit_can_hold_is_refused() {
    let app = open();
    let refused = |input: PlanInput| ready(app.save_plan(&input)).unwrap_err().code().as_str();
    assert_eq!(refused(PlanInput { interval_days: Some(0), ..empty_plan() }), "out_of_range");
    assert_eq!(refused(PlanInput { target_agreed: Some("2026-05-06".to_owned()), ..empty_plan() }), "in_future");
    assert_eq!(
        refused(PlanInput { clinic: Some(contact("Clinic", Some("ring me"))), ..empty_plan() }),
        "impossible_phone"
    );
    assert!(ready(app.plan_history()).is_empty());
}

#[test]
fn the_questions_and_the_rest_of_the_plan_leave_each_other_alone() {
    let app = open();
    let ask = |questions: &[&str]| QuestionsInput { questions: questions.iter().map(ToString::to_string).collect() };
    let asked = ["What comes after week eight?", "¿Y si vuelve?"];
    for kind in [DraftKind::Plan, DraftKind::Questions] {
        ready(app.keep_draft(kind, "{}")).unwrap();
    }
    ready(app.save_plan(&whole_plan())).unwrap();
    assert_eq!(ready(app.draft(DraftKind::Questions)).as_deref(), Some("{}"), "what was typed elsewhere is lost");
    ready(app.keep_draft(DraftKind::Plan, "{}")).unwrap();
    let receipt = ready(app.save_questions(&ask(&[asked[0], "  ", asked[1]]))).unwrap();
    assert_eq!(ready(app.draft(DraftKind::Plan)).as_deref(), Some("{}"), "what was typed elsewhere is lost");
    assert_eq!(ready(app.draft(DraftKind::Questions)), None);
    let kept = ready(app.plan()).unwrap();
    assert_eq!((kept.goals, kept.clinic), (whole_plan().goals, whole_plan().clinic));
    assert_eq!(kept.questions, asked);

    ready(app.save_plan(&empty_plan())).unwrap();
    assert_eq!(ready(app.plan()).unwrap().questions, asked);
    ready(app.undo(&last_change(&app, &receipt.id))).unwrap();
    assert_eq!(ready(app.plan()).unwrap().goals, whole_plan().goals);

    let refused = |questions: &[&str]| ready(app.save_questions(&ask(questions))).unwrap_err().code().as_str();
    assert_eq!(refused(&["Why?"; 6]), "too_many");
    assert_eq!(refused(&["?".repeat(301).as_str()]), "too_long");
    assert_eq!(ready(app.plan()).unwrap().questions, asked);
}

#[test]
fn cut_offs_may_touch_but_not_cross() {
    let app = open();
    let kept =
        |set: &[(CutOffName, u16)]| ready(app.save_plan(&plan_with(set))).map_err(|failure| failure.code().as_str());
    for crossing in [
        [(CutOffName::RemissionTotal, 9), (CutOffName::ModerateTotal, 9)],
        [(CutOffName::PartialPercent, 50), (CutOffName::ResponsePercent, 50)],
        [(CutOffName::RemissionDays, 56), (CutOffName::SustainedDays, 56)],
        [(CutOffName::SustainedDays, 120), (CutOffName::RecoveryDays, 120)],
        [(CutOffName::RelapseFewestDays, 15), (CutOffName::RelapseMostDays, 15)],
        [(CutOffName::RealChange, 8), (CutOffName::ReliableChange, 7)],
    ] {
        assert_eq!(kept(&crossing), Err("cut_offs_cross"), "{crossing:?}");
    }
    assert_eq!(kept(&[(CutOffName::RealChange, 7), (CutOffName::ReliableChange, 7)]), Ok(()));
    assert_eq!(kept(&[(CutOffName::RemissionTotal, 8), (CutOffName::ModerateTotal, 9)]), Ok(()));
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
