//! What would bring the next state, or confirm this one (R1).

use super::chain::Course;
use super::history::Wellbeing;
use super::{Evidence, State};
use crate::record::cut_offs::CutOffs;
use crate::record::time::LocalDay;

/// What would bring the next state, or confirm this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Any form.
    Form,
    /// A complete form before the first dose, of at least 10.
    Baseline,
    /// A total of 4 or less.
    RemissionTotal,
    /// A remission form on one of these days.
    RemissionForm {
        /// The first day that counts.
        from: LocalDay,
        /// The last day on which the next remission form leads there. If it is before `from`, a form is needed by then
        /// as well, since a longer gap adds no more days to the span.
        until: LocalDay,
    },
    /// "Not difficult at all" on the form, or own function of 7 or more.
    NoDifficulty,
    /// A median of 7 or more for "feeling like myself".
    LikeMyself,
    /// A repeat of the form on one of these days, to tell a relapse from a bad day.
    Repeat {
        /// The first day that counts.
        from: LocalDay,
        /// The last day that counts.
        until: LocalDay,
    },
}

pub(super) fn needs(
    course: &Course,
    as_of: LocalDay,
    state: State,
    full: bool,
    baseline: Option<Evidence>,
    wellbeing: &Wellbeing,
    cutoffs: &CutOffs,
) -> Vec<Need> {
    let Some(standing) = course.standing(cutoffs) else { return vec![Need::Form] };
    let reaching = |days| form_reaching(course, as_of, days, cutoffs);
    let to_full = || {
        let difficulty = course.chain.as_ref().and_then(|chain| chain.difficulty);
        let functions = full || wellbeing.functions(difficulty, cutoffs);
        let feels = full || wellbeing.feels_like_self(cutoffs);
        let difficulty = (!functions).then_some(Need::NoDifficulty);
        difficulty.into_iter().chain((!feels).then_some(Need::LikeMyself))
    };
    match state {
        // A baseline that is too low stays the baseline: another is not asked for.
        State::Unknown => {
            let lacks_baseline = baseline.is_none();
            lacks_baseline.then_some(Need::Baseline).into_iter().chain([Need::RemissionTotal]).collect()
        }
        State::NoResponse | State::PartialResponse | State::Response | State::Relapse | State::Recurrence => {
            vec![Need::RemissionTotal]
        }
        // Without a chain the latest form was blocked, or something after it ended the chain.
        State::RemissionRange => vec![reaching(cutoffs.remission_days).unwrap_or(Need::RemissionTotal)],
        State::Remission => reaching(cutoffs.sustained_days).into_iter().collect(),
        State::SustainedRemission | State::FullRemission => to_full().chain(reaching(cutoffs.recovery_days)).collect(),
        State::Recovery => to_full().collect(),
        State::PossibleRelapse => vec![repeat(course, standing.day, cutoffs).unwrap_or(Need::RemissionTotal)],
    }
}

/// The form that would make a pair with one of the high ones. `None` if there was a lower total since, after which
/// another high one would stand alone again, or if the calendar ends first.
fn repeat(course: &Course, latest: LocalDay, cutoffs: &CutOffs) -> Option<Need> {
    let (fewest, most) = cutoffs.relapse_days;
    // The high forms are closer together than the two of a pair, so the days that would pair with any of them are one
    // stretch.
    let from = course.high.first()?.checked_plus(fewest.unsigned_abs())?;
    Some(Need::Repeat { from, until: latest.checked_plus(most.unsigned_abs())? })
}

/// The remission form that would make the chain span this many days; `None` without a chain, or if the calendar ends
/// first.
fn form_reaching(course: &Course, as_of: LocalDay, days: i32, cutoffs: &CutOffs) -> Option<Need> {
    let chain = course.chain.as_ref()?;
    let after_last = |days: i32| chain.last.checked_plus(days.unsigned_abs());
    let lacking = (days - chain.span()).max(0);
    let gap = cutoffs.chain_gap_days;
    if !chain.is_confirmed(cutoffs) {
        return Some(Need::RemissionForm { from: after_last(lacking)?, until: after_last(gap)? });
    }
    let end = after_last(cutoffs.confirmed_gap_days)?;
    if lacking <= gap {
        return Some(Need::RemissionForm { from: after_last(lacking)?, until: end });
    }
    // It takes two forms: the first adds no more than the gap however late it comes, and the count goes on from there.
    let until = after_last(gap)?.max(as_of).min(end);
    Some(Need::RemissionForm { from: until.checked_plus((lacking - gap).unsigned_abs())?, until })
}
