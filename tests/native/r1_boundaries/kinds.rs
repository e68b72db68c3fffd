//! R1: "Each form is one of these, by what was answered", and what each does to a confirmed chain.
use super::*;

fn blocks(points: [u8; 9], missing: &[usize]) -> Vec<Block> {
    Course::new().form(0, with_missing(points, missing)).status(0).blocks
}

#[test]
fn item_1_or_2_of_2_blocks() {
    assert_eq!(blocks([1, 1, 2, 0, 0, 0, 0, 0, 0], &[]), []);
    assert_eq!(blocks([2, 0, 0, 0, 0, 0, 0, 0, 0], &[]), [Block::CoreMood]);
    assert_eq!(blocks([0, 2, 0, 0, 0, 0, 0, 0, 0], &[]), [Block::CoreMood]);
}

#[test]
fn item_9_left_out_is_unknown_and_not_0() {
    assert_eq!(blocks([0; 9], &[8]), [Block::Item9Unknown, Block::Incomplete]);
}

#[test]
fn every_reason_is_told() {
    let both = blocks([2, 0, 0, 0, 0, 0, 0, 0, 1], &[7]);
    assert_eq!(both, [Block::CoreMood, Block::Item9, Block::Incomplete]);
}

#[test]
fn a_total_of_5_has_no_reason_to_tell() {
    assert_eq!(blocks([2, 2, 0, 0, 0, 0, 0, 0, 1], &[]), []);
}

#[test]
fn item_9_of_1_is_enough_whatever_else_was_left_out() {
    for points in 1..=3 {
        for missing in [&[][..], &[0], &[0, 1], &[0, 1, 2], &[0, 1, 2, 3, 4, 5, 6, 7]] {
            let form = with_missing([0, 0, 0, 0, 0, 0, 0, 0, points], missing);
            let status = recovery().form(130, form).status(130);
            assert_eq!((status.chain, status.remission_lost), (None, true), "{points} {missing:?}");
            assert_eq!(status.state, State::RemissionRange, "{points} {missing:?}");
            assert!(status.blocks.contains(&Block::Item9), "{points} {missing:?}");
        }
    }
}

#[test]
fn an_item_9_form_without_a_total_leaves_that_of_the_form_before() {
    let status = recovery().form(130, item9_without_total()).status(130);
    assert_eq!((status.latest.unwrap().day, status.blocks), (day(120), vec![Block::Item9]));
    let slight = forms(recovery(), &[(130, 6)]).form(131, item9_without_total()).status(131);
    assert_eq!((slight.latest.unwrap().day, slight.blocks), (day(130), vec![]));
    assert!(slight.remission_lost);
    // A later form without a total takes nothing back.
    let later = recovery().form(130, item9_without_total()).form(135, with_missing([0; 9], &[0, 1, 2])).status(135);
    assert_eq!((later.state, later.blocks), (State::RemissionRange, vec![Block::Item9]));
}

#[test]
fn an_item_9_form_without_a_total_and_nothing_before_it_gives_no_state() {
    let status = Course::new().form(0, item9_without_total()).status(0);
    assert_eq!((status.state, status.latest, status.chain), (State::Unknown, None, None));
}

#[test]
fn an_item_9_form_of_5_to_9_does_not_pause() {
    let status = recovery().form(130, answers([1, 1, 1, 1, 1, 0, 0, 0, 1])).status(130);
    assert_eq!((status.paused, status.remission_lost, status.state), (None, true, State::Unknown));
}

#[test]
fn a_high_item_9_form_ends_it_and_is_a_possible_relapse() {
    let high = answers([1, 1, 1, 1, 1, 1, 1, 1, 2]);
    let course = recovery().form(130, high);
    let status = course.status(130);
    assert_eq!((status.state, status.remission_lost, status.chain), (State::PossibleRelapse, true, None));
    let second = course.form(135, form(10)).status(135);
    assert_eq!((second.state, second.remission_lost), (State::Recurrence, false));
}

#[test]
fn an_open_form_does_not_count_while_a_confirmed_chain_stands() {
    let course = recovery().form(140, open());
    let status = course.status(140);
    assert_eq!((status.state, status.latest.unwrap().day, status.age_days), (State::Recovery, day(120), Some(20)));
    assert!(status.passed_over.is_some() && !status.stale);
    assert_eq!((course.status(148).stale, course.status(149).stale), (false, true));
    assert_eq!(course.form(150, form(3)).status(150).chain.unwrap().span(), 150);
}

#[test]
fn a_form_that_counts_leaves_nothing_passed_over() {
    assert_eq!(recovery().status(120).passed_over, None);
    assert_eq!(recovery().form(100, open()).status(120).passed_over, None);
    assert_eq!(forms(Course::new(), &[(0, 3)]).form(10, open()).status(10).passed_over, None);
}

#[test]
fn without_a_confirmed_chain_the_total_of_an_open_form_gives_the_state() {
    let status = Course::new().form(0, form(12)).form(7, open()).status(7);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::Incomplete]));
    assert_eq!(status.latest.unwrap().day, day(7));
}

#[test]
fn a_form_that_is_none_changes_nothing_whatever_was_answered() {
    let unscored = with_missing([3, 3, 3, 3, 3, 3, 0, 0, 0], &[6, 7, 8]);
    let status = recovery().form(130, unscored).status(130);
    assert_eq!((status.state, status.paused, status.latest.unwrap().day), (State::Recovery, None, day(120)));
    assert!(status.stale, "item 9 was left out");
    let with_item9 = with_missing([3, 3, 3, 3, 3, 0, 0, 0, 0], &[5, 6, 7]);
    assert_eq!(recovery().form(130, with_item9).status(130), recovery().status(130));
}

#[test]
fn low_mood_and_item_9_together_are_an_item_9_form() {
    let status = recovery().form(130, answers([0, 3, 0, 0, 0, 0, 0, 0, 1])).status(130);
    assert_eq!((status.paused, status.remission_lost), (None, true));
    assert_eq!(status.blocks, [Block::CoreMood, Block::Item9]);
}
