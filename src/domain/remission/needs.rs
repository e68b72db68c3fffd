//! What would bring the next state, or confirm this one (R1).

use super::chain::Course;
use super::history::Wellbeing;
use super::{Evidence, State};
use crate::domain::cutoffs::CutOffs;
use crate::domain::time::LocalDay;

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
        /// The last day on which the next remission form leads there. When it lies
        /// before `from`, one is needed by then as well: no gap adds more days to the span.
        until: LocalDay,
    },
    /// "Not difficult at all" on the form, or own function of 7 or more.
    NoDifficulty,
    /// A median of 7 or more for "feeling like myself".
    LikeMyself,
    /// A repeated form on one of these days, which tells a relapse from a bad day.
    Repeat {
        /// The first day that counts.
        from: LocalDay,
        /// The last day that counts.
        until: LocalDay,
    },
}

pub(super) fn needs(
    course: &Course,
    state: State,
    full: bool,
    baseline: Option<Evidence>,
    wellbeing: &Wellbeing,
    cutoffs: &CutOffs,
) -> Vec<Need> {
    let Some(standing) = course.standing(cutoffs) else { return vec![Need::Form] };
    let reaching = |days| form_reaching(course, days, cutoffs);
    let to_full = || {
        let difficulty = course.chain.as_ref().and_then(|chain| chain.difficulty);
        let functions = full || wellbeing.functions(difficulty, cutoffs);
        let feels = full || wellbeing.feels_like_self(cutoffs);
        let difficulty = (!functions).then_some(Need::NoDifficulty);
        difficulty.into_iter().chain((!feels).then_some(Need::LikeMyself))
    };
    match state {
        // A baseline that is too low stays what it was: none is asked for in its place.
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
        // A lower total since the high one: a second high one would stand alone again.
        State::PossibleRelapse if course.high.is_empty() => vec![Need::RemissionTotal],
        State::PossibleRelapse => {
            let (fewest, most) = cutoffs.relapse_days;
            vec![Need::Repeat {
                from: standing.day.plus(fewest.unsigned_abs()),
                until: standing.day.plus(most.unsigned_abs()),
            }]
        }
    }
}

/// The remission form that makes the chain span so many days.
fn form_reaching(course: &Course, days: i32, cutoffs: &CutOffs) -> Option<Need> {
    let chain = course.chain.as_ref()?;
    let lacking = (days - chain.span()).max(0);
    let in_one_step = lacking <= cutoffs.chain_gap_days && chain.is_confirmed(cutoffs);
    let furthest = if in_one_step { cutoffs.confirmed_gap_days } else { cutoffs.chain_gap_days };
    Some(Need::RemissionForm {
        from: chain.last.plus(lacking.unsigned_abs()),
        until: chain.last.plus(furthest.unsigned_abs()),
    })
}
