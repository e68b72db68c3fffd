//! Sealing: what is stored can be read and changed only with the person's keys.
//!
//! The root says whose records these are and keeps the keys. Everything else is sealed under the data key of its
//! generation with XChaCha20-Poly1305: entries in frames, frames in segments, drafts, and the tip, which says how far
//! the log goes. Random bytes are passed in as arguments.

pub mod backup_keys;
pub mod copy;
pub mod draft;
pub mod frame;
mod read;
pub mod root;
pub mod segment;
pub mod slot;
pub mod ten;
pub mod tip;

pub use crate::record::name::{DeviceId, EntryName};
pub use tidemark_seal::{DataKey, Nonce, VaultKey};

/// The vault: sixteen random bytes, drawn when the records are begun, and the same on every device that keeps them.
pub type VaultId = [u8; 16];

/// What a piece is sealed for: the vault, and the generation of the data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The vault.
    pub vault: VaultId,
    /// The generation of the data key.
    pub generation: u32,
}

/// Sealed pieces are filled up to a multiple of this many bytes, so that their length says little of what they hold.
const BLOCK: usize = 64;
/// Ends the piece and begins the filling (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// `piece` filled up to whole blocks.
fn filled(mut piece: Vec<u8>) -> Vec<u8> {
    piece.push(END);
    piece.resize(piece.len().next_multiple_of(BLOCK), 0);
    piece
}

/// The piece without its filling; `None` if it was never filled.
fn emptied(piece: &[u8]) -> Option<&[u8]> {
    let end = piece.iter().rposition(|byte| *byte != 0)?;
    (piece[end] == END).then_some(&piece[..end])
}
