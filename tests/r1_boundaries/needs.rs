//! R1: "What would confirm it": the days on which the next form counts.
use super::*;

#[test]
fn remission_range_asks_for_a_form_from_day_14_to_day_35_after_it() {
    assert_eq!(Course::new().form(0, form(3)).status(0).needs, [Need::RemissionForm { from: day(14), until: day(35) }]);
}

#[test]
fn where_the_next_state_lies_beyond_the_gap_a_form_is_needed_before() {
    let needs = remission().status(14).needs;
    assert_eq!(needs, [Need::RemissionForm { from: day(56), until: day(49) }]);
    // A form on the last of these days holds the chain together, one a day later does not.
    assert_eq!(forms(remission(), &[(49, 3), (56, 3)]).status(56).state, State::SustainedRemission);
    assert_eq!(forms(remission(), &[(50, 3), (56, 3)]).status(56).state, State::RemissionRange);
}

#[test]
fn a_blocked_low_total_asks_for_another_and_not_for_a_day() {
    let blocked = support::answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(Course::new().form(0, blocked).status(0).needs, [Need::RemissionTotal]);
}

#[test]
fn recovery_needs_nothing() {
    assert_eq!(recovery().status(120).needs, []);
}
