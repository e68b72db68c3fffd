//! R5: what is said at once, on both sides of every limit.

use crate::support::day;
use tidemark::record::kinds::long_term_check::{ITEMS, Screen, ScreenItem};
use tidemark::record::kinds::pressure::{BloodPressure, Limits, Oxygen, PressureMoment, PressureReading, Pulse};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::text::Label;
use tidemark::record::time::MinuteOfDay;
use tidemark::record::time::When;
use tidemark::record::values::Grade;
use tidemark::rules::red_flag::{
    ReadingPart, RedFlag, lasting, of_part, of_pressure, of_screen, of_side_effect, standing,
};

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

fn reading(moment: PressureMoment, systolic: u16, diastolic: u16) -> PressureReading {
    let pressure = BloodPressure::new(systolic, diastolic).unwrap();
    PressureReading { session: None, at: at(0, 10), moment, pressure, pulse: None, oxygen: None }
}

fn with_pulse(beats: u16, mut reading: PressureReading) -> PressureReading {
    reading.pulse = Some(Pulse::new(beats).unwrap());
    reading
}

fn with_oxygen(percent: u16, mut reading: PressureReading) -> PressureReading {
    reading.oxygen = Some(Oxygen::new(percent).unwrap());
    reading
}

#[test]
fn a_pressure_is_told_above_its_limit_and_not_on_it() {
    use PressureMoment::{Before, Leaving, Other, Peak};
    use RedFlag::{Nothing, ShowBeforeDose, VeryHighPressure};
    let cases = [
        (Before, 140, 90, Nothing),
        (Before, 141, 90, ShowBeforeDose),
        (Before, 140, 91, ShowBeforeDose),
        (Before, 142, 88, ShowBeforeDose),
        (Before, 120, 80, Nothing),
        (Before, 179, 119, ShowBeforeDose),
        (Before, 180, 119, VeryHighPressure),
        (Before, 179, 120, VeryHighPressure),
        (Peak, 141, 91, Nothing),
        (Peak, 179, 119, Nothing),
        (Peak, 180, 119, VeryHighPressure),
        (Peak, 179, 120, VeryHighPressure),
        (Peak, 180, 80, VeryHighPressure),
        (Leaving, 179, 119, Nothing),
        (Leaving, 180, 120, VeryHighPressure),
        (Other, 179, 119, Nothing),
        (Other, 181, 121, VeryHighPressure),
    ];
    for (moment, systolic, diastolic, flag) in cases {
        let reading = reading(moment, systolic, diastolic);
        assert_eq!(of_pressure(&reading, &Limits::default()), flag, "{systolic}/{diastolic} {moment:?}");
    }
}

#[test]
fn the_clinic_s_limits_take_the_place_of_the_usual_ones() {
    use PressureMoment::{Before, Peak};
    let limits =
        Limits { systolic: Some(150), diastolic: Some(85), pulse: Some(100), oxygen: Some(95) }.checked().unwrap();
    let of = |reading: &PressureReading| of_pressure(reading, &limits);
    let cases = [
        (150, 85, RedFlag::Nothing),
        (151, 85, RedFlag::ShowBeforeDose),
        (150, 86, RedFlag::ShowBeforeDose),
        (179, 119, RedFlag::ShowBeforeDose),
        (180, 80, RedFlag::VeryHighPressure),
    ];
    for (systolic, diastolic, flag) in cases {
        assert_eq!(of(&reading(Before, systolic, diastolic)), flag, "{systolic}/{diastolic}");
    }
    assert_eq!(of(&with_pulse(100, reading(Before, 120, 80))), RedFlag::Nothing);
    assert_eq!(of(&with_pulse(101, reading(Before, 120, 80))), RedFlag::ShowBeforeDose);
    assert_eq!(of(&with_pulse(101, reading(Peak, 120, 80))), RedFlag::Nothing, "the limit is for the dose");
    let usual = of_pressure(&with_pulse(220, reading(Before, 120, 80)), &Limits::default());
    assert_eq!(usual, RedFlag::Nothing, "there is no usual limit of the pulse");
    assert_eq!(of(&with_oxygen(95, reading(Peak, 120, 80))), RedFlag::Nothing);
    assert_eq!(of(&with_oxygen(94, reading(Peak, 120, 80))), RedFlag::LowOxygen);
}

#[test]
fn low_oxygen_is_told_at_any_moment_and_comes_before_a_high_pressure() {
    for moment in PressureMoment::ALL {
        let of = |percent| of_pressure(&with_oxygen(percent, reading(moment, 120, 80)), &Limits::default());
        assert_eq!((of(91), of(92)), (RedFlag::LowOxygen, RedFlag::Nothing), "{moment:?}");
    }
    let both = with_oxygen(91, reading(PressureMoment::Peak, 190, 100));
    assert_eq!(of_pressure(&both, &Limits::default()), RedFlag::LowOxygen);
    assert_eq!(of_part(ReadingPart::Pressure, &both, &Limits::default()), RedFlag::VeryHighPressure);
}

/// What readings call for now.
fn now(readings: &[PressureReading], is_dosed: bool) -> Vec<(ReadingPart, RedFlag)> {
    let limits = Limits { pulse: Some(100), ..Limits::default() };
    let readings: Vec<_> = readings.iter().collect();
    standing(&readings, &limits, is_dosed).into_iter().map(|standing| (standing.part, standing.flag)).collect()
}

#[test]
fn what_a_limit_before_the_dose_calls_for_ends_with_the_dose() {
    use PressureMoment::{Before, Other};
    let high = || reading(Before, 142, 88);
    let told = [(ReadingPart::Pressure, RedFlag::ShowBeforeDose)];
    assert_eq!(now(&[high()], false), told);
    assert_eq!(now(&[high()], true), []);
    assert_eq!(now(&[high(), reading(Before, 128, 82)], false), [], "measured again before the dose");
    assert_eq!(now(&[high(), reading(Other, 128, 82)], false), told, "not measured again as one before the dose");
    let fast = [with_pulse(101, reading(Before, 120, 80))];
    assert_eq!(now(&fast, false), [(ReadingPart::Pulse, RedFlag::ShowBeforeDose)]);
    assert_eq!(now(&fast, true), []);
}

#[test]
fn the_newest_reading_that_has_a_part_decides_what_stands() {
    use PressureMoment::{Before, Leaving, Peak};
    let very_high = || reading(Peak, 182, 101);
    assert_eq!(now(&[very_high()], true), [(ReadingPart::Pressure, RedFlag::VeryHighPressure)]);
    assert_eq!(now(&[very_high(), reading(Leaving, 140, 85)], true), []);
    assert_eq!(
        now(&[reading(Before, 185, 100), reading(Peak, 170, 90)], false),
        [(ReadingPart::Pressure, RedFlag::VeryHighPressure)],
        "the one before the dose was not taken again"
    );
    let low = || with_oxygen(88, reading(Peak, 120, 80));
    let low_oxygen = [(ReadingPart::Oxygen, RedFlag::LowOxygen)];
    assert_eq!(now(&[low(), reading(Leaving, 120, 80)], true), low_oxygen, "the later one has no oxygen");
    assert_eq!(now(&[low(), with_oxygen(97, reading(Leaving, 120, 80))], true), []);
    assert_eq!(
        now(&[with_oxygen(88, reading(Peak, 185, 80))], true),
        [(ReadingPart::Oxygen, RedFlag::LowOxygen), (ReadingPart::Pressure, RedFlag::VeryHighPressure)],
        "both are told, the more urgent first"
    );
}

#[test]
fn the_likely_moment_of_a_reading_goes_by_the_dose_and_by_the_last_one_before_it() {
    use PressureMoment::{Before, Leaving, Other, Peak};
    let clock = |number, minutes| When { day: day(number), time: MinuteOfDay::new(minutes) };
    let undosed = When { day: day(0), time: None };
    assert_eq!(PressureMoment::likely(undosed, None, clock(0, 600)), Before);
    let before = Some(clock(0, 600));
    assert_eq!(PressureMoment::likely(undosed, before, clock(0, 629)), Before, "a high one is taken again");
    assert_eq!(PressureMoment::likely(undosed, before, clock(0, 630)), Other);
    assert_eq!(PressureMoment::likely(undosed, Some(undosed), clock(0, 601)), Other, "nobody knows how long ago");
    for (minutes, moment) in
        [(-5, Other), (0, Other), (19, Other), (20, Peak), (80, Peak), (81, Leaving), (300, Leaving)]
    {
        let now = clock(0, u16::try_from(600 + minutes).unwrap());
        assert_eq!(PressureMoment::likely(clock(0, 600), before, now), moment, "after {minutes} minutes");
    }
    assert_eq!(PressureMoment::likely(clock(0, 1430), None, clock(1, 30)), Peak, "40 minutes over midnight");
}

/// What R5 says about an effect that ended with the session.
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
    for effect in NamedEffect::ALL {
        let unknown = ungraded(Effect::Named(effect), None);
        assert_eq!(of_side_effect(&unknown, None, day(5)), flag(effect), "{effect:?} of unknown strength");
    }
}

fn ungraded(named: Effect, end: Option<End>) -> SideEffect {
    SideEffect { felt: Felt { severity: None, interference: None }, ..effect(named, 1, end) }
}

fn own() -> Effect {
    Effect::Own(Label::parse("effect", "burning feet").unwrap())
}

/// Whatever the effect is, even in the person's own words.
#[test]
fn a_severe_effect_that_is_still_there_calls_for_the_clinic() {
    let usual = NamedEffect::ALL.into_iter().filter(|named| flag(*named) == RedFlag::Nothing).map(Effect::Named);
    for what in usual.chain([own()]) {
        for (end, said, told) in [
            (Some(End::StillThere), 0, true),
            (Some(End::StillThere), 3, true),
            (None, 0, true),
            (None, 1, false),
            (Some(End::At(at(0, 11))), 0, false),
            (Some(End::By(at(0, 11))), 0, false),
        ] {
            let of = |severity| of_side_effect(&effect(what.clone(), severity, end), None, day(said));
            let expected = if told { RedFlag::CallClinic } else { RedFlag::Nothing };
            assert_eq!(of(3), expected, "{what:?} {end:?} said on {said}");
            assert_eq!((of(0), of(1), of(2)), (RedFlag::Nothing, RedFlag::Nothing, RedFlag::Nothing), "{what:?}");
            let unknown = of_side_effect(&ungraded(what.clone(), end), None, day(said));
            assert_eq!(unknown, RedFlag::Nothing, "{what:?} of unknown strength");
        }
    }
    let words = effect(Effect::Own(Label::parse("effect", "chest pain").unwrap()), 2, Some(End::StillThere));
    assert_eq!(of_side_effect(&words, Some(day(0)), day(1)), RedFlag::Nothing, "own words are not read");
}

#[test]
fn thoughts_of_suicide_have_no_strength() {
    for named in NamedEffect::ALL {
        let graded = effect(Effect::Named(named), 1, None).checked();
        let offered_and_suicidal = matches!(named, NamedEffect::SuicidalThoughts | NamedEffect::CannotKeepSafe);
        assert_eq!(graded.is_err(), offered_and_suicidal, "{named:?}");
        assert!(ungraded(Effect::Named(named), None).checked().is_ok(), "{named:?}");
    }
    let refused = effect(Effect::Named(NamedEffect::SuicidalThoughts), 0, None).checked().unwrap_err();
    assert_eq!((refused.code().as_str(), refused.field()), ("no_strength", "severity"));
    let disturbing = Felt { severity: None, interference: Some(grade(2)) };
    let felt = SideEffect { felt: disturbing, ..effect(Effect::Named(NamedEffect::CannotKeepSafe), 1, None) };
    assert!(felt.checked().is_err());
}

#[test]
fn every_effect_but_the_old_intent_to_die_is_offered_once() {
    let mut offered = NamedEffect::OFFERED.to_vec();
    offered.push(NamedEffect::IntentToDie);
    offered.sort();
    assert_eq!(offered, NamedEffect::ALL);
    assert_eq!(NamedEffect::OFFERED[..2], [NamedEffect::SuicidalThoughts, NamedEffect::CannotKeepSafe]);
}

/// The next day matters for dissociation and sedation only.
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

/// A check on this day with these answers, and none for all other items.
fn check(number: i32, answers: &[(ScreenItem, u8)]) -> Screen {
    let mut grades = [Some(grade(0)); ITEMS];
    for (item, points) in answers {
        grades[usize::from(item.number())] = Some(grade(*points));
    }
    Screen::new(day(number), grades).unwrap()
}

#[test]
fn a_screen_calls_for_the_clinic_from_each_item_s_own_grade_on() {
    use RedFlag::{CallClinic, Nothing, TellClinic};
    // None, a little, some, a lot.
    let alone = |item| match item {
        ScreenItem::Frequency | ScreenItem::Urgency | ScreenItem::Nights | ScreenItem::Memory => {
            [Nothing, Nothing, Nothing, TellClinic]
        }
        ScreenItem::Pain | ScreenItem::Blood | ScreenItem::Craving | ScreenItem::ExtraUse => {
            [Nothing, CallClinic, CallClinic, CallClinic]
        }
        ScreenItem::High => [Nothing, Nothing, CallClinic, CallClinic],
    };
    for item in ScreenItem::ALL {
        for points in 0..=3 {
            let flag = of_screen(&check(0, &[(item, points)]), [].iter());
            assert_eq!(flag, alone(item)[usize::from(points)], "{item:?} {points}");
        }
    }
    let both = check(0, &[(ScreenItem::Memory, 3), (ScreenItem::Blood, 1)]);
    assert_eq!(of_screen(&both, [].iter()), CallClinic, "the more urgent one is told");

    let mut left_out = [None; ITEMS];
    left_out[0] = Some(grade(2));
    let left_out = Screen::new(day(0), left_out).unwrap();
    assert_eq!(of_screen(&left_out, [].iter()), Nothing, "what is left out is not told");
}

#[test]
fn the_same_some_three_months_in_a_row_is_told() {
    use RedFlag::{Nothing, TellClinic};
    use ScreenItem::{Memory, Nights};
    let some = |number| check(number, &[(Memory, 2)]);
    let cases = [
        ("two months", vec![30, 60], Nothing),
        ("three months", vec![0, 30, 60], TellClinic),
        ("gaps of 45 days", vec![-30, 15, 60], TellClinic),
        ("a gap of 46 days in the middle", vec![-16, 30, 60], Nothing),
        ("a gap of 46 days at the end", vec![-16, 14, 60], Nothing),
        ("three within a month", vec![40, 50, 60], Nothing),
        ("three months and more in between", vec![0, 10, 30, 39, 50, 60], TellClinic),
    ];
    for (name, days, flag) in cases {
        let checks: Vec<_> = days.into_iter().rev().map(some).collect();
        assert_eq!(of_screen(&checks[0], checks[1..].iter()), flag, "{name}");
    }

    let of = |checks: [Screen; 3]| of_screen(&checks[0], checks[1..].iter());
    assert_eq!(of([some(60), check(30, &[(Memory, 1)]), some(0)]), Nothing, "a little between");
    assert_eq!(of([some(60), check(30, &[(Nights, 2)]), some(0)]), Nothing, "another item between");
    assert_eq!(of([some(60), check(30, &[(Memory, 3)]), some(0)]), TellClinic, "a lot is some, too");
    let both = [check(60, &[(Memory, 2), (Nights, 2)]), check(30, &[(Memory, 2), (Nights, 1)]), some(0)];
    assert_eq!(lasting(&both[0], both[1..].iter()), [Memory]);
}
