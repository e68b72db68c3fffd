//! A sealed draft: what the page holds of an unfinished form.
//!
//! Layout: format, slot, record, nonce, sealed bytes, tag.

use tidemark_seal::{DataKey, NONCE_BYTES, Nonce, TAG_BYTES};

use super::{Place, VaultId, emptied, filled, read};

const DOMAIN: [u8; 8] = *b"draft\0\0\0";
const CONTEXT_BYTES: usize = DOMAIN.len() + 2 + 16 + size_of::<VaultId>() + 4;

/// The form that a draft belongs to. No two drafts share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftName {
    /// The kind of form.
    pub slot: u8,
    /// The record that the form is about, saved or not.
    pub record: [u8; 16],
}

/// Seals `piece` for the form.
pub fn seal(key: &DataKey, place: Place, nonce: &Nonce, name: DraftName, format: u8, piece: Vec<u8>) -> Vec<u8> {
    let mut sealed = filled(piece);
    let tag = key.seal(nonce, &context(place, name, format), &mut sealed);
    [[format, name.slot].as_slice(), &name.record, nonce, &sealed, &tag].concat()
}

/// Bytes that could not be opened, in the place of a draft. They cannot be opened there either.
pub fn unopened(name: DraftName, bytes: &[u8]) -> Vec<u8> {
    [[0, name.slot].as_slice(), &name.record, bytes].concat()
}

/// The form that a stored draft says it belongs to; `None` if it is too short to be one.
pub fn name(bytes: &[u8]) -> Option<DraftName> {
    let mut rest = bytes.get(1..)?;
    Some(DraftName { slot: read::byte(&mut rest)?, record: read::array(&mut rest)? })
}

/// The format and the piece; `None` if it is damaged or belongs to another form.
pub fn open(key: &DataKey, place: Place, bytes: &[u8]) -> Option<(u8, Vec<u8>)> {
    let (name, mut rest) = (name(bytes)?, bytes);
    let format = read::byte(&mut rest)?;
    read::take(&mut rest, 1 + 16)?;
    let nonce = read::array::<NONCE_BYTES>(&mut rest)?;
    let (sealed, tag) = rest.split_last_chunk::<TAG_BYTES>()?;
    let mut sealed = sealed.to_vec();
    key.open(&nonce, &context(place, name, format), &mut sealed, tag).ok()?;
    Some((format, emptied(&sealed)?.to_vec()))
}

fn context(place: Place, name: DraftName, format: u8) -> [u8; CONTEXT_BYTES] {
    let mut context = [0; CONTEXT_BYTES];
    context[..8].copy_from_slice(&DOMAIN);
    context[8] = format;
    context[9] = name.slot;
    context[10..26].copy_from_slice(&name.record);
    context[26..42].copy_from_slice(&place.vault);
    context[42..].copy_from_slice(&place.generation.to_le_bytes());
    context
}
