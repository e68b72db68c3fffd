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
use tidemark::domain::record::Entry;
use tidemark::domain::remission::{History, State, spans, status};
use tidemark::domain::timeline::Timeline;
use timelines::{Case, cases};

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
