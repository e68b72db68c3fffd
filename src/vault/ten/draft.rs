//! A sealed draft: one sealed piece that fills its row.
//!
//! Layout: format, nonce, sealed bytes, tag.

use tidemark_seal::DataKey;

use super::context::Context;

const STORE: [u8; 8] = *b"drafts\0\0";

/// The format and the piece; `None` when the piece is damaged or belongs to another slot.
pub fn open(key: &DataKey, slot: u8, bytes: &[u8]) -> Option<(u8, Vec<u8>)> {
    let (format, rest) = bytes.split_first()?;
    let (nonce, rest) = rest.split_first_chunk()?;
    let (sealed, tag) = rest.split_last_chunk()?;
    let mut piece = sealed.to_vec();
    key.open(nonce, &context(slot, *format), &mut piece, tag).ok()?;
    Some((*format, piece))
}

fn context(slot: u8, format: u8) -> [u8; Context::BYTES] {
    Context { store: STORE, row: slot.into(), format, position: 0 }.bytes()
}
