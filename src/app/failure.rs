//! Why a use case could not do what was asked.

use crate::record::error_code::ErrorCode;
use crate::record::id::RecordId;
use crate::record::problem::Problem;
use crate::store::StoreError;
use crate::vault::root::Slot;

/// The reason, with a stable [`Failure::code`] for the page. Whatever it is, everything that was stored before is still
/// stored.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Something the person typed was refused.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// The store failed to read or write.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such record, or it has been withdrawn.
    #[error("there is no record {0}")]
    NotFound(RecordId),
    /// The change to be undone is no longer the newest of its record. Nothing was undone.
    #[error("record {0} was changed again")]
    ChangedSince(RecordId),
    /// Records are stored, but the header that holds their key is missing or damaged. Nothing is written in this state,
    /// least of all a new key.
    #[error("the key to the stored records is missing or damaged")]
    KeyLost,
    /// The records are locked. Nothing is written in this state.
    #[error("the records are locked")]
    Locked {
        /// Every way to the key.
        slots: Vec<Slot>,
    },
    /// The key does not open the slot, or was not derived from the same words the second time. Nothing is written in
    /// this state, and nothing is changed.
    #[error("this is not the key")]
    WrongKey {
        /// Every way to the key.
        slots: Vec<Slot>,
    },
    /// The parameters of a passphrase ask for more memory or time than this app allows.
    #[error("the parameters of the passphrase are out of range")]
    KdfLimits,
    /// The store is empty although entries were kept in it. Nothing is written in this state: the person decides
    /// whether to start over.
    #[error("the store is empty, but entries were kept in it")]
    StorageLost,
    /// Fewer entries are stored than were: this is an older copy. Nothing is written in this state.
    #[error("only {here} of {known} entries are stored")]
    OlderCopy {
        /// Entries that are stored.
        here: u32,
        /// Entries that were kept.
        known: u32,
    },
    /// The store holds the records of another vault. Nothing is written in this state.
    #[error("the store holds the records of another vault")]
    AnotherVault,
    /// The store did not say whether the write happened. It may have.
    #[error("the store does not say whether this was kept")]
    NotKnown,
    /// Another tab has kept a draft of the same form that this one has not read.
    #[error("another tab has a newer draft of this form")]
    DraftElsewhere,
    /// The bytes are not a complete batch of entries. None of them was kept.
    #[error("this is no whole batch of entries")]
    Malformed,
    /// Another tab erased everything since this one opened.
    #[error("everything was erased in another tab")]
    ErasedElsewhere,
}

impl Failure {
    /// The code that crosses to the page.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Problem(problem) => problem.code(),
            Self::Store(error) => error.code(),
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::ChangedSince(_) => ErrorCode::ChangedSince,
            Self::KeyLost => ErrorCode::KeyLost,
            Self::Locked { .. } => ErrorCode::Locked,
            Self::WrongKey { .. } => ErrorCode::WrongKey,
            Self::KdfLimits => ErrorCode::KdfLimits,
            Self::StorageLost => ErrorCode::StorageLost,
            Self::OlderCopy { .. } => ErrorCode::OlderCopy,
            Self::AnotherVault => ErrorCode::AnotherVault,
            Self::NotKnown => ErrorCode::NotKnown,
            Self::DraftElsewhere => ErrorCode::DraftElsewhere,
            Self::ErasedElsewhere => ErrorCode::ErasedElsewhere,
            Self::Malformed => ErrorCode::MalformedInput,
        }
    }
}
