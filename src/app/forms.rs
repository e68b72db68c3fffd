//! Every form with its answers.

use super::failure::Failure;
use super::host::Host;
use super::view::{ClinicScoreView, FormsView};
use super::{App, show};
use crate::record::timeline::Timeline;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// PHQ-9, GAD-7, scores from the clinic, and weekly looks at function, newest first.
    pub async fn forms(&self) -> Result<FormsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let start = timeline.settings().day_start;
        Ok(FormsView {
            today: today.to_string(),
            phq9: timeline.phq9_forms().rev().map(|kept| show::phq9(&kept, start)).collect(),
            gad7: timeline.gad7_forms().rev().map(|kept| show::gad7(&kept, start)).collect(),
            clinic_scores: self.clinic_scores(timeline),
            function: timeline.function_forms().rev().map(|kept| show::function(&kept, start)).collect(),
        })
    }

    /// Clinic scores. An edition without status leaves out what they would say about remission or response.
    fn clinic_scores(&self, timeline: &Timeline) -> Vec<ClinicScoreView> {
        let mut scores = show::clinic_scores(timeline, &timeline.plan().cutoffs);
        if !self.edition.judges() {
            for score in &mut scores {
                (score.in_remission, score.remission, score.response) = (false, None, false);
            }
        }
        scores
    }
}
