//! R1: "How far a person ever came (remission, recovery) never goes down but by relapse or recurrence: an episode after a
//! recovery is a recurrence even if a gap began a new chain."
use super::*;

fn episode(course: Course, at: i32) -> State {
    forms(course, &[(at, 12), (at + 7, 12)]).status(at + 7).state
}

#[test]
fn after_a_remission_it_is_a_relapse_and_after_a_recovery_a_recurrence() {
    assert_eq!(episode(remission(), 100), State::Relapse);
    assert_eq!(episode(sustained(), 100), State::Relapse);
    assert_eq!(episode(recovery(), 200), State::Recurrence);
}

#[test]
fn a_recovery_that_was_lost_is_still_known() {
    let lost = forms(recovery(), &[(130, 5), (140, 5)]);
    assert_eq!(episode(lost.clone(), 160), State::Recurrence);
    let shorter = forms(lost, &[(150, 3), (164, 3)]);
    assert_eq!(shorter.status(164).state, State::Remission);
    assert_eq!(episode(shorter, 180), State::Recurrence);
}

#[test]
fn a_gap_that_begins_a_new_chain_forgets_nothing() {
    let after_gap = forms(recovery(), &[(241, 3)]);
    assert_eq!(after_gap.status(241).state, State::RemissionRange);
    assert_eq!(episode(after_gap.clone(), 250), State::Recurrence);
    assert_eq!(after_gap.form(250, form(12)).status(250).state, State::PossibleRelapse);
    assert_eq!(episode(forms(remission(), &[(135, 3)]), 150), State::Relapse);
}

#[test]
fn two_chains_of_60_days_are_no_recovery() {
    let course = forms(sustained(), &[(70, 5), (80, 5), (90, 3), (118, 3), (146, 3)]);
    assert_eq!(course.status(146).state, State::SustainedRemission);
    assert_eq!(episode(course, 160), State::Relapse);
}

#[test]
fn a_recurrence_closes_it_and_the_next_episode_after_a_remission_is_a_relapse() {
    let course = forms(recovery(), &[(200, 12), (207, 12), (220, 3)]);
    assert_eq!(episode(course.clone(), 230), State::Unknown, "nothing was confirmed since");
    let anew = forms(course, &[(234, 3)]);
    assert_eq!(anew.status(234).state, State::Remission);
    assert_eq!(episode(anew, 250), State::Relapse);
}

#[test]
fn nothing_is_possible_that_was_not_confirmed_first() {
    assert_eq!(state_after(&[(0, 3), (13, 3), (40, 12)]), State::Unknown);
    assert_eq!(state_after(&[(0, 3), (14, 3), (40, 12)]), State::PossibleRelapse);
    let closed = forms(remission(), &[(40, 12), (47, 12), (60, 3), (70, 12)]);
    assert_eq!(closed.status(70).state, State::Unknown);
}
