//! Settings and the state of the data.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::{CountsView, DamageView, SettingsView};
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// What Settings shows.
    pub async fn settings(&self) -> Result<SettingsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let settings = timeline.settings();
        let damage = journal.damage();
        Ok(SettingsView {
            today: today.to_string(),
            value: settings.clone(),
            first_dose: timeline.first_dose().map(|(day, _)| day.to_string()),
            counts: CountsView {
                check_ins: count(timeline.check_ins()),
                phq9_forms: count(timeline.phq9_forms()),
                sessions: count(timeline.sessions()),
                side_effects: count(timeline.side_effects()),
            },
            damage: DamageView { unreadable: damage.unreadable(), missing: damage.missing() },
            second_copy: journal.has_copy(),
        })
    }
}

/// A log holds at most `u32::MAX` entries, since each has its own sequence number.
fn count(records: impl Iterator) -> u32 {
    u32::try_from(records.count()).unwrap_or(u32::MAX)
}
