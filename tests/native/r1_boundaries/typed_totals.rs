//! R1: "A PHQ-9 total typed from paper or the clinic": high or slight by its total, else open; "its items are unknown".
use super::*;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};

#[test]
fn of_at_most_4_it_is_in_the_range_and_its_items_are_unknown() {
    let status = Course::new().typed(0, 4).status(0);
    assert_eq!((status.state, status.blocks, status.chain), (State::RemissionRange, vec![Block::ItemsUnknown], None));
    assert_eq!(Course::new().typed(0, 5).status(0).state, State::Unknown);
}

#[test]
fn of_at_most_4_it_neither_ends_nor_pauses_nor_lengthens_a_chain() {
    let course = recovery().typed(140, 0);
    let status = course.status(140);
    assert_eq!((status.state, status.latest.unwrap().day, status.paused), (State::Recovery, day(120), None));
    assert!(status.passed_over.is_some());
    assert!(course.status(149).stale);
    let unconfirmed = forms(Course::new(), &[(0, 3)]).typed(7, 2).form(14, form(3));
    assert_eq!(unconfirmed.status(14).state, State::Remission);
}

#[test]
fn of_5_to_9_it_pauses_and_ends_like_any_slight_form() {
    let course = recovery().typed(130, 5);
    let status = course.status(130);
    assert_eq!((status.state, status.paused.unwrap().since), (State::Recovery, day(130)));
    assert!(course.clone().typed(135, 9).status(135).remission_lost);
    assert_eq!(course.typed(134, 9).status(134).state, State::Recovery);
    assert_eq!(forms(Course::new(), &[(0, 3)]).typed(7, 5).status(7).chain, None);
}

#[test]
fn of_10_it_is_high() {
    let course = recovery().typed(130, 10);
    assert_eq!(course.status(130).state, State::PossibleRelapse);
    assert_eq!(course.typed(135, 10).status(135).state, State::Recurrence);
}

#[test]
fn it_neither_says_nor_takes_back_that_item_9_was_left_out() {
    let left_out = with_missing([0; 9], &[8]);
    assert!(!remission().typed(20, 3).status(20).stale);
    assert!(remission().form(18, left_out).typed(20, 3).status(20).stale);
    assert!(remission().form(18, left_out).typed(20, 7).status(20).stale);
}

#[test]
fn on_one_day_answers_come_after_it() {
    // Whichever was written first, the state stands on the form with answers.
    let answered_last = Course::new().typed(0, 12).form(0, form(3));
    let typed_last = Course::new().form(0, form(3)).typed(0, 12);
    for course in [answered_last, typed_last] {
        assert_eq!((course.status(0).state, course.status(0).blocks), (State::RemissionRange, vec![]));
        assert_eq!(course.form(14, form(3)).status(14).state, State::Remission);
    }
}

#[test]
fn it_makes_a_response() {
    let course = Course::new().typed(-1, 20).session(0);
    assert_eq!(course.clone().typed(14, 10).status(14).state, State::Response);
    assert_eq!(course.clone().typed(14, 15).status(14).state, State::PartialResponse);
    assert_eq!(course.typed(14, 16).status(14).state, State::NoResponse);
}

#[test]
fn totals_of_other_scales_say_nothing() {
    for scale in ClinicScale::ALL.into_iter().filter(|scale| *scale != ClinicScale::Phq9) {
        let score = ClinicScore::new(day(130), scale, 20, None).unwrap();
        assert_eq!(recovery().clinic_score(score).status(130), recovery().status(130), "{scale:?}");
    }
}

#[test]
fn a_total_of_28_is_refused() {
    assert!(ClinicScore::new(day(0), ClinicScale::Phq9, 27, None).is_ok());
    assert!(ClinicScore::new(day(0), ClinicScale::Phq9, 28, None).is_err());
    assert!(ClinicScore::new(day(0), ClinicScale::Gad7, 22, None).is_err());
}
