//! The status on the first page: what it is, the arithmetic behind it, its marks, and what is missing for the next one.

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

/// The arithmetic of the status, and what is missing for the next one.
pub(super) fn evidence(visit: &Visit<'_>) -> String {
    let (status, cutoffs) = (&visit.status, &visit.plan.cutoffs);
    let Some(latest) = status.latest else { return "There is no PHQ-9 with a score by the end of these days.".into() };
    let band = words::band(latest.score.total.band());
    let age = match status.age_days.unwrap_or_default() {
        0 => "the last day".into(),
        age => format!("{} old", words::days(age)),
    };
    let typed = |form: Evidence| if is_typed(visit, form) { ", total only" } else { "" };
    let mut said = vec![format!(
        "PHQ-9 {} ({band}{}) on {}, {age}.",
        words::total(latest.score),
        typed(latest),
        words::day(latest.day)
    )];
    if let Some(baseline) = status.baseline.filter(|_| !status.latest_is_baseline()) {
        let change = status.change().unwrap_or_default();
        let percent = status.drop_percent(cutoffs).map(|percent| compare::whole_percent(percent, cutoffs));
        let percent = percent.map_or(String::new(), |percent| format!(", {}", lower(percent)));
        let size = if !visit.edition.judges() || compare::is_real(change, cutoffs) {
            String::new()
        } else {
            format!(" (below the minimal important change of {})", cutoffs.real_change)
        };
        said.push(format!(
            "Baseline {}{} on {}: {} points{percent}{size}.",
            words::total(baseline.score),
            typed(baseline),
            words::day(baseline.day),
            words::signed(change)
        ));
    }
    if !visit.edition.judges() {
        return said.join(" ");
    }
    if status.baseline.is_none() && visit.course_start.is_some() {
        said.push(format!(
            "No baseline: there is no complete PHQ-9 in the {} before treatment began.",
            words::days(cutoffs.baseline_days)
        ));
    }
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
    let need = |need| words::need(need, cutoffs, visit.range.until);
    let needs: Vec<_> = status.needs.iter().map(need).collect();
    if !needs.is_empty() {
        said.push(format!("Needed for the next status: {}.", needs.join("; ")));
    }
    said.join(" ")
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
