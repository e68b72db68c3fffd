//! R1: remission status from PHQ-9.
//!
//! Forms and setbacks are read in the order of their days. One score alone
//! confirms nothing, in either direction. Sources stand at each cut-off in
//! [`CutOffs`].

mod chain;
mod history;
mod needs;
mod spans;

pub use chain::Chain;
pub use history::{FunctionMean, History, Reading, Wellbeing};
pub use needs::Need;
pub use spans::{Span, spans};

use super::change;
use super::cutoffs::CutOffs;
use super::instrument::phq9::{Frequency, Score, Total};
use super::record::RecordId;
use super::time::LocalDay;
use chain::{Confirmed, Course};

/// Where a person stands, from the least to the most that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// No usable form, or no baseline of at least 10 to compare a total of 5 or more with.
    Unknown,
    /// Fell from baseline by under 25 %.
    NoResponse,
    /// Fell by 25–49 %.
    PartialResponse,
    /// Fell by 50 % or more, to a total of 5 or more.
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
    /// Confirmed after a remission.
    Relapse,
    /// Confirmed after a recovery.
    Recurrence,
}

/// Why a total of 4 or less is not a remission form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// Item 1 or 2 is 2 or more.
    CoreMood,
    /// Item 9 is above 0.
    Item9,
    /// Item 9 was left out.
    Item9Unknown,
    /// The total is imputed.
    Incomplete,
}

/// A form with a total, as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The form.
    pub record: RecordId,
    /// The day it was filled.
    pub day: LocalDay,
    /// Its score.
    pub score: Score,
}

/// A status with the evidence it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The highest state that holds.
    pub state: State,
    /// The latest form is more than 28 days old: the state is the last known.
    pub stale: bool,
    /// A confirmed remission was ended by a total of 5–9, which is not a relapse.
    pub remission_lost: bool,
    /// The last complete form in the 14 days up to the course's start.
    pub baseline: Option<Evidence>,
    /// The latest form with a total.
    pub latest: Option<Evidence>,
    /// Local days since the latest form.
    pub age_days: Option<i32>,
    /// The chain that the latest form belongs to.
    pub chain: Option<Chain>,
    /// The hospital stay or attempt that confirmed the relapse.
    pub setback: Option<RecordId>,
    /// How the person lives now.
    pub wellbeing: Wellbeing,
    /// Why the latest total of 4 or less does not count towards remission.
    pub blocks: Vec<Block>,
    /// What is missing for the next state.
    pub needs: Vec<Need>,
}

impl Status {
    /// Fall from baseline to the latest total, in percent; negative when it rose. `None` without a baseline of at least 10.
    pub fn drop_percent(&self, cutoffs: &CutOffs) -> Option<f64> {
        let baseline = usable_baseline(self.baseline, cutoffs)?.score.total.points();
        Some((baseline - self.latest?.score.total.points()) / baseline * 100.0)
    }

    /// Latest total minus baseline, in points.
    pub fn change(&self) -> Option<f64> {
        Some(self.latest?.score.total.points() - self.baseline?.score.total.points())
    }

    /// Points by which the total must fall to that of a response; `None` without
    /// a baseline of at least 10, once it is there, and where that total is one of remission.
    pub fn points_to_response(&self, cutoffs: &CutOffs) -> Option<u8> {
        let baseline = usable_baseline(self.baseline, cutoffs)?;
        let target = change::response_total(baseline.score.total, cutoffs)?;
        change::points_to(target, self.latest?.score.total).filter(|_| target > cutoffs.remission_total)
    }

    /// Points by which the total must fall to that of remission; `None` once it is there.
    pub fn points_to_remission(&self, cutoffs: &CutOffs) -> Option<u8> {
        change::points_to(cutoffs.remission_total, self.latest?.score.total)
    }

    /// No form has been filled since the baseline, so that nothing can have changed yet.
    pub fn latest_is_baseline(&self) -> bool {
        matches!((self.latest, self.baseline), (Some(latest), Some(baseline)) if latest.record == baseline.record)
    }
}

/// The status on the day `as_of`. Records of later days should not be in `history`.
pub fn status(history: &History, as_of: LocalDay, cutoffs: &CutOffs) -> Status {
    let course = Course::read(history, cutoffs);
    let latest = history.readings.iter().rev().find(|reading| reading.score.is_some());
    let baseline = baseline(history, cutoffs);
    let wellbeing = history.wellbeing(as_of, cutoffs);
    let state = state(&course, latest, baseline, || wellbeing, cutoffs);
    let age_days = latest.map(|reading| as_of.days_since(reading.day));
    let relapsing = matches!(state, State::PossibleRelapse | State::Relapse | State::Recurrence);
    let mut status = Status {
        state,
        stale: age_days.is_some_and(|age| age > cutoffs.stale_days),
        remission_lost: course.lost && !relapsing,
        baseline,
        latest: latest.and_then(evidence),
        age_days,
        chain: course.chain,
        setback: course.relapse.and_then(|relapse| relapse.setback),
        wellbeing,
        blocks: latest.map(|reading| blocks(reading, cutoffs)).unwrap_or_default(),
        needs: Vec::new(),
    };
    status.needs = needs::needs(&status, latest, cutoffs);
    status
}

fn state(
    course: &Course,
    latest: Option<&Reading>,
    baseline: Option<Evidence>,
    wellbeing: impl FnOnce() -> Wellbeing,
    cutoffs: &CutOffs,
) -> State {
    if let Some(relapse) = course.relapse {
        return if relapse.after == Confirmed::Recovery { State::Recurrence } else { State::Relapse };
    }
    let Some((reading, total)) = latest.and_then(|reading| Some((reading, reading.score?.total))) else {
        return State::Unknown;
    };
    if course.confirmed.is_some() && total.at_least(cutoffs.moderate_total) {
        return State::PossibleRelapse;
    }
    let span = course.chain.as_ref().map_or(-1, Chain::span);
    match span {
        span if span >= cutoffs.recovery_days => State::Recovery,
        span if span >= cutoffs.sustained_days => {
            let wellbeing = wellbeing();
            let full = wellbeing.functions(reading, cutoffs) && wellbeing.feels_like_self(cutoffs);
            if full { State::FullRemission } else { State::SustainedRemission }
        }
        span if span >= cutoffs.remission_days => State::Remission,
        _ if total.at_most(cutoffs.remission_total) => State::RemissionRange,
        _ => response(total, baseline, cutoffs),
    }
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

fn baseline(history: &History, cutoffs: &CutOffs) -> Option<Evidence> {
    let start = history.course_start?;
    let window = start.minus(cutoffs.baseline_days)..=start;
    let complete = |evidence: &Evidence| !evidence.score.imputed && window.contains(&evidence.day);
    history.readings.iter().rev().filter_map(evidence).find(complete)
}

fn usable_baseline(baseline: Option<Evidence>, cutoffs: &CutOffs) -> Option<Evidence> {
    baseline.filter(|evidence| evidence.score.total.at_least(cutoffs.moderate_total))
}

fn evidence(reading: &Reading) -> Option<Evidence> {
    Some(Evidence { record: reading.record, day: reading.day, score: reading.score? })
}

fn is_remission_form(reading: &Reading, cutoffs: &CutOffs) -> bool {
    reading.score.is_some_and(|score| score.total.at_most(cutoffs.remission_total))
        && blocks(reading, cutoffs).is_empty()
}

fn blocks(reading: &Reading, cutoffs: &CutOffs) -> Vec<Block> {
    let Some(score) = reading.score.filter(|score| score.total.at_most(cutoffs.remission_total)) else {
        return Vec::new();
    };
    let item9 = match reading.item9 {
        None => Some(Block::Item9Unknown),
        Some(Frequency::NOT_AT_ALL) => None,
        Some(_) => Some(Block::Item9),
    };
    let core_mood = (!reading.core_mood_clear).then_some(Block::CoreMood);
    let incomplete = score.imputed.then_some(Block::Incomplete);
    [core_mood, item9, incomplete].into_iter().flatten().collect()
}
