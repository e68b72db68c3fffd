//! The row that stays on Today after an answer to item 9 that calls for telling the clinic (R4), until the person
//! closes it.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use crate::record::id::RecordId;
use crate::record::time::LocalDay;
use crate::rules::item9::{self, FollowUp};
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Closes the question about this form. It comes back if the form's answers are changed.
    pub async fn close_follow_up(&self, form: &str) -> Result<(), Failure> {
        let id = RecordId::parse("form", form)?;
        let mut journal = self.journal().await;
        let open = open(&journal, self.now(journal.timeline())?.1);
        let closed = open.filter(|open| open.form == id).ok_or(Failure::NotFound(id))?;
        journal.keep_draft(&self.host, DraftSlot::Item9Closed, OWN, &text(closed)).await
    }

    /// Reopens a question that was closed.
    pub async fn reopen_follow_up(&self) -> Result<(), Failure> {
        self.journal().await.drop_draft(DraftSlot::Item9Closed, OWN).await
    }
}

/// The form that Today asks about.
pub(super) fn open<S: Store>(journal: &Journal<S>, today: LocalDay) -> Option<FollowUp> {
    item9::follow_up(
        journal.timeline(),
        today,
        journal.drafts(DraftSlot::Item9Closed).next().and_then(|(_, text)| closed(text)),
    )
}

/// The record that this draft is about: none.
const OWN: RecordId = RecordId::from_bytes([0; 16]);

fn text(FollowUp { form, day, written_ms }: FollowUp) -> String {
    format!("{form} {day} {written_ms}")
}

/// What was closed. Text that cannot be read closes nothing: better one question too many than one too few.
fn closed(text: &str) -> Option<FollowUp> {
    let [form, day, written_ms] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
    Some(FollowUp {
        form: RecordId::parse("draft", form).ok()?,
        day: LocalDay::parse("draft", day).ok()?,
        written_ms: written_ms.parse().ok()?,
    })
}
