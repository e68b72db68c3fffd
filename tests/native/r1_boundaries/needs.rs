//! R1: "What would confirm it": the days on which the next form counts.
use super::*;

#[test]
fn remission_range_asks_for_a_form_from_day_14_to_day_35_after_it() {
    assert_eq!(Course::new().form(0, form(3)).status(0).needs, [Need::RemissionForm { from: day(14), until: day(35) }]);
}

#[test]
fn where_the_next_state_lies_beyond_what_a_gap_counts_a_form_is_needed_before() {
    let needs = remission().status(14).needs;
    assert_eq!(needs, [Need::RemissionForm { from: day(56), until: day(49) }]);
    // A gap counts 35 days at most: a form by day 49 can lead to day 56, one a day later cannot.
    assert_eq!(forms(remission(), &[(49, 3), (56, 3)]).status(56).state, State::SustainedRemission);
    assert_eq!(forms(remission(), &[(50, 3), (56, 3)]).status(56).state, State::Remission);
    assert_eq!(forms(remission(), &[(56, 3)]).status(56).state, State::Remission);
}

#[test]
fn in_a_confirmed_chain_the_next_form_may_be_120_days_away() {
    let course = forms(Course::new(), &[(0, 3), (21, 3)]);
    assert_eq!(course.status(21).needs, [Need::RemissionForm { from: day(56), until: day(141) }]);
    assert_eq!(forms(course.clone(), &[(141, 3)]).status(141).state, State::SustainedRemission);
    assert_eq!(forms(course, &[(142, 3)]).status(142).state, State::RemissionRange);
}

#[test]
fn a_blocked_low_total_asks_for_another_and_not_for_a_day() {
    let blocked = support::answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(Course::new().form(0, blocked).status(0).needs, [Need::RemissionTotal]);
}

#[test]
fn where_no_chain_is_left_a_low_total_is_asked_for() {
    let without_total = Course::new().form(0, form(3)).form(5, item9_without_total()).status(5);
    let after_setback = Course::new().form(0, form(3)).setback(5, Attempt).status(5);
    for status in [without_total, after_setback] {
        assert_eq!((status.state, status.needs), (State::RemissionRange, vec![Need::RemissionTotal]));
    }
}

#[test]
fn an_incomplete_form_that_is_passed_over_leaves_the_days_of_the_next() {
    let incomplete = with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[7]);
    let status = Course::new().form(0, form(3)).form(7, incomplete).status(7);
    assert_eq!(status.blocks, [Block::Incomplete]);
    assert_eq!(status.needs, [Need::RemissionForm { from: day(14), until: day(35) }]);
}

#[test]
fn a_baseline_is_asked_for_where_there_is_none_and_not_where_it_is_too_low() {
    let without = forms(Course::new().session(0), &[(14, 8)]).status(14);
    assert_eq!(without.needs, [Need::Baseline, Need::RemissionTotal]);
    let mild = forms(Course::new().session(0), &[(-1, 9), (14, 8)]).status(14);
    assert_eq!((mild.state, mild.needs), (State::Unknown, vec![Need::RemissionTotal]));
}

#[test]
fn recovery_needs_only_what_makes_it_full() {
    assert_eq!(recovery().status(120).needs, [Need::NoDifficulty, Need::LikeMyself]);
    assert_eq!(recovery().like_myself(120, 8).function(120, [8; 4], None).status(120).needs, []);
}

#[test]
fn a_confirmed_remission_waits_for_its_next_form_as_long_as_it_stands() {
    let need = |at: i32| remission().status(at).needs[0];
    let form = |from, until| Need::RemissionForm { from: day(from), until: day(until) };
    assert_eq!(need(49), form(56, 49));
    assert_eq!(need(50), form(57, 50));
    assert_eq!(need(134), form(141, 134));
    // The last day is past, and the page says that a new count begins.
    assert_eq!(need(135), form(141, 134));
}

#[test]
fn of_two_recent_high_forms_the_first_can_make_the_pair() {
    let status = forms(recovery(), &[(130, 12), (133, 12)]).status(133);
    assert_eq!(status.needs, [Need::Repeat { from: day(135), until: day(148) }]);
    assert_eq!(forms(recovery(), &[(130, 12), (133, 12), (135, 12)]).status(135).state, State::Recurrence);
}

#[test]
fn a_total_from_paper_asks_for_a_form() {
    assert_eq!(Course::new().typed(0, 3).status(0).needs, [Need::RemissionTotal]);
}

#[test]
fn an_open_form_in_a_confirmed_chain_leaves_its_days() {
    assert_eq!(remission().form(20, open()).status(20).needs, remission().status(20).needs);
}
