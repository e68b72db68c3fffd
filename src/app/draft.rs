//! Drafts: what the page holds of an unfinished form. Each belongs to the record that the form is about, which the page
//! names before it is saved.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use super::view::DraftView;
use crate::record::id::RecordId;
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps the draft of a form, replacing the one before: see [`Journal::keep_draft`].
    pub async fn keep_draft(&self, kind: DraftSlot, record: &str, text: &str) -> Result<(), Failure> {
        let record = RecordId::parse("id", record)?;
        self.journal().await.keep_draft(&self.host, kind, record, text).await
    }

    /// The draft of the form about this record; without one, that of a form which was begun and never saved.
    pub async fn draft(&self, kind: DraftSlot, record: Option<&str>) -> Result<Option<DraftView>, Failure> {
        let record = record.map(|record| RecordId::parse("id", record)).transpose()?;
        let mut journal = self.journal().await;
        let Some(record) = record.or_else(|| unsaved(&journal, kind).last()) else { return Ok(None) };
        let text = journal.draft(kind, record).map(str::to_owned);
        Ok(text.map(|text| DraftView { record: record.to_string(), text }))
    }

    /// Every draft of a kind of form.
    pub async fn drafts(&self, kind: DraftSlot) -> Vec<DraftView> {
        let journal = self.journal().await;
        views(&journal, kind)
    }

    /// Drops the draft of the form about this record.
    pub async fn drop_draft(&self, kind: DraftSlot, record: &str) -> Result<(), Failure> {
        self.journal().await.drop_draft(kind, RecordId::parse("id", record)?).await
    }
}

pub(super) fn views<S: Store>(journal: &Journal<S>, kind: DraftSlot) -> Vec<DraftView> {
    let view = |(record, text): (RecordId, &str)| DraftView { record: record.to_string(), text: text.to_owned() };
    journal.drafts(kind).map(view).collect()
}

/// The records that forms were begun about and that were never saved.
pub(super) fn unsaved<S: Store>(journal: &Journal<S>, kind: DraftSlot) -> impl Iterator<Item = RecordId> {
    let records = journal.drafts(kind).map(|(record, _)| record);
    records.filter(|record| journal.timeline().newest_change(*record).is_none())
}
