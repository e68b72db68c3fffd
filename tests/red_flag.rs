//! R5: what is said at once, on both sides of every limit.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod support;

use support::day;
use tidemark::domain::effect::{Effect, End, Felt, NamedEffect, SideEffect, When};
use tidemark::domain::pressure::{BloodPressure, Limits, PressureMoment, PressureReading};
use tidemark::domain::red_flag::{RedFlag, of_pressure, of_screen, of_side_effect};
use tidemark::domain::score::Grade;
use tidemark::domain::screen::{ITEMS, Screen, ScreenItem};
use tidemark::domain::text::Label;
use tidemark::domain::time::MinuteOfDay;

fn grade(points: u8) -> Grade {
    Grade::new("severity", points).unwrap()
}

fn at(number: i32, hour: u16) -> When {
    When { day: day(number), time: MinuteOfDay::new(hour * 60) }
}

fn effect(effect: Effect, severity: u8, end: Option<End>) -> SideEffect {
    let felt = Felt { severity: Some(grade(severity)), interference: None };
    SideEffect { effect, felt, onset: at(0, 10), end, session: None, note: None }
}

#[test]
fn a_pressure_is_told_above_its_limit_and_not_on_it() {
    use PressureMoment::{Before, Leaving, Other, Peak};
    use RedFlag::{EmergencyWithSymptoms, Nothing, TellStaff};
    let cases = [
        (Before, 140, 90, Nothing),
        (Before, 141, 90, TellStaff),
        (Before, 140, 91, TellStaff),
        (Before, 142, 88, TellStaff),
        (Before, 120, 80, Nothing),
        (Before, 179, 119, TellStaff),
        (Before, 180, 119, EmergencyWithSymptoms),
        (Before, 179, 120, EmergencyWithSymptoms),
        (Peak, 141, 91, Nothing),
        (Peak, 179, 119, Nothing),
        (Peak, 180, 119, EmergencyWithSymptoms),
        (Peak, 179, 120, EmergencyWithSymptoms),
        (Peak, 180, 80, EmergencyWithSymptoms),
        (Leaving, 179, 119, Nothing),
        (Leaving, 180, 120, EmergencyWithSymptoms),
        (Other, 179, 119, Nothing),
        (Other, 181, 121, EmergencyWithSymptoms),
    ];
    for (moment, systolic, diastolic, flag) in cases {
        let pressure = BloodPressure::new(systolic, diastolic).unwrap();
        let reading = PressureReading { session: None, at: at(0, 10), moment, pressure, pulse: None, oxygen: None };
        assert_eq!(of_pressure(&reading, &Limits::default()), flag, "{systolic}/{diastolic} {moment:?}");
    }
}

/// What R5 says of an effect that ended with the session.
fn flag(effect: NamedEffect) -> RedFlag {
    match effect {
        NamedEffect::Dissociation
        | NamedEffect::Dizziness
        | NamedEffect::Nausea
        | NamedEffect::Sedation
        | NamedEffect::Vertigo
        | NamedEffect::Headache
        | NamedEffect::Taste
        | NamedEffect::Numbness
        | NamedEffect::Anxiety
        | NamedEffect::Lethargy
        | NamedEffect::HighBloodPressure
        | NamedEffect::Vomiting
        | NamedEffect::Insomnia
        | NamedEffect::FeelingDrunk => RedFlag::Nothing,
        NamedEffect::ChestPain
        | NamedEffect::Breathlessness
        | NamedEffect::SuddenHeadache
        | NamedEffect::VisionChange
        | NamedEffect::Seizure
        | NamedEffect::OneSidedWeakness
        | NamedEffect::PassingOut
        | NamedEffect::SlowBreathing
        | NamedEffect::HardToWake => RedFlag::Emergency,
        NamedEffect::IntentToDie | NamedEffect::SuicidalThoughts | NamedEffect::CannotKeepSafe => RedFlag::HelpNow,
        NamedEffect::BloodInUrine
        | NamedEffect::PainfulUrgency
        | NamedEffect::Voices
        | NamedEffect::Paranoia
        | NamedEffect::Mania
        | NamedEffect::Craving
        | NamedEffect::Pregnancy => RedFlag::CallClinic,
    }
}

#[test]
fn each_effect_calls_for_what_r5_says_at_any_grade_but_none() {
    for named in NamedEffect::ALL {
        for (severity, expected) in [(0, RedFlag::Nothing), (1, flag(named)), (2, flag(named)), (3, flag(named))] {
            let felt = effect(Effect::Named(named), severity, Some(End::At(at(0, 11))));
            assert_eq!(of_side_effect(&felt, Some(day(0)), day(0)), expected, "{named:?} {severity}");
            let untied = of_side_effect(&felt, None, day(5));
            assert_eq!(untied, expected, "{named:?} {severity} without a session");
        }
    }
    let own = effect(Effect::Own(Label::parse("effect", "chest pain").unwrap()), 3, Some(End::StillThere));
    assert_eq!(of_side_effect(&own, Some(day(0)), day(1)), RedFlag::Nothing, "own words are not read");
}

/// The next day counts for dissociation and sedation alone.
#[test]
fn only_dissociation_and_sedation_are_told_for_being_there_the_next_day() {
    let said = [
        (Some(End::StillThere), 0, false),
        (Some(End::StillThere), 1, true),
        (Some(End::StillThere), 2, true),
        (Some(End::At(at(0, 23))), 5, false),
        (Some(End::At(at(1, 7))), 1, true),
        (Some(End::By(at(1, 7))), 1, false),
        (None, 1, false),
    ];
    for named in NamedEffect::ALL.into_iter().filter(|named| flag(*named) == RedFlag::Nothing) {
        let is_told = matches!(named, NamedEffect::Dissociation | NamedEffect::Sedation);
        for (end, on, lasted) in said {
            let expected = if is_told && lasted { RedFlag::CallClinic } else { RedFlag::Nothing };
            let felt = effect(Effect::Named(named), 1, end);
            assert_eq!(of_side_effect(&felt, Some(day(0)), day(on)), expected, "{named:?} {end:?} said on {on}");
            assert_eq!(of_side_effect(&felt, None, day(on)), RedFlag::Nothing, "{named:?} without a session");
            let none = effect(Effect::Named(named), 0, end);
            assert_eq!(of_side_effect(&none, Some(day(0)), day(on)), RedFlag::Nothing, "{named:?} of grade 0");
        }
    }
}

#[test]
fn a_screen_calls_for_the_clinic_from_each_item_s_own_grade_on() {
    // The lowest grade at which the item alone is told.
    let alone = |item| match item {
        ScreenItem::Frequency | ScreenItem::Urgency | ScreenItem::Pain | ScreenItem::Nights | ScreenItem::Memory => {
            None
        }
        ScreenItem::Blood | ScreenItem::Craving | ScreenItem::ExtraUse => Some(1),
        ScreenItem::High => Some(2),
    };
    let screen = |answers: &[(ScreenItem, u8)]| {
        let mut grades = [Some(grade(0)); ITEMS];
        for (item, points) in answers {
            grades[usize::from(item.number())] = Some(grade(*points));
        }
        of_screen(&Screen::new(day(0), grades).unwrap())
    };
    for item in ScreenItem::ALL {
        for points in 0..=3 {
            let is_told = alone(item).is_some_and(|least| points >= least);
            let expected = if is_told { RedFlag::CallClinic } else { RedFlag::Nothing };
            assert_eq!(screen(&[(item, points)]), expected, "{item:?} {points}");
        }
    }
    let together = |pain, urgency| screen(&[(ScreenItem::Pain, pain), (ScreenItem::Urgency, urgency)]);
    assert_eq!(together(1, 1), RedFlag::CallClinic);
    assert_eq!(together(3, 0), RedFlag::Nothing);
    assert_eq!(together(0, 3), RedFlag::Nothing);

    let mut left_out = [None; ITEMS];
    left_out[0] = Some(grade(3));
    assert_eq!(of_screen(&Screen::new(day(0), left_out).unwrap()), RedFlag::Nothing, "what is left out is not told");
}
