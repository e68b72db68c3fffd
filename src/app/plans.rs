//! The treatment plan with its history, and what Help now shows that the person has entered.

use super::failure::Failure;
use super::host::Host;
use super::view::{HelpView, Marks, PlanView};
use super::{App, show};
use crate::record::id::RecordId;
use crate::record::kinds::plan::Plan;
use crate::record::log::Record;
use crate::record::timeline::Timeline;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// The treatment plan; the usual one when none is kept or the only one was withdrawn.
    pub async fn plan(&self) -> Result<PlanView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let kept = timeline.get(RecordId::PLAN).and_then(|_| plan_versions(timeline).into_iter().next());
        Ok(kept.unwrap_or_else(|| show::plan(&Plan::default(), None)))
    }

    /// Every version of the treatment plan ever kept, newest first.
    pub async fn plan_history(&self) -> Vec<PlanView> {
        plan_versions(self.journal().await.timeline())
    }

    /// The safety plan and the clinic.
    pub async fn help(&self) -> HelpView {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        HelpView { plan: timeline.safety_plan().clone(), clinic: timeline.plan().clinic.clone() }
    }
}

fn plan_versions(timeline: &Timeline) -> Vec<PlanView> {
    let start = timeline.settings().day_start;
    let mut versions: Vec<_> = timeline
        .trail(RecordId::PLAN)
        .filter_map(|entry| match entry.value()? {
            Record::Plan(plan) => Some((plan, entry)),
            _ => None,
        })
        .enumerate()
        .map(|(version, (plan, entry))| {
            let marks = Marks {
                id: RecordId::PLAN.to_string(),
                written_day: entry.written.local_day(start).to_string(),
                written_time: entry.written.minute_of_day().to_string(),
                late: false,
                edited: version > 0,
                uncertain: !timeline.is_certain(RecordId::PLAN),
                contested: timeline.is_contested(RecordId::PLAN),
            };
            show::plan(plan, Some(marks))
        })
        .collect();
    versions.reverse();
    versions
}
