//! Days that an app made up: a clock that had not been set writes 1970 or 1980, and one such day would head every report.

use super::{Found, Question};
use crate::record::time::LocalDay;

/// So many years apart from all others, a few days are asked about.
const YEARS_APART: i32 = 5;
/// A few are at most this many rows, and at most one in a hundred above that.
const FEW: usize = 3;
/// No app wrote anything down before this year, however many rows say so.
const FIRST_APPS: i32 = 1990;

/// The question about lone old days, and how many rows it is about. The rows must be in order of their days.
pub(super) fn question(found: &[(u32, Found)]) -> Option<(Question, usize)> {
    let end = made_up(found).max(lone(found));
    (end > 0).then(|| (Question::OldDays { rows: super::count(end), first: found[0].1.at.day }, end))
}

fn made_up(found: &[(u32, Found)]) -> usize {
    let is_before = |day: LocalDay| day.ymd().0 < FIRST_APPS;
    found.partition_point(|(_, found)| is_before(found.at.day))
}

fn lone(found: &[(u32, Found)]) -> usize {
    let few = FEW.max(found.len() / 100);
    let is_lone = |end: usize| {
        let apart = found[end].1.at.day.days_since(found[end - 1].1.at.day);
        apart >= YEARS_APART * 365 && found.len() - end >= end
    };
    (1..found.len()).take(few).rev().find(|end| is_lone(*end)).unwrap_or_default()
}
