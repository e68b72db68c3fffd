//! What would bring the next state, or confirm this one (R1).

use super::history::Reading;
use super::{State, Status};
use crate::domain::cutoffs::CutOffs;
use crate::domain::time::LocalDay;

/// What would bring the next state, or confirm this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Any form.
    Form,
    /// A complete form in the 14 days up to the first session, of at least 10.
    Baseline,
    /// A total of 4 or less.
    RemissionTotal,
    /// A remission form on one of these days.
    RemissionForm {
        /// The first day that counts.
        from: LocalDay,
        /// The last day on which the next remission form continues the chain. When
        /// it lies before `from`, one is needed by then as well.
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

pub(super) fn needs(status: &Status, latest: Option<&Reading>, cutoffs: &CutOffs) -> Vec<Need> {
    let Some(latest) = latest else { return vec![Need::Form] };
    let chain_reaching = |days: i32| {
        let chain = status.chain.as_ref()?;
        let from = chain.first.plus(days.unsigned_abs()).max(chain.last);
        Some(Need::RemissionForm { from, until: chain.last.plus(cutoffs.chain_gap_days.unsigned_abs()) })
    };
    match status.state {
        // A baseline that is too low stays what it was: none is asked for in its place.
        State::Unknown => {
            let lacks_baseline = status.baseline.is_none();
            lacks_baseline.then_some(Need::Baseline).into_iter().chain([Need::RemissionTotal]).collect()
        }
        State::NoResponse | State::PartialResponse | State::Response | State::Relapse | State::Recurrence => {
            vec![Need::RemissionTotal]
        }
        // Without a chain the latest form was blocked, or something after it ended the chain.
        State::RemissionRange => vec![chain_reaching(cutoffs.remission_days).unwrap_or(Need::RemissionTotal)],
        State::Remission => chain_reaching(cutoffs.sustained_days).into_iter().collect(),
        State::SustainedRemission => {
            let difficulty = (!status.wellbeing.functions(latest, cutoffs)).then_some(Need::NoDifficulty);
            let like_myself = (!status.wellbeing.feels_like_self(cutoffs)).then_some(Need::LikeMyself);
            [difficulty, like_myself].into_iter().flatten().chain(chain_reaching(cutoffs.recovery_days)).collect()
        }
        State::FullRemission => chain_reaching(cutoffs.recovery_days).into_iter().collect(),
        State::Recovery => Vec::new(),
        State::PossibleRelapse => {
            let (fewest, most) = cutoffs.relapse_days;
            vec![Need::Repeat {
                from: latest.day.plus(fewest.unsigned_abs()),
                until: latest.day.plus(most.unsigned_abs()),
            }]
        }
    }
}
