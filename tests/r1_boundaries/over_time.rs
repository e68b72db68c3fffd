//! R1: The history of states.
use super::*;

fn told(course: &Course, at: i32) -> Vec<(State, bool, i32, i32)> {
    let number = |of: tidemark::domain::time::LocalDay| of.days_since(day(0));
    let spans = spans(&History::of(course.timeline(), day(at)), day(at), &cutoffs());
    spans.iter().map(|Span { state, stale, from, until }| (*state, *stale, number(*from), number(*until))).collect()
}

#[test]
fn there_is_none_before_the_first_form() {
    assert_eq!(told(&Course::new().session(0).setback(3, Attempt), 10), []);
}

#[test]
fn states_follow_one_another_and_go_stale() {
    let course = forms(Course::new().session(2), &[(0, 20), (14, 10), (28, 3), (42, 3)]);
    assert_eq!(
        told(&course, 80),
        [
            (State::Unknown, false, 0, 1),
            (State::NoResponse, false, 2, 13),
            (State::Response, false, 14, 27),
            (State::RemissionRange, false, 28, 41),
            (State::Remission, false, 42, 70),
            (State::Remission, true, 71, 80),
        ]
    );
}

#[test]
fn full_remission_comes_and_goes_between_forms() {
    let course = sustained().function(60, [8; 4], Some(8));
    assert_eq!(
        told(&course, 80)[2..],
        [
            (State::SustainedRemission, false, 56, 59),
            (State::FullRemission, false, 60, 73),
            (State::SustainedRemission, false, 74, 80),
        ]
    );
}

#[test]
fn it_is_told_as_the_records_stand_now() {
    let mut course = remission();
    course.edit_form(0, form(7));
    assert_eq!(told(&course, 14), [(State::Unknown, false, 0, 13), (State::RemissionRange, false, 14, 14)]);
}
