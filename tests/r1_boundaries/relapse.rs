//! R1: "After a confirmed remission / a recovery: two totals ≥10, 5–15 days apart, none lower between, or a
//! recorded hospitalisation or attempt; holds until a new remission form."
use super::*;

fn pair(days: i32) -> State {
    forms(remission(), &[(100, 10), (100 + days, 10)]).status(100 + days).state
}

#[test]
fn days_apart_4_and_16_are_possible_5_and_15_are_a_relapse() {
    assert_eq!([pair(4), pair(16)], [State::PossibleRelapse; 2]);
    assert_eq!([pair(5), pair(15)], [State::Relapse; 2]);
}

#[test]
fn a_total_of_9_is_not_10() {
    assert_eq!(forms(remission(), &[(100, 9), (110, 9)]).status(110).state, State::Unknown);
    assert_eq!(forms(remission(), &[(100, 10), (110, 9)]).status(110).state, State::Unknown);
    assert!(forms(remission(), &[(100, 9)]).status(100).remission_lost);
}

#[test]
fn a_lower_total_between_parts_the_two() {
    assert_eq!(forms(remission(), &[(100, 12), (105, 9), (110, 12)]).status(110).state, State::PossibleRelapse);
}

#[test]
fn an_imputed_low_total_between_parts_them_too() {
    let low = with_missing([1, 0, 0, 0, 0, 0, 0, 0, 0], &[7]);
    let course = forms(remission(), &[(100, 12)]).form(105, low).form(110, form(12));
    assert_eq!(course.status(110).state, State::PossibleRelapse);
}

#[test]
fn a_form_without_a_total_between_does_not() {
    let unscored = with_missing([3; 9], &[0, 1, 2]);
    let course = forms(remission(), &[(100, 12)]).form(105, unscored).form(110, form(12));
    assert_eq!(course.status(110).state, State::Relapse);
}

#[test]
fn two_of_three_are_enough() {
    assert_eq!(forms(remission(), &[(100, 12), (103, 12), (106, 12)]).status(106).state, State::Relapse);
}

#[test]
fn without_a_confirmed_remission_there_is_none() {
    assert_eq!(state_after(&[(0, 3), (13, 3), (40, 12), (47, 12)]), State::Unknown);
    assert_eq!(Course::new().form(0, form(3)).setback(5, Attempt).status(5).state, State::RemissionRange);
}

#[test]
fn an_unconfirmed_chain_after_recovery_still_relapses_into_recurrence() {
    let course = forms(recovery(), &[(150, 7), (164, 3), (180, 12), (187, 12)]);
    assert_eq!(course.status(187).state, State::Recurrence);
}

#[test]
fn it_ends_with_a_remission_form_and_not_with_a_fall() {
    let course = forms(remission(), &[(100, 12), (107, 12), (120, 5)]);
    assert_eq!(course.status(120).state, State::Relapse);
    let blocked = support::answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(course.clone().form(130, blocked).status(130).state, State::Relapse);
    assert_eq!(course.form(130, form(4)).status(130).state, State::RemissionRange);
}

#[test]
fn remission_after_it_is_counted_anew() {
    let course = forms(remission(), &[(20, 12), (27, 12), (35, 3)]);
    assert_eq!(course.status(35).chain.unwrap().first, day(35));
    assert_eq!(course.form(49, form(3)).status(49).state, State::Remission);
}

#[test]
fn a_setback_on_the_day_of_a_remission_form_comes_after_it() {
    let course = remission().setback(14, HOSPITALISED);
    assert_eq!((course.status(13).state, course.status(14).state), (State::RemissionRange, State::Relapse));
    assert_eq!(course.form(15, form(3)).status(15).state, State::RemissionRange);
}

#[test]
fn a_setback_after_recovery_is_a_recurrence_and_is_the_evidence() {
    let status = recovery().setback(130, HOSPITALISED).status(130);
    assert_eq!(status.state, State::Recurrence);
    assert!(status.setback.is_some());
}

#[test]
fn a_setback_also_ends_a_chain_that_confirmed_nothing_yet() {
    let course = Course::new().form(0, form(3)).setback(7, Attempt).form(14, form(3));
    assert_eq!((course.status(14).state, course.status(14).chain.unwrap().first), (State::RemissionRange, day(14)));
    assert_eq!(course.form(28, form(3)).status(28).state, State::Remission);
}

#[test]
fn possible_relapse_asks_for_a_form_5_to_15_days_later() {
    let status = forms(remission(), &[(100, 10)]).status(100);
    assert_eq!(status.needs, [Need::Repeat { from: day(105), until: day(115) }]);
}
