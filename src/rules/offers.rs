//! What the app offers once.

use crate::record::id::RecordId;
use crate::record::kinds::asked::Offer;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::session::Phase;
use crate::record::timeline::Timeline;
use crate::rules::remission::State;

/// The offer that stands: a plan for staying well, once the induction has ended or a remission was confirmed. Nothing
/// is offered twice, nor to somebody who has such a plan. `state` is that of R1 today, if the edition has it.
pub fn standing(timeline: &Timeline, state: Option<State>) -> Option<Offer> {
    let offer = Offer::MaintenancePlan;
    if timeline.get(RecordId::offer(offer)).is_some() || has_maintenance(timeline.plan()) {
        return None;
    }
    let is_time = state.is_some_and(is_remission) || has_ended_induction(timeline);
    is_time.then_some(offer)
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
