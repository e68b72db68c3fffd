//! R1: "Confirmed: the first slight or high form pauses it, and the chain and its state stay. A remission form resumes
//! it, the pause counting like any gap. Another slight or high form 5 or more days after the one that began the pause
//! ends it (sooner, it only stays paused)."
use super::*;

fn low_mood() -> Answers {
    answers([0, 3, 0, 0, 0, 0, 0, 0, 0])
}

#[test]
fn the_second_form_decides_from_5_days_on() {
    let second = |days: i32| forms(recovery(), &[(130, 5), (130 + days, 6)]).status(130 + days);
    assert_eq!((second(4).state, second(4).paused.unwrap().since), (State::Recovery, day(130)));
    assert_eq!(second(4).paused.unwrap().decides_from, Some(day(135)));
    assert!(!second(4).remission_lost);
    assert_eq!((second(5).state, second(5).paused, second(5).remission_lost), (State::Unknown, None, true));
}

#[test]
fn days_are_counted_from_the_form_that_began_the_pause() {
    let course = forms(recovery(), &[(130, 5), (133, 6)]);
    assert_eq!(course.clone().form(134, form(6)).status(134).state, State::Recovery);
    assert!(course.form(135, form(6)).status(135).remission_lost, "5 after the first, 2 after the second");
}

#[test]
fn time_alone_ends_nothing() {
    let status = forms(recovery(), &[(130, 5)]).status(300);
    assert_eq!((status.state, status.stale, status.remission_lost), (State::Recovery, true, false));
    assert_eq!(status.paused.unwrap().decides_from, Some(day(135)));
}

#[test]
fn every_confirmed_state_stays_while_paused() {
    let paused = |course: Course, at| course.form(at, form(5)).status(at).state;
    assert_eq!(paused(remission(), 20), State::Remission);
    assert_eq!(paused(sustained(), 60), State::SustainedRemission);
    assert_eq!(paused(recovery(), 125), State::Recovery);
}

#[test]
fn what_is_not_confirmed_is_ended_and_not_paused() {
    let status = forms(Course::new(), &[(0, 3), (13, 3), (20, 5)]).status(20);
    assert_eq!((status.paused, status.chain, status.remission_lost), (None, None, false));
}

#[test]
fn slight_is_5_or_4_and_a_half_or_low_mood() {
    let half = with_missing([1, 1, 1, 1, 0, 0, 0, 0, 0], &[6]);
    let hidden = with_missing([0, 3, 0, 0, 0, 0, 0, 0, 0], &[6]);
    for slight in [form(5), form(9), half, low_mood(), hidden] {
        let status = recovery().form(130, slight).status(130);
        assert_eq!((status.state, status.paused.unwrap().since), (State::Recovery, day(130)), "{slight:?}");
        assert_eq!(status.latest.unwrap().day, day(130));
    }
    for other in [form(4), open(), with_missing([3; 9], &[6, 7, 8])] {
        assert_eq!(recovery().form(130, other).status(130).paused, None, "{other:?}");
    }
}

#[test]
fn a_high_form_pauses_too_and_is_a_possible_relapse() {
    let status = forms(recovery(), &[(130, 10)]).status(130);
    assert_eq!((status.state, status.paused.unwrap().since), (State::PossibleRelapse, day(130)));
    assert_eq!(status.chain.unwrap().span(), 120);
}

#[test]
fn high_and_then_slight_ends_it_without_a_relapse() {
    let status = forms(recovery(), &[(130, 12), (135, 6)]).status(135);
    assert_eq!((status.remission_lost, status.relapsed_on, status.chain), (true, None, None));
    let sooner = forms(recovery(), &[(130, 12), (134, 6)]).status(134);
    assert_eq!((sooner.state, sooner.remission_lost), (State::Recovery, false));
}

#[test]
fn slight_and_then_high_is_lost_and_a_possible_relapse() {
    let status = forms(recovery(), &[(130, 6), (135, 12)]).status(135);
    assert_eq!((status.state, status.remission_lost, status.paused), (State::PossibleRelapse, true, None));
}

#[test]
fn a_remission_form_resumes_it_and_the_pause_counts_like_any_gap() {
    let resumed = |at| forms(recovery(), &[(125, 5), (at, 3)]).status(at);
    assert_eq!((resumed(140).state, resumed(140).paused), (State::Recovery, None));
    assert_eq!(resumed(140).chain.unwrap().span(), 140);
    assert_eq!(resumed(156).chain.unwrap().span(), 155, "36 days count 35");
    assert_eq!(resumed(240).chain.unwrap().first, day(0));
    assert_eq!(resumed(241).chain.unwrap().first, day(241));
    assert!(!resumed(241).remission_lost);
}

#[test]
fn a_pause_after_it_is_a_new_one() {
    let course = forms(recovery(), &[(130, 5), (133, 3), (136, 5)]);
    assert_eq!(course.status(136).paused.unwrap().since, day(136));
    assert_eq!(course.clone().form(140, form(5)).status(140).state, State::Recovery);
    assert!(course.form(141, form(5)).status(141).remission_lost);
}

#[test]
fn forms_of_one_day_pause_and_resume_in_the_order_of_their_writing() {
    let course = forms(recovery(), &[(130, 5), (130, 3)]);
    assert_eq!(course.status(130).paused, None);
    let course = forms(recovery(), &[(130, 3), (130, 5)]);
    assert_eq!(course.status(130).paused.unwrap().since, day(130));
}

#[test]
fn an_open_form_neither_resumes_nor_ends_it() {
    let course = forms(recovery(), &[(130, 5)]).form(137, open());
    let status = course.status(137);
    assert_eq!((status.state, status.paused.unwrap().since), (State::Recovery, day(130)));
    assert_eq!(status.latest.unwrap().day, day(130));
    assert!(status.passed_over.is_some());
}

#[test]
fn an_item_9_form_does_not_wait() {
    let status = forms(recovery(), &[(130, 5)]).form(131, item9()).status(131);
    assert_eq!((status.state, status.paused, status.remission_lost), (State::RemissionRange, None, true));
}

#[test]
fn remission_after_it_was_lost_is_counted_anew() {
    let course = forms(recovery(), &[(130, 5), (137, 5), (144, 3)]);
    let status = course.status(144);
    assert_eq!((status.state, status.chain.unwrap().first), (State::RemissionRange, day(144)));
    assert_eq!(course.form(158, form(3)).status(158).state, State::Remission);
}
