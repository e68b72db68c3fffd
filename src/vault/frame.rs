//! A frame: one sealed entry, by itself.
//!
//! Layout: mark, format, device, counter, lamport, length, nonce, sealed bytes, tag. Vault and generation are sealed
//! with it, but not the segment it lies in: the same frame may be healed from a copy or another device. Damage costs
//! one frame, since the reader carries on at the next mark that opens.

use std::ops::Range;

use tidemark_seal::{DataKey, NONCE_BYTES, Nonce, TAG_BYTES};

use super::{BLOCK, DeviceId, EntryName, Place, VaultId, emptied, filled, read};

/// The most bytes that one frame seals: more than the longest safety plan has in any script.
pub const MAX_SEALED: usize = 128 * 1024;

const DOMAIN: [u8; 8] = *b"frame\0\0\0";
const MARK: [u8; 3] = [0xf7, b'T', b'M'];
const NAME_AT: usize = MARK.len() + 1;
const HEAD_BYTES: usize = NAME_AT + 8 + 4 + 4 + 4 + NONCE_BYTES;
const CONTEXT_BYTES: usize = DOMAIN.len() + 1 + size_of::<VaultId>() + 4 + 8 + 4 + 4;
/// Every sealed entry begins with the id of its record.
const HINT_BYTES: usize = 16;

/// How many bytes of frames are looked at for each byte that is read. Frames may seem to overlap, and this keeps the time
/// in proportion to the length, whatever the bytes are. Honest damage needs no more than one.
const TRIES_PER_BYTE: usize = 4;

/// How many bytes may be tried in vain in so many bytes.
fn tries_in(bytes: &[u8]) -> usize {
    bytes.len().saturating_mul(TRIES_PER_BYTE).saturating_add(MAX_SEALED)
}

/// An entry on its way into a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Its name.
    pub name: EntryName,
    /// Its place in the order of all devices: one more than the greatest that its writer had seen.
    pub lamport: u32,
    /// The format of its bytes.
    pub format: u8,
    /// Its bytes, beginning with the id of its record.
    pub bytes: Vec<u8>,
}

/// What a reader finds, in order.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// An entry that could be opened.
    Entry {
        /// Its name.
        name: EntryName,
        /// Its place in the order of all devices.
        lamport: u32,
        /// The format of its bytes.
        format: u8,
        /// Its bytes.
        bytes: &'a [u8],
        /// Where its frame is.
        at: Range<usize>,
    },
    /// Bytes that are not a whole frame.
    Damaged(Range<usize>),
    /// Part of what is reported as damaged next looks like the frame of an entry about this record. Nothing vouches
    /// for it.
    Hint([u8; HINT_BYTES]),
}

/// Appends a frame. Refuses an entry over [`MAX_SEALED`].
pub fn write(bytes: &mut Vec<u8>, place: Place, key: &DataKey, nonce: &Nonce, plain: &Plain) -> Result<(), TooLong> {
    let mut sealed = filled(plain.bytes.clone());
    if sealed.len() > MAX_SEALED {
        return Err(TooLong);
    }
    let length = u32::try_from(sealed.len()).map_err(|_| TooLong)?;
    let head = Head { format: plain.format, name: plain.name, lamport: plain.lamport };
    let tag = key.seal(nonce, &head.context(place), &mut sealed);
    bytes.extend_from_slice(&MARK);
    bytes.push(plain.format);
    bytes.extend_from_slice(&plain.name.device.0.to_le_bytes());
    bytes.extend_from_slice(&plain.name.counter.to_le_bytes());
    bytes.extend_from_slice(&plain.lamport.to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(nonce);
    bytes.extend_from_slice(&sealed);
    bytes.extend_from_slice(&tag);
    Ok(())
}

/// An entry has more bytes than a frame seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Reads frames, passing each piece to `found`.
pub fn read(bytes: &[u8], place: Place, key: &DataKey, mut found: impl FnMut(Piece<'_>)) {
    // One buffer for all entries: the sealed bytes are left alone.
    let mut open = Vec::new();
    let mut tries = tries_in(bytes);
    let (mut at, mut hole) = (0, 0);
    while at < bytes.len() {
        let Some(frame) = Frame::at(&bytes[at..]) else {
            at = next_mark(bytes, at + 1);
            continue;
        };
        if frame.sealed.len() > tries {
            break;
        }
        open.clear();
        open.extend_from_slice(frame.sealed);
        let opened = key.open(frame.nonce, &frame.head.context(place), &mut open, frame.tag);
        let Some(plain) = opened.ok().and_then(|()| emptied(&open)) else {
            tries -= frame.sealed.len();
            let mut hint = [0; HINT_BYTES];
            hint.copy_from_slice(&frame.sealed[..HINT_BYTES]);
            key.guess(frame.nonce, &mut hint);
            found(Piece::Hint(hint));
            at = next_mark(bytes, at + 1);
            continue;
        };
        if hole < at {
            found(Piece::Damaged(hole..at));
        }
        let end = at + frame.bytes;
        let Head { format, name, lamport } = frame.head;
        found(Piece::Entry { name, lamport, format, bytes: plain, at: at..end });
        at = end;
        hole = end;
    }
    if hole < bytes.len() {
        found(Piece::Damaged(hole..bytes.len()));
    }
}

/// The names that frames give in clear, each with where its frame is. Nothing is opened, so nothing vouches for them. A
/// frame whose length has changed hides none behind it.
pub fn names(bytes: &[u8]) -> impl Iterator<Item = (EntryName, Range<usize>)> {
    let marks =
        std::iter::successors(Some(next_mark(bytes, 0)), |at| (*at < bytes.len()).then(|| next_mark(bytes, at + 1)));
    let marks = marks.take_while(|at| *at < bytes.len());
    let mut tries = tries_in(bytes);
    marks.filter_map(move |at| {
        let frame = Frame::at(&bytes[at..])?;
        tries = tries.checked_sub(frame.bytes)?;
        Some((frame.head.name, at..at + frame.bytes))
    })
}

/// What a frame says in clear about its entry.
#[derive(Clone, Copy)]
struct Head {
    format: u8,
    name: EntryName,
    lamport: u32,
}

impl Head {
    fn context(&self, place: Place) -> [u8; CONTEXT_BYTES] {
        let mut context = [0; CONTEXT_BYTES];
        let mut rest = context.as_mut_slice();
        for part in [
            DOMAIN.as_slice(),
            &[self.format],
            &place.vault,
            &place.generation.to_le_bytes(),
            &self.name.device.0.to_le_bytes(),
            &self.name.counter.to_le_bytes(),
            &self.lamport.to_le_bytes(),
        ] {
            let (here, after) = rest.split_at_mut(part.len());
            here.copy_from_slice(part);
            rest = after;
        }
        context
    }
}

/// A frame as it stands, not yet opened.
struct Frame<'a> {
    head: Head,
    nonce: &'a Nonce,
    sealed: &'a [u8],
    tag: &'a [u8; TAG_BYTES],
    bytes: usize,
}

impl<'a> Frame<'a> {
    /// The frame that these bytes begin with, if they do.
    fn at(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&MARK)?;
        let format = read::byte(&mut rest)?;
        let name = EntryName { device: DeviceId(read::long(&mut rest)?), counter: read::number(&mut rest)? };
        let lamport = read::number(&mut rest)?;
        let length = usize::try_from(read::number(&mut rest)?).ok()?;
        if length == 0 || length > MAX_SEALED || !length.is_multiple_of(BLOCK) {
            return None;
        }
        let (nonce, rest) = rest.split_first_chunk()?;
        let (sealed, rest) = rest.split_at_checked(length)?;
        let tag = rest.first_chunk()?;
        let head = Head { format, name, lamport };
        Some(Self { head, nonce, sealed, tag, bytes: HEAD_BYTES + length + TAG_BYTES })
    }
}

/// The index of the first mark at or after `from`, or the end.
fn next_mark(bytes: &[u8], from: usize) -> usize {
    let marks = bytes[from..].windows(MARK.len()).position(|bytes| bytes == MARK);
    marks.map_or(bytes.len(), |steps| from + steps)
}
