//! R1: "Sustained, and PHQ-9 difficulty 'not difficult at all' on the latest form (or own function mean
//! ≥7/10), and 'feel like myself' median ≥7/10 over 14 days."
use super::*;

#[test]
fn like_myself_of_6_5_is_too_low_and_7_is_enough() {
    let lived = |levels: &[u8]| {
        let course = sustained().function(56, [8; 4], None);
        levels.iter().fold(course, |course, level| course.like_myself(55, *level)).status(56)
    };
    assert_eq!((lived(&[6, 7]).wellbeing.like_myself, lived(&[6, 7]).state), (Some(6.5), State::SustainedRemission));
    assert_eq!(lived(&[7]).state, State::FullRemission);
    assert_eq!(lived(&[6]).needs[0], Need::LikeMyself);
}

#[test]
fn like_myself_of_14_days_ago_is_outside_of_the_window() {
    let course = sustained().function(56, [8; 4], None).like_myself(56, 8);
    assert_eq!(course.status(69).state, State::FullRemission);
    assert_eq!((course.status(70).wellbeing.like_myself, course.status(70).state), (None, State::SustainedRemission));
}

#[test]
fn the_weekly_form_and_the_check_ins_make_one_median() {
    let course = sustained().like_myself(50, 5).like_myself(52, 6).function(56, [8; 4], Some(9));
    assert_eq!(course.status(56).wellbeing.like_myself, Some(6.0));
    assert_eq!(course.like_myself(54, 8).status(56).wellbeing.like_myself, Some(7.0));
}

#[test]
fn function_of_6_75_is_too_low_and_7_is_enough() {
    let lived = |items| sustained().like_myself(56, 8).function(56, items, None).status(56);
    assert_eq!(
        (lived([6, 7, 7, 7]).state, lived([6, 7, 7, 7]).needs[0]),
        (State::SustainedRemission, Need::NoDifficulty)
    );
    assert_eq!(lived([7; 4]).state, State::FullRemission);
}

#[test]
fn function_of_28_days_ago_counts_and_of_29_does_not() {
    let course = sustained().function(56, [8; 4], None).like_myself(84, 8).like_myself(85, 8);
    assert_eq!(course.status(84).state, State::FullRemission);
    assert_eq!(course.status(85).state, State::SustainedRemission);
}

#[test]
fn the_latest_function_counts_and_not_the_best() {
    let course = sustained().like_myself(56, 8).function(40, [9; 4], None).function(50, [5; 4], None);
    assert_eq!(course.status(56).state, State::SustainedRemission);
}

#[test]
fn difficulty_is_that_of_the_latest_form() {
    let ended = |then, now| {
        let course = Course::new().form(0, form(3)).form(28, with_difficulty(form(3), then));
        course.form(56, with_difficulty(form(3), now)).like_myself(56, 8).status(56).state
    };
    assert_eq!(ended(Difficulty::NotAtAll, Difficulty::Somewhat), State::SustainedRemission);
    assert_eq!(ended(Difficulty::Somewhat, Difficulty::NotAtAll), State::FullRemission);
}

#[test]
fn either_function_or_difficulty_is_enough_and_neither_is_not() {
    let severe = with_difficulty(form(3), Difficulty::Very);
    let course = forms(Course::new(), &[(0, 3), (28, 3)]).form(56, severe).like_myself(56, 8);
    assert_eq!(course.status(56).state, State::SustainedRemission);
    assert_eq!(course.function(56, [7; 4], None).status(56).state, State::FullRemission);
}

#[test]
fn it_is_never_said_before_the_remission_is_sustained() {
    let course = forms(Course::new(), &[(0, 3), (28, 3), (55, 3)]).like_myself(55, 10).function(55, [10; 4], None);
    assert_eq!(course.status(55).state, State::Remission);
}

#[test]
fn recovery_stands_above_it() {
    assert_eq!(recovery().like_myself(120, 10).function(120, [10; 4], None).status(120).state, State::Recovery);
}
