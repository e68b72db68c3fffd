//! The row that stays on Today after an answer to item 9 that calls for the clinic (R4), until the person closes it.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use crate::domain::record::RecordId;
use crate::domain::safety::{self, FollowUp};
use crate::domain::time::LocalDay;
use crate::store::Store;
use crate::store::row::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Closes the question about this form. It is asked about again when its answers are changed.
    pub async fn close_follow_up(&self, form: &str) -> Result<(), Failure> {
        let id = RecordId::parse("form", form)?;
        let mut journal = self.journal().await;
        let open = open(&journal, self.now(journal.timeline())?.1);
        let closed = open.filter(|open| open.form == id).ok_or(Failure::NotFound(id))?;
        journal.keep_draft(&self.host, DraftSlot::Item9Closed, &text(closed)).await
    }

    /// Takes the closing back.
    pub async fn reopen_follow_up(&self) -> Result<(), Failure> {
        self.journal().await.drop_draft(DraftSlot::Item9Closed).await
    }
}

/// The form that Today asks about.
pub(super) fn open<S: Store>(journal: &Journal<S>, today: LocalDay) -> Option<FollowUp> {
    safety::follow_up(journal.timeline(), today, journal.draft(DraftSlot::Item9Closed).and_then(closed))
}

fn text(FollowUp { form, day, written_ms }: FollowUp) -> String {
    format!("{form} {day} {written_ms}")
}

/// What was closed. A text that cannot be read closes nothing: it costs a question too many, never one too few.
fn closed(text: &str) -> Option<FollowUp> {
    let [form, day, written_ms] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
    Some(FollowUp {
        form: RecordId::parse("draft", form).ok()?,
        day: LocalDay::parse("draft", day).ok()?,
        written_ms: written_ms.parse().ok()?,
    })
}
