//! The file in which records leave the phone: a plain age file that the recovery code opens, and beside it the
//! passphrase and the sync key, in stanzas of our own. docs/backup-format.md says what is in it, byte by byte.
//!
//! The page's side of the module is `page`, for WebAssembly only.

mod container;
mod json;
#[cfg(target_arch = "wasm32")]
pub mod page;
mod payload;

pub use container::{
    Backup, MAX_FILE, MAX_PAYLOAD, Opened, Parts, RANDOM_BYTES, Random, SyncKey, Unsealed, Way, Ways, public_key,
};
pub use payload::Contents;
pub use tidemark_seal::Kdf;

/// Why a backup was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no backup of this app, or larger than one can be.
    #[error("not a backup")]
    NotABackup,
    /// It was cut short or altered.
    #[error("the backup is damaged")]
    Damaged,
    /// A newer version of the app wrote it.
    #[error("the backup is newer than this app")]
    Newer,
    /// The key does not open it. In files of before, which have no sum, an altered stanza looks the same.
    #[error("the key does not open the backup")]
    WrongKey,
}

impl From<tidemark_age::Refused> for Refused {
    fn from(refused: tidemark_age::Refused) -> Self {
        use tidemark_age::Refused as Age;
        match refused {
            Age::NotAge => Self::NotABackup,
            Age::OtherVersion => Self::Newer,
            Age::Header | Age::Mac | Age::Payload => Self::Damaged,
            Age::NoMatch => Self::WrongKey,
        }
    }
}
