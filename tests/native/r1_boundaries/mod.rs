//! R1, version 2, at its boundaries. Each file quotes the lines of the clinical page that it tests. Days are counted
//! from the first session, or from the first form of a chain.

#![allow(clippy::float_cmp, reason = "the numbers are exact")]

mod baseline;
mod chains;
mod cut_offs;
mod days;
mod full;
mod kinds;
mod marks;
mod needs;
mod over_time;
mod pause;
mod reached;
mod relapse;
mod relapse_end;
mod response;
mod setbacks;
mod typed_totals;

use crate::support::{self, Course, answers, cutoffs, day, form, with_difficulty, with_missing};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::kinds::phq9::{Answers, Difficulty, Total};
use tidemark::record::kinds::setback::SetbackKind::{Attempt, Stay};
use tidemark::record::kinds::setback::StayReason;
use tidemark::rules::compare;
use tidemark::rules::remission::{Block, History, Need, Span, State, spans};

fn forms(course: Course, forms: &[(i32, u8)]) -> Course {
    forms.iter().fold(course, |course, (at, total)| course.form(*at, form(*total)))
}

/// The state on the day of the last of these forms.
fn state_after(given: &[(i32, u8)]) -> State {
    forms(Course::new(), given).status(given.last().unwrap().0).state
}

/// The state with a form of this total before a first session on day 0, and one on day 14.
fn after_baseline(baseline: u8, latest: u8) -> State {
    forms(Course::new().session(0), &[(-1, baseline), (14, latest)]).status(14).state
}

/// A chain of 14 days.
fn remission() -> Course {
    forms(Course::new(), &[(0, 3), (14, 3)])
}

/// A chain of 56 days: sustained, and full once function and feeling like oneself allow.
fn sustained() -> Course {
    forms(Course::new(), &[(0, 3), (28, 3), (56, 3)])
}

/// A chain of 120 days.
fn recovery() -> Course {
    forms(Course::new(), &[(0, 3), (30, 3), (60, 3), (90, 3), (120, 3)])
}

/// A total of at most 4 with one item unknown.
fn open() -> Answers {
    with_missing([1, 1, 1, 0, 0, 0, 0, 0, 0], &[7])
}

/// Thoughts of death on several days, and nothing else.
fn item9() -> Answers {
    answers([0, 0, 0, 0, 0, 0, 0, 0, 1])
}

/// The same answer, on a form with three items left out.
fn item9_without_total() -> Answers {
    with_missing([0, 0, 0, 0, 0, 0, 0, 0, 1], &[4, 5, 6])
}

fn with(which: CutOff, value: u16) -> CutOffs {
    cutoffs().with(which, value).unwrap().checked().unwrap()
}
