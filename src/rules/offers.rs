//! What the app offers once.

use crate::record::id::RecordId;
use crate::record::kinds::asked::Offer;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::regimen::Doses;
use crate::record::kinds::session::Phase;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::rules::fade::COURSE_ENDS;
use crate::rules::regular_doses;
use crate::rules::remission::State;

/// How many doses show that they come close.
const CLOSE_DOSES: usize = 8;
/// The most days, all in all, over which that many do: a mean of 3.2 from one to the next.
const CLOSE_OVER: i32 = 22;

/// The offer that stands. None is made twice: a plan for staying well, once the induction has ended or a remission was
/// confirmed, to somebody without one; or to follow a course of close doses. `state` is that of R1 today, if the
/// edition has it.
pub fn standing(timeline: &Timeline, today: LocalDay, state: Option<State>) -> Option<Offer> {
    let is_time = |offer: &Offer| match offer {
        Offer::MaintenancePlan => {
            !has_maintenance(timeline.plan()) && (state.is_some_and(is_remission) || has_ended_induction(timeline))
        }
        Offer::DoseCourse => state.is_some() && has_close_doses(timeline, today),
    };
    Offer::ALL.into_iter().filter(is_time).find(|offer| timeline.get(RecordId::offer(*offer)).is_none())
}

/// The last eight doses at home came, in the mean, at most about three days apart, the last not so long ago that their
/// course would have ended, and it is not followed yet.
fn has_close_doses(timeline: &Timeline, today: LocalDay) -> bool {
    let Some(regimen) = regular_doses::in_force(timeline, today).filter(|kept| kept.value.every.is_none()) else {
        return false;
    };
    let taken = timeline.dose_days_between(regimen.value.since, today).rev();
    let taken = taken.filter(|kept| kept.value.doses != Doses::Skipped).map(|kept| kept.value.day);
    let doses: Vec<LocalDay> = taken.take(CLOSE_DOSES).collect();
    let Some(first) = doses.get(CLOSE_DOSES - 1) else { return false };
    let last = doses[0];
    last.days_since(*first) <= CLOSE_OVER && Some(last) > today.checked_minus(COURSE_ENDS)
}

fn is_remission(state: State) -> bool {
    matches!(state, State::Remission | State::SustainedRemission | State::FullRemission | State::Recovery)
}

fn has_maintenance(plan: &Plan) -> bool {
    plan.interval.is_some() || plan.reviewer.is_some() || plan.if_sooner.is_some() || plan.stop_if.is_some()
}

/// A session of the induction was followed by one of the maintenance.
fn has_ended_induction(timeline: &Timeline) -> bool {
    let mut phases = timeline.sessions().filter_map(|kept| kept.value.phase);
    phases.by_ref().any(|phase| phase == Phase::Induction) && phases.any(|phase| phase == Phase::Maintenance)
}
