//! The published vectors of clinical rule R7, each under its number there.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "a failed unwrap is a failed test; the numbers are whole")]

mod support;

use support::{Course, day, form, with_difficulty, with_missing};
use tidemark::domain::effect::When;
use tidemark::domain::instrument::gad7;
use tidemark::domain::instrument::phq9::{Band, Difficulty, Frequency};
use tidemark::domain::loinc::Loinc;
use tidemark::domain::pressure::{BloodPressure, Limits, PressureMoment, PressureReading};
use tidemark::domain::record::{SetbackKind, StayReason};
use tidemark::domain::red_flag::{RedFlag, of_pressure};
use tidemark::domain::remission::{Block, Need, State};
use tidemark::domain::safety::{Reaction, reaction};

fn frequency(points: u8) -> Frequency {
    Frequency::new("items", points).unwrap()
}

/// A course whose baseline of `total` was filled on day 0, when it also started.
fn from_baseline(total: u8) -> Course {
    Course::new().session(0).form(0, form(total))
}

#[test]
fn v01_core_mood_of_one_is_remission_range() {
    let answers = support::answers([1, 1, 0, 1, 0, 0, 0, 0, 0]);
    let score = answers.score().unwrap();
    assert_eq!((score.total.points(), score.total.band()), (3.0, Band::Minimal));
    let status = Course::new().form(0, answers).status(0);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.blocks, []);
}

#[test]
fn v02_one_low_form_is_not_remission() {
    let course = from_baseline(18).form(14, form(4));
    let status = course.status(14);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.drop_percent(&support::cutoffs()).unwrap().round(), 78.0);
}

#[test]
fn v03_two_low_forms_14_days_apart_are_remission() {
    assert_eq!(from_baseline(18).form(14, form(4)).form(28, form(3)).status(28).state, State::Remission);
}

#[test]
fn v04_two_low_forms_4_days_apart_are_not_confirmed() {
    assert_eq!(from_baseline(18).form(14, form(4)).form(18, form(3)).status(18).state, State::RemissionRange);
}

#[test]
fn v05_a_five_restarts_the_chain() {
    let course = from_baseline(18).form(14, form(4)).form(28, form(5)).form(42, form(4));
    let status = course.status(42);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.chain.unwrap().first, day(42));
    assert_eq!(course.status(28).state, State::Response);
}

#[test]
fn v06_to_v09_response_partial_none_and_real_change() {
    let after = |baseline, total| from_baseline(baseline).form(14, form(total)).status(14);
    let percent =
        |status: &tidemark::domain::remission::Status| status.drop_percent(&support::cutoffs()).unwrap().round();
    let response = after(18, 9);
    assert_eq!((response.state, percent(&response)), (State::Response, 50.0));
    let partial = after(18, 10);
    assert_eq!((partial.state, percent(&partial)), (State::PartialResponse, 44.0));
    let none = after(18, 14);
    assert_eq!((none.state, percent(&none)), (State::NoResponse, 22.0));
    let real = after(20, 15);
    assert_eq!((real.state, real.change()), (State::PartialResponse, Some(-5.0)));
}

#[test]
fn v10_a_mild_baseline_gives_no_response_words() {
    let status = from_baseline(8).form(14, form(3)).status(14);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.drop_percent(&support::cutoffs()), None);
    assert_eq!(from_baseline(8).form(14, form(5)).status(14).state, State::Unknown);
}

#[test]
fn v11_no_baseline_still_shows_remission_range() {
    let status = Course::new().form(14, form(3)).status(14);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.drop_percent(&support::cutoffs()), None);
}

#[test]
fn v12_one_missing_item_is_imputed() {
    let score = with_missing([3, 3, 2, 1, 1, 0, 0, 0, 0], &[7]).score().unwrap();
    assert_eq!((score.total.points(), score.total.shown(), score.imputed), (11.25, 11.0, true));
    assert_eq!(score.total.band(), Band::Moderate);
}

#[test]
fn v13_an_imputed_form_cannot_confirm_remission() {
    let incomplete = with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[6]);
    let status = from_baseline(18).form(14, form(3)).form(28, incomplete).status(28);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.blocks, [Block::Incomplete]);
    // It is passed over: the complete form after it continues the chain.
    let later = from_baseline(18).form(14, form(3)).form(28, incomplete).form(35, form(2));
    assert_eq!(later.status(35).state, State::Remission);
}

#[test]
fn v14_four_and_a_half_is_not_under_five() {
    let answers = with_missing([1, 1, 1, 1, 0, 0, 0, 0, 0], &[6]);
    let score = answers.score().unwrap();
    assert_eq!((score.total.shown(), score.imputed, score.total.at_most(4)), (4.5, true, false));
    assert_ne!(from_baseline(18).form(14, answers).status(14).state, State::RemissionRange);
}

#[test]
fn v15_three_missing_items_give_no_total() {
    let answers = with_missing([1, 1, 0, 0, 0, 0, 0, 0, 0], &[3, 4, 5]);
    assert_eq!(answers.score(), None);
    let status = Course::new().form(0, answers).status(0);
    assert_eq!((status.state, status.latest), (State::Unknown, None));
}

#[test]
fn v16_missing_item_9_is_unknown() {
    let answers = with_missing([0; 9], &[8]);
    assert_eq!(answers.item9(), None);
    let status = Course::new().form(0, form(0)).form(14, answers).status(14);
    assert_eq!(status.state, State::RemissionRange);
    assert_eq!(status.blocks, [Block::Item9Unknown, Block::Incomplete]);
    assert_eq!(reaction(None, None), Reaction::Nothing);
}

#[test]
fn v17_core_mood_blocks() {
    let blocked = support::answers([1, 3, 0, 0, 0, 0, 0, 0, 0]);
    let status = Course::new().form(0, form(3)).form(14, blocked).status(14);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::CoreMood]));
    assert_eq!(status.chain, None);
}

#[test]
fn v18_item_9_blocks_and_calls_for_the_card_first() {
    let answers = support::answers([1, 1, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(reaction(None, answers.item9()), Reaction::Card);
    let status = Course::new().form(0, answers).status(0);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::Item9]));
}

#[test]
fn v19_item_9_of_zero_says_nothing() {
    assert_eq!(reaction(None, Some(frequency(0))), Reaction::Nothing);
    assert_eq!(reaction(Some(frequency(2)), Some(frequency(0))), Reaction::Nothing);
}

#[test]
fn v20_any_rise_of_item_9_takes_the_whole_screen() {
    assert_eq!(reaction(Some(frequency(0)), Some(frequency(1))), Reaction::FullScreen);
    assert_eq!(reaction(Some(frequency(1)), Some(frequency(1))), Reaction::Card);
    assert_eq!(reaction(Some(frequency(2)), Some(frequency(1))), Reaction::Card);
    assert_eq!(reaction(Some(frequency(3)), Some(frequency(2))), Reaction::FullScreen);
}

fn remission_forms(days: &[i32]) -> Course {
    days.iter().fold(from_baseline(18), |course, at| course.form(*at + 100, form(3)))
}

#[test]
fn v21_v22_sustained_needs_56_days_without_a_gap_over_35() {
    assert_eq!(remission_forms(&[0, 14, 28, 42, 56]).status(156).state, State::SustainedRemission);
    assert_eq!(remission_forms(&[0, 14, 50, 56]).status(156).state, State::RemissionRange);
    assert_eq!(remission_forms(&[0, 35, 56]).status(156).state, State::SustainedRemission);
}

#[test]
fn v23_difficulty_keeps_it_from_full() {
    let days = [0, 14, 28, 42];
    let last = |difficulty| remission_forms(&days).like_myself(150, 8).form(156, with_difficulty(form(3), difficulty));
    assert_eq!(last(Difficulty::Very).status(156).state, State::SustainedRemission);
    assert!(last(Difficulty::Very).status(156).needs.contains(&Need::NoDifficulty));
    assert_eq!(last(Difficulty::NotAtAll).status(156).state, State::FullRemission);
}

#[test]
fn v24_120_days_are_recovery() {
    assert_eq!(remission_forms(&[0, 30, 60, 90, 120]).status(220).state, State::Recovery);
    assert_eq!(remission_forms(&[0, 30, 60, 90, 119]).status(219).state, State::SustainedRemission);
}

#[test]
fn v25_to_v27_relapse_needs_a_second_form_5_to_15_days_later() {
    let after = |forms: &[(i32, u8)]| {
        let course =
            forms.iter().fold(remission_forms(&[0, 14]), |course, (at, total)| course.form(200 + at, form(*total)));
        course.status(200 + forms.last().unwrap().0)
    };
    assert_eq!(after(&[(0, 11), (10, 12)]).state, State::Relapse);
    assert_eq!(after(&[(0, 11)]).state, State::PossibleRelapse);
    assert_eq!(after(&[(0, 11), (10, 6)]).state, State::Response);
    assert_eq!(after(&[(0, 11), (10, 6), (14, 12)]).state, State::PossibleRelapse);
    let repeat = after(&[(0, 11), (20, 12)]);
    assert_eq!(repeat.state, State::PossibleRelapse);
    assert_eq!(repeat.needs, [Need::Repeat { from: day(225), until: day(235) }]);
}

#[test]
fn v28_after_recovery_it_is_a_recurrence() {
    let course = remission_forms(&[0, 30, 60, 90, 120]).form(250, form(12)).form(257, form(13));
    assert_eq!(course.status(257).state, State::Recurrence);
}

#[test]
fn v29_hospital_is_relapse_until_a_new_remission_form() {
    let course = remission_forms(&[0, 14]).setback(120, SetbackKind::Stay(StayReason::MentalHealth));
    assert_eq!(course.status(119).state, State::Remission);
    assert_eq!(course.status(120).state, State::Relapse);
    assert_eq!(course.form(130, form(7)).status(130).state, State::Relapse);
    let again = remission_forms(&[0, 14]).setback(120, SetbackKind::Attempt).form(130, form(3));
    assert_eq!(again.status(130).state, State::RemissionRange);
}

#[test]
fn v30_stale_after_28_days() {
    let course = from_baseline(18).form(14, form(9));
    assert!(!course.status(42).stale);
    assert!(course.status(43).stale);
}

#[test]
fn v31_gad7_change_of_4_is_real() {
    let total = |points: [u8; 7]| gad7::score(&points.map(|points| Some(frequency(points)))).unwrap();
    let (before, after) = (total([2; 7]), total([2, 2, 2, 2, 2, 0, 0]));
    assert_eq!((before.total, after.total), (14.0, 10.0));
    assert_eq!((before.total - after.total, support::cutoffs().gad7_real_change), (4.0, 4));
    assert_eq!((before.band(), after.band()), (gad7::Band::Moderate, gad7::Band::Moderate));
}

#[test]
fn v32_blood_pressure_above_140_90_is_flagged() {
    let flag = |systolic, diastolic| {
        let pressure = BloodPressure::new(systolic, diastolic).unwrap();
        let at = When { day: day(0), time: None };
        let reading =
            PressureReading { session: None, at, moment: PressureMoment::Before, pressure, pulse: None, oxygen: None };
        of_pressure(&reading, &Limits::default())
    };
    assert_eq!(flag(142, 88), RedFlag::TellStaff);
    assert_eq!(flag(138, 91), RedFlag::TellStaff);
    assert_eq!(flag(140, 90), RedFlag::Nothing);
}

#[test]
fn v33_loinc_check_digits() {
    assert_eq!(Loinc::new("70274-5"), None);
    for code in ["70274-6", "44249-1", "44261-6", "69722-7", "85354-9", "8480-6", "8462-4"] {
        assert!(Loinc::new(code).is_some(), "{code}");
    }
}

#[test]
fn v34_day_differences_are_local_calendar_days() {
    use support::moment;
    use tidemark::domain::time::DayStart;
    let start = DayStart::new(0).unwrap();
    // Berlin, the day the clocks go back: 25 hours, one day apart.
    let before = moment("2026-10-24T22:30:00Z", 120, "Europe/Berlin");
    let after = moment("2026-10-25T23:30:00Z", 60, "Europe/Berlin");
    assert_eq!(after.local_day(start).days_since(before.local_day(start)), 1);
    // The same instant lies on two calendar days in two zones; a record keeps the one it was written in.
    let auckland = moment("2026-10-24T22:30:00Z", 780, "Pacific/Auckland");
    assert_eq!(auckland.local_day(start).days_since(before.local_day(start)), 0);
    let honolulu = moment("2026-10-24T08:30:00Z", -600, "Pacific/Honolulu");
    assert_eq!(before.local_day(start).days_since(honolulu.local_day(start)), 2);
}

#[test]
fn v35_an_edited_answer_recomputes_the_chain_and_keeps_the_trail() {
    let mut course = from_baseline(18).form(14, form(4)).form(28, form(4)).form(42, form(4));
    assert_eq!(course.status(42).chain.unwrap().span(), 28);
    let edited = course.edit_form(28, form(6));
    let status = course.status(42);
    assert_eq!((status.state, status.chain.unwrap().first), (State::RemissionRange, day(42)));
    assert_eq!(course.timeline().trail(edited).count(), 2);
    course.edit_form(28, form(2));
    assert_eq!(course.status(42).state, State::Remission);
}
