//! GAD-7, scores from the clinic, the weekly look at function.

use super::marks;
use crate::app::view::{ClinicScoreView, FunctionMeanView, FunctionView, Gad7Total, Gad7View, LatestGad7View};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::gad7::{self, Score};
use crate::record::time::DayStart;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::remission::FunctionMean;

pub(in crate::app) fn gad7(kept: &Kept<'_, Gad7Form>, start: DayStart) -> Gad7View {
    let form = kept.value;
    Gad7View { marks: marks(kept, form.day, start), value: form.clone(), total: gad7_total(form) }
}

pub(in crate::app) fn gad7_total(form: &Gad7Form) -> Option<Gad7Total> {
    gad7::score(form.items()).map(gad7_score)
}

fn gad7_score(score: Score) -> Gad7Total {
    Gad7Total { shown: score.shown(), imputed: score.imputed, band: score.band() }
}

/// The latest GAD-7 with a total, against the first that had one.
pub(in crate::app) fn latest_gad7(timeline: &Timeline, cutoffs: &CutOffs) -> Option<LatestGad7View> {
    let mut scored =
        timeline.gad7_forms().filter_map(|form| Some((form.id, form.value, gad7::score(form.value.items())?)));
    let first = scored.next()?;
    let latest = scored.next_back();
    let change = latest.map(|(_, _, score)| score.total - first.2.total);
    let (id, form, score) = latest.unwrap_or(first);
    Some(LatestGad7View {
        id: id.to_string(),
        day: form.day.to_string(),
        total: gad7_score(score),
        change,
        real_change: change.is_some_and(|points| points.abs() >= f64::from(cutoffs.gad7_real_change)),
    })
}

/// Every score from the clinic, newest first, each against the first of its scale.
pub(in crate::app) fn clinic_scores(timeline: &Timeline, cutoffs: &CutOffs) -> Vec<ClinicScoreView> {
    let start = timeline.settings().day_start;
    let first_of = ClinicScale::ALL.map(|scale| timeline.clinic_scores().find(|kept| kept.value.scale == scale));
    let first_of = |scale: ClinicScale| first_of[usize::from(scale.number())].as_ref();
    let shown = timeline.clinic_scores().rev().map(|kept| {
        let first = first_of(kept.value.scale).filter(|first| first.id != kept.id);
        clinic_score(&kept, first.map(|first| first.value), cutoffs, start)
    });
    shown.collect()
}

/// The latest score of each scale that was ever rated.
pub(in crate::app) fn latest_clinic_scores(timeline: &Timeline, cutoffs: &CutOffs) -> Vec<ClinicScoreView> {
    let mut latest = clinic_scores(timeline, cutoffs);
    let mut seen = Vec::new();
    latest.retain(|score| {
        let is_new = !seen.contains(&score.value.scale);
        seen.push(score.value.scale);
        is_new
    });
    latest
}

fn clinic_score(
    kept: &Kept<'_, ClinicScore>,
    first: Option<&ClinicScore>,
    cutoffs: &CutOffs,
    start: DayStart,
) -> ClinicScoreView {
    let score = kept.value;
    // A GAD-7 knows no remission. A PHQ-9 total is R1's, which says more than this score could.
    let remission = match score.scale {
        ClinicScale::Madrs => Some(CutOff::MadrsRemission),
        ClinicScale::HamD17 => Some(CutOff::HamD17Remission),
        ClinicScale::QidsSr16 => Some(CutOff::QidsRemission),
        ClinicScale::Phq9 | ClinicScale::Gad7 => None,
    };
    let remission = remission.map(|which| cutoffs.get(which));
    let drop_percent = first.and_then(|first| drop_percent(first.total(), score.total()));
    ClinicScoreView {
        marks: marks(kept, score.day, start),
        value: score.clone(),
        max: score.scale.max(),
        in_remission: remission.is_some_and(|most| u16::from(score.total()) <= most),
        remission,
        response: drop_percent.is_some_and(|percent| percent >= cutoffs.response_percent.into()),
        drop_percent,
    }
}

/// Rounded towards zero, so that a fall is never shown larger than it was.
fn drop_percent(first: u8, now: u8) -> Option<i32> {
    let fall = (i32::from(first) - i32::from(now)) * 100;
    (first > 0).then(|| fall / i32::from(first))
}

pub(in crate::app) fn function_mean(function: FunctionMean) -> FunctionMeanView {
    FunctionMeanView { id: function.record.to_string(), day: function.day.to_string(), mean: function.mean }
}

pub(in crate::app) fn function(kept: &Kept<'_, FunctionForm>, start: DayStart) -> FunctionView {
    let form = kept.value;
    FunctionView { marks: marks(kept, form.day, start), value: form.clone(), mean: form.mean() }
}
