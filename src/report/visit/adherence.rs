//! How the records were kept: how much of the time they cover, and how many were late, changed or imputed.

use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::report::request::Range;

/// How the records of a range were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adherence {
    /// Days of the range, counted from the very first check-in if that is later.
    pub days: u32,
    /// Of these, days with a check-in.
    pub days_with_check_in: u32,
    /// The longest run of these days without one.
    pub longest_gap: u32,
    /// Check-ins and forms of the range.
    pub entries: u32,
    /// Of these, those written on a later day than they are about.
    pub late: u32,
    /// Of these, those changed since.
    pub edited: u32,
    /// PHQ-9 forms of the range whose total is imputed.
    pub imputed: u32,
}

impl Adherence {
    pub(super) fn of(timeline: &Timeline, range: Range, start: DayStart) -> Self {
        let first = timeline.check_ins().next().map_or(range.from, |kept| kept.value.day.max(range.from));
        let mut kept = Self {
            days: if first > range.until { 0 } else { range.until.days_since(first).unsigned_abs() + 1 },
            days_with_check_in: 0,
            longest_gap: 0,
            entries: 0,
            late: 0,
            edited: 0,
            imputed: 0,
        };
        // The first day that has not been looked at yet. It is a number, since at the end it is past the range.
        let mut next = first.number();
        for check_in in timeline.check_ins_between(range.from, range.until) {
            kept.count(&check_in, check_in.value.day, start);
            let day = check_in.value.day.number();
            if day >= next {
                kept.days_with_check_in += 1;
                kept.gap(next, day);
                next = day + 1;
            }
        }
        if kept.days > 0 {
            kept.gap(next, range.until.number() + 1);
        }
        for form in timeline.phq9_forms_between(range.from, range.until) {
            kept.count(&form, form.value.day, start);
            kept.imputed += u32::from(form.value.answers.score().is_some_and(|score| score.imputed));
        }
        kept
    }

    /// Takes in that the days from `from` up to but not including `to` had no check-in.
    fn gap(&mut self, from: i32, to: i32) {
        self.longest_gap = self.longest_gap.max((to - from).unsigned_abs());
    }

    fn count<T>(&mut self, kept: &Kept<'_, T>, about: LocalDay, start: DayStart) {
        self.entries += 1;
        self.late += u32::from(kept.first_written.local_day(start) > about);
        self.edited += u32::from(kept.edited);
    }
}
