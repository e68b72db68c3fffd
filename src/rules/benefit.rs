//! What sessions gave beside what they cost, by what they have in common. These are counts and medians in the order of
//! time; nothing here says what caused what.

use crate::record::choice::choice;
use crate::record::values::Burden;
use crate::rules::by_session::BySession;
use crate::rules::course::Step;
use crate::rules::tolerability::{Groups, median};

choice! {
    /// Days since the session before.
    Spacing {
        /// Up to 4.
        Days4 = 0,
        /// 5–10: about a week.
        Week = 1,
        /// 11–18: about two weeks.
        TwoWeeks = 2,
        /// 19–35: about a month.
        Month = 3,
        /// More than 35.
        Longer = 4,
    }
}

impl Spacing {
    /// The group that this many days belong to. `[D]`
    pub fn of(days: i32) -> Self {
        match days {
            ..=4 => Self::Days4,
            5..=10 => Self::Week,
            11..=18 => Self::TwoWeeks,
            19..=35 => Self::Month,
            _ => Self::Longer,
        }
    }
}

/// A median, and over how many sessions it was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// The median.
    pub median: f64,
    /// Sessions that have the value.
    pub sessions: u32,
}

/// What a group of sessions gave and what it cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Benefit {
    /// Sessions of the group.
    pub sessions: u32,
    /// How hard they were to bear, 0–10.
    pub burden: Option<Middle>,
    /// The daily level in the week after, 0–10.
    pub level: Option<Middle>,
    /// The lowest PHQ-9 before the next session, 0–27.
    pub lowest: Option<Middle>,
}

/// The sessions by the days since the one before.
pub fn by_spacing(steps: &[Step<'_>]) -> Groups<Spacing> {
    Groups::new(steps.iter().map(|step| step.against.as_ref().map(|against| Spacing::of(against.days))))
}

/// What the sessions of one group gave and cost. Its key and its members are those of [`Groups`].
pub fn of_group(members: &[Option<usize>], group: usize, all: &BySession<'_>, steps: &[Step<'_>]) -> Benefit {
    let mut count = 0;
    let (mut burdens, mut levels, mut lowest) = (Vec::new(), Vec::new(), Vec::new());
    for (session, _) in members.iter().enumerate().filter(|(_, member)| **member == Some(group)) {
        count += 1;
        burdens.extend(all.sessions[session].value.burden.map(Burden::points).map(f64::from));
        levels.extend(steps[session].level);
        lowest.extend(steps[session].best.map(|best| best.score.total.shown()));
    }
    let [burden, level, lowest] = [burdens, levels, lowest].map(|values| middle(&values));
    Benefit { sessions: count, burden, level, lowest }
}

/// The median, to a hundredth.
fn middle(values: &[f64]) -> Option<Middle> {
    #[expect(clippy::cast_possible_truncation, reason = "scales end at 27")]
    let hundredths = values.iter().map(|value| (value * 100.0).round() as i32);
    let median = median(hundredths)? / 100.0;
    Some(Middle { median, sessions: u32::try_from(values.len()).unwrap_or(u32::MAX) })
}

/// How far apart the sessions were against how far apart they were planned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spaced {
    /// The median of the latest intervals, in days.
    pub median: f64,
    /// Over how many intervals, at most [`LATEST`].
    pub intervals: u32,
}

/// Intervals that say how far apart sessions are now. `[D]`
pub const LATEST: usize = 6;

/// The spacing of the latest sessions; `None` before the second.
pub fn spaced(steps: &[Step<'_>]) -> Option<Spaced> {
    let days: Vec<i32> = steps.iter().rev().filter_map(|step| Some(step.against.as_ref()?.days)).take(LATEST).collect();
    let intervals = u32::try_from(days.len()).unwrap_or(u32::MAX);
    Some(Spaced { median: median(days.into_iter())?, intervals })
}
