//! The header: which installation this is, and how its data key is kept.
//!
//! Layout: format, installation, slot, key, nonce, tag. The tag is made with the data key over everything before the
//! nonce, so a change to any bit is noticed before the key is trusted.

use tidemark_seal::{DataKey, KEY_BYTES, NONCE_BYTES, TAG_BYTES};

/// The first format.
const FORMAT: u8 = 1;
/// How the key is kept: unwrapped.
const UNWRAPPED: u8 = 0;
const INSTALL_BYTES: usize = 16;
const SLOT_AT: usize = 1 + INSTALL_BYTES;
const KEY_AT: usize = SLOT_AT + 1;
const NONCE_AT: usize = KEY_AT + KEY_BYTES;
const TAG_AT: usize = NONCE_AT + NONCE_BYTES;
const BYTES: usize = TAG_AT + TAG_BYTES;

/// A header as read.
#[derive(Debug)]
pub struct Header {
    /// The installation: random bytes, drawn once at the first run.
    pub install: [u8; INSTALL_BYTES],
    /// The data key.
    pub key: DataKey,
}

/// Reads a header; `None` when it is damaged.
pub fn read(bytes: &[u8]) -> Option<Header> {
    let bytes: &[u8; BYTES] = bytes.try_into().ok()?;
    if bytes[0] != FORMAT || bytes[SLOT_AT] != UNWRAPPED {
        return None;
    }
    let install = *bytes[1..].first_chunk()?;
    let key = DataKey::new(bytes[KEY_AT..].first_chunk()?);
    let nonce = bytes[NONCE_AT..].first_chunk()?;
    let tag = bytes[TAG_AT..].first_chunk()?;
    key.open(nonce, &bytes[..NONCE_AT], &mut [], tag).ok()?;
    Some(Header { install, key })
}
