//! R1 once more, slow and word for word: it must agree with the rule on
//! arbitrary timelines, on any day, under any cut-offs.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod model;
#[path = "../support/mod.rs"]
mod support;
mod timelines;

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseResult, TestRunner};

use model::Model;
use support::day;
use tidemark::domain::record::{Change, Entry, Phq9Form, Record, RecordId};
use tidemark::domain::remission::{History, Need, State, spans, status};
use tidemark::domain::time::LocalDay;
use tidemark::domain::timeline::Timeline;
use timelines::{Case, Fact, cases};

fn agrees(case: &Case) -> TestCaseResult {
    let as_of = day(case.as_of);
    let status = status(&History::of(&case.timeline(), as_of), as_of, &case.cutoffs);
    let model = Model::of(case);
    prop_assert_eq!(status.state, model.state());
    prop_assert_eq!(status.stale, model.stale());
    prop_assert_eq!(status.remission_lost, model.remission_lost());
    prop_assert_eq!(status.wellbeing.like_myself, model.median());
    prop_assert_eq!(status.wellbeing.function.map(|function| function.mean), model.function());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50_000))]

    #[test]
    fn the_rule_agrees_with_the_page_read_word_for_word(case in cases()) {
        agrees(&case)?;
    }

    /// The other half of the 100,000, for the other core.
    #[test]
    fn the_rule_agrees_with_the_page_read_once_more(case in cases()) {
        agrees(&case)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn each_day_of_a_span_is_what_the_status_was_that_day(case in cases()) {
        let timeline = case.timeline();
        let as_of = day(case.as_of);
        let history = History::of(&timeline, as_of);
        let spans = spans(&history, as_of, &case.cutoffs);
        let mut days = spans.iter().flat_map(|span| {
            (0..=span.until.days_since(span.from)).map(|days| (span.from.plus(days.unsigned_abs()), span.state, span.stale))
        });
        let first = history.readings.first().map_or(case.as_of + 1, |reading| reading.day.days_since(day(0)));
        for at in (first..=case.as_of).map(day) {
            let status = status(&History::of(&timeline, at), at, &case.cutoffs);
            prop_assert_eq!(days.next(), Some((at, status.state, status.stale)));
        }
        prop_assert_eq!(days.next(), None);
        prop_assert!(spans.windows(2).all(|two| (two[0].state, two[0].stale) != (two[1].state, two[1].stale)));
    }

    /// Edits and removals may come in any order, so long as each record keeps its own.
    #[test]
    fn edits_in_any_order_give_the_same_status(case in cases(), keys in prop::collection::vec(any::<u32>(), 40)) {
        let log = case.log();
        let (mut firsts, mut later) = (Vec::<Entry>::new(), Vec::<Entry>::new());
        for entry in log.clone() {
            let is_first = firsts.iter().all(|first| first.record != entry.record);
            if is_first { firsts.push(entry) } else { later.push(entry) }
        }
        later.sort_by_key(|entry| keys[usize::from(entry.record.bytes()[0]) % keys.len()]);
        let mut typed = Timeline::default();
        for (sequence, entry) in (1..).zip(firsts.into_iter().chain(later)) {
            typed.append(Entry { sequence, ..entry });
        }
        let as_of = day(case.as_of);
        let told = |timeline: &Timeline| status(&History::of(timeline, as_of), as_of, &case.cutoffs);
        prop_assert_eq!(told(&typed), told(&Timeline::from_log(log.into_iter().rev().collect())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// The form that is asked for leads on, on the first and on the last of its days, and outside of them it does not.
    #[test]
    fn what_is_asked_for_brings_the_next_state(case in cases()) {
        let standing = case.standing();
        let as_of = standing.last().map_or(case.as_of, |(at, _)| case.as_of.max(*at));
        // A setback of the day would come after the form.
        prop_assume!(!standing.contains(&(as_of, Fact::Setback)));
        let timeline = case.timeline();
        let told = |timeline: &Timeline, at: LocalDay| status(&History::of(timeline, at), at, &case.cutoffs);
        let (now, as_of) = (told(&timeline, day(as_of)), day(as_of));
        let filled = |at: LocalDay, total: u8| {
            let mut timeline = timeline.clone();
            let form = Record::Phq9(Phq9Form { day: at, answers: support::form(total) });
            let (record, written) = (RecordId::from_bytes([255; 16]), support::moment("2027-06-01T12:00:00Z", 0, "UTC"));
            timeline.append(Entry { sequence: timeline.next_sequence(), record, written, change: Change::Put(form) });
            told(&timeline, at).state
        };
        let leads_on = |at: LocalDay, total: u8| step(filled(at, total)) > step(now.state);
        for need in &now.needs {
            match *need {
                Need::RemissionTotal => prop_assert!(step(filled(as_of, 0)) > 0),
                Need::RemissionForm { from, until } => {
                    for at in [from.max(as_of), until].into_iter().filter(|at| (from.max(as_of)..=until).contains(at)) {
                        prop_assert!(leads_on(at, 0), "{need:?} on {at}");
                    }
                    for at in [from.minus(1), until.plus(1)].into_iter().filter(|at| *at >= as_of) {
                        prop_assert!(!leads_on(at, 0), "{need:?} on {at}");
                    }
                }
                Need::Repeat { from, until } => {
                    let high = case.cutoffs.moderate_total;
                    for at in [from, until].into_iter().filter(|at| *at >= as_of) {
                        prop_assert!(matches!(filled(at, high), State::Relapse | State::Recurrence), "{need:?} on {at}");
                    }
                    let late = until.plus(1).max(as_of);
                    prop_assert_eq!(filled(late, high), State::PossibleRelapse);
                }
                Need::Form | Need::Baseline | Need::NoDifficulty | Need::LikeMyself => {}
            }
        }
    }
}

/// The steps of the way to recovery.
fn step(state: State) -> u8 {
    match state {
        State::RemissionRange => 1,
        State::Remission => 2,
        State::SustainedRemission | State::FullRemission => 3,
        State::Recovery => 4,
        _ => 0,
    }
}

/// Every state is reached by the generator, so that agreement means something.
#[test]
fn the_generator_reaches_every_state() {
    let mut runner = TestRunner::deterministic();
    let mut seen = HashMap::<State, u32>::new();
    let mut marks = [0; 4];
    for _ in 0..8_000 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let model = Model::of(&case);
        *seen.entry(model.state()).or_default() += 1;
        let met =
            [model.stale(), model.remission_lost(), model.function().is_some(), case.cutoffs != support::cutoffs()];
        met.iter().zip(&mut marks).for_each(|(met, count)| *count += u32::from(*met));
    }
    assert!(seen.len() == 12 && seen.values().all(|count| *count >= 10), "{seen:?}");
    assert!(marks.iter().all(|count| *count >= 100), "{marks:?}");
}
