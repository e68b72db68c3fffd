//! The status on the first page: what it is, the arithmetic behind it, its marks, and what is missing for the next one.

use super::{Fact, PaperBlock};
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::setback::Setback;
use crate::report::visit::Visit;
use crate::report::words;
use crate::rules::compare;
use crate::rules::remission::{Evidence, Pause, State};

/// The status in a word or two.
pub(super) fn statement(visit: &Visit<'_>) -> String {
    let status = &visit.status;
    if status.latest_is_baseline() {
        return "Too early to tell: the baseline is the only form".into();
    }
    let state = words::state(status.state);
    if status.stale && status.state != State::Unknown { format!("Last known: {state}") } else { state.into() }
}

/// Where the person was, where they are, how far that is, and what the next status would need.
pub(super) fn facts(visit: &Visit<'_>) -> PaperBlock {
    let told = [
        ("Before", before(visit)),
        ("Now", Some(now(visit))),
        ("Change", change(visit)),
        ("To next status", to_next(visit)),
    ];
    let fact = |(label, value): (&str, Option<String>)| Some(Fact { label: label.into(), value: value?, lines: None });
    PaperBlock::Facts { rows: told.into_iter().filter_map(fact).collect() }
}

fn before(visit: &Visit<'_>) -> Option<String> {
    match visit.status.baseline {
        Some(baseline) => Some(score(visit, baseline)),
        None if visit.edition.judges() && visit.course_start.is_some() => Some(format!(
            "no complete PHQ-9 in the {} before treatment began",
            words::days(visit.plan.cutoffs.baseline_days)
        )),
        None => None,
    }
}

fn now(visit: &Visit<'_>) -> String {
    let status = &visit.status;
    let Some(latest) = status.latest else { return "no PHQ-9 with a score by the end of these days".into() };
    if status.latest_is_baseline() {
        return "no later PHQ-9 with a score".into();
    }
    let age = match status.age_days.unwrap_or_default() {
        0 => "the last day".into(),
        age => format!("{} old", words::days(age)),
    };
    format!("{}, {age}", score(visit, latest))
}

/// "PHQ-9 20 (severe) on 3 Jan 2025"
fn score(visit: &Visit<'_>, form: Evidence) -> String {
    let typed = if is_typed(visit, form) { ", total only" } else { "" };
    let band = words::band(form.score.total.band());
    format!("PHQ-9 {} ({band}{typed}) on {}", words::total(form.score), words::day(form.day))
}

fn change(visit: &Visit<'_>) -> Option<String> {
    let (status, cutoffs) = (&visit.status, &visit.plan.cutoffs);
    status.baseline.filter(|_| !status.latest_is_baseline())?;
    let change = status.change()?;
    let percent = status.drop_percent(cutoffs).map(|percent| lower(compare::whole_percent(percent, cutoffs)));
    let percent = percent.map_or(String::new(), |percent| format!(", {percent}"));
    let size = if !visit.edition.judges() || compare::is_real(change, cutoffs) {
        String::new()
    } else {
        format!(" (below the minimal important change of {})", cutoffs.real_change)
    };
    Some(format!("{} points{percent}{size}", words::signed(change)))
}

fn to_next(visit: &Visit<'_>) -> Option<String> {
    let need = |need| words::need(need, &visit.plan.cutoffs, visit.range.until);
    let needs: Vec<_> = visit.status.needs.iter().map(need).collect();
    (visit.edition.judges() && !needs.is_empty()).then(|| needs.join("; "))
}

/// What else the status rests on: the forms that count, its marks, and what keeps a form from counting.
pub(super) fn remarks(visit: &Visit<'_>) -> Option<String> {
    let status = &visit.status;
    if !visit.edition.judges() || status.latest.is_none() {
        return None;
    }
    let mut said = Vec::new();
    if let Some(chain) = &status.chain {
        said.push(match chain.forms.len() {
            1 => "One remission-range PHQ-9 so far.".into(),
            forms => {
                let days = words::span(chain.first, chain.last);
                format!("{forms} remission-range PHQ-9s in a row, over {} ({days}).", words::days(chain.span()))
            }
        });
    }
    said.extend(marks(visit));
    if !status.blocks.is_empty() {
        let blocks: Vec<_> = status.blocks.iter().copied().map(words::block).collect();
        said.push(format!("Does not count toward remission: {}.", blocks.join(", ")));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Whether it was typed in from paper or the clinic, so that the answers behind it are not known.
fn is_typed(visit: &Visit<'_>, form: Evidence) -> bool {
    visit.timeline.find::<ClinicScore>(form.record).is_some()
}

/// The marks beside the state.
fn marks(visit: &Visit<'_>) -> Vec<String> {
    let status = &visit.status;
    let mut said = Vec::new();
    if status.full && status.state == State::Recovery {
        said.push("Full remission too: no difficulty in daily life, feels like self.".into());
    }
    if let Some(Pause { since, decides_from: Some(from) }) = status.paused {
        said.push(format!(
            "Paused: the score of {} is above the remission range; the next one decides, from {} on.",
            words::day(since),
            words::day(from)
        ));
    }
    if status.item9_left_out {
        said.push("Item 9 was skipped on the latest form, so the status is the last known.".into());
    }
    if status.remission_lost {
        said.push("A confirmed remission has ended since then, which by itself is not a relapse.".into());
    }
    said.extend(status.relapsed_on.map(|day| match status.state {
        State::Relapse | State::Recurrence => format!("Since {}{}.", words::day(day), by_setback(visit)),
        _ => format!("After a relapse on {}.", words::day(day)),
    }));
    if let Some(passed) = &status.passed_over {
        let why: Vec<_> = passed.blocks.iter().copied().map(words::block).collect();
        let score = words::total(passed.form.score);
        said.push(format!("PHQ-9 {score} on {} does not count: {}.", words::day(passed.form.day), why.join(", ")));
    }
    said
}

/// ", by a suicide attempt"
fn by_setback(visit: &Visit<'_>) -> String {
    let kept = visit.status.setback.and_then(|id| visit.timeline.find::<Setback>(id));
    kept.map_or_else(String::new, |kept| format!(", by a {}", words::setback(kept.value.kind)))
}

fn lower(percent: i32) -> String {
    if percent < 0 { format!("{}% higher", -percent) } else { format!("{percent}% lower") }
}
