//! R1: "A run of remission forms with no gap over 35 days; any other form ends it, except an incomplete
//! one whose prorated total is ≤4, which is passed over." Remission ≥14 days, sustained ≥56, recovery ≥120.
use super::*;

#[test]
fn span_13_is_not_remission_and_14_is() {
    assert_eq!(state_after(&[(0, 4), (13, 4)]), State::RemissionRange);
    assert_eq!(state_after(&[(0, 4), (14, 4)]), State::Remission);
}

#[test]
fn gap_35_goes_on_and_36_begins_anew() {
    assert_eq!(state_after(&[(0, 3), (35, 3)]), State::Remission);
    let broken = forms(Course::new(), &[(0, 3), (36, 3)]).status(36);
    assert_eq!((broken.state, broken.chain.unwrap().first), (State::RemissionRange, day(36)));
}

#[test]
fn span_55_is_remission_and_56_is_sustained() {
    assert_eq!(state_after(&[(0, 3), (28, 3), (55, 3)]), State::Remission);
    assert_eq!(state_after(&[(0, 3), (28, 3), (56, 3)]), State::SustainedRemission);
}

#[test]
fn span_119_is_sustained_and_120_is_recovery() {
    assert_eq!(state_after(&[(0, 3), (30, 3), (60, 3), (90, 3), (119, 3)]), State::SustainedRemission);
    assert_eq!(recovery().status(120).state, State::Recovery);
}

#[test]
fn recovery_is_counted_to_the_latest_form_and_not_to_today() {
    let course = forms(Course::new(), &[(0, 3), (30, 3), (60, 3), (90, 3)]);
    assert_eq!(course.status(125).state, State::SustainedRemission);
}

#[test]
fn recovery_of_180_days_where_the_clinician_set_it() {
    let longer = with(CutOff::RecoveryDays, 180);
    assert_eq!(recovery().status_under(120, longer).state, State::SustainedRemission);
    let course = forms(recovery(), &[(150, 3), (179, 3)]);
    assert_eq!(course.status_under(179, longer).state, State::SustainedRemission);
    assert_eq!(course.form(180, form(3)).status_under(180, longer).state, State::Recovery);
}

#[test]
fn a_complete_5_ends_it() {
    let status = forms(Course::new(), &[(0, 4), (14, 5), (28, 4)]).status(28);
    assert_eq!((status.state, status.chain.unwrap().first), (State::RemissionRange, day(28)));
}

#[test]
fn an_incomplete_form_of_at_most_4_is_passed_over() {
    // Three on eight items count as 3.375.
    let incomplete = with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[7]);
    let course = Course::new().form(0, form(3)).form(10, incomplete);
    assert_eq!(course.clone().form(14, form(3)).status(14).state, State::Remission);
    assert_eq!(course.form(36, form(3)).status(36).state, State::RemissionRange, "it bridges no gap");
}

#[test]
fn an_incomplete_form_confirms_nothing_by_itself() {
    let incomplete = with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[7]);
    assert_eq!(Course::new().form(0, form(3)).form(20, incomplete).status(20).state, State::RemissionRange);
}

#[test]
fn an_incomplete_form_over_4_ends_it() {
    // Four on eight items count as 4.5.
    let incomplete = with_missing([1, 1, 1, 1, 0, 0, 0, 0, 0], &[7]);
    let course = Course::new().form(0, form(3)).form(10, incomplete).form(14, form(3));
    assert_eq!(course.status(14).state, State::RemissionRange);
}

#[test]
fn a_form_without_a_total_ends_it() {
    let unscored = with_missing([0; 9], &[5, 6, 7]);
    let course = Course::new().form(0, form(3)).form(10, unscored).form(14, form(3));
    assert_eq!(course.status(14).state, State::RemissionRange);
}

#[test]
fn a_low_total_that_is_blocked_ends_it() {
    let blocked = support::answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    let course = remission().form(20, blocked);
    assert_eq!(course.status(20).state, State::RemissionRange);
    assert!(!course.status(20).remission_lost, "that takes a total of 5–9");
    assert_eq!(course.form(30, form(3)).status(30).state, State::RemissionRange);
}

#[test]
fn a_removed_form_breaks_what_it_held_together() {
    let mut course = forms(Course::new(), &[(0, 3), (30, 3), (60, 3)]);
    assert_eq!(course.status(60).state, State::SustainedRemission);
    course.withdraw_form(30);
    assert_eq!(course.status(60).state, State::RemissionRange);
}

#[test]
fn a_form_typed_in_late_joins_them() {
    let course = forms(Course::new(), &[(0, 3), (60, 3)]);
    assert_eq!(course.status(60).state, State::RemissionRange);
    assert_eq!(course.form(30, form(3)).status(60).state, State::SustainedRemission);
}
