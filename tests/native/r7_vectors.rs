//! The published vectors of clinical rule R7 (R1 version 2), each under its number there.

#![allow(clippy::float_cmp, reason = "the numbers are whole")]

use crate::support::{self, Course, day, form, with_difficulty, with_missing};
use tidemark::exchange::fhir::loinc::Loinc;
use tidemark::record::kinds::gad7;
use tidemark::record::kinds::phq9::{Band, Difficulty, Frequency};
use tidemark::record::kinds::pressure::{BloodPressure, Limits, PressureMoment, PressureReading};
use tidemark::record::kinds::setback::{SetbackKind, StayReason};
use tidemark::record::time::When;
use tidemark::rules::item9::{Reaction, reaction};
use tidemark::rules::red_flag::{RedFlag, of_pressure};
use tidemark::rules::remission::{Block, Need, State, Status};

fn frequency(points: u8) -> Frequency {
    Frequency::new("items", points).unwrap()
}

/// A course that starts on day 0, with a baseline of `total` filled in the day before.
fn from_baseline(total: u8) -> Course {
    Course::new().form(-1, form(total)).session(0)
}

/// A confirmed remission, by forms on days 100 and 114.
fn remission() -> Course {
    remission_forms(&[0, 14])
}

/// Ten clean forms, one a fortnight, on days 0 to 126.
fn ten_clean_forms() -> Course {
    (0..10).fold(from_baseline(18), |course, number| course.form(number * 14, form(3)))
}

/// 400 days of forms of 3, from day 0 on.
fn recovery_of_400_days() -> Course {
    (0..=20).fold(Course::new(), |course, number| course.form(number * 20, form(3)))
}

/// A relapse on day 207 by two high forms a week apart.
fn relapse() -> Course {
    remission().form(200, form(12)).form(207, form(13))
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
    let percent = |status: &Status| status.drop_percent(&support::cutoffs()).unwrap().round();
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
    // It neither ends the chain nor lengthens it, and the complete form after it continues the chain.
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
fn v16_missing_item_9_in_a_confirmed_chain_is_the_last_known_at_once() {
    let answers = with_missing([0; 9], &[8]);
    assert_eq!(answers.item9(), None);
    let status = Course::new().form(0, form(0)).form(14, form(0)).form(28, answers).status(28);
    assert_eq!((status.state, status.stale, status.latest.unwrap().day), (State::Remission, true, day(14)));
    assert!(status.passed_over.is_some() && status.paused.is_none() && !status.remission_lost);
    let unconfirmed = Course::new().form(0, form(0)).form(14, answers).status(14);
    assert_eq!((unconfirmed.state, unconfirmed.stale), (State::RemissionRange, true));
    assert_eq!(unconfirmed.blocks, [Block::Item9Unknown, Block::Incomplete]);
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
fn v21_56_days_are_sustained() {
    assert_eq!(remission_forms(&[0, 14, 28, 42, 56]).status(156).state, State::SustainedRemission);
}

#[test]
fn v22_a_gap_of_36_days_begins_anew_or_counts_35_once_confirmed() {
    assert_eq!(remission_forms(&[0, 36]).status(136).state, State::RemissionRange);
    let status = remission_forms(&[0, 14, 50, 64]).status(164);
    assert_eq!((status.state, status.chain.unwrap().span()), (State::SustainedRemission, 63));
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
        let course = forms.iter().fold(remission(), |course, (at, total)| course.form(200 + at, form(*total)));
        course.status(200 + forms.last().unwrap().0)
    };
    assert_eq!(after(&[(0, 11), (10, 12)]).state, State::Relapse);
    assert_eq!(after(&[(0, 11)]).state, State::PossibleRelapse);
    let lower = after(&[(0, 11), (10, 6)]);
    assert_eq!((lower.state, lower.remission_lost, lower.relapsed_on), (State::Response, true, None));
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
fn v29_an_attempt_or_a_stay_for_mental_health_is_a_relapse_and_a_hip_operation_is_nothing() {
    let stay = |reason| remission().setback(120, SetbackKind::Stay(reason));
    let course = stay(StayReason::MentalHealth);
    assert_eq!(course.status(119).state, State::Remission);
    assert_eq!((course.status(120).state, course.status(120).relapsed_on), (State::Relapse, Some(day(120))));
    assert_eq!(course.form(130, form(7)).status(130).state, State::Relapse);
    assert_eq!(remission().setback(120, SetbackKind::Attempt).status(120).state, State::Relapse);
    // One saved before its reason was asked for counts as it always did.
    assert_eq!(stay(StayReason::NotAsked).status(120).state, State::Relapse);
    for nothing in [StayReason::Other, StayReason::NotSaid] {
        assert_eq!(stay(nothing).status(120), remission().status(120), "{nothing:?}");
    }
    let again = remission().setback(120, SetbackKind::Attempt).form(130, form(3)).status(130);
    assert_eq!((again.state, again.relapsed_on), (State::RemissionRange, Some(day(120))));
}

#[test]
fn v30_stale_after_28_days() {
    let course = from_baseline(18).form(14, form(9));
    assert!(!course.status(42).stale);
    assert!(course.status(43).stale);
    let open = with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[6]);
    let course = remission().form(140, open);
    assert!(!course.status(142).stale);
    assert_eq!((course.status(143).stale, course.status(143).age_days), (true, Some(29)));
}

#[test]
fn v31_gad7_change_of_4_is_real() {
    let total = |points: [u8; 7]| gad7::score(&points.map(|points| Some(frequency(points)))).unwrap();
    let (before, after) = (total([2; 7]), total([2, 2, 2, 2, 2, 0, 0]));
    assert_eq!((before.total, after.total), (14.0, 10.0));
    assert_eq!((before.total - after.total, support::cutoffs().gad7_real_change), (4.0, 4));
    assert_eq!((before.band(), after.band()), (gad7::Gad7Band::Moderate, gad7::Gad7Band::Moderate));
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
    assert_eq!(flag(142, 88), RedFlag::ShowBeforeDose);
    assert_eq!(flag(138, 91), RedFlag::ShowBeforeDose);
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
    use crate::support::moment;
    use tidemark::record::time::DayStart;
    let start = DayStart::new(0).unwrap();
    // Berlin, on the day the clocks go back: 25 hours, but one day apart.
    let before = moment("2026-10-24T22:30:00Z", 120, "Europe/Berlin");
    let after = moment("2026-10-25T23:30:00Z", 60, "Europe/Berlin");
    assert_eq!(after.local_day(start).days_since(before.local_day(start)), 1);
    // One instant falls on two calendar days in two zones. A record keeps the day on which it was written.
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

#[test]
fn v36_item_9_behind_a_skipped_item_ends_a_recovery_at_once() {
    assert_eq!(ten_clean_forms().status(126).state, State::Recovery);
    let hidden = with_missing([0, 0, 0, 0, 0, 0, 0, 0, 3], &[4]);
    let mut course = ten_clean_forms();
    for at in (140..).step_by(14).take(6) {
        course = course.form(at, hidden);
        let status = course.status(at);
        assert_eq!((status.state, status.remission_lost), (State::RemissionRange, true), "day {at}");
        assert_eq!(status.blocks, [Block::Item9, Block::Incomplete]);
        assert_eq!((status.chain, status.full, status.paused), (None, false, None));
    }
}

#[test]
fn v37_low_mood_behind_a_skipped_item_pauses_and_then_ends_it() {
    let low_mood = with_missing([0, 3, 0, 0, 0, 0, 0, 0, 0], &[4]);
    let course = ten_clean_forms().form(140, low_mood);
    let status = course.status(140);
    assert_eq!((status.state, status.paused.unwrap().since), (State::Recovery, day(140)));
    assert_eq!(status.paused.unwrap().decides_from, Some(day(145)));
    let status = course.form(145, low_mood).status(145);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::CoreMood, Block::Incomplete]));
    assert!(status.remission_lost && status.paused.is_none());
}

#[test]
fn v38_one_5_pauses_a_recovery_and_a_second_ends_it_from_5_days_on() {
    let paused = recovery_of_400_days().form(414, form(5));
    assert_eq!((paused.status(414).state, paused.status(414).paused.is_some()), (State::Recovery, true));
    let resumed = paused.clone().form(428, form(3)).status(428);
    assert_eq!((resumed.state, resumed.paused, resumed.chain.unwrap().span()), (State::Recovery, None, 428));
    let lost = paused.clone().form(428, form(6)).status(428);
    assert_eq!((lost.remission_lost, lost.chain, lost.state), (true, None, State::Unknown));
    let still = paused.form(417, form(6)).status(417);
    assert_eq!((still.state, still.paused.unwrap().since, still.remission_lost), (State::Recovery, day(414), false));
}

#[test]
fn v39_what_was_confirmed_stays_known_over_200_days_without_a_form() {
    let course = recovery_of_400_days().form(600, form(3));
    let status = course.status(600);
    assert_eq!((status.state, status.chain.unwrap().first), (State::RemissionRange, day(600)));
    assert!(!status.remission_lost);
    let again = |days| course.clone().form(620, form(12)).form(620 + days, form(12)).status(620 + days).state;
    assert_eq!([5, 15].map(again), [State::Recurrence; 2]);
    assert_eq!([4, 16].map(again), [State::PossibleRelapse; 2]);
}

#[test]
fn v40_two_forms_under_10_end_a_relapse_and_one_does_not() {
    let one = relapse().form(220, form(5));
    assert_eq!(one.status(220).state, State::Relapse);
    let two = one.form(234, form(5)).status(234);
    assert_eq!((two.state, two.relapsed_on), (State::Response, Some(day(207))));
}

#[test]
fn v41_no_second_relapse_without_a_new_remission() {
    let course = relapse().form(220, form(5)).form(234, form(5)).form(240, form(12)).form(247, form(12));
    let status = course.status(247);
    assert_eq!((status.state, status.relapsed_on), (State::PartialResponse, Some(day(207))));
    let anew = course.form(260, form(3)).form(274, form(3));
    assert_eq!((anew.status(274).state, anew.status(274).relapsed_on), (State::Remission, None));
    assert_eq!(anew.form(280, form(12)).form(287, form(12)).status(287).state, State::Relapse);
}

#[test]
fn v42_totals_from_paper() {
    let course = Course::new().typed(-1, 19).session(0);
    let status = course.clone().form(14, form(9)).status(14);
    assert_eq!((status.state, status.baseline.unwrap().day), (State::Response, day(-1)));
    let status = course.typed(20, 2).typed(34, 2).status(34);
    assert_eq!((status.state, status.blocks), (State::RemissionRange, vec![Block::ItemsUnknown]));
    assert_eq!(status.chain, None);
    assert_eq!(recovery_of_400_days().typed(410, 12).status(410).state, State::PossibleRelapse);
}
