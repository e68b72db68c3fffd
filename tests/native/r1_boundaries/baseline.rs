//! R1: "Baseline = last complete PHQ-9 in the 14 days before the course starts; on the day of the first session only
//! one written before the dose, where the dose's time is known, and only if no earlier one is there."
use super::*;
use crate::support::written;

/// Ten in the morning.
const DOSE: u16 = 600;

fn state_with_baseline_on(at: i32) -> State {
    forms(Course::new(), &[(at, 18)]).session(20).form(40, form(9)).status(40).state
}

/// The day of the baseline, for a first session on day 0.
fn baseline(course: &Course) -> Option<i32> {
    course.status(20).baseline.map(|baseline| baseline.day.days_since(day(0)))
}

/// A form for the first session's day, written on that day at this minute.
fn written_at(minute: u16) -> Course {
    Course::new().form_written(0, form(18), written(0, minute, 0))
}

#[test]
fn a_form_14_days_before_is_one_and_15_days_before_is_none() {
    assert_eq!(state_with_baseline_on(6), State::Response);
    assert_eq!(state_with_baseline_on(5), State::Unknown);
}

#[test]
fn the_day_before_counts_and_the_day_after_does_not() {
    assert_eq!(state_with_baseline_on(19), State::Response);
    assert_eq!(state_with_baseline_on(21), State::Unknown);
}

#[test]
fn on_the_first_day_it_has_to_be_written_before_the_dose() {
    assert_eq!(baseline(&written_at(DOSE - 1).session_at(0, DOSE)), Some(0));
    assert_eq!(baseline(&written_at(DOSE).session_at(0, DOSE)), None);
    assert_eq!(baseline(&written_at(DOSE + 1).session_at(0, DOSE)), None);
}

#[test]
fn where_the_time_of_the_dose_is_unknown_it_counts() {
    assert_eq!(baseline(&written_at(DOSE + 1).session(0)), Some(0));
    // Of two sessions, the one with a time decides.
    assert_eq!(baseline(&written_at(DOSE + 1).session(0).session_at(0, DOSE)), None);
}

#[test]
fn of_two_doses_the_earlier_one_decides() {
    assert_eq!(baseline(&written_at(550).session_at(0, DOSE).session_at(0, 500)), None);
    assert_eq!(baseline(&written_at(499).session_at(0, DOSE).session_at(0, 500)), Some(0));
}

#[test]
fn the_time_of_writing_is_that_of_the_clock_it_was_written_by() {
    let on_a_clock = |minute, offset| Course::new().form_written(0, form(18), written(0, minute, offset));
    for offset in [-600, 0, 720] {
        assert_eq!(baseline(&on_a_clock(DOSE - 1, offset).session_at(0, DOSE)), Some(0), "{offset}");
        assert_eq!(baseline(&on_a_clock(DOSE, offset).session_at(0, DOSE)), None, "{offset}");
    }
}

#[test]
fn one_written_after_midnight_is_after_the_dose_of_that_day() {
    let night = Course::new().form_written(0, form(18), written(1, 60, 0));
    assert_eq!(baseline(&night.session_at(0, DOSE)), None);
    let evening = Course::new().form_written(0, form(18), written(-1, 1439, 0));
    assert_eq!(baseline(&evening.session_at(0, 0)), Some(0));
}

#[test]
fn an_edit_after_the_dose_leaves_it_written_before() {
    let mut course = written_at(DOSE - 1).session_at(0, DOSE);
    course.edit_form(0, form(20));
    assert_eq!((baseline(&course), course.status(20).baseline.unwrap().score.total.points()), (Some(0), 20.0));
}

#[test]
fn an_earlier_one_goes_before_that_of_the_first_day() {
    let first_day = || written_at(DOSE - 1).session_at(0, DOSE);
    assert_eq!(baseline(&first_day().form(-14, form(12))), Some(-14));
    assert_eq!(baseline(&first_day().form(-15, form(12))), Some(0));
    assert_eq!(baseline(&first_day().typed(-14, 12)), Some(-14));
    // An incomplete form does not count as an earlier one.
    assert_eq!(baseline(&first_day().form(-3, with_missing([3; 9], &[4]))), Some(0));
}

#[test]
fn the_last_before_the_dose_counts() {
    let course = written_at(500).form_written(0, form(14), written(0, 510, 0));
    let course = course.form_written(0, form(6), written(0, 700, 0)).session_at(0, DOSE);
    assert_eq!(course.status(20).baseline.unwrap().score.total.points(), 14.0);
}

#[test]
fn on_a_start_that_the_person_set_a_dose_of_that_day_decides_too() {
    assert_eq!(baseline(&written_at(1).course_start(0)), Some(0));
    assert_eq!(baseline(&written_at(DOSE + 1).session_at(0, DOSE).course_start(0)), None);
    assert_eq!(baseline(&written_at(1).session_at(0, DOSE).course_start(0)), Some(0));
    // The first session is before the day that was set.
    assert_eq!(baseline(&written_at(1).session_at(-30, DOSE).session_at(0, DOSE).course_start(0)), Some(0));
}

#[test]
fn a_total_from_paper_is_one() {
    let course = Course::new().typed(-3, 21).session(0);
    assert_eq!(baseline(&course), Some(-3));
    assert_eq!(course.form(14, form(10)).status(14).state, State::Response);
}

#[test]
fn a_total_from_paper_on_the_first_day_has_to_be_written_before_the_dose() {
    let typed = |minute| Course::new().typed_written(0, 21, written(0, minute, 0)).session_at(0, DOSE);
    assert_eq!(baseline(&typed(DOSE - 1)), Some(0));
    assert_eq!(baseline(&typed(DOSE)), None);
}

#[test]
fn the_last_of_several_counts() {
    let course = forms(Course::new(), &[(10, 24), (18, 12)]).session(20).form(40, form(9));
    assert_eq!(course.status(40).baseline.unwrap().day, day(18));
    assert_eq!(course.status(40).state, State::PartialResponse);
}

#[test]
fn on_one_day_answers_count_before_a_total_from_paper() {
    let course = forms(Course::new(), &[(-1, 18)]).typed(-1, 24).session(0);
    assert_eq!(course.status(20).baseline.unwrap().score.total.points(), 18.0);
}

#[test]
fn an_incomplete_form_is_passed_by() {
    let course = Course::new().form(10, form(20)).form(18, with_missing([3, 3, 3, 3, 0, 0, 0, 0, 0], &[8]));
    let status = course.session(20).form(40, form(10)).status(40);
    assert_eq!((status.baseline.unwrap().day, status.state), (day(10), State::Response));
}

#[test]
fn the_day_the_person_set_goes_before_that_of_the_first_session() {
    let course = forms(Course::new(), &[(0, 20), (29, 12)]).session(30).form(50, form(10));
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
