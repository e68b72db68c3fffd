//! R5: tolerability. In whatever order records were saved, the counts add up to what Sessions shows.

#![allow(clippy::float_cmp, reason = "halves are exact")]

use std::collections::BTreeMap;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::storage::{FixedHost, id, ready};
use tidemark::app::App;
use tidemark::app::journal::Journal;
use tidemark::app::view::{CountView, SessionsView, TreatmentView};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::pressure::{BloodPressure, PressureMoment, PressureReading};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session, Setting};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::record::log::{Change, Record};
use tidemark::record::text::Label;
use tidemark::record::time::When;
use tidemark::record::time::{LocalDay, MinuteOfDay};
use tidemark::record::values::{Burden, Grade};
use tidemark::store::memory::MemoryStore;

fn first_day() -> LocalDay {
    LocalDay::parse("day", "2026-03-01").unwrap()
}

/// There are only a few ids, so that records change, change their kind, and refer to sessions that are not there.
fn ids() -> impl Strategy<Value = RecordId> {
    (1u8..=40).prop_map(id)
}

fn days() -> impl Strategy<Value = LocalDay> {
    (0u32..40).prop_map(|number| first_day().checked_plus(number).unwrap())
}

fn whens() -> impl Strategy<Value = When> {
    (days(), option::of(0u16..1440)).prop_map(|(day, time)| When { day, time: time.and_then(MinuteOfDay::new) })
}

fn sessions() -> impl Strategy<Value = Record> {
    let doses = (select(vec![28.0, 56.0, 84.0]), Just(DoseUnit::Milligram));
    let per_kg = (select(vec![0.5, 1.0]), Just(DoseUnit::MilligramPerKilogram));
    let dose = option::of(prop_oneof![doses, per_kg]);
    let drug = select(vec![Drug::Ketamine, Drug::Esketamine, Drug::Other(Label::parse("drug", "other").unwrap())]);
    let given = (select(Route::ALL.to_vec()), drug, dose);
    let parts = (option::of(select(Setting::ALL.to_vec())), option::of(0u8..=10), option::of(1u32..20));
    (whens(), given, parts).prop_map(|(at, (route, drug, dose), (setting, burden, next))| {
        Record::Session(Session {
            time: at.time,
            dose: dose.map(|(amount, unit)| Dose::new(amount, unit).unwrap()),
            setting,
            burden: burden.map(|points| Burden::new("burden", points).unwrap()),
            planned_next: next.and_then(|days| at.day.checked_plus(days)),
            ..Session::on(at.day, route, drug)
        })
    })
}

fn side_effects() -> impl Strategy<Value = Record> {
    let own =
        select(vec!["warm hands", "cold feet"]).prop_map(|name| Effect::Own(Label::parse("effect", name).unwrap()));
    let effect = prop_oneof![3 => select(NamedEffect::ALL[..4].to_vec()).prop_map(Effect::Named), 1 => own];
    let end = option::of(prop_oneof![Just(End::StillThere), whens().prop_map(End::At)]);
    (effect, 0u8..=3, whens(), end, option::of(ids())).prop_filter_map(
        "an end before the onset",
        |(effect, severity, onset, end, session)| {
            let felt = Felt { severity: Some(Grade::new("severity", severity).unwrap()), interference: None };
            SideEffect { effect, felt, onset, end, session, note: None }.checked().ok().map(Record::SideEffect)
        },
    )
}

fn others() -> impl Strategy<Value = Record> {
    let pressure = (option::of(ids()), whens(), select(PressureMoment::ALL.to_vec()), 61u16..=250, 30u16..=60);
    let pressure = pressure.prop_map(|(session, at, moment, systolic, diastolic)| {
        let pressure = BloodPressure::new(systolic, diastolic).unwrap();
        Record::Pressure(PressureReading { session, at, moment, pressure, pulse: None, oxygen: None })
    });
    let stamp = (ids(), select(StampKind::ALL.to_vec()), whens());
    prop_oneof![pressure, stamp.prop_map(|(session, kind, at)| Record::Stamp(Stamp { session, kind, at }))]
}

fn changes() -> impl Strategy<Value = Vec<(RecordId, Change)>> {
    let record = prop_oneof![3 => sessions(), 4 => side_effects(), 2 => others()];
    let change = prop_oneof![9 => record.prop_map(Change::Put), 1 => Just(Change::Withdraw)];
    prop::collection::vec((ids(), change), 0..80)
}

/// Both views of a log written in this order.
fn views(changes: Vec<(RecordId, Change)>) -> (TreatmentView, SessionsView) {
    let (store, host) = (MemoryStore::default(), FixedHost::seeded(3));
    let mut journal = ready(Journal::open(store.clone(), &host)).unwrap();
    if !changes.is_empty() {
        ready(journal.write(&host, changes, &[])).unwrap();
    }
    let app = ready(App::open(store, host, None)).unwrap();
    (ready(app.treatment()).unwrap(), ready(app.sessions()).unwrap())
}

/// For each effect, the worst grade in each session that had it, counted from Sessions one by one.
fn felt(sessions: &SessionsView) -> BTreeMap<Effect, Vec<u8>> {
    let mut felt: BTreeMap<_, Vec<u8>> = BTreeMap::new();
    for session in &sessions.sessions {
        let mut worst: BTreeMap<_, u8> = BTreeMap::new();
        for kept in session.side_effects.iter().filter(|kept| kept.value.felt.severity.unwrap().points() > 0) {
            let known = worst.entry(kept.value.effect.clone()).or_default();
            *known = kept.value.felt.severity.unwrap().points().max(*known);
        }
        for (effect, grade) in worst {
            felt.entry(effect).or_default().push(grade);
        }
    }
    felt
}

fn sum(counts: &[CountView]) -> CountView {
    let none = CountView { sessions: 0, with: 0, worst: None };
    counts.iter().fold(none, |sum, count| CountView {
        sessions: sum.sessions + count.sessions,
        with: sum.with + count.with,
        worst: sum.worst.max(count.worst),
    })
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap()
}

proptest! {
    #[test]
    fn the_counts_add_up_whatever_was_kept(changes in changes()) {
        let (treatment, sessions) = views(changes);
        let all = size(sessions.sessions.len());
        prop_assert_eq!(size(treatment.sessions.len()), all);
        prop_assert_eq!(treatment.routes.iter().map(|route| route.sessions).sum::<u32>(), all);
        let dosed = size(sessions.sessions.iter().filter(|session| session.value.dose.is_some()).count());

        let felt = felt(&sessions);
        prop_assert_eq!(treatment.effects.len(), felt.len());
        for trend in &treatment.effects {
            let grades = &felt[&trend.effect];
            let expected = CountView { sessions: all, with: size(grades.len()), worst: grades.iter().copied().max() };
            prop_assert_eq!(trend.all, expected);
            prop_assert_eq!(sum(&[trend.first_half, trend.second_half]), expected);
            prop_assert_eq!(trend.first_half.sessions, all / 2);
            prop_assert_eq!(sum(&trend.by_route.iter().map(|of| of.count).collect::<Vec<_>>()), expected);
            let by_dose = sum(&trend.by_dose.iter().map(|of| of.count).collect::<Vec<_>>());
            prop_assert_eq!(by_dose.sessions, dosed);
            prop_assert!(by_dose.with <= expected.with && by_dose.worst <= expected.worst);
        }
        let frequencies: Vec<_> = treatment.effects.iter().map(|trend| trend.all.with).collect();
        prop_assert!(frequencies.is_sorted_by(|more, fewer| more >= fewer));

        for (treated, session) in treatment.sessions.iter().zip(&sessions.sessions) {
            prop_assert_eq!(&treated.id, &session.marks.id);
            prop_assert_eq!(treated.interval_days, session.days_since_previous);
            let grades = session.side_effects.iter().filter_map(|kept| kept.value.felt.severity).map(Grade::points);
            let worst = grades.max().filter(|grade| *grade > 0);
            prop_assert_eq!(treated.worst.first().and_then(|worst| worst.severity), worst);
            prop_assert!(treated.worst.len() <= 3);
            let readings = session.pressures.iter().map(|kept| &kept.value);
            let after = readings.filter(|reading| reading.moment != PressureMoment::Before);
            prop_assert!(treated.peak.map(|peak| peak.systolic) <= after.map(|reading| reading.pressure.systolic()).max());
            prop_assert!([treated.effect_minutes, treated.rest_minutes].into_iter().flatten().all(|span| span >= 0));
            prop_assert!(treated.peak.and_then(|peak| peak.minutes).is_none_or(|minutes| minutes >= 0));
        }
    }

    /// Nothing that stands disappears from view, whether tied to a session or not.
    #[test]
    fn sessions_shows_every_record_once(changes in changes()) {
        let mut standing = BTreeMap::new();
        for (id, change) in &changes {
            match change {
                Change::Put(record) => drop(standing.insert(id.to_string(), std::mem::discriminant(record))),
                Change::Withdraw => drop(standing.remove(&id.to_string())),
            }
        }
        let (_, sessions) = views(changes);
        let mut shown: Vec<&String> = Vec::new();
        for session in &sessions.sessions {
            shown.push(&session.marks.id);
            shown.extend(session.stamps.iter().map(|stamp| &stamp.marks.id));
            shown.extend(session.pressures.iter().map(|reading| &reading.marks.id));
            shown.extend(session.side_effects.iter().map(|effect| &effect.marks.id));
        }
        shown.extend(sessions.other_stamps.iter().map(|stamp| &stamp.marks.id));
        shown.extend(sessions.other_pressures.iter().map(|reading| &reading.marks.id));
        shown.extend(sessions.other_side_effects.iter().map(|effect| &effect.marks.id));
        shown.sort();
        prop_assert_eq!(shown, standing.keys().collect::<Vec<_>>());
    }
}

/// Two entries of one effect in one session count as one session, at its worst grade.
#[test]
fn an_effect_counts_once_a_session() {
    let session = |number| {
        let session = Session::on(first_day().checked_plus(number).unwrap(), Route::Oral, Drug::Ketamine);
        Change::Put(Record::Session(session))
    };
    let effect = |to: u8, severity: u8| {
        let felt = Felt { severity: Some(Grade::new("severity", severity).unwrap()), interference: None };
        let onset = When { day: first_day(), time: None };
        let effect = Effect::Named(NamedEffect::Nausea);
        let tied = SideEffect { effect, felt, onset, end: None, session: Some(id(to)), note: None };
        Change::Put(Record::SideEffect(tied))
    };
    let (treatment, _) = views(vec![
        (id(1), session(0)),
        (id(2), session(7)),
        (id(3), session(14)),
        (id(4), effect(1, 1)),
        (id(5), effect(1, 3)),
        (id(6), effect(2, 0)),
        (id(7), effect(9, 3)),
    ]);
    let [trend] = &treatment.effects[..] else { panic!("one effect") };
    assert_eq!(trend.effect, Effect::Named(NamedEffect::Nausea));
    assert_eq!(trend.all, CountView { sessions: 3, with: 1, worst: Some(3) });
    assert_eq!((trend.first_half.sessions, trend.second_half.sessions), (1, 2));
    let [route] = &treatment.routes[..] else { panic!("one route") };
    assert_eq!((route.graded, route.worst), (2, Some(1.5)), "none is a grade, nothing kept is not");
}
