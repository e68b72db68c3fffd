//! R1: "Ends with a remission form; or with two counted forms under 10, 14 or more days apart, none ≥10 between and no
//! new setback: then the state is that of response. Until the next confirmed remission the mark stays."
use super::*;

/// A relapse on day 107 by two forms of 12, with a baseline of 18.
fn relapse() -> Course {
    forms(Course::new().session(-20), &[(-21, 18), (0, 3), (14, 3), (100, 12), (107, 12)])
}

fn after(given: &[(i32, u8)]) -> State {
    forms(relapse(), given).status(given.last().unwrap().0).state
}

#[test]
fn thirteen_days_are_too_few_and_14_are_enough() {
    assert_eq!(after(&[(120, 5), (133, 5)]), State::Relapse);
    assert_eq!(after(&[(120, 5), (134, 5)]), State::Response);
}

#[test]
fn one_form_is_not_enough_however_long_ago() {
    let course = forms(relapse(), &[(120, 5)]);
    assert_eq!((course.status(120).state, course.status(400).state), (State::Relapse, State::Relapse));
}

#[test]
fn the_two_need_not_be_neighbours() {
    assert_eq!(after(&[(120, 5), (127, 8), (134, 9)]), State::Response);
    assert_eq!(after(&[(120, 5), (127, 8), (133, 9)]), State::Relapse);
}

#[test]
fn years_apart_are_14_days_or_more() {
    assert_eq!(after(&[(120, 5), (500, 9)]), State::Response);
}

#[test]
fn a_9_is_under_10_and_a_10_begins_the_run_anew() {
    assert_eq!(after(&[(120, 9), (134, 9)]), State::Response);
    assert_eq!(after(&[(120, 5), (134, 10)]), State::Relapse);
    assert_eq!(after(&[(120, 5), (127, 10), (134, 5)]), State::Relapse);
    assert_eq!(after(&[(120, 5), (127, 10), (134, 5), (148, 5)]), State::Response);
}

#[test]
fn a_high_total_from_paper_begins_the_run_anew_too() {
    let course = forms(relapse(), &[(120, 5)]).typed(127, 10).form(134, form(5));
    assert_eq!(course.status(134).state, State::Relapse);
}

#[test]
fn an_item_9_form_counts_by_its_total() {
    let low = relapse().form(120, item9()).form(134, form(5));
    assert_eq!(low.status(134).state, State::Response);
    let high = forms(relapse(), &[(120, 5)]).form(127, answers([3, 3, 3, 0, 0, 0, 0, 0, 1])).form(134, form(5));
    assert_eq!(high.status(134).state, State::Relapse);
    let without_total = relapse().form(120, item9_without_total()).form(134, form(5));
    assert_eq!(without_total.status(134).state, State::Relapse);
    let between = forms(relapse(), &[(120, 5)]).form(127, item9_without_total()).form(134, form(5));
    assert_eq!(between.status(134).state, State::Response);
}

#[test]
fn two_item_9_forms_under_5_leave_the_range_blocked() {
    let status = relapse().form(120, item9()).form(134, item9()).status(134);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::Item9]));
}

#[test]
fn open_forms_do_not_count() {
    let course = relapse().form(120, open()).form(134, open());
    assert_eq!(course.status(134).state, State::Relapse);
    let course = relapse().typed(120, 3).typed(134, 3);
    assert_eq!(course.status(134).state, State::Relapse);
    // A total of 5 to 9 from paper is a slight form, and counts.
    let course = relapse().typed(120, 5).typed(134, 9);
    assert_eq!(course.status(134).state, State::Response);
}

#[test]
fn a_new_setback_begins_the_run_anew() {
    let course = forms(relapse(), &[(120, 5)]).setback(125, Attempt).form(134, form(5));
    assert_eq!(course.status(134).state, State::Relapse);
    assert_eq!(course.status(134).relapsed_on, Some(day(107)));
    assert_eq!(course.form(148, form(5)).status(148).state, State::Response);
    let other = forms(relapse(), &[(120, 5)]).setback(125, Stay(StayReason::Other)).form(134, form(5));
    assert_eq!(other.status(134).state, State::Response);
}

#[test]
fn a_setback_on_the_day_of_the_first_form_comes_after_it_and_on_that_of_the_second_too() {
    let course = forms(relapse(), &[(120, 5)]).setback(120, Attempt).form(134, form(5));
    assert_eq!(course.status(134).state, State::Relapse);
    let course = forms(relapse(), &[(120, 5)]).setback(134, Attempt).form(134, form(5));
    assert_eq!(course.status(134).state, State::Response, "it had ended by then, and nothing was confirmed since");
}

#[test]
fn forms_from_before_the_relapse_do_not_count() {
    let course = forms(remission(), &[(100, 5)]).setback(101, Attempt).form(114, form(5));
    assert_eq!(course.status(114).state, State::Relapse);
}

#[test]
fn a_remission_form_ends_it_at_once() {
    assert_eq!(after(&[(108, 3)]), State::RemissionRange);
    let blocked = answers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(relapse().form(108, blocked).status(108).state, State::Relapse);
    assert_eq!(relapse().form(108, open()).status(108).state, State::Relapse);
}

#[test]
fn once_ended_it_does_not_come_back() {
    assert_eq!(after(&[(120, 5), (134, 5), (140, 12)]), State::PartialResponse);
    assert_eq!(after(&[(120, 5), (134, 5), (140, 12), (147, 12)]), State::PartialResponse);
    let setback = forms(relapse(), &[(120, 5), (134, 5)]).setback(140, Attempt).status(140);
    assert_eq!((setback.state, setback.relapsed_on), (State::Response, Some(day(107))));
}

#[test]
fn the_mark_stays_until_the_next_confirmed_remission() {
    let on = |course: &Course, at| course.status(at).relapsed_on;
    let course = forms(relapse(), &[(120, 5), (134, 5), (150, 3), (163, 3), (164, 3)]);
    assert_eq!(
        [106, 107, 134, 150, 163].map(|at| on(&course, at)),
        [None, Some(day(107)), Some(day(107)), Some(day(107)), Some(day(107))]
    );
    assert_eq!(on(&course, 164), None);
    assert_eq!(course.status(164).state, State::Remission);
}

#[test]
fn the_mark_is_the_day_of_the_second_form_or_of_the_setback() {
    let third = forms(relapse(), &[(110, 12), (114, 12)]).status(114);
    assert_eq!((third.state, third.relapsed_on), (State::Relapse, Some(day(107))));
    let setback = remission().setback(90, Attempt).form(100, form(12)).status(100);
    assert_eq!((setback.state, setback.relapsed_on), (State::Relapse, Some(day(90))));
}

#[test]
fn a_second_relapse_has_its_own_day() {
    let course = forms(relapse(), &[(120, 3), (134, 3)]).setback(140, Attempt);
    assert_eq!((course.status(140).state, course.status(140).relapsed_on), (State::Relapse, Some(day(140))));
}

#[test]
fn a_recurrence_ends_in_the_same_way() {
    let course = forms(recovery(), &[(200, 12), (207, 12), (220, 5), (234, 5)]);
    assert_eq!((course.status(220).state, course.status(234).state), (State::Recurrence, State::Unknown));
    assert_eq!(course.status(234).relapsed_on, Some(day(207)));
}
