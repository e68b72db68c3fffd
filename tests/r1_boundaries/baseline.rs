//! R1: "Baseline = last complete PHQ-9 in the 14 days before the course starts."
use super::*;

fn state_with_baseline_on(at: i32) -> State {
    forms(Course::new(), &[(at, 18)]).session(20).form(40, form(9)).status(40).state
}

#[test]
fn a_form_14_days_before_is_one_and_15_days_before_is_none() {
    assert_eq!(state_with_baseline_on(6), State::Response);
    assert_eq!(state_with_baseline_on(5), State::Unknown);
}

#[test]
fn the_day_of_the_first_session_counts_and_the_next_does_not() {
    assert_eq!(state_with_baseline_on(20), State::Response);
    assert_eq!(state_with_baseline_on(21), State::Unknown);
}

#[test]
fn the_last_of_several_counts() {
    let course = forms(Course::new(), &[(10, 24), (18, 12)]).session(20).form(40, form(9));
    assert_eq!(course.status(40).baseline.unwrap().day, day(18));
    assert_eq!(course.status(40).state, State::PartialResponse);
}

#[test]
fn an_incomplete_form_is_passed_by() {
    let course = Course::new().form(10, form(20)).form(18, with_missing([3, 3, 3, 3, 0, 0, 0, 0, 0], &[8]));
    let status = course.session(20).form(40, form(10)).status(40);
    assert_eq!((status.baseline.unwrap().day, status.state), (day(10), State::Response));
}

#[test]
fn the_day_the_person_set_goes_before_that_of_the_first_session() {
    let course = forms(Course::new(), &[(0, 20), (30, 12)]).session(30).form(50, form(10));
    assert_eq!(course.status(50).state, State::NoResponse);
    assert_eq!(course.course_start(7).status(50).state, State::Response);
}

#[test]
fn before_the_course_has_started_there_is_none() {
    let course = forms(Course::new(), &[(0, 20)]).session(10);
    assert_eq!((course.status(9).state, course.status(9).baseline), (State::Unknown, None));
    assert_eq!(course.status(10).state, State::NoResponse);
}

#[test]
fn response_words_need_10() {
    assert_eq!(after_baseline(10, 5), State::Response);
    assert_eq!(after_baseline(9, 5), State::Unknown);
}
