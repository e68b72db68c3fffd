//! GAD-7, scores from the clinic, the weekly look at function.

use super::{marks, text};
use crate::app::view::{ClinicScoreView, FunctionView, Gad7Band, Gad7Total, Gad7View};
use crate::domain::cutoffs::{CutOff, CutOffs};
use crate::domain::function::FunctionForm;
use crate::domain::instrument::clinic::{ClinicScale, ClinicScore};
use crate::domain::instrument::gad7::{self, Band};
use crate::domain::instrument::phq9::Frequency;
use crate::domain::record::Gad7Form;
use crate::domain::score::Level;
use crate::domain::time::DayStart;
use crate::domain::timeline::{Kept, Timeline};

pub(in crate::app) fn gad7(kept: &Kept<'_, Gad7Form>, start: DayStart) -> Gad7View {
    let form = kept.value;
    Gad7View {
        marks: marks(kept, form.day, start),
        day: form.day.to_string(),
        items: form.items().iter().map(|item| item.map(Frequency::points)).collect(),
        total: gad7_total(form),
    }
}

pub(in crate::app) fn gad7_total(form: &Gad7Form) -> Option<Gad7Total> {
    gad7::score(form.items()).map(|score| Gad7Total {
        shown: score.shown(),
        imputed: score.imputed,
        band: match score.band() {
            Band::Minimal => Gad7Band::Minimal,
            Band::Mild => Gad7Band::Mild,
            Band::Moderate => Gad7Band::Moderate,
            Band::Severe => Gad7Band::Severe,
        },
    })
}

/// Every score from the clinic, newest first, each against the first of its scale.
pub(in crate::app) fn clinic_scores(timeline: &Timeline, cutoffs: &CutOffs) -> Vec<ClinicScoreView> {
    let start = timeline.settings().day_start;
    let mut shown: Vec<_> = timeline
        .clinic_scores()
        .map(|kept| {
            let first = timeline.clinic_scores().find(|other| other.value.scale == kept.value.scale);
            clinic_score(&kept, first.filter(|first| first.id != kept.id).map(|first| first.value), cutoffs, start)
        })
        .collect();
    shown.reverse();
    shown
}

fn clinic_score(
    kept: &Kept<'_, ClinicScore>,
    first: Option<&ClinicScore>,
    cutoffs: &CutOffs,
    start: DayStart,
) -> ClinicScoreView {
    let score = kept.value;
    let remission = cutoffs.get(match score.scale {
        ClinicScale::Madrs => CutOff::MadrsRemission,
        ClinicScale::HamD17 => CutOff::HamD17Remission,
        ClinicScale::QidsSr16 => CutOff::QidsRemission,
    });
    ClinicScoreView {
        marks: marks(kept, score.day, start),
        day: score.day.to_string(),
        scale: score.scale.into(),
        total: score.total(),
        max: score.scale.max(),
        rater: text(score.rater.as_ref()),
        in_remission: u16::from(score.total()) <= remission,
        remission,
        drop_percent: first.and_then(|first| drop_percent(first.total(), score.total())),
    }
}

/// Rounded towards zero, so that a fall is never shown larger than it was.
fn drop_percent(first: u8, now: u8) -> Option<i32> {
    let fall = (i32::from(first) - i32::from(now)) * 100;
    (first > 0).then(|| fall / i32::from(first))
}

pub(in crate::app) fn function(kept: &Kept<'_, FunctionForm>, start: DayStart) -> FunctionView {
    let form = kept.value;
    FunctionView {
        marks: marks(kept, form.day, start),
        day: form.day.to_string(),
        items: form.items().iter().map(|item| item.map(Level::points)).collect(),
        like_myself: form.like_myself().map(Level::points),
        mean: form.mean(),
    }
}
