//! Days that an app made up: a clock that had not been set writes 1970, and one such day would head every report.

use super::{Found, Question};

/// So many years apart from all others, a few days are asked about.
const YEARS_APART: i32 = 5;
/// A few are at most this many rows, and at most one in a hundred above that.
const FEW: usize = 3;

/// The question about lone old days, and how many rows it is about. The rows must be in order of their days.
pub(super) fn question(found: &[(u32, Found)]) -> Option<(Question, usize)> {
    let few = FEW.max(found.len() / 100);
    let end = (1..found.len()).take(few).rev().find(|end| {
        let apart = found[*end].1.at.day.days_since(found[*end - 1].1.at.day);
        apart >= YEARS_APART * 365 && found.len() - end >= *end
    })?;
    Some((Question::OldDays { rows: super::count(end), first: found[0].1.at.day }, end))
}
