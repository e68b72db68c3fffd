//! What is shown beside the status: other scales and the long-term check.

use crate::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use crate::record::kinds::long_term_check::Screen;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

/// A value with its day, beside the first of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen<T> {
    /// The day of the latest.
    pub day: LocalDay,
    /// The latest.
    pub latest: T,
    /// The first with its day; `None` when the latest is the first.
    pub first: Option<(LocalDay, T)>,
}

/// The latest record that has a value, up to a day, beside the first that has one.
pub fn latest_and_first<'a, R: 'a, T>(
    records: impl Iterator<Item = Kept<'a, R>>,
    until: LocalDay,
    day: impl Fn(&R) -> LocalDay,
    value: impl Fn(&R) -> Option<T>,
) -> Option<Seen<T>> {
    let mut valued =
        records.filter(|kept| day(kept.value) <= until).filter_map(|kept| Some((day(kept.value), value(kept.value)?)));
    let first = valued.next()?;
    Some(match valued.last() {
        Some((day, latest)) => Seen { day, latest, first: Some(first) },
        None => Seen { day: first.0, latest: first.1, first: None },
    })
}

/// A scale that a clinician rated.
#[derive(Clone, Debug, PartialEq)]
pub struct ClinicLine<'a> {
    /// The latest score.
    pub latest: &'a ClinicScore,
    /// The first on the scale, if that is a different one.
    pub first: Option<&'a ClinicScore>,
}

pub(super) fn clinic(timeline: &Timeline, until: LocalDay) -> Vec<ClinicLine<'_>> {
    let of = |scale: ClinicScale| {
        let mut scores =
            timeline.clinic_scores().map(|kept| kept.value).filter(|score| score.scale == scale && score.day <= until);
        let first = scores.next()?;
        Some(match scores.next_back() {
            Some(latest) => ClinicLine { latest, first: Some(first) },
            None => ClinicLine { latest: first, first: None },
        })
    };
    ClinicScale::ALL.into_iter().filter_map(of).collect()
}

pub(super) fn screens(timeline: &Timeline, until: LocalDay) -> (Option<Kept<'_, Screen>>, Option<Kept<'_, Screen>>) {
    let mut newest_first = timeline.screens().rev().filter(|kept| kept.value.day <= until);
    (newest_first.next(), newest_first.next())
}
