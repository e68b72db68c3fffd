//! What has changed on the PHQ-9 since the baseline (R2): single items, and how far there is still to go.

use crate::record::cut_offs::CutOffs;
use crate::record::kinds::phq9::{Answers, Frequency, Total};
use crate::record::time::LocalDay;

/// The items that are followed one by one, by their number on the form: interest, mood, energy, self-worth, and
/// thoughts of death or self-harm.
pub const FOLLOWED: [u8; 5] = [1, 2, 4, 6, 9];

/// One item then and now. An item left out is `None`, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemChange {
    /// Its number on the form, 1–9.
    pub item: u8,
    /// The answer on the baseline form.
    pub baseline: Option<Frequency>,
    /// The answer on the latest form.
    pub latest: Option<Frequency>,
}

/// The followed items of the latest form beside those of the baseline.
pub fn items(baseline: Option<&Answers>, latest: &Answers) -> [ItemChange; FOLLOWED.len()] {
    FOLLOWED.map(|item| {
        let answer = |answers: &Answers| answers.items()[usize::from(item) - 1];
        ItemChange { item, baseline: baseline.and_then(answer), latest: answer(latest) }
    })
}

/// Whether two forms are too far apart to say anything about the time between: a line from one to the other would be
/// made up.
pub fn is_gap(earlier: LocalDay, later: LocalDay, cutoffs: &CutOffs) -> bool {
    later.days_since(earlier) > cutoffs.chain_gap_days
}

/// Whether the change can be felt: at least [`CutOffs::real_change`] points, up or down.
pub fn is_real(points: f64, cutoffs: &CutOffs) -> bool {
    points.abs() >= f64::from(cutoffs.real_change)
}

/// Whether the change is beyond the form's own error: at least [`CutOffs::reliable_change`] points, up or down.
pub fn is_reliable(points: f64, cutoffs: &CutOffs) -> bool {
    points.abs() >= f64::from(cutoffs.reliable_change)
}

/// Whole points by which the total, as it is shown, must fall to reach `target`; `None` once it has.
pub fn points_to(target: u8, latest: Total) -> Option<u8> {
    if latest.at_most(target) {
        return None;
    }
    // An imputed total just above the target may be shown as the target, but is still one point away.
    let points = (latest.shown() - f64::from(target)).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in 1..=27")]
    Some(points as u8)
}

/// The highest total that counts as a response from this baseline.
pub fn response_total(baseline: Total, cutoffs: &CutOffs) -> Option<u8> {
    let is_response = |points: &u8| {
        Total::from_points(*points).is_ok_and(|total| total.has_dropped_by(cutoffs.response_percent, baseline))
    };
    (0..=27).rev().find(is_response)
}

/// The fall in percent as it is shown. It is rounded, but never up to a cut-off that was not reached: 49.7 % is not
/// shown as the 50 % of a response.
pub fn whole_percent(percent: f64, cutoffs: &CutOffs) -> i32 {
    let rounded = percent.round();
    let unreached = |cutoff: u8| percent < f64::from(cutoff) && rounded >= f64::from(cutoff);
    let shown = if [cutoffs.partial_percent, cutoffs.response_percent].into_iter().any(unreached) {
        percent.floor()
    } else {
        rounded
    };
    #[expect(clippy::cast_possible_truncation, reason = "a fall of a total in 0..=27 from one of 10 or more")]
    let whole = shown as i32;
    whole
}
