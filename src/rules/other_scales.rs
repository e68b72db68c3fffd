//! What the GAD-7 and the clinic's scores say, beside R1 and never part of it. Each is compared with the first of its
//! kind, since R1 has no baseline for them.

use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::id::RecordId;
use crate::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use crate::record::kinds::gad7::{self, Score};
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

/// A score from the clinic compared with the first on its scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated<'a> {
    /// The score.
    pub kept: Kept<'a, ClinicScore>,
    /// The highest total that counts as remission on its scale; `None` for a scale without one.
    pub remission: Option<u16>,
    /// Its fall from the first score on the scale, in percent, rounded towards zero so that it is never shown larger
    /// than it was; `None` for the first, or if the first was 0.
    pub drop_percent: Option<i32>,
    /// Whether the fall counts as a response.
    pub response: bool,
}

impl Rated<'_> {
    /// Whether it is at or below the highest total that counts as remission.
    pub fn is_in_remission(&self) -> bool {
        self.remission.is_some_and(|most| u16::from(self.kept.value.total()) <= most)
    }
}

/// Every score from the clinic, newest first.
pub fn rated<'a>(timeline: &'a Timeline, cutoffs: &CutOffs) -> Vec<Rated<'a>> {
    let first_of = ClinicScale::ALL.map(|scale| timeline.clinic_scores().find(|kept| kept.value.scale == scale));
    let rated = |kept: Kept<'a, ClinicScore>| {
        let score = kept.value;
        let first = first_of[usize::from(score.scale.number())].as_ref().filter(|first| first.id != kept.id);
        let drop_percent = first.and_then(|first| drop_percent(first.value.total(), score.total()));
        let response = drop_percent.is_some_and(|percent| percent >= cutoffs.response_percent.into());
        Rated { kept, remission: remission(score.scale).map(|which| cutoffs.get(which)), drop_percent, response }
    };
    timeline.clinic_scores().rev().map(rated).collect()
}

/// The GAD-7 has no remission. A PHQ-9 total is left to R1, which says more about it than this could.
fn remission(scale: ClinicScale) -> Option<CutOff> {
    match scale {
        ClinicScale::Madrs => Some(CutOff::MadrsRemission),
        ClinicScale::HamD17 => Some(CutOff::HamD17Remission),
        ClinicScale::QidsSr16 => Some(CutOff::QidsRemission),
        ClinicScale::Phq9 | ClinicScale::Gad7 => None,
    }
}

fn drop_percent(first: u8, now: u8) -> Option<i32> {
    let fall = (i32::from(first) - i32::from(now)) * 100;
    (first > 0).then(|| fall / i32::from(first))
}

/// The latest GAD-7 with a total, compared with the first that had one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatestGad7 {
    /// Its record.
    pub record: RecordId,
    /// Its day.
    pub day: LocalDay,
    /// Its total.
    pub score: Score,
    /// Points from the first total to this one; `None` if this is the first.
    pub change: Option<f64>,
    /// Whether the change can be felt: at least [`CutOffs::gad7_real_change`] points.
    pub is_real: bool,
}

/// The latest GAD-7 that has a total.
pub fn latest_gad7(timeline: &Timeline, cutoffs: &CutOffs) -> Option<LatestGad7> {
    let mut scored =
        timeline.gad7_forms().filter_map(|form| Some((form.id, form.value.day, gad7::score(form.value.items())?)));
    let first = scored.next()?;
    let latest = scored.next_back();
    let change = latest.map(|(.., score)| score.total - first.2.total);
    let (record, day, score) = latest.unwrap_or(first);
    let is_real = change.is_some_and(|points| points.abs() >= f64::from(cutoffs.gad7_real_change));
    Some(LatestGad7 { record, day, score, change, is_real })
}
