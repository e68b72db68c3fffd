//! R1, version 2, a second time, slow and word for word. It must agree with the rule on arbitrary timelines, on any day
//! and under any cut-offs.

mod forms;
mod model;
mod timelines;

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseResult, TestRunner};

use crate::support::{self, day};
use model::Model;
use tidemark::record::cut_offs::CutOffs;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::LocalDay;
use tidemark::record::timeline::Timeline;
use tidemark::rules::remission::{Block, History, Need, Span, State, Status, spans, status};
use timelines::{Case, Fact, cases, id};

fn told(timeline: &Timeline, at: LocalDay, cutoffs: &CutOffs) -> Status {
    status(&History::of(timeline, at), at, cutoffs)
}

fn agrees(case: &Case) -> TestCaseResult {
    let status = told(&case.timeline(), day(case.as_of), &case.cutoffs);
    let model = Model::of(case);
    prop_assert_eq!(status.state, model.state());
    prop_assert_eq!(status.full, model.full());
    prop_assert_eq!(status.stale, model.stale());
    prop_assert_eq!(status.paused.map(|pause| (pause.since, pause.decides_from)), model.paused().map(both_days));
    prop_assert_eq!(status.remission_lost, model.remission_lost());
    prop_assert_eq!(status.relapsed_on, model.relapsed_on().map(day));
    prop_assert_eq!(status.latest.map(|latest| latest.record), model.latest_record().map(id));
    prop_assert_eq!(status.age_days, model.age());
    prop_assert_eq!(status.baseline.map(|baseline| baseline.record), model.baseline_record().map(id));
    let chain = status.chain.map(|chain| (chain.first, chain.last, chain.span()));
    prop_assert_eq!(chain, model.chain().map(|(first, last, span)| (day(first), day(last), span)));
    if status.state == State::RemissionRange {
        prop_assert_eq!(in_one_order(status.blocks), in_one_order(model.blocks()));
    }
    let passed_over = status.passed_over.map(|passed| (passed.form.record, in_one_order(passed.blocks)));
    prop_assert_eq!(passed_over, model.passed_over().map(|(record, blocks)| (id(record), in_one_order(blocks))));
    prop_assert_eq!(status.item9_left_out, model.item9_left_out());
    prop_assert_eq!(status.setback, model.setback().map(id));
    prop_assert_eq!(status.wellbeing.like_myself, model.median());
    prop_assert_eq!(status.wellbeing.function.map(|function| function.mean), model.function());
    Ok(())
}

/// The page does not say in which order they are shown.
fn in_one_order(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.sort_by_key(|block| *block as u8);
    blocks
}

fn both_days((since, decides_from): (i32, i32)) -> (LocalDay, Option<LocalDay>) {
    (day(since), Some(day(decides_from)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50_000))]

    #[test]
    fn the_rule_agrees_with_the_page_read_word_for_word(case in cases()) {
        agrees(&case)?;
    }

    /// The other half of the 100,000, for another core.
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
        let spans = spans(&History::of(&timeline, as_of), as_of, &case.cutoffs);
        let what = |span: &Span| (span.state, span.full, span.stale, span.paused);
        let mut days = spans.iter().flat_map(|span| {
            (0..=span.until.days_since(span.from)).map(|days| (span.from.checked_plus(days.unsigned_abs()).unwrap(), what(span)))
        });
        let first = case.first_form().filter(|first| *first <= case.as_of).unwrap_or(case.as_of + 1);
        for at in (first..=case.as_of).map(day) {
            let Status { state, full, stale, paused, .. } = told(&timeline, at, &case.cutoffs);
            prop_assert_eq!(days.next(), Some((at, (state, full, stale, paused.is_some()))));
        }
        prop_assert_eq!(days.next(), None);
        prop_assert!(spans.windows(2).all(|two| what(&two[0]) != what(&two[1])));
    }

    /// Edits and removals may come in any order, as long as each record keeps its own.
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
        let backwards = Timeline::from_log(log.into_iter().rev().collect());
        prop_assert_eq!(told(&typed, as_of, &case.cutoffs), told(&backwards, as_of, &case.cutoffs));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// The form that is asked for leads on if it comes from the first to the last of its days, and not outside them.
    #[test]
    fn what_is_asked_for_brings_the_next_state(case in cases()) {
        let standing = case.standing();
        let as_of = standing.last().map_or(case.as_of, |kept| case.as_of.max(kept.day));
        // A setback on that day would come after the form.
        prop_assume!(!standing.iter().any(|kept| kept.day == as_of && matches!(kept.fact, Fact::Setback(_))));
        let timeline = case.timeline();
        let told = |timeline: &Timeline, at: LocalDay| told(timeline, at, &case.cutoffs);
        let (now, as_of) = (told(&timeline, day(as_of)), day(as_of));
        let filled = |days: &[LocalDay], total: u8| {
            let mut timeline = timeline.clone();
            for (number, at) in (251..).zip(days) {
                let form = Record::Phq9(Phq9Form { day: *at, answers: support::form(total) });
                let (record, written) = (RecordId::from_bytes([number; 16]), support::written(0, 0, 0));
                let sequence = timeline.next_sequence();
                timeline.append(Entry { sequence, record, written, change: Change::Put(form) });
            }
            told(&timeline, *days.last().unwrap()).state
        };
        let leads_on = |days: &[LocalDay]| step(filled(days, 0)) > step(now.state);
        for need in &now.needs {
            match *need {
                Need::RemissionTotal => prop_assert!(step(filled(&[as_of], 0)) > 0),
                Need::RemissionForm { from, until } => {
                    for at in [from.max(as_of), until].into_iter().filter(|at| (from.max(as_of)..=until).contains(at)) {
                        prop_assert!(leads_on(&[at]), "{need:?} on {at}");
                    }
                    // If one form is not enough, another is needed before it.
                    if until < from && until >= as_of && from.days_since(until) <= case.cutoffs.chain_gap_days {
                        prop_assert!(leads_on(&[until, from]), "{need:?}");
                        prop_assert!(!leads_on(&[until.checked_plus(1).unwrap(), from]), "{need:?}");
                    }
                    for at in [from.checked_minus(1).unwrap(), until.checked_plus(1).unwrap()].into_iter().filter(|at| *at >= as_of) {
                        prop_assert!(!leads_on(&[at]), "{need:?} on {at}");
                    }
                }
                Need::Repeat { from, until } => {
                    let high = case.cutoffs.moderate_total;
                    let confirms = |at: LocalDay| matches!(filled(&[at], high), State::Relapse | State::Recurrence);
                    for at in [from, until].into_iter().filter(|at| *at >= as_of) {
                        prop_assert!(confirms(at), "{need:?} on {at}");
                    }
                    let late = until.checked_plus(1).unwrap().max(as_of);
                    prop_assert_eq!(filled(&[late], high), State::PossibleRelapse);
                }
                Need::Form | Need::Baseline | Need::NoDifficulty | Need::LikeMyself => {}
            }
        }
    }
}

/// The steps on the way to recovery.
fn step(state: State) -> u8 {
    match state {
        State::RemissionRange => 1,
        State::Remission => 2,
        State::SustainedRemission | State::FullRemission => 3,
        State::Recovery => 4,
        _ => 0,
    }
}

/// The generator reaches every state and every mark, so that agreement means something.
#[test]
fn the_generator_reaches_every_state_and_every_mark() {
    let mut runner = TestRunner::deterministic();
    let mut seen = HashMap::<State, u32>::new();
    let mut marks = HashMap::<&str, u32>::new();
    for _ in 0..8_000 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let model = Model::of(&case);
        *seen.entry(model.state()).or_default() += 1;
        for (mark, met) in met(&model) {
            *marks.entry(mark).or_default() += u32::from(met);
        }
    }
    assert!(seen.len() == 12 && seen.values().all(|count| *count >= 20), "{seen:?}");
    assert!(marks.values().all(|count| *count >= 40), "{marks:?}");
}

fn met(model: &Model) -> [(&'static str, bool); 18] {
    let state = model.state();
    let relapse = matches!(state, State::Relapse | State::Recurrence);
    let blocked = |block| state == State::RemissionRange && model.blocks().contains(&block);
    [
        ("stale", model.stale()),
        ("stale by item 9 alone", model.item9_left_out() && model.age() == Some(0)),
        ("paused", model.paused().is_some()),
        ("paused in possible relapse", model.paused().is_some() && state == State::PossibleRelapse),
        ("recovery paused", model.paused().is_some() && state == State::Recovery),
        ("remission lost", model.remission_lost()),
        ("remission lost in possible relapse", model.remission_lost() && state == State::PossibleRelapse),
        ("after a relapse", model.relapsed_on().is_some() && !relapse),
        ("relapse ended without remission", model.relapse_ended_without_remission()),
        ("recovery that is full", model.full() && state == State::Recovery),
        ("begun anew after a gap", model.begun_anew_after_a_gap()),
        ("passed over", model.passed_over().is_some()),
        ("item 9 without a total", model.item9_without_total()),
        ("baseline of the first day", model.baseline_is_of_the_first_day()),
        ("blocked by item 9", blocked(Block::Item9)),
        ("blocked by unknown items", blocked(Block::ItemsUnknown)),
        ("function", model.function().is_some()),
        ("own cut-offs", model.has_own_cutoffs()),
    ]
}
