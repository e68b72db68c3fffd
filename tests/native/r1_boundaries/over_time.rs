//! R1: The history of states.
use super::*;

fn number(of: tidemark::record::time::LocalDay) -> i32 {
    of.days_since(day(0))
}

fn all(course: &Course, at: i32) -> Vec<Span> {
    spans(&History::of(course.timeline(), day(at)), day(at), &cutoffs())
}

/// State, stale, the first and the last day.
fn told(course: &Course, at: i32) -> Vec<(State, bool, i32, i32)> {
    all(course, at).iter().map(|span| (span.state, span.stale, number(span.from), number(span.until))).collect()
}

/// State, full, paused and first day, for the spans that begin on day 120 or later.
fn marked(course: &Course, at: i32) -> Vec<(State, bool, bool, i32)> {
    let told = all(course, at).into_iter().map(|span| (span.state, span.full, span.paused, number(span.from)));
    told.filter(|(.., from)| *from >= 120).collect()
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

#[test]
fn a_pause_is_told_and_what_ends_it() {
    let course = forms(recovery(), &[(125, 5), (128, 6), (130, 6)]);
    assert_eq!(
        marked(&course, 140),
        [
            (State::Recovery, false, false, 120),
            (State::Recovery, false, true, 125),
            (State::Unknown, false, false, 130),
        ]
    );
}

#[test]
fn recovery_that_is_full_comes_and_goes() {
    let course = recovery().function(125, [8; 4], Some(8));
    assert_eq!(
        marked(&course, 140),
        [
            (State::Recovery, false, false, 120),
            (State::Recovery, true, false, 125),
            (State::Recovery, false, false, 139),
        ]
    );
}

#[test]
fn item_9_left_out_is_stale_from_its_day_on() {
    let course = remission().form(20, with_missing([0; 9], &[8])).form(30, form(3));
    assert_eq!(
        told(&course, 30)[1..],
        [(State::Remission, false, 14, 19), (State::Remission, true, 20, 29), (State::Remission, false, 30, 30)]
    );
}

#[test]
fn a_relapse_and_its_end_by_two_forms() {
    let course = forms(Course::new().session(0), &[(-1, 18), (1, 3), (15, 3), (20, 12), (25, 12), (30, 5), (44, 5)]);
    assert_eq!(
        told(&course, 44)[4..],
        [(State::PossibleRelapse, false, 20, 24), (State::Relapse, false, 25, 43), (State::Response, false, 44, 44),]
    );
}

#[test]
fn it_begins_with_a_total_from_paper() {
    let course = Course::new().typed(0, 20).session(2);
    assert_eq!(told(&course, 3), [(State::Unknown, false, 0, 1), (State::NoResponse, false, 2, 3)]);
}
