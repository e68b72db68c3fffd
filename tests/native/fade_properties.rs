//! What must hold for every log, however odd: each day has a valid outcome, the same however the log grew.

use crate::fade::{all_bits, numbers, run};
use crate::support::{day, moment};
use proptest::prelude::*;
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Frequency, ITEMS};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::regimen::{DoseDay, DoseMark, Doses, DosesAWeek, EveryDays, Regimen};
use tidemark::record::kinds::session::{Drug, HalfGone, Route, Session};
use tidemark::record::kinds::settings::{DaysToBook, HalfAfter, Settings};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::LocalDay;
use tidemark::record::timeline::Timeline;
use tidemark::record::values::Level;
use tidemark::rules::fade::{DailyLevel, Day, Outcome, Replay, State, Unsure, days};

/// The last day of the arbitrary logs. Records may be later than it.
const TODAY: i32 = 200;

fn check_in(at: i32, mood: u8, interest: Option<u8>) -> Record {
    let level = |points| Level::new("level", points).unwrap();
    Record::CheckIn(CheckIn {
        day: day(at),
        mood: level(mood),
        interest: interest.map(level),
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: None,
    })
}

fn session(at: i32, planned_next: Option<i32>) -> Record {
    let session = Session::on(day(at), Route::Intravenous, Drug::Ketamine);
    Record::Session(Session { planned_next: planned_next.map(day), ..session })
}

/// The same with an answer about the lift before it.
fn answered(record: Record, half_gone: Option<HalfGone>) -> Record {
    match record {
        Record::Session(session) => Record::Session(Session { half_gone, ..session }),
        record => record,
    }
}

/// Doses at home on so many days, whose course is followed if `every` says so.
fn regimen(since: i32, lasts: Option<i32>, every: Option<u16>) -> Record {
    Record::Regimen(Regimen {
        since: day(since),
        until: lasts.map(|lasts| day(since + lasts)),
        drug: Drug::Ketamine,
        route: Route::Sublingual,
        dose: None,
        doses_a_week: DosesAWeek::ONE,
        every: every.map(|days| EveryDays::new("every", days).unwrap()),
        why_changed: None,
    })
}

fn dose(at: i32, mark: DoseMark) -> Record {
    Record::DoseDay(DoseDay { day: day(at), doses: Doses::marked(mark) })
}

fn form(at: i32, items: [Option<u8>; ITEMS]) -> Option<Record> {
    let items = items.map(|item| item.map(|points| Frequency::new("items", points).unwrap()));
    Some(Record::Phq9(Phq9Form { day: day(at), answers: Answers::new(items, None).ok()? }))
}

fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

/// These changes, written in this order.
fn entries(changes: &[(RecordId, Change)]) -> Vec<Entry> {
    let entry = |(sequence, (record, change)): (u32, &(RecordId, Change))| Entry {
        sequence,
        record: *record,
        written: moment("2026-12-01T12:00:00Z", 0, "UTC"),
        change: change.clone(),
    };
    (1..).zip(changes).map(entry).collect()
}

/// A log of these changes.
fn timeline(changes: &[(RecordId, Change)]) -> Timeline {
    Timeline::from_log(entries(changes))
}

/// A log of records, each written once.
fn written(records: impl IntoIterator<Item = Record>) -> Timeline {
    let numbered = |(number, record)| match record {
        Record::Plan(_) => (RecordId::PLAN, Change::Put(record)),
        _ => (id(number), Change::Put(record)),
    };
    timeline(&(1..).zip(records).map(numbered).collect::<Vec<_>>())
}

fn records() -> impl Strategy<Value = Record> {
    let at = || prop_oneof![4 => 0..TODAY, 1 => -400..TODAY + 400];
    let check_in = (at(), 0..=10_u8, prop::option::of(0..=10_u8));
    let session = (at(), prop::option::of(-60..400_i32));
    let form = (at(), prop::array::uniform9(prop::option::weighted(0.9, 0..=3_u8)));
    let answer = prop::option::of(prop::sample::select(HalfGone::ALL.to_vec()));
    let regimen = (at(), prop::option::of(0..90_i32), prop::option::of(1..=3_u16));
    let doses = (at(), prop::sample::select(DoseMark::ALL.to_vec()));
    prop_oneof![
        8 => check_in.prop_map(|(at, mood, interest)| self::check_in(at, mood, interest)),
        2 => (session, answer).prop_map(|((at, ahead), answer)| {
            answered(self::session(at, ahead.map(|ahead| at + ahead)), answer)
        }),
        1 => regimen.prop_map(|(since, lasts, every)| self::regimen(since, lasts, every)),
        4 => doses.prop_map(|(at, mark)| dose(at, mark)),
        1 => form.prop_filter_map("an empty form is none", |(at, items)| self::form(at, items)),
    ]
}

/// A log with edits (the number of a record comes again) and withdrawals.
fn changes() -> impl Strategy<Value = Vec<(RecordId, Change)>> {
    let change = prop_oneof![9 => records().prop_map(Change::Put), 1 => Just(Change::Withdraw)];
    // Number 0 belongs to the settings.
    let of_record = (1..=250_u8, change).prop_map(|(number, change)| (id(number), change));
    let of_plan = (0..TODAY).prop_map(|at| {
        let planned = Few::new("planned", vec![day(at)]).unwrap();
        let plan = Plan { planned, ..Plan::default() };
        (RecordId::PLAN, Change::Put(Record::Plan(plan.into())))
    });
    let of_settings = (prop::option::of(1..=28_u16), prop::option::of(1..=365_u16), any::<bool>());
    let of_settings = of_settings.prop_map(|(days_to_book, half_after, answers_count)| {
        let settings = Settings {
            days_to_book: days_to_book.map(|days| DaysToBook::new("daysToBook", days).unwrap()),
            half_after: half_after.map(|days| HalfAfter::new("halfAfterDays", days).unwrap()),
            answers_count,
            ..Settings::default()
        };
        (RecordId::SETTINGS, Change::Put(Record::Settings(settings)))
    });
    prop::collection::vec(prop_oneof![40 => of_record, 1 => of_plan, 1 => of_settings], 0..160)
}

/// Something that happens to a timeline between two looks at the fade watch.
#[derive(Clone, Debug)]
enum Step {
    /// This many entries are written one by one.
    Append(usize),
    /// This many are brought at once.
    Extend(usize),
    /// The newest are taken out again, as after a write that failed.
    Retract(usize),
    /// Another tab wrote, and the log is read anew.
    ReadAgain,
}

/// Steps, each with the day that is then today.
fn steps() -> impl Strategy<Value = Vec<(Step, i32)>> {
    let step = prop_oneof![
        6 => (1..8_usize).prop_map(Step::Append),
        2 => (1..120_usize).prop_map(Step::Extend),
        2 => (1..6_usize).prop_map(Step::Retract),
        1 => Just(Step::ReadAgain),
    ];
    prop::collection::vec((step, 0..TODAY), 1..24)
}

/// Every outcome is one that could be shown to a person.
fn sound(days: &[Day], outcomes: &[Outcome]) -> Result<(), TestCaseError> {
    prop_assert_eq!(days.len(), outcomes.len());
    for (today, outcome) in days.iter().zip(outcomes) {
        prop_assert_eq!(today.day, outcome.day);
        prop_assert!(numbers(outcome).into_iter().flatten().all(f64::is_finite), "{outcome:?}");
        prop_assert!((0.3..=2.6).contains(&outcome.sigma), "{outcome:?}");
        prop_assert!((0.0..=16.0).contains(&outcome.lower_cusum), "{outcome:?}");
        if let Some(course) = outcome.course_of_doses {
            prop_assert!(outcome.lift.is_none() && today.course.is_some(), "{outcome:?}");
            prop_assert_eq!(course.known.is_some(), course.days >= 28);
            let shares = course.known.map_or([0.0; 3], |known| [known.half_lost, known.share.mean, known.pgain]);
            prop_assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(&share)), "{course:?}");
            let range = course.known.map_or((0.0, 1.0), |known| (known.share.low, known.share.high));
            prop_assert!(0.0 <= range.0 && range.0 <= range.1 && range.1 <= 1.0, "{course:?}");
            prop_assert!(course.without_dose < 14 && course.without_dose <= course.days, "{course:?}");
            continue;
        }
        prop_assert_eq!(outcome.z.is_some(), today.level.is_some() && !today.session);
        let Some(lift) = outcome.lift else {
            prop_assert_eq!(outcome.state, State::CannotTell(Unsure::NoSession));
            continue;
        };
        let shares = [lift.share.mean, lift.share.low, lift.share.high, lift.p50, lift.p70, lift.pgain];
        let shares = shares.into_iter().chain([lift.half_gone_when_booked]);
        prop_assert!(lift.p50 <= lift.half_gone_when_booked, "{lift:?}");
        let shares = shares.chain(lift.half_gone_by_next);
        prop_assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(&share)), "{lift:?}");
        prop_assert!(lift.share.low <= lift.share.high, "{lift:?}");
        prop_assert!(lift.p50 <= lift.p70, "{lift:?}");
        for q in [lift.half_time, lift.forecast] {
            let ordered = [q.q10, q.q25, q.q50, q.q75, q.q90];
            prop_assert!(ordered[0] > 0.0 && ordered.is_sorted(), "{lift:?}");
        }
        prop_assert!(!lift.alert || lift.days >= 2, "{lift:?}");
        prop_assert_eq!(lift.days == 0, today.session);
    }
    Ok(())
}

/// The same in every field, and in the bits of every number.
fn same(ours: &[Outcome], theirs: &[Outcome]) -> Result<(), TestCaseError> {
    prop_assert_eq!(ours, theirs);
    prop_assert_eq!(all_bits(ours), all_bits(theirs));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_log_has_a_sound_outcome_each_day(changes in changes()) {
        let days = days(&timeline(&changes), day(TODAY));
        sound(&days, &run(&days))?;
    }

    #[test]
    fn what_comes_later_changes_nothing_before(changes in changes(), cut in 0..TODAY) {
        let timeline = timeline(&changes);
        let (part, whole) = (days(&timeline, day(cut)), days(&timeline, day(TODAY)));
        let (part, whole) = (run(&part), run(&whole));
        same(&part, &whole[..part.len()])?;
    }

    #[test]
    fn a_log_followed_as_it_grows_gives_the_same_as_at_once(changes in changes(), cuts in prop::collection::vec((0..120_usize, 0..TODAY), 1..6)) {
        let mut replay = Replay::default();
        for (written, today) in cuts {
            let timeline = timeline(&changes[..written.min(changes.len())]);
            let days = days(&timeline, day(today));
            let at_once = run(&days);
            same(replay.update(days), &at_once)?;
        }
    }

    #[test]
    fn reading_only_the_days_that_changed_gives_the_same_as_reading_all(changes in changes(), steps in steps()) {
        let mut entries = entries(&changes).into_iter();
        let (mut timeline, mut replay) = (Timeline::default(), Replay::default());
        for (step, today) in steps {
            match step {
                Step::Append(count) => entries.by_ref().take(count).for_each(|entry| timeline.append(entry)),
                Step::Extend(count) => timeline.extend(entries.by_ref().take(count).collect()),
                Step::Retract(count) => (0..count).for_each(|_| drop(timeline.retract())),
                Step::ReadAgain => timeline = Timeline::from_log(timeline.log().to_vec()),
            }
            let all = days(&timeline, day(today));
            same(replay.follow(&timeline, day(today)), &run(&all))?;
            prop_assert_eq!(replay.days(), all);
        }
    }
}

/// The outcomes of a log up to day `today`, checked to be valid.
fn outcomes(timeline: &Timeline, today: i32) -> Vec<Outcome> {
    let days = days(timeline, day(today));
    let outcomes = run(&days);
    sound(&days, &outcomes).unwrap();
    outcomes
}

/// A check-in with this mood and interest on each of these days.
fn steady(days: std::ops::Range<i32>, mood: u8) -> impl Iterator<Item = Record> {
    days.map(move |at| check_in(at, mood, Some(mood)))
}

#[test]
fn nothing_recorded_has_no_days() {
    assert_eq!(outcomes(&Timeline::default(), 10), []);
    assert_eq!(outcomes(&written([check_in(11, 5, None)]), 10), []);
}

#[test]
fn one_check_in_is_one_day() {
    let outcomes = outcomes(&written([check_in(0, 5, None)]), 0);
    assert_eq!(outcomes.len(), 1);
    assert_eq!(outcomes[0].state, State::CannotTell(Unsure::NoSession));
}

#[test]
fn sessions_alone_tell_nothing() {
    let outcomes = outcomes(&written((0..10).map(|number| session(7 * number, None))), 100);
    assert!(outcomes.iter().all(|outcome| outcome.state == State::CannotTell(Unsure::FewSinceSession)));
    assert_eq!(outcomes[100].lift.unwrap().sessions, 10);
}

#[test]
fn ten_years_are_followed() {
    let check_ins = (0..120).map(|number| check_in(30 * number, 5, None));
    let outcomes = outcomes(&written(check_ins.chain([session(20, None)])), 3650);
    assert_eq!(outcomes.len(), 3651);
    assert_eq!(outcomes[3650].lift.unwrap().days, 3630);
}

#[test]
fn ten_years_between_both_ends_of_the_scale_are_followed() {
    let level = |at: i32| DailyLevel::new("level", if at % 2 == 0 { 0.0 } else { 10.0 }).unwrap();
    let days: Vec<_> =
        (0..3650).map(|at| Day { level: Some(level(at)), session: at % 1000 == 14, ..Day::empty(day(at)) }).collect();
    sound(&days, &run(&days)).unwrap();
}

#[test]
fn a_session_every_day_tells_nothing() {
    let outcomes = outcomes(&written(steady(0..60, 7).chain((0..60).map(|at| session(at, None)))), 60);
    assert!(outcomes.iter().all(|outcome| outcome.state == State::CannotTell(Unsure::FewSinceSession)));
}

#[test]
fn two_sessions_on_a_day_are_one() {
    let once = || steady(0..40, 5).chain([session(14, None)]);
    let twice = once().chain([session(14, None)]);
    assert_eq!(all_bits(&outcomes(&written(once()), 40)), all_bits(&outcomes(&written(twice), 40)));
}

#[test]
fn the_order_of_writing_does_not_matter() {
    let records: Vec<_> = steady(0..40, 5).chain([session(7, None), session(14, None), session(28, None)]).collect();
    let backwards = written(records.iter().rev().cloned());
    assert_eq!(all_bits(&outcomes(&written(records), 40)), all_bits(&outcomes(&backwards, 40)));
}

#[test]
fn a_session_after_today_is_not_there_yet() {
    let without = written(steady(0..40, 5));
    let with = written(steady(0..40, 5).chain([session(41, None)]));
    assert_eq!(all_bits(&outcomes(&with, 40)), all_bits(&outcomes(&without, 40)));
}

#[test]
fn a_level_stuck_at_an_end_of_the_scale_gives_no_alert() {
    for stuck in [0, 10] {
        let records = steady(0..120, stuck).chain((1..8).map(|number| session(14 * number, None)));
        let outcomes = outcomes(&written(records), 120);
        assert!(outcomes.iter().filter_map(|outcome| outcome.lift).all(|lift| !lift.alert), "stuck at {stuck}");
    }
}

#[test]
fn a_scale_used_upside_down_for_a_week_is_lived_through() {
    let level = |at: i32| if (40..47).contains(&at) { 2 } else { 8 };
    let records = (0..100).map(|at| check_in(at, if at < 14 { 3 } else { level(at) }, None));
    let outcomes = outcomes(&written(records.chain([session(14, None)])), 99);
    assert!(outcomes[99].lift.unwrap().p50 < 0.5, "{:?}", outcomes[99]);
}

#[test]
fn check_ins_of_one_local_day_are_their_mean() {
    // A flight eastwards: the same local day came twice, in two zones.
    let log = [("2026-01-06T01:00:00Z", -480, "America/Los_Angeles"), ("2026-01-05T23:00:00Z", 0, "Europe/London")];
    let entry = |(sequence, ((utc, offset, zone), record)): (u32, ((&str, i16, &str), Record))| Entry {
        sequence,
        record: id(u8::try_from(sequence).unwrap()),
        written: moment(utc, offset, zone),
        change: Change::Put(record),
    };
    let entries = (1..).zip(log.into_iter().zip([check_in(0, 8, Some(5)), check_in(0, 4, None)]));
    let days = days(&Timeline::from_log(entries.map(entry).collect()), day(0));
    let levels: Vec<_> = days.iter().map(|today| today.level.unwrap().points()).collect();
    assert_eq!(levels, [5.25]);
}

#[test]
fn a_silent_stretch_of_the_calendar_has_a_day_each() {
    let first = LocalDay::parse("day", "2026-03-27").unwrap().number() - day(0).number();
    let records = [check_in(first, 5, None), check_in(first + 5, 5, None)];
    let outcomes = outcomes(&written(records), first + 6);
    let silent: Vec<_> = outcomes.iter().map(|outcome| outcome.silent_days.unwrap()).collect();
    assert_eq!(silent, [0, 1, 2, 3, 4, 0, 1]);
}

#[test]
fn the_planned_day_is_that_of_the_latest_session() {
    let records = steady(0..40, 5).chain([session(14, Some(28)), session(20, Some(24))]);
    let outcomes = outcomes(&written(records), 39);
    let chance = |at: usize| outcomes[at].lift.unwrap().half_gone_by_next;
    assert!(chance(19).unwrap() > 0.0);
    assert!(chance(24).is_some());
    assert_eq!(chance(25), None, "that day has passed");
}

#[test]
fn the_planned_day_can_come_from_the_plan() {
    let plan = Plan { planned: Few::new("planned", vec![day(25), day(35)]).unwrap(), ..Plan::default() };
    let records = steady(0..40, 5).chain([session(14, None), session(30, None), Record::Plan(Box::new(plan))]);
    let days = days(&written(records), day(39));
    let planned = |at: usize| days[at].planned;
    assert_eq!((planned(0), planned(25), planned(26)), (Some(day(25)), Some(day(25)), Some(day(35))));
    assert_eq!((planned(30), planned(36)), (Some(day(35)), None));
}
