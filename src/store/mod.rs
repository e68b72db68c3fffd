//! Where sealed bytes are kept. A store knows nothing of what the bytes mean.
//!
//! It keeps one header, the rows of months, one revision and a few drafts, and writes them in batches that happen
//! completely or not at all. Two tabs may use one store: each batch names the header and the revision that it builds
//! on, and the store compares both inside the transaction that writes. That is all the protection against lost updates
//! there is. There is no lock around it: the browser serialises the transactions of one database across all tabs, and a
//! lock on top could only hang.

#[cfg(target_arch = "wasm32")]
pub mod indexeddb;
pub mod memory;
pub mod rows;
pub mod schema;

use crate::record::error_code::ErrorCode;

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The header; `None` before the first run and after an erase.
    pub header: Option<Vec<u8>>,
    /// The sequence number of the last entry of the log, 0 when there is none.
    pub revision: u32,
    /// Month numbers with their rows, ordered by month.
    pub months: Vec<(u32, Vec<u8>)>,
    /// Slots with their sealed drafts, ordered by slot.
    pub drafts: Vec<(u8, Vec<u8>)>,
}

impl Contents {
    /// Whether nothing at all is stored.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is written in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// The header for an empty store. Refused with [`StoreError::Conflict`] if the store already has one.
    Found(Vec<u8>),
    /// Additions to the store with this header. Refused with [`StoreError::Conflict`] if the stored header is a
    /// different one, or if the log has moved on from where `log` begins.
    Write {
        /// The header that the writer read when it opened the store.
        header: Vec<u8>,
        /// What is added to the log. `None` leaves the revision alone and does not check it.
        log: Option<LogWrite>,
        /// Slots to fill, or to empty where the value is `None`.
        drafts: Vec<(u8, Option<Vec<u8>>)>,
    },
}

/// New versions of the rows of months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogWrite {
    /// The revision that these rows were built on.
    pub expected: u32,
    /// The revision once they are written.
    pub revision: u32,
    /// Month numbers, each with its whole row.
    pub months: Vec<(u32, Vec<u8>)>,
}

/// A place to keep sealed bytes. Its futures stay on the thread that made them, like everything in a browser.
#[expect(async_fn_in_trait, reason = "no caller needs the futures to be Send")]
pub trait Store {
    /// Reads everything.
    async fn load(&self) -> Result<Contents, StoreError>;

    /// Writes the batch, completely or not at all. `Ok` means that it is on disk.
    async fn commit(&self, batch: &Batch) -> Result<(), StoreError>;

    /// Removes everything. `Ok` means that nothing is left.
    async fn erase(&self) -> Result<(), StoreError>;
}

/// A borrowed store is a store too.
impl<S: Store> Store for &S {
    async fn load(&self) -> Result<Contents, StoreError> {
        (**self).load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        (**self).commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        (**self).erase().await
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
    /// Any other failure of the database. Nothing of the batch was written.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl StoreError {
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
            Self::Failed(_) => ErrorCode::StorageFailed,
        }
    }
}
