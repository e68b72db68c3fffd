//! R1: "After a confirmed remission / a recovery: two high forms 5–15 days apart, none lower between, or a setback."
use super::*;

fn pair(days: i32) -> State {
    forms(remission(), &[(100, 10), (100 + days, 10)]).status(100 + days).state
}

#[test]
fn days_apart_4_and_16_are_possible_5_and_15_are_a_relapse() {
    assert_eq!([pair(4), pair(16)], [State::PossibleRelapse; 2]);
    assert_eq!([pair(5), pair(15)], [State::Relapse; 2]);
}

#[test]
fn a_total_of_9_is_not_10() {
    assert_eq!(forms(remission(), &[(100, 9), (110, 9)]).status(110).state, State::Unknown);
    assert_eq!(forms(remission(), &[(100, 10), (110, 9)]).status(110).state, State::Unknown);
    assert!(forms(remission(), &[(100, 9), (110, 9)]).status(110).remission_lost);
}

#[test]
fn a_mean_counts_exactly() {
    // On eight items, a sum of nine counts as 10.125, and one of eight as 9.
    let mean = |sum: u8| {
        let mut points = [0; 9];
        let mut left = sum;
        for item in &mut points[..4] {
            *item = left.min(3);
            left -= *item;
        }
        with_missing(points, &[7])
    };
    assert_eq!(remission().form(100, mean(9)).status(100).state, State::PossibleRelapse);
    assert_eq!(remission().form(100, mean(8)).status(100).state, State::Remission, "slight");
    assert_eq!(remission().form(100, mean(9)).form(107, mean(9)).status(107).state, State::Relapse);
}

#[test]
fn a_lower_total_between_parts_the_two() {
    assert_eq!(forms(remission(), &[(100, 12), (105, 9), (110, 12)]).status(110).state, State::PossibleRelapse);
}

#[test]
fn an_open_form_between_parts_them_too() {
    let course = forms(remission(), &[(100, 12)]).form(105, open()).form(110, form(12));
    assert_eq!(course.status(110).state, State::PossibleRelapse);
    let course = forms(remission(), &[(100, 12)]).typed(105, 3).form(110, form(12));
    assert_eq!(course.status(110).state, State::PossibleRelapse);
}

#[test]
fn a_form_without_a_total_between_does_not() {
    for unscored in [with_missing([3; 9], &[0, 1, 2]), with_missing([0; 9], &[0, 1, 2]), item9_without_total()] {
        let course = forms(remission(), &[(100, 12)]).form(105, unscored).form(110, form(12));
        assert_eq!(course.status(110).state, State::Relapse, "{unscored:?}");
    }
}

#[test]
fn an_item_9_form_counts_by_its_total() {
    let low = forms(remission(), &[(100, 12)]).form(105, item9()).form(110, form(12));
    assert_eq!(low.status(110).state, State::PossibleRelapse);
    let high = remission().form(100, answers([3, 3, 3, 0, 0, 0, 0, 0, 1])).form(110, form(12));
    assert_eq!(high.status(110).state, State::Relapse);
}

#[test]
fn two_of_three_are_enough() {
    assert_eq!(forms(remission(), &[(100, 12), (103, 12), (106, 12)]).status(106).state, State::Relapse);
    // By then the first is too old. The second and the third are 13 days apart.
    assert_eq!(forms(remission(), &[(100, 11), (103, 12), (116, 13)]).status(116).state, State::Relapse);
}

#[test]
fn without_a_confirmed_remission_there_is_none() {
    assert_eq!(state_after(&[(0, 3), (13, 3), (40, 12), (47, 12)]), State::Unknown);
}

#[test]
fn high_forms_from_before_the_remission_are_no_half_of_a_pair() {
    assert_eq!(state_after(&[(0, 12), (1, 3), (15, 3), (15, 12)]), State::PossibleRelapse);
}

#[test]
fn two_high_forms_of_one_day_are_one_day_apart_from_none() {
    assert_eq!(forms(remission(), &[(100, 12), (100, 12)]).status(100).state, State::PossibleRelapse);
}

#[test]
fn it_ends_the_chain_and_is_no_lost_remission() {
    let status = forms(recovery(), &[(130, 12), (137, 12)]).status(137);
    assert_eq!((status.chain, status.paused, status.remission_lost, status.full), (None, None, false, false));
}

#[test]
fn it_takes_the_place_of_a_lost_remission() {
    let course = forms(recovery(), &[(130, 6), (135, 12)]);
    assert!(course.status(135).remission_lost);
    let status = course.form(142, form(12)).status(142);
    assert_eq!((status.state, status.remission_lost), (State::Recurrence, false));
}

#[test]
fn remission_after_it_is_counted_anew() {
    let course = forms(remission(), &[(20, 12), (27, 12), (35, 3)]);
    assert_eq!(course.status(35).chain.unwrap().first, day(35));
    assert_eq!(course.form(49, form(3)).status(49).state, State::Remission);
}

#[test]
fn possible_relapse_asks_for_a_form_5_to_15_days_later() {
    let status = forms(remission(), &[(100, 10)]).status(100);
    assert_eq!(status.needs, [Need::Repeat { from: day(105), until: day(115) }]);
}

#[test]
fn possible_relapse_holds_until_a_lower_form() {
    let course = forms(remission(), &[(100, 12)]);
    assert_eq!(course.status(300).state, State::PossibleRelapse);
    assert_eq!(course.clone().form(103, form(6)).status(103).state, State::Remission);
    assert_eq!(course.form(103, open()).status(103).state, State::PossibleRelapse, "it does not count");
}
