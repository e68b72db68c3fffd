//! R1: "`stale` when the latest form is >28 days old; `remission lost` when a confirmed chain was ended by a
//! total of 5–9 (that is not a relapse)." A change is real at 5, reliable at 7.
use super::*;

#[test]
fn day_28_is_fresh_and_29_is_stale() {
    let course = remission();
    assert!(!course.status(42).stale);
    assert!(course.status(43).stale);
    assert_eq!(course.status(43).state, State::Remission, "the last known");
}

#[test]
fn a_form_without_a_total_refreshes_nothing() {
    assert!(remission().form(40, with_missing([0; 9], &[0, 1, 2])).status(43).stale);
}

#[test]
fn remission_is_lost_from_5_to_9() {
    let lost = |total| forms(remission(), &[(28, total)]).status(28).remission_lost;
    assert_eq!([4, 5, 9, 10].map(lost), [false, true, true, false]);
}

#[test]
fn what_was_never_confirmed_is_not_lost() {
    assert!(!forms(Course::new(), &[(0, 3), (13, 3), (20, 6)]).status(20).remission_lost);
}

#[test]
fn lost_ends_with_the_next_remission_form() {
    let course = forms(remission(), &[(28, 6), (35, 7)]);
    assert!(course.status(35).remission_lost);
    assert!(!course.form(42, form(4)).status(42).remission_lost);
}

#[test]
fn a_change_is_real_at_5_and_reliable_at_7_in_both_directions() {
    let marks = |points| (change::is_real(points, &cutoffs()), change::is_reliable(points, &cutoffs()));
    assert_eq!([4.9, 5.0, 6.9, 7.0].map(marks), [(false, false), (true, false), (true, false), (true, true)]);
    assert_eq!(marks(-7.0), (true, true));
}

#[test]
fn the_points_that_are_missing() {
    let status = |latest| forms(Course::new().session(0), &[(0, 18), (14, latest)]).status(14);
    let points =
        |latest| (status(latest).points_to_response(&cutoffs()), status(latest).points_to_remission(&cutoffs()));
    assert_eq!(points(14), (Some(5), Some(10)));
    assert_eq!(points(10), (Some(1), Some(6)));
    assert_eq!(points(9), (None, Some(5)));
    assert_eq!(points(4), (None, None));
}

#[test]
fn a_mean_just_above_a_cut_off_is_a_point_away() {
    // Nine on eight items count as 10.125 and are shown as 10.
    let shown_as_10 = with_missing([3, 3, 3, 0, 0, 0, 0, 0, 0], &[7]).score().unwrap().total;
    assert_eq!((shown_as_10.shown(), change::points_to(10, shown_as_10)), (10.0, Some(1)));
    assert_eq!(change::points_to(10, Total::from_points(10).unwrap()), None);
}

#[test]
fn an_odd_baseline_halves_downwards() {
    let total = |points| Total::from_points(points).unwrap();
    assert_eq!(change::response_total(total(19), &cutoffs()), Some(9));
    assert_eq!(change::response_total(total(20), &cutoffs()), Some(10));
}
