//! The status on the first page: what it is, the arithmetic behind it, its marks, and what is missing for the next one.

use super::{Fact, PaperBlock};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::setback::Setback;
use crate::record::time::LocalDay;
use crate::report::visit::Visit;
use crate::report::words::{self, Words};
use crate::rules::compare;
use crate::rules::remission::{Block, Evidence, Need, Pause, State};

/// The status in a word or two.
pub(super) fn statement(visit: &Visit<'_>) -> String {
    let (words, status) = (visit.words(), &visit.status);
    if status.latest_is_baseline() {
        return words.status.baseline_only.into();
    }
    let state = words.state.of(status.state);
    let is_old = status.stale && status.state != State::Unknown;
    if is_old { words.status.last_known.with([state]) } else { state.into() }
}

/// Where the person was, where they are, how far that is, and what the next status would need.
pub(super) fn facts(visit: &Visit<'_>) -> PaperBlock {
    let heads = &visit.words().heads;
    let told = [
        (heads.before, before(visit)),
        (heads.now, Some(now(visit))),
        (heads.change, change(visit)),
        (heads.to_next, to_next(visit)),
    ];
    let fact = |(label, value): (&str, Option<String>)| Some(Fact { label: label.into(), value: value?, lines: None });
    PaperBlock::Facts { rows: told.into_iter().filter_map(fact).collect() }
}

fn before(visit: &Visit<'_>) -> Option<String> {
    let words = visit.words();
    match visit.status.baseline {
        Some(baseline) => Some(score(visit, baseline)),
        None if visit.edition.judges() && visit.course_start.is_some() => {
            Some(words.status.no_baseline.with([&words.days.of(visit.plan.cutoffs.baseline_days)]))
        }
        None => None,
    }
}

fn now(visit: &Visit<'_>) -> String {
    let (words, status) = (visit.words(), &visit.status);
    let Some(latest) = status.latest else { return words.status.no_score.into() };
    if status.latest_is_baseline() {
        return words.status.no_later.into();
    }
    let age = match status.age_days.unwrap_or_default() {
        0 => words.status.last_day.into(),
        age => words.status.old.with([&words.days.of(age)]),
    };
    format!("{}, {age}", score(visit, latest))
}

/// "PHQ-9 20 (severe) on 3 Jan 2025"
fn score(visit: &Visit<'_>, form: Evidence) -> String {
    let words = visit.words();
    let typed = if is_typed(visit, form) { words.status.typed } else { "" };
    let band = format!("{}{typed}", words.band.of(form.score.total.band()));
    words.status.score.with([&words::total(form.score), &band, &words.day(form.day)])
}

fn change(visit: &Visit<'_>) -> Option<String> {
    let (words, status, cutoffs) = (&visit.words().status, &visit.status, &visit.plan.cutoffs);
    status.baseline.filter(|_| !status.latest_is_baseline())?;
    let change = status.change()?;
    let mut said = words.points.with([&words::signed(change)]);
    if let Some(percent) = status.drop_percent(cutoffs) {
        let percent = compare::whole_percent(percent, cutoffs);
        let way = if percent < 0 { &words.higher } else { &words.lower };
        said.push_str(&way.with([&percent.abs().to_string()]));
    }
    if visit.edition.judges() && !compare::is_real(change, cutoffs) {
        said.push_str(&words.not_important.with([&cutoffs.real_change.to_string()]));
    }
    Some(said)
}

fn to_next(visit: &Visit<'_>) -> Option<String> {
    let need = |one| need(visit.words(), one, &visit.plan.cutoffs, visit.range.until);
    let needs: Vec<_> = visit.status.needs.iter().map(need).collect();
    (visit.edition.judges() && !needs.is_empty()).then(|| needs.join("; "))
}

/// What would bring the next state. `last` is the last day of the report: a day before it can no longer be met.
fn need(words: &Words, need: &Need, cutoffs: &CutOffs, last: LocalDay) -> String {
    let said = &words.need;
    let level = cutoffs.full_level.to_string();
    match need {
        Need::Form => said.form.into(),
        Need::Baseline => said.baseline.with([&cutoffs.moderate_total.to_string()]),
        Need::RemissionTotal => said.total.with([&cutoffs.remission_total.to_string()]),
        Need::RemissionForm { until, .. } if *until < last => said.new_count.with([&words.day(*until)]),
        Need::RemissionForm { from, until } if from <= until => {
            said.between.with([&words.short_day(*from), &words.day(*until)])
        }
        Need::RemissionForm { from, until } => said.by_and_from.with([&words.day(*until), &words.day(*from)]),
        Need::NoDifficulty => said.no_difficulty.with([&level]),
        Need::LikeMyself => said.like_myself.with([&level]),
        Need::Repeat { until, .. } if *until < last => {
            let (soonest, latest) = cutoffs.relapse_days;
            said.repeat_missed.with([&soonest.to_string(), &latest.to_string(), &words.day(*until)])
        }
        Need::Repeat { from, until } => said.repeat.with([&words.short_day(*from), &words.day(*until)]),
    }
}

/// What else the status rests on: the forms that count, its marks, and what keeps a form from counting.
pub(super) fn remarks(visit: &Visit<'_>) -> Option<String> {
    let (words, status) = (visit.words(), &visit.status);
    if !visit.edition.judges() || status.latest.is_none() {
        return None;
    }
    let mut said = Vec::new();
    if let Some(chain) = &status.chain {
        said.push(match chain.forms.len() {
            1 => words.status.one_in_range.into(),
            forms => words.status.in_range.with([
                &forms.to_string(),
                &words.days.of(chain.span()),
                &words.span(chain.first, chain.last),
            ]),
        });
    }
    said.extend(marks(visit));
    if !status.blocks.is_empty() {
        said.push(words.status.does_not_count.with([&blocked(words, &status.blocks)]));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn blocked(words: &Words, blocks: &[Block]) -> String {
    blocks.iter().map(|block| words.block.of(*block)).collect::<Vec<_>>().join(", ")
}

/// Whether it was typed in from paper or the clinic, so that the answers behind it are not known.
fn is_typed(visit: &Visit<'_>, form: Evidence) -> bool {
    visit.timeline.find::<ClinicScore>(form.record).is_some()
}

/// The marks beside the state.
fn marks(visit: &Visit<'_>) -> Vec<String> {
    let (words, status) = (visit.words(), &visit.status);
    let sayings = &words.status;
    let mut said: Vec<String> = Vec::new();
    if status.full && status.state == State::Recovery {
        said.push(sayings.full.into());
    }
    if let Some(Pause { since, decides_from: Some(from) }) = status.paused {
        said.push(sayings.paused.with([&words.day(since), &words.day(from)]));
    }
    if status.item9_left_out {
        said.push(sayings.item9_skipped.into());
    }
    if status.remission_lost {
        said.push(sayings.remission_lost.into());
    }
    said.extend(status.relapsed_on.map(|day| match status.state {
        State::Relapse | State::Recurrence => sayings.relapsed.with([&words.day(day), &by_setback(visit)]),
        _ => sayings.after_relapse.with([&words.day(day)]),
    }));
    if let Some(passed) = &status.passed_over {
        let (total, day) = (words::total(passed.form.score), words.day(passed.form.day));
        said.push(sayings.passed_over.with([&total, &day, &blocked(words, &passed.blocks)]));
    }
    said
}

/// ", by a suicide attempt"
fn by_setback(visit: &Visit<'_>) -> String {
    let words = visit.words();
    let kept = visit.status.setback.and_then(|id| visit.timeline.find::<Setback>(id));
    kept.map_or_else(String::new, |kept| words.status.by_setback.with([words.setback.of(kept.value.kind)]))
}
