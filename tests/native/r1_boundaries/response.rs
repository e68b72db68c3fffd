//! R1: "Drop from baseline ≥50 % / 25–49 % / <25 %, latest total ≥5."
use super::*;

#[test]
fn exactly_50_percent_is_a_response() {
    assert_eq!(after_baseline(20, 10), State::Response);
    assert_eq!(after_baseline(20, 11), State::PartialResponse);
}

#[test]
fn just_under_50_percent_is_partial() {
    // Nine on seven items is 11.57; half of 23 is 11.5.
    let imputed = with_missing([3, 3, 3, 0, 0, 0, 0, 0, 0], &[6, 7]);
    let course = Course::new().session(0).form(-1, form(23)).form(14, imputed);
    assert_eq!(course.status(14).state, State::PartialResponse);
}

#[test]
fn exactly_25_percent_is_partial() {
    assert_eq!(after_baseline(20, 15), State::PartialResponse);
    assert_eq!(after_baseline(24, 18), State::PartialResponse);
}

#[test]
fn just_under_25_percent_is_no_response() {
    assert_eq!(after_baseline(24, 19), State::NoResponse);
    // Ten on seven items is 12.86, a fall from 17 by 24.4 %.
    let imputed = with_missing([3, 3, 3, 1, 0, 0, 0, 0, 0], &[6, 7]);
    let course = Course::new().session(0).form(-1, form(17)).form(14, imputed);
    assert_eq!(course.status(14).state, State::NoResponse);
}

#[test]
fn a_rise_is_no_response() {
    assert_eq!(after_baseline(12, 20), State::NoResponse);
}

#[test]
fn a_total_of_5_is_a_response_and_4_is_the_range_of_remission() {
    assert_eq!(after_baseline(18, 5), State::Response);
    assert_eq!(after_baseline(18, 4), State::RemissionRange);
}
