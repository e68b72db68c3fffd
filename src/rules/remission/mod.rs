//! R1, version 2: remission status from PHQ-9.
//!
//! Forms and setbacks are read in the order of their days. One score alone confirms nothing, in either direction. The
//! exception is item 9, which counts at once. The sources are given with each cut-off in [`CutOffs`].
//!
//! ```
//! use tidemark::record::cut_offs::CutOffs;
//! use tidemark::record::kinds::phq9::{Answers, Frequency, ITEMS};
//! use tidemark::record::problem::Problem;
//! use tidemark::record::id::RecordId;
//! use tidemark::rules::remission::{History, Reading, State, status};
//! use tidemark::record::time::LocalDay;
//!
//! // A form that answers every item with "not at all".
//! let form = |number, day| {
//!     let answers = Answers::new([Some(Frequency::NOT_AT_ALL); ITEMS], None)?;
//!     Ok::<_, Problem>(Reading::answered(RecordId::from_bytes([number; 16]), LocalDay::parse("day", day)?, &answers))
//! };
//! let (first, second) = (form(1, "2026-03-01")?, form(2, "2026-03-15")?);
//! let mut history = History { readings: vec![first], ..History::default() };
//!
//! // One low form is in the range of remission. A second one, 14 days later, confirms it.
//! assert_eq!(status(&history, first.day, &CutOffs::default()).state, State::RemissionRange);
//! history.readings.push(second);
//! assert_eq!(status(&history, second.day, &CutOffs::default()).state, State::Remission);
//!
//! // Nothing new for more than 28 days: the status is only the last known.
//! let april = LocalDay::parse("day", "2026-04-13")?;
//! assert!(status(&history, april, &CutOffs::default()).stale);
//! # Ok::<(), Problem>(())
//! ```

mod chain;
mod history;
mod needs;
mod spans;

pub use chain::Chain;
pub use history::{FunctionMean, History, Reading, Wellbeing};
pub use needs::Need;
pub use spans::{Span, spans};

use crate::record::choice::choice;
use crate::record::cut_offs::CutOffs;
use crate::record::id::RecordId;
use crate::record::kinds::phq9::{Score, Total};
use crate::record::time::LocalDay;
use crate::rules::compare;
use chain::{Course, Reached};

/// The version of the rule. Every report of a status names it.
pub const VERSION: u8 = 2;

choice! {
    /// Where a person stands, from the least to the most that can be said.
    State {
        /// No usable form, or no baseline of at least 10 to compare a total of 5 or more with.
        Unknown,
        /// The total fell from baseline by less than 25 %.
        NoResponse,
        /// It fell by 25–49 %.
        PartialResponse,
        /// It fell by 50 % or more, and is still 5 or more.
        Response,
        /// The latest total is 4 or less; not confirmed.
        RemissionRange,
        /// A chain of remission forms spans at least 14 days.
        Remission,
        /// It spans at least 56 days.
        SustainedRemission,
        /// Sustained, without difficulty, and feeling like oneself.
        FullRemission,
        /// It spans at least 120 days.
        Recovery,
        /// After a confirmed remission the latest total is 10 or more.
        PossibleRelapse,
        /// A confirmed relapse after a remission.
        Relapse,
        /// A confirmed relapse after a recovery.
        Recurrence,
    }
}

choice! {
    /// How a state relates to what the course aims for.
    Standing {
        /// The person has reached what the course aims for.
        Reached,
        /// On the way, or nothing is known.
        Between,
        /// The illness may be coming back: a clinic would want to hear of it.
        Returned,
    }
}

impl State {
    /// How it relates to what the course aims for.
    pub fn standing(self) -> Standing {
        match self {
            Self::Remission | Self::SustainedRemission | Self::FullRemission | Self::Recovery => Standing::Reached,
            Self::PossibleRelapse | Self::Relapse | Self::Recurrence => Standing::Returned,
            Self::Unknown | Self::NoResponse | Self::PartialResponse | Self::Response | Self::RemissionRange => {
                Standing::Between
            }
        }
    }
}

choice! {
    /// Why a total of 4 or less is not a remission form.
    Block {
        /// Item 1 or 2 is 2 or more.
        CoreMood,
        /// Item 9 is above 0.
        Item9,
        /// Item 9 was left out.
        Item9Unknown,
        /// The total is imputed.
        Incomplete,
        /// The total was typed in, and the answers behind it are not known.
        ItemsUnknown,
    }
}

/// A form with a total, or a typed total, as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The form, or the typed score.
    pub record: RecordId,
    /// The day it was filled in.
    pub day: LocalDay,
    /// Its score.
    pub score: Score,
}

/// A confirmed remission that is on hold: one form above the range does not end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pause {
    /// The day of the form that began it.
    pub since: LocalDay,
    /// The first day on which another form above the range ends the remission; `None` if that is beyond the calendar.
    pub decides_from: Option<LocalDay>,
}

/// A form that does not count while there is a confirmed remission, since not all of it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PassedOver {
    /// The form.
    pub form: Evidence,
    /// What is not known about it.
    pub blocks: Vec<Block>,
}

/// A status with the evidence it rests on.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent marks")]
pub struct Status {
    /// The highest state that holds.
    pub state: State,
    /// The rule for full remission holds: always in [`State::FullRemission`], and also in a recovery that is a full
    /// remission too.
    pub full: bool,
    /// The state is only the last known: its form is more than 28 days old, or item 9 was left out of the latest form.
    pub stale: bool,
    /// Item 9 was left out of the latest form with answers.
    pub item9_left_out: bool,
    /// The pause, if a confirmed remission is paused.
    pub paused: Option<Pause>,
    /// A confirmed remission was ended, but not by a relapse.
    pub remission_lost: bool,
    /// The day of the last relapse or recurrence, until a remission is confirmed again.
    pub relapsed_on: Option<LocalDay>,
    /// What the treatment is measured against: the last complete form or typed total in the 14 days before it began, or
    /// else one from its first day that was not written after the dose.
    pub baseline: Option<Evidence>,
    /// The form with a total that the state rests on.
    pub latest: Option<Evidence>,
    /// Local days since that form.
    pub age_days: Option<i32>,
    /// The current chain of remission forms.
    pub chain: Option<Chain>,
    /// A later form that does not count.
    pub passed_over: Option<PassedOver>,
    /// The hospital stay or attempt that confirmed the relapse.
    pub setback: Option<RecordId>,
    /// How the person is doing now.
    pub wellbeing: Wellbeing,
    /// Why the latest total does not count towards remission although it is 4 or less.
    pub blocks: Vec<Block>,
    /// What is missing for the next state.
    pub needs: Vec<Need>,
}

impl Status {
    /// Fall from baseline to the latest total, in percent; negative if it rose. `None` without a baseline of at least
    /// 10.
    pub fn drop_percent(&self, cutoffs: &CutOffs) -> Option<f64> {
        let baseline = usable_baseline(self.baseline, cutoffs)?.score.total.points();
        Some((baseline - self.latest?.score.total.points()) / baseline * 100.0)
    }

    /// Latest total minus baseline, in points.
    pub fn change(&self) -> Option<f64> {
        Some(self.latest?.score.total.points() - self.baseline?.score.total.points())
    }

    /// Points by which the total must fall to reach a response. `None` without a baseline of at least 10, once it has,
    /// and if a response would already be in the range of remission.
    pub fn points_to_response(&self, cutoffs: &CutOffs) -> Option<u8> {
        let baseline = usable_baseline(self.baseline, cutoffs)?;
        let target = compare::response_total(baseline.score.total, cutoffs)?;
        compare::points_to(target, self.latest?.score.total).filter(|_| target > cutoffs.remission_total)
    }

    /// Points by which the total must fall to reach the range of remission; `None` once it has.
    pub fn points_to_remission(&self, cutoffs: &CutOffs) -> Option<u8> {
        compare::points_to(cutoffs.remission_total, self.latest?.score.total)
    }

    /// The records it rests on.
    pub fn records(&self) -> impl Iterator<Item = RecordId> {
        let passed_over = self.passed_over.as_ref().map(|passed| passed.form);
        let evidence = [self.baseline, self.latest, passed_over].into_iter().flatten().map(|evidence| evidence.record);
        let chain = self.chain.iter().flat_map(|chain| chain.forms.iter().copied());
        evidence.chain(chain).chain(self.setback)
    }

    /// Whether no form has been filled in since the baseline, so that nothing can have changed yet.
    pub fn latest_is_baseline(&self) -> bool {
        matches!((self.latest, self.baseline), (Some(latest), Some(baseline)) if latest.record == baseline.record)
    }
}

/// The status on the day `as_of`. Records of later days should not be in `history`.
pub fn status(history: &History, as_of: LocalDay, cutoffs: &CutOffs) -> Status {
    let course = Course::read(history, cutoffs);
    let baseline = history.baseline(cutoffs);
    let wellbeing = history.wellbeing(as_of, cutoffs);
    let (state, full) = state(&course, baseline, || wellbeing, cutoffs);
    let standing = course.standing(cutoffs);
    let paused_on = course.confirmed(cutoffs).and_then(|chain| chain.paused_on);
    let passed_over = course
        .passed_over(cutoffs)
        .and_then(|reading| Some(PassedOver { form: reading.evidence()?, blocks: reading.blocks(cutoffs) }));
    let mut status = Status {
        state,
        full,
        stale: is_stale(&course, as_of, cutoffs),
        item9_left_out: course.item9_left_out,
        paused: paused_on
            .map(|since| Pause { since, decides_from: since.checked_plus(cutoffs.pause_days.unsigned_abs()) }),
        remission_lost: course.lost,
        relapsed_on: course.relapsed_on,
        baseline,
        latest: standing.and_then(Reading::evidence),
        age_days: standing.map(|reading| as_of.days_since(reading.day)),
        passed_over,
        setback: course.relapse.and_then(|relapse| relapse.setback),
        wellbeing,
        blocks: blocks(&course, cutoffs),
        needs: needs::needs(&course, as_of, state, full, baseline, &wellbeing, cutoffs),
        chain: None,
    };
    status.chain = course.chain;
    status
}

/// The state, and whether the rule for full remission holds.
fn state(
    course: &Course,
    baseline: Option<Evidence>,
    wellbeing: impl FnOnce() -> Wellbeing,
    cutoffs: &CutOffs,
) -> (State, bool) {
    if let Some(relapse) = course.relapse {
        let state = if relapse.after == Reached::Recovery { State::Recurrence } else { State::Relapse };
        return (state, false);
    }
    let Some(total) = course.standing(cutoffs).and_then(|reading| Some(reading.score?.total)) else {
        return (State::Unknown, false);
    };
    if course.reached.is_some() && total.at_least(cutoffs.moderate_total) {
        return (State::PossibleRelapse, false);
    }
    let Some(chain) = course.confirmed(cutoffs) else {
        let in_range = total.at_most(cutoffs.remission_total);
        return (if in_range { State::RemissionRange } else { response(total, baseline, cutoffs) }, false);
    };
    let full = chain.span() >= cutoffs.sustained_days && chain.paused_on.is_none() && {
        let wellbeing = wellbeing();
        wellbeing.functions(chain.difficulty, cutoffs) && wellbeing.feels_like_self(cutoffs)
    };
    let state = match chain.span() {
        span if span >= cutoffs.recovery_days => State::Recovery,
        _ if full => State::FullRemission,
        span if span >= cutoffs.sustained_days => State::SustainedRemission,
        _ => State::Remission,
    };
    (state, full)
}

fn is_stale(course: &Course, as_of: LocalDay, cutoffs: &CutOffs) -> bool {
    let is_old = |reading: &Reading| as_of.days_since(reading.day) > cutoffs.stale_days;
    course.item9_left_out || course.standing(cutoffs).is_some_and(is_old)
}

fn blocks(course: &Course, cutoffs: &CutOffs) -> Vec<Block> {
    let Some(standing) = course.standing(cutoffs) else { return Vec::new() };
    let mut blocks = standing.blocks(cutoffs);
    let in_range = standing.score.is_some_and(|score| score.total.at_most(cutoffs.remission_total));
    if course.item9_unscored && in_range && !blocks.contains(&Block::Item9) {
        let after_core_mood = usize::from(blocks.first() == Some(&Block::CoreMood));
        blocks.insert(after_core_mood, Block::Item9);
    }
    blocks
}

fn response(total: Total, baseline: Option<Evidence>, cutoffs: &CutOffs) -> State {
    let Some(baseline) = usable_baseline(baseline, cutoffs) else {
        return State::Unknown;
    };
    let has_dropped_by = |percent| total.has_dropped_by(percent, baseline.score.total);
    if has_dropped_by(cutoffs.response_percent) {
        State::Response
    } else if has_dropped_by(cutoffs.partial_percent) {
        State::PartialResponse
    } else {
        State::NoResponse
    }
}

fn usable_baseline(baseline: Option<Evidence>, cutoffs: &CutOffs) -> Option<Evidence> {
    baseline.filter(|evidence| evidence.score.total.at_least(cutoffs.moderate_total))
}
