//! Where sealed bytes are kept. A store knows nothing of what the bytes mean.
//!
//! It keeps a root with its mirror, a tip, segments of the log and drafts, and writes them in batches that happen
//! completely or not at all. Two tabs may use one store: each batch names the root and the tip that it builds on, and
//! the store compares both inside the transaction that writes. That is all the protection against lost updates there
//! is. There is no lock around it: the browser serialises the transactions of one database across all tabs, and a lock
//! on top could only hang.

#[cfg(target_arch = "wasm32")]
pub mod indexeddb;
pub mod look;
pub mod memory;
pub mod rows;
pub mod schema;

use crate::record::error_code::ErrorCode;
use crate::vault::draft::DraftName;
use crate::vault::segment::SegmentName;

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The root; `None` before the first run and after an erase.
    pub root: Option<Vec<u8>>,
    /// The tip; `None` before the first entry.
    pub tip: Option<Vec<u8>>,
    /// The second root.
    pub mirror: Option<Vec<u8>>,
    /// The root that is to take the place of the present one once everything is sealed for it.
    pub candidate: Option<Vec<u8>>,
    /// The segments in the order of their names, which they also say themselves.
    pub segments: Vec<Vec<u8>>,
    /// The sealed drafts in the order of their names, which they also say themselves.
    pub drafts: Vec<Vec<u8>>,
    /// What format 10 kept. It is read only while there is no root.
    pub ten: Ten,
    /// How many values are not bytes, so that no app of ours can have written them. They are left alone.
    pub foreign: usize,
}

/// What format 10 kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ten {
    /// The header.
    pub header: Option<Vec<u8>>,
    /// The sequence number of the last entry of the log, 0 when there is none.
    pub revision: u32,
    /// Month numbers with their rows, ordered by month.
    pub months: Vec<(u32, Vec<u8>)>,
    /// Slots with their sealed drafts, ordered by slot.
    pub drafts: Vec<(u8, Vec<u8>)>,
}

impl Contents {
    /// Whether nothing of ours is stored.
    pub fn is_empty(&self) -> bool {
        *self == Self { foreign: self.foreign, ..Self::default() }
    }
}

/// What is written in one transaction. It is refused with [`StoreError::Conflict`] unless `root`, and `tip` if there is
/// one, are what is stored.
///
/// The parts are written in the order of the fields. Whatever stops in the middle, the parts up to there are of use: a
/// segment is read without its tip, and a root is not there before what it opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The root that the writer read; `None` for a store that has none.
    pub root: Option<Vec<u8>>,
    /// Whether everything else that is stored is removed first.
    pub replaces: bool,
    /// Segments to put.
    pub segments: Vec<(SegmentName, Vec<u8>)>,
    /// Drafts to put or remove.
    pub drafts: Vec<DraftWrite>,
    /// The tip to put in the place of the one that the writer read. A batch without one adds nothing to the log.
    pub tip: Option<Swap>,
    /// A root to put.
    pub new_root: Option<Vec<u8>>,
    /// A mirror to put.
    pub mirror: Option<Vec<u8>>,
    /// A candidate to put.
    pub candidate: Option<Vec<u8>>,
    /// The one generation that stays: the segments of all others are removed, and with them the candidate and what
    /// format 10 kept.
    pub leaves_only: Option<u32>,
}

/// Bytes to put in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// What must be stored; `None` if nothing.
    pub read: Option<Vec<u8>>,
    /// What is put there.
    pub now: Vec<u8>,
}

/// A draft to put or remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftWrite {
    /// Put. The whole batch is refused unless the draft that the writer saw is what is stored.
    Keep(DraftName, Swap),
    /// Remove, but only the draft that the writer saw: one that has changed since stays.
    Clear(DraftName, Vec<u8>),
}

impl DraftWrite {
    /// The name of the draft.
    pub fn name(&self) -> DraftName {
        let (Self::Keep(name, _) | Self::Clear(name, _)) = self;
        *name
    }
}

/// A part of the second copy's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPart {
    /// Where it goes; the file grows as far as needed. `None` adds it at the end.
    pub at: Option<usize>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A place to keep sealed bytes. Its futures stay on the thread that made them, like everything in a browser.
#[expect(async_fn_in_trait, reason = "no caller needs the futures to be Send")]
pub trait Store {
    /// Reads everything, but for the second copy.
    async fn load(&self) -> Result<Contents, StoreError>;

    /// Announces a batch that is still being made: its root, drafts and mirror are known, and it is committed next,
    /// without a wait in between. Nothing is written yet, but a store may already ask for what it has to compare.
    fn begin(&self, _batch: &Batch) {}

    /// Writes the batch, completely or not at all. `Ok` means that it is on disk.
    async fn commit(&self, batch: &Batch) -> Result<(), StoreError>;

    /// Removes everything, also the second copy and those that were set aside. `Ok` means that nothing is left.
    async fn erase(&self) -> Result<(), StoreError>;

    /// The same for somebody whose records are lost: the second copy is set aside, since it may only have failed to
    /// open.
    async fn start_over(&self) -> Result<(), StoreError> {
        self.erase().await
    }

    /// The file of the second copy, empty if it is new. `None` if there can be none here, or while another tab keeps
    /// it.
    async fn read_copy(&self) -> Option<Vec<u8>> {
        None
    }

    /// The same, after waiting a while for another tab to let go of it.
    async fn wait_for_copy(&self) -> Option<Vec<u8>> {
        self.read_copy().await
    }

    /// Puts other bytes in the place of the whole second copy. `false` if it may not be written.
    async fn replace_copy(&self, _bytes: Vec<u8>) -> bool {
        false
    }

    /// Writes parts of the second copy. `false` if it was not written; the parts are then of no use any more.
    async fn write_copy(&self, _parts: Vec<CopyPart>) -> bool {
        false
    }
}

/// A borrowed store is a store too.
impl<S: Store> Store for &S {
    async fn load(&self) -> Result<Contents, StoreError> {
        (**self).load().await
    }

    fn begin(&self, batch: &Batch) {
        (**self).begin(batch);
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        (**self).commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        (**self).erase().await
    }

    async fn start_over(&self) -> Result<(), StoreError> {
        (**self).start_over().await
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        (**self).read_copy().await
    }

    async fn wait_for_copy(&self) -> Option<Vec<u8>> {
        (**self).wait_for_copy().await
    }

    async fn replace_copy(&self, bytes: Vec<u8>) -> bool {
        (**self).replace_copy(bytes).await
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        (**self).write_copy(parts).await
    }
}

/// Why a store could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// This browser has no database, or does not let this page use one.
    #[error("the database cannot be opened: {0}")]
    Unavailable(String),
    /// The database was written by a newer version of the app. Nothing was read or written.
    #[error("the database has version {found}, newer than this app knows")]
    TooNew {
        /// The version of the database.
        found: u32,
    },
    /// Another tab runs an older version of the app and does not let go of the database.
    #[error("another tab holds an older version of the database open")]
    Blocked,
    /// A newer version of the app has taken over the database: this page must be reloaded.
    #[error("a newer version of the app has opened the database")]
    Superseded,
    /// The storage is full. Nothing of the batch was written.
    #[error("the storage is full")]
    Full,
    /// The database did not answer within the time limit, twice in a row.
    #[error("the database does not answer")]
    Timeout,
    /// Another tab has written since the last load. Nothing of the batch was written.
    #[error("the stored records changed in the meantime")]
    Conflict,
    /// The records are only looked at. Nothing was written.
    #[error("these records are only looked at")]
    LookOnly,
    /// Any other failure of the database. Nothing of the batch was written.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// Whether nothing can have been written. After the others, reading tells what became of a write.
    pub fn is_before_writing(&self) -> bool {
        match self {
            Self::Unavailable(_)
            | Self::TooNew { .. }
            | Self::Blocked
            | Self::Superseded
            | Self::Full
            | Self::LookOnly => true,
            Self::Timeout | Self::Conflict | Self::Failed(_) => false,
        }
    }

    /// The code that crosses to the page.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Unavailable(_) => ErrorCode::StorageUnavailable,
            Self::TooNew { .. } => ErrorCode::DatabaseTooNew,
            Self::Blocked => ErrorCode::DatabaseBlocked,
            Self::Superseded => ErrorCode::DatabaseSuperseded,
            Self::Full => ErrorCode::StorageFull,
            Self::Timeout => ErrorCode::StorageTimeout,
            Self::Conflict => ErrorCode::Conflict,
            Self::LookOnly => ErrorCode::LookOnly,
            Self::Failed(_) => ErrorCode::StorageFailed,
        }
    }
}
