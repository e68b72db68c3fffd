//! R1: "A run of remission forms. Its span adds up the days between neighbours, each gap counting 35 days at most."
//! Not yet confirmed: "any other counted form ends it, and a gap over 35 days begins it anew." Confirmed: "a gap over
//! 120 days begins a new chain." Remission ≥14 days, sustained ≥56, recovery ≥120.
use super::*;

fn span(given: &[(i32, u8)]) -> i32 {
    forms(Course::new(), given).status(given.last().unwrap().0).chain.unwrap().span()
}

#[test]
fn span_13_is_not_remission_and_14_is() {
    assert_eq!(state_after(&[(0, 4), (13, 4)]), State::RemissionRange);
    assert_eq!(state_after(&[(0, 4), (14, 4)]), State::Remission);
}

#[test]
fn a_first_gap_of_35_confirms_and_36_begins_anew() {
    assert_eq!(state_after(&[(0, 3), (35, 3)]), State::Remission);
    let broken = forms(Course::new(), &[(0, 3), (36, 3)]).status(36);
    assert_eq!((broken.state, broken.chain.unwrap().first), (State::RemissionRange, day(36)));
}

#[test]
fn a_gap_in_a_confirmed_chain_counts_35_days_at_most() {
    assert_eq!(span(&[(0, 3), (14, 3), (48, 3)]), 48);
    assert_eq!(span(&[(0, 3), (14, 3), (49, 3)]), 49);
    assert_eq!(span(&[(0, 3), (14, 3), (50, 3)]), 49);
    assert_eq!(span(&[(0, 3), (14, 3), (134, 3)]), 49);
    assert_eq!(span(&[(0, 3), (14, 3), (50, 3), (90, 3)]), 84);
}

#[test]
fn two_long_gaps_do_not_make_a_recovery() {
    assert_eq!(state_after(&[(0, 3), (14, 3), (134, 3), (254, 3)]), State::SustainedRemission);
    assert_eq!(state_after(&[(0, 3), (14, 3), (134, 3), (254, 3), (374, 3)]), State::SustainedRemission);
    assert_eq!(state_after(&[(0, 3), (15, 3), (135, 3), (255, 3), (375, 3)]), State::Recovery);
}

#[test]
fn a_gap_of_120_goes_on_and_121_begins_a_new_chain() {
    let status = |at| forms(remission(), &[(at, 3)]).status(at);
    assert_eq!((status(134).state, status(134).chain.unwrap().first), (State::Remission, day(0)));
    assert_eq!((status(135).state, status(135).chain.unwrap().first), (State::RemissionRange, day(135)));
    assert!(!status(135).remission_lost, "nobody looked: nothing was lost");
}

#[test]
fn a_chain_stands_for_as_long_as_nothing_ends_it() {
    let status = remission().status(400);
    assert_eq!((status.state, status.stale, status.chain.unwrap().span()), (State::Remission, true, 14));
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
fn a_complete_5_ends_what_is_not_confirmed() {
    let status = forms(Course::new(), &[(0, 4), (13, 4), (14, 5), (28, 4)]).status(28);
    assert_eq!((status.state, status.chain.unwrap().first), (State::RemissionRange, day(28)));
}

#[test]
fn low_mood_at_a_low_total_ends_what_is_not_confirmed() {
    let low_mood = answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    let course = Course::new().form(0, form(3)).form(13, low_mood).form(14, form(3));
    assert_eq!((course.status(13).chain, course.status(14).state), (None, State::RemissionRange));
}

#[test]
fn an_open_form_neither_ends_nor_lengthens_what_is_not_confirmed() {
    let course = Course::new().form(0, form(3)).form(10, open());
    assert_eq!(course.status(10).state, State::RemissionRange);
    assert_eq!(course.clone().form(14, form(3)).status(14).state, State::Remission);
    assert_eq!(course.form(36, form(3)).status(36).state, State::RemissionRange, "it bridges no gap");
}

#[test]
fn an_open_form_confirms_nothing_by_itself() {
    let status = Course::new().form(0, form(3)).form(20, open()).status(20);
    assert_eq!((status.state, status.chain.unwrap().span()), (State::RemissionRange, 0));
}

#[test]
fn an_incomplete_form_over_4_ends_it() {
    // A sum of four on eight items counts as 4.5.
    let incomplete = with_missing([1, 1, 1, 1, 0, 0, 0, 0, 0], &[7]);
    let course = Course::new().form(0, form(3)).form(10, incomplete).form(14, form(3));
    assert_eq!(course.status(14).state, State::RemissionRange);
}

#[test]
fn a_form_that_is_none_changes_nothing() {
    let unscored = with_missing([3, 3, 3, 3, 3, 0, 0, 0, 0], &[5, 6, 7]);
    let course = Course::new().form(0, form(3)).form(10, unscored).form(14, form(3));
    assert_eq!(course.status(14).state, State::Remission);
}

#[test]
fn an_item_9_form_ends_any_chain() {
    for end in [item9(), item9_without_total(), with_missing([0, 0, 0, 0, 0, 0, 0, 0, 3], &[4])] {
        let unconfirmed = Course::new().form(0, form(3)).form(10, end);
        assert_eq!((unconfirmed.status(10).chain, unconfirmed.status(10).remission_lost), (None, false));
        assert_eq!(unconfirmed.form(14, form(3)).status(14).chain.unwrap().first, day(14));
        let confirmed = recovery().form(130, end);
        assert_eq!((confirmed.status(130).chain, confirmed.status(130).remission_lost), (None, true));
        assert_eq!(confirmed.status(130).state, State::RemissionRange);
        let anew = confirmed.form(131, form(3)).status(131);
        assert_eq!((anew.state, anew.remission_lost), (State::RemissionRange, false));
    }
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
