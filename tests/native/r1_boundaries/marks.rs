//! R1: "`stale` when the form that the state stands on is >28 days old, or item 9 was left out in the latest; `remission
//! lost`; `after relapse on …`." A change is real at 5, reliable at 6.
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
fn a_form_that_counts_refreshes_it_whatever_its_kind() {
    for counted in [form(3), form(6), form(12), item9()] {
        let course = remission().form(40, counted);
        assert_eq!((course.status(68).stale, course.status(69).stale), (false, true), "{counted:?}");
    }
}

#[test]
fn item_9_left_out_makes_it_the_last_known_at_once() {
    for left_out in [&[8][..], &[7, 8], &[6, 7, 8]] {
        let course = remission().form(20, with_missing([0; 9], left_out));
        assert!(course.status(20).stale, "{left_out:?}");
        assert!(!course.form(21, form(3)).status(21).stale, "{left_out:?}: answered again");
    }
    let high = with_missing([3, 3, 3, 3, 0, 0, 0, 0, 0], &[8]);
    assert!(remission().form(20, high).status(20).stale);
}

#[test]
fn item_9_answered_on_a_form_without_a_total_takes_it_back() {
    let course = remission().form(20, with_missing([0; 9], &[8])).form(21, with_missing([0; 9], &[0, 1, 2]));
    assert!(course.status(20).stale && !course.status(21).stale);
}

#[test]
fn item_9_left_out_in_an_earlier_form_is_past() {
    assert!(!remission().form(13, with_missing([0; 9], &[8])).status(14).stale);
}

#[test]
fn remission_is_lost_by_the_second_slight_form_and_not_by_the_first() {
    let lost = |first, second| forms(remission(), &[(28, first), (35, second)]).status(35).remission_lost;
    assert!(!forms(remission(), &[(28, 5)]).status(28).remission_lost);
    assert_eq!([lost(5, 5), lost(9, 5), lost(12, 5), lost(5, 12)], [true; 4]);
    assert_eq!([lost(5, 4), lost(4, 5), lost(12, 12)], [false; 3]);
}

#[test]
fn what_was_never_confirmed_is_not_lost() {
    assert!(!forms(Course::new(), &[(0, 3), (13, 3), (20, 6), (30, 6)]).status(30).remission_lost);
    assert!(!Course::new().form(0, form(3)).form(13, item9()).status(13).remission_lost);
}

#[test]
fn lost_ends_with_the_next_remission_form() {
    let course = forms(remission(), &[(28, 6), (35, 7)]);
    assert!(course.status(35).remission_lost && course.status(400).remission_lost);
    assert!(!course.clone().form(42, form(4)).status(42).remission_lost);
    assert!(course.form(42, open()).status(42).remission_lost, "an open form is none");
}

#[test]
fn lost_stays_beside_a_possible_relapse_and_not_beside_a_relapse() {
    let course = forms(remission(), &[(28, 6), (35, 12)]);
    assert_eq!((course.status(35).state, course.status(35).remission_lost), (State::PossibleRelapse, true));
    let relapse = course.form(40, form(12));
    assert_eq!((relapse.status(40).state, relapse.status(40).remission_lost), (State::Relapse, false));
    assert!(!forms(relapse, &[(50, 5), (64, 5)]).status(64).remission_lost, "nor after it");
}

#[test]
fn a_change_is_real_at_5_and_reliable_at_6_in_both_directions() {
    let marks = |points| (compare::is_real(points, &cutoffs()), compare::is_reliable(points, &cutoffs()));
    assert_eq!([4.9, 5.0, 5.9, 6.0].map(marks), [(false, false), (true, false), (true, false), (true, true)]);
    assert_eq!(marks(-6.0), (true, true));
}

#[test]
fn the_points_that_are_missing() {
    let status = |latest| forms(Course::new().session(0), &[(-1, 18), (14, latest)]).status(14);
    let points =
        |latest| (status(latest).points_to_response(&cutoffs()), status(latest).points_to_remission(&cutoffs()));
    assert_eq!(points(14), (Some(5), Some(10)));
    assert_eq!(points(10), (Some(1), Some(6)));
    assert_eq!(points(9), (None, Some(5)));
    assert_eq!(points(4), (None, None));
}

#[test]
fn a_mean_just_above_a_cut_off_is_a_point_away() {
    // A sum of nine on eight items counts as 10.125 and is shown as 10.
    let shown_as_10 = with_missing([3, 3, 3, 0, 0, 0, 0, 0, 0], &[7]).score().unwrap().total;
    assert_eq!((shown_as_10.shown(), compare::points_to(10, shown_as_10)), (10.0, Some(1)));
    assert_eq!(compare::points_to(10, Total::from_points(10).unwrap()), None);
}

#[test]
fn an_odd_baseline_halves_downwards() {
    let total = |points| Total::from_points(points).unwrap();
    assert_eq!(compare::response_total(total(19), &cutoffs()), Some(9));
    assert_eq!(compare::response_total(total(20), &cutoffs()), Some(10));
}
