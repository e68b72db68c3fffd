//! GAD-7, scores from the clinic, the weekly look at function.

use super::marks;
use crate::app::view::{ClinicScoreView, FunctionMeanView, FunctionView, Gad7Total, Gad7View, LatestGad7View};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::gad7::{self, Score};
use crate::record::time::DayStart;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::other_scales::{self, Rated};
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

/// The latest GAD-7 with a total.
pub(in crate::app) fn latest_gad7(timeline: &Timeline, cutoffs: &CutOffs) -> Option<LatestGad7View> {
    let latest = other_scales::latest_gad7(timeline, cutoffs)?;
    Some(LatestGad7View {
        id: latest.record.to_string(),
        day: latest.day.to_string(),
        total: gad7_score(latest.score),
        change: latest.change,
        real_change: latest.is_real,
    })
}

/// Every score from the clinic, newest first.
pub(in crate::app) fn clinic_scores(timeline: &Timeline, cutoffs: &CutOffs) -> Vec<ClinicScoreView> {
    let start = timeline.settings().day_start;
    other_scales::rated(timeline, cutoffs).iter().map(|rated| clinic_score(rated, start)).collect()
}

/// The latest score on each scale that was ever rated.
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

fn clinic_score(rated: &Rated<'_>, start: DayStart) -> ClinicScoreView {
    let score = rated.kept.value;
    ClinicScoreView {
        marks: marks(&rated.kept, score.day, start),
        value: score.clone(),
        max: score.scale.max(),
        in_remission: rated.is_in_remission(),
        remission: rated.remission,
        response: rated.response,
        drop_percent: rated.drop_percent,
    }
}

pub(in crate::app) fn function_mean(function: FunctionMean) -> FunctionMeanView {
    FunctionMeanView { id: function.record.to_string(), day: function.day.to_string(), mean: function.mean }
}

pub(in crate::app) fn function(kept: &Kept<'_, FunctionForm>, start: DayStart) -> FunctionView {
    let form = kept.value;
    FunctionView { marks: marks(kept, form.day, start), value: form.clone(), mean: form.mean() }
}
