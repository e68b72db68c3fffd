//! What must hold for every input, not only for those that someone thought of.

#![allow(clippy::float_cmp, reason = "quarters are exact")]

use chrono::{Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{cutoffs, day, moment};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Band, Difficulty, Frequency, ITEMS};
use tidemark::record::kinds::pressure::BloodPressure;
use tidemark::record::kinds::session::{Dose, DoseUnit};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::{DayStart, LocalDay, MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::{Grade, Level, Sleep};
use tidemark::rules::item9::{Reaction, reaction};
use tidemark::rules::remission::{History, Status, status};

fn frequencies() -> impl Strategy<Value = [Option<Frequency>; ITEMS]> {
    prop::array::uniform9(prop::option::weighted(0.9, 0u8..=3))
        .prop_map(|items| items.map(|item| item.map(|points| Frequency::new("items", points).unwrap())))
}

fn answers() -> impl Strategy<Value = Answers> {
    let difficulty = prop::option::of(select(Difficulty::ALL.to_vec()));
    (frequencies(), difficulty)
        .prop_filter_map("an empty form is none", |(items, difficulty)| Answers::new(items, difficulty).ok())
}

proptest! {
    #[test]
    fn bounded_numbers_take_their_range_and_nothing_else(points in any::<u8>(), hours in -5.0f64..30.0) {
        prop_assert_eq!(Level::new("mood", points).is_ok(), points <= 10);
        prop_assert_eq!(Grade::new("severity", points).is_ok(), points <= 3);
        prop_assert_eq!(Frequency::new("items", points).is_ok(), points <= 3);
        prop_assert_eq!(DayStart::new(points).is_ok(), points <= 11);
        let quarter = (hours * 4.0).round() / 4.0;
        prop_assert_eq!(Sleep::from_hours("sleepHours", quarter).is_ok(), (0.0..=24.0).contains(&quarter));
        prop_assert_eq!(Sleep::from_hours("sleepHours", hours).is_ok_and(|sleep| sleep.hours() != hours), false);
    }

    #[test]
    fn a_dose_is_kept_to_the_thousandth(thousandths in 1_000u32..=600_000) {
        let dose = Dose::new(f64::from(thousandths) / 1000.0, DoseUnit::Milligram).unwrap();
        prop_assert_eq!(Dose::from_thousandths(dose.thousandths(), dose.unit()), Ok(dose));
        prop_assert_eq!(dose.thousandths(), thousandths);
    }

    #[test]
    fn blood_pressure_never_has_its_numbers_swapped(systolic in any::<u16>(), diastolic in any::<u16>()) {
        let in_range = (60..=260).contains(&systolic) && (30..=160).contains(&diastolic) && diastolic < systolic;
        prop_assert_eq!(BloodPressure::new(systolic, diastolic).is_ok(), in_range);
    }

    #[test]
    fn not_a_number_is_never_taken(nan in select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY])) {
        prop_assert!(Sleep::from_hours("sleepHours", nan).is_err());
        prop_assert!(Dose::new(nan, DoseUnit::MilligramPerKilogram).is_err());
    }

    #[test]
    fn a_score_lies_in_its_bounds_and_its_band(answers in answers()) {
        let given: Vec<u8> = answers.items().iter().flatten().map(|item| item.points()).collect();
        let sum: u8 = given.iter().sum();
        match answers.score() {
            None => prop_assert!(given.len() < 7),
            Some(score) => {
                let mean = f64::from(sum) * 9.0 / f64::from(u8::try_from(given.len()).unwrap());
                prop_assert!((score.total.points() - mean).abs() < 1e-9);
                prop_assert!((0.0..=27.0).contains(&score.total.points()));
                prop_assert_eq!(score.imputed, given.len() < 9);
                prop_assert!((score.total.shown() - score.total.points()).abs() <= 0.5);
                let highest = f64::from(score.total.band().highest());
                let lowest = Band::ALL.iter().rev().map(|band| f64::from(band.highest())).find(|top| *top < highest);
                // R2: a total is put in the band of the number shown.
                prop_assert!(score.total.shown() <= highest && lowest.is_none_or(|below| score.total.shown() > below));
            }
        }
    }

    #[test]
    fn item_9_is_never_answered_more_softly_when_it_is_higher(previous in prop::option::of(0u8..=3), low in 0u8..=3, high in 0u8..=3) {
        let answer = |points| Some(Frequency::new("items", points).unwrap());
        let previous = previous.and_then(answer);
        let (low, high) = (low.min(high), low.max(high));
        prop_assert!(reaction(previous, answer(low)) <= reaction(previous, answer(high)));
        prop_assert_eq!(reaction(previous, answer(0)), Reaction::Nothing);
        prop_assert_ne!(reaction(previous, answer(3)), Reaction::Nothing);
    }

    #[test]
    fn days_are_read_back_as_they_were_written(number in 0i32..83_966) {
        let day = LocalDay::from_number(number).unwrap();
        prop_assert_eq!(LocalDay::parse("day", &day.to_string()), Ok(day));
        prop_assert!(day.checked_plus(1).is_none_or(|next| next.days_since(day) == 1));
        prop_assert!(day.checked_plus(40).is_none_or(|later| later.checked_minus(40) == Some(day)));
    }

    #[test]
    fn no_text_makes_a_day_or_a_time_panic(text in "\\PC{0,12}") {
        if let Ok(day) = LocalDay::parse("day", &text) {
            prop_assert_eq!(day.to_string(), text.clone());
        }
        if let Ok(time) = MinuteOfDay::parse("time", &text) {
            prop_assert_eq!(time.to_string(), text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Every zone there is, at instants from 1973 to 2100. The last zone with an offset that was not whole minutes
    /// dropped it in 1972.
    #[test]
    fn the_local_day_is_the_one_on_the_wall_in_every_zone(instant in 94_694_400i64..4_102_444_800, start in 0u8..=11) {
        let start = DayStart::new(start).unwrap();
        let utc = Utc.timestamp_opt(instant, 0).unwrap();
        for zone in TZ_VARIANTS {
            let local = utc.with_timezone(&zone);
            let offset = i16::try_from(local.offset().fix().local_minus_utc() / 60).unwrap();
            let moment = Moment::new(instant * 1000, offset, Zone::parse(zone.name()).unwrap()).unwrap();
            let wall = local.naive_local();
            let expected = (wall - TimeDelta::hours(start.hour().into())).date().to_string();
            prop_assert_eq!(moment.local_day(start).to_string(), expected);
            prop_assert_eq!(u32::from(moment.minute_of_day().minutes()), wall.hour() * 60 + wall.minute());
        }
    }
}

/// One step on the log: the record that it is about, and its new content or none.
type Step = (u8, Option<(i32, Answers)>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let content = prop::option::weighted(0.85, (0i32..400, answers()));
    prop::collection::vec((0u8..12, content), 1..40)
}

fn entry(sequence: usize, (record, content): &Step) -> Entry {
    let change = match content {
        Some((at, answers)) => Change::Put(Record::Phq9(Phq9Form { day: day(*at), answers: *answers })),
        None => Change::Withdraw,
    };
    Entry {
        sequence: u32::try_from(sequence).unwrap(),
        record: RecordId::from_bytes([*record; 16]),
        written: moment("2027-06-01T12:00:00Z", 0, "UTC"),
        change,
    }
}

fn status_of(timeline: &Timeline, at: i32) -> Status {
    status(&History::of(timeline, day(at)), day(at), &cutoffs())
}

proptest! {
    /// However a set of forms came about, by edits, removals or late entries, the status is the same as for those forms
    /// typed once, in the order of their days.
    #[test]
    fn the_status_depends_on_what_stands_not_on_how_it_was_typed(steps in steps(), at in 0i32..420) {
        let log: Vec<Entry> = steps.iter().enumerate().map(|(index, step)| entry(index + 1, step)).collect();
        let mut shuffled = log.clone();
        shuffled.reverse();
        let mut typed = Timeline::default();
        for entry in log {
            typed.append(entry);
        }
        prop_assert_eq!(status_of(&Timeline::from_log(shuffled), at), status_of(&typed, at));

        let standing: Vec<Step> = typed
            .phq9_forms()
            .map(|form| (form.id.bytes()[0], Some((form.value.day.days_since(day(0)), form.value.answers))))
            .collect();
        let once = Timeline::from_log(standing.iter().enumerate().map(|(index, step)| entry(index + 1, step)).collect());
        prop_assert_eq!(status_of(&once, at), status_of(&typed, at));
    }

    /// An entry that is removed again leaves nothing behind.
    #[test]
    fn a_retracted_entry_was_never_there(steps in steps(), kept in 0usize..40, at in 0i32..420) {
        let mut log: Vec<Entry> = steps.iter().enumerate().map(|(index, step)| entry(index + 1, step)).collect();
        let mut timeline = Timeline::from_log(log.clone());
        for _ in kept..log.len() {
            prop_assert_eq!(timeline.retract(), log.pop());
        }
        let expected = Timeline::from_log(log.clone());
        prop_assert_eq!(timeline.log(), log.as_slice());
        let forms = |timeline: &Timeline| timeline.phq9_forms().map(|form| (form.id, form.value.clone())).collect::<Vec<_>>();
        prop_assert_eq!(forms(&timeline), forms(&expected));
        prop_assert_eq!(status_of(&timeline, at), status_of(&expected, at));
    }

    /// A removed record appears nowhere, and every version of it stays in its trail.
    #[test]
    fn the_trail_keeps_every_step(steps in steps()) {
        let log: Vec<Entry> = steps.iter().enumerate().map(|(index, step)| entry(index + 1, step)).collect();
        let timeline = Timeline::from_log(log.clone());
        prop_assert_eq!(timeline.log(), log.as_slice());
        for record in (0u8..12).map(|byte| RecordId::from_bytes([byte; 16])).filter(|record| *record != RecordId::SETTINGS) {
            let trail: Vec<&Entry> = timeline.trail(record).collect();
            let expected: Vec<&Entry> = log.iter().filter(|entry| entry.record == record).collect();
            prop_assert_eq!(&trail, &expected);
            let stands = timeline.phq9_forms().any(|form| form.id == record);
            let should_stand = expected.last().is_some_and(|entry| matches!(entry.change, Change::Put(_)));
            prop_assert_eq!(stands, should_stand);
        }
    }
}
