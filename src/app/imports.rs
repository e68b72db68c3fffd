//! Bringing records in from a file, all at once, and taking them back, all at once.

use super::failure::Failure;
use super::host::Host;
use super::view::ImportView;
use super::{App, show};
use crate::record::id::RecordId;
use crate::record::log::{Entry, Record};
use crate::record::undo_import::undo_import;
use crate::store::{Store, rows};

/// The most entries of one import.
const MAX_ENTRIES: usize = 200_000;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps the entries of an import in one transaction: what
    /// [`rows::write_log`] wrote of them, the batch itself as the last. What is
    /// damaged or cut short anywhere is refused whole.
    pub async fn import_batch(&self, bytes: &[u8]) -> Result<(), Failure> {
        let (_, entries) = rows::read_log(bytes).filter(|(_, entries)| is_whole(entries)).ok_or(Failure::Malformed)?;
        self.journal().await.bring(&self.host, entries).await
    }

    /// Takes an import back: see [`undo_import()`].
    pub async fn undo_import(&self, batch: &str) -> Result<(), Failure> {
        let id = RecordId::parse("id", batch)?;
        let mut journal = self.journal().await;
        let changes = undo_import(journal.timeline(), id).ok_or(Failure::NotFound(id))?;
        journal.write(&self.host, changes, &[]).await
    }

    /// The imports that were not taken back, the newest first.
    pub async fn imports(&self) -> Vec<ImportView> {
        show::imports(self.journal().await.timeline())
    }
}

/// The last entry is the batch, which counts the others.
fn is_whole(entries: &[Entry]) -> bool {
    let Some((last, brought)) = entries.split_last() else { return false };
    let Some(Record::ImportBatch(batch)) = last.value() else { return false };
    (1..=MAX_ENTRIES).contains(&brought.len()) && usize::try_from(batch.added) == Ok(brought.len())
}
