//! Imports: the entries of a file are added all at once, and can be taken back all at once.

use super::failure::Failure;
use super::host::Host;
#[cfg(doc)]
use super::journal::Journal;
use super::view::ImportView;
use super::{App, show};
use crate::record::id::RecordId;
use crate::record::log::{Entry, Record};
use crate::store::{Store, rows};

/// The most entries that one import may have.
const MAX_ENTRIES: usize = 200_000;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps the entries of an import in one transaction. `bytes` is what [`rows::write_log`] wrote, with the batch
    /// itself last. If anything in it is damaged or cut short, all of it is refused.
    pub async fn import_batch(&self, bytes: &[u8]) -> Result<(), Failure> {
        let (_, entries) = rows::read_log(bytes).filter(|(_, entries)| is_whole(entries)).ok_or(Failure::Malformed)?;
        let batch = entries.last().map_or(RecordId::from_bytes([0; 16]), |batch| batch.record);
        self.journal().await.bring(&self.host, &entries, batch).await
    }

    /// Takes back what an import or a backup brought: see [`Journal::take_back`].
    pub async fn undo_import(&self, batch: &str) -> Result<(), Failure> {
        let id = RecordId::parse("id", batch)?;
        self.journal().await.take_back(&self.host, id).await
    }

    /// The imports that have not been taken back, newest first.
    pub async fn imports(&self) -> Vec<ImportView> {
        show::imports(self.journal().await.timeline())
    }
}

/// Whether the last entry is the batch, and it counts as many others as there are.
fn is_whole(entries: &[Entry]) -> bool {
    let Some((last, brought)) = entries.split_last() else { return false };
    let Some(Record::ImportBatch(batch)) = last.value() else { return false };
    (1..=MAX_ENTRIES).contains(&brought.len()) && usize::try_from(batch.added) == Ok(brought.len())
}
