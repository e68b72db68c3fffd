//! R1: "Setback = a hospital stay for mental health, or a suicide attempt. A stay for another reason is kept and changes
//! nothing." "A setback ends any chain at once; a confirmed one is remission lost then too, unless it is a relapse."
use super::*;
use tidemark::record::kinds::setback::SetbackKind;

const THAT_COUNT: [SetbackKind; 3] = [Attempt, Stay(StayReason::MentalHealth), Stay(StayReason::NotAsked)];
const THAT_DO_NOT: [SetbackKind; 2] = [Stay(StayReason::Other), Stay(StayReason::NotSaid)];

#[test]
fn after_a_confirmed_remission_it_is_a_relapse() {
    for kind in THAT_COUNT {
        let status = remission().setback(20, kind).status(20);
        assert_eq!((status.state, status.relapsed_on), (State::Relapse, Some(day(20))), "{kind:?}");
        assert_eq!((status.chain, status.remission_lost), (None, false), "{kind:?}");
        assert!(status.setback.is_some(), "{kind:?}");
    }
}

#[test]
fn a_stay_for_another_reason_or_one_that_was_not_told_changes_nothing() {
    for kind in THAT_DO_NOT {
        let course = remission().setback(14, kind).setback(20, kind);
        assert_eq!(course.status(20), remission().status(20), "{kind:?}");
        let unconfirmed = Course::new().form(0, form(3)).setback(5, kind).form(14, form(3));
        assert_eq!(unconfirmed.status(14).state, State::Remission, "{kind:?}");
    }
}

#[test]
fn on_the_day_of_a_remission_form_it_comes_after_it() {
    let course = remission().setback(14, Stay(StayReason::MentalHealth));
    assert_eq!((course.status(13).state, course.status(14).state), (State::RemissionRange, State::Relapse));
    assert_eq!(course.form(15, form(3)).status(15).state, State::RemissionRange);
}

#[test]
fn after_a_recovery_it_is_a_recurrence_and_the_evidence() {
    let status = recovery().setback(130, Attempt).status(130);
    assert_eq!(status.state, State::Recurrence);
    assert!(status.setback.is_some());
}

#[test]
fn it_ends_a_chain_that_confirmed_nothing_yet_and_is_no_relapse() {
    for kind in THAT_COUNT {
        let course = Course::new().form(0, form(3)).setback(7, kind);
        let status = course.status(7);
        assert_eq!((status.state, status.chain, status.relapsed_on), (State::RemissionRange, None, None), "{kind:?}");
        assert!(!status.remission_lost, "{kind:?}");
        let course = course.form(14, form(3));
        assert_eq!((course.status(14).state, course.status(14).chain.unwrap().first), (State::RemissionRange, day(14)));
        assert_eq!(course.form(28, form(3)).status(28).state, State::Remission);
    }
}

#[test]
fn in_a_pause_it_does_not_wait() {
    let status = forms(remission(), &[(20, 5)]).setback(21, Attempt).status(21);
    assert_eq!((status.state, status.paused, status.remission_lost), (State::Relapse, None, false));
}

#[test]
fn after_a_lost_remission_it_is_still_a_relapse() {
    let course = forms(remission(), &[(20, 5), (30, 5)]);
    assert!(course.status(30).remission_lost);
    let status = course.setback(40, Attempt).status(40);
    assert_eq!((status.state, status.remission_lost), (State::Relapse, false));
}

#[test]
fn it_is_told_from_its_day_on() {
    let course = recovery().setback(100, Attempt);
    assert_eq!(course.status(99).state, State::SustainedRemission);
    assert_eq!(course.status(100).state, State::Relapse);
    assert_eq!(course.status(120).state, State::RemissionRange);
}

#[test]
fn a_second_one_leaves_the_day_of_the_first() {
    let status = remission().setback(20, Attempt).setback(30, Attempt).status(30);
    assert_eq!((status.state, status.relapsed_on), (State::Relapse, Some(day(20))));
}

#[test]
fn several_of_one_day_are_one() {
    let course = remission().setback(20, Attempt).setback(20, Stay(StayReason::MentalHealth));
    assert_eq!((course.status(20).state, course.status(20).relapsed_on), (State::Relapse, Some(day(20))));
    assert_eq!(course.form(21, form(3)).status(21).state, State::RemissionRange);
}
