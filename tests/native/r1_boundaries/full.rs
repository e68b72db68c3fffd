//! R1: "Sustained, and PHQ-9 difficulty 'not difficult at all' on the latest remission form (or own function mean ≥7/10
//! not older than 28 days), and 'feel like myself' median ≥7/10 over 14 days; not while paused." Recovery "carries 'full'
//! where the rule of full remission holds too".
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
fn recovery_stands_above_it_and_carries_it() {
    let lived = |points| recovery().like_myself(120, points).function(120, [10; 4], None).status(120);
    assert_eq!((lived(7).state, lived(7).full), (State::Recovery, true));
    assert_eq!((lived(6).state, lived(6).full), (State::Recovery, false));
    assert!(!recovery().like_myself(120, 10).function(120, [6; 4], None).status(120).full);
}

#[test]
fn below_recovery_the_mark_and_the_state_are_one() {
    let lived = |course: Course, at| course.like_myself(at, 8).function(at, [8; 4], None).status(at);
    assert_eq!((lived(sustained(), 56).state, lived(sustained(), 56).full), (State::FullRemission, true));
    assert!(!sustained().status(56).full);
    assert!(!lived(remission(), 14).full);
}

#[test]
fn not_while_paused() {
    let paused = |course: Course, at| course.like_myself(at, 9).function(at, [9; 4], None).form(at, form(5)).status(at);
    assert_eq!((paused(sustained(), 60).state, paused(sustained(), 60).full), (State::SustainedRemission, false));
    assert_eq!((paused(recovery(), 125).state, paused(recovery(), 125).full), (State::Recovery, false));
    let resumed = recovery().like_myself(130, 9).function(130, [9; 4], None).form(125, form(5)).form(130, form(3));
    assert!(resumed.status(130).full);
}

#[test]
fn difficulty_is_that_of_the_latest_remission_form_and_an_open_one_says_nothing() {
    let fine = with_difficulty(form(3), Difficulty::NotAtAll);
    let course = forms(Course::new(), &[(0, 3), (28, 3)]).form(56, fine).like_myself(60, 8);
    let open = with_difficulty(open(), Difficulty::Extremely);
    assert_eq!(course.clone().form(60, open).status(60).state, State::FullRemission);
    let hard = with_difficulty(form(3), Difficulty::Somewhat);
    assert_eq!(course.form(60, hard).status(60).state, State::SustainedRemission);
}

#[test]
fn it_stays_while_the_last_known() {
    let left_out = with_missing([0; 9], &[8]);
    let status = sustained().like_myself(58, 8).function(58, [8; 4], None).form(58, left_out).status(58);
    assert_eq!((status.state, status.full, status.stale), (State::FullRemission, true, true));
}
