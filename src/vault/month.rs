//! The row of a month: an append-only log of sealed entries.
//!
//! Layout: a sealed head, then frames. The head holds the sequence number of the newest entry, so a row that was cut
//! off between two frames is noticed. A frame holds one entry: mark, format, sequence, length, nonce, sealed bytes,
//! tag. Each frame is sealed by itself and tied to its month, format and sequence, so damage costs only one entry: the
//! reader carries on at the next mark that opens. Damaged bytes stay where they are, so that they can be rescued later.

use std::ops::Range;

use tidemark_seal::{DataKey, NONCE_BYTES, Nonce, TAG_BYTES};

use super::context::Context;

const STORE: [u8; 8] = *b"months\0\0";
/// The format of the row itself; each entry names its own.
const FORMAT: u8 = 1;
/// Sequence numbers start at 1, which leaves 0 for the head.
const HEAD_POSITION: u32 = 0;
const LAST_AT: usize = 1 + NONCE_BYTES;
const HEAD_BYTES: usize = LAST_AT + 4 + TAG_BYTES;
const MARK: [u8; 3] = [0xf7, b'T', b'M'];
const FRAME_BYTES: usize = MARK.len() + 1 + 4 + 4 + NONCE_BYTES;

/// One month's row in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    month: u32,
    bytes: Vec<u8>,
    head: Head,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Whole {
        last: u32,
    },
    /// Missing in a new row, otherwise unreadable: the next head is put in front of what is there.
    None,
}

/// What a reader finds in a row, in order.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// An entry that could be opened.
    Entry {
        /// Its sequence number.
        sequence: u32,
        /// Its format.
        format: u8,
        /// Its bytes.
        bytes: &'a [u8],
        /// Where in the row its frame is.
        at: Range<usize>,
    },
    /// Bytes that are not a complete frame.
    Damaged(Range<usize>),
}

/// An entry to seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Its sequence number, higher than all others in the row.
    pub sequence: u32,
    /// Its format.
    pub format: u8,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl MonthRow {
    /// A row without entries.
    pub fn new(month: u32) -> Self {
        Self { month, bytes: Vec::new(), head: Head::None }
    }

    /// Reads a row, passing each piece to `found`.
    pub fn read(month: u32, bytes: Vec<u8>, key: &DataKey, mut found: impl FnMut(Piece<'_>)) -> Self {
        let head = read_head(month, &bytes, key);
        let row = Self { month, bytes, head };
        // One buffer for all entries: the sealed row itself is left alone, so that more can be appended.
        let mut open = Vec::new();
        let mut last = HEAD_POSITION;
        let mut at = if head == Head::None { 0 } else { HEAD_BYTES };
        let mut hole = at;
        while at < row.bytes.len() {
            let Some((sequence, format, end)) = row.open_frame(at, last, key, &mut open) else {
                at = row.next_mark(at + 1);
                continue;
            };
            if hole < at {
                found(Piece::Damaged(hole..at));
            }
            found(Piece::Entry { sequence, format, bytes: &open, at: at..end });
            last = sequence;
            at = end;
            hole = end;
        }
        if hole < row.bytes.len() {
            found(Piece::Damaged(hole..row.bytes.len()));
        }
        row
    }

    /// The sequence number of the newest entry according to the head; `None` without a readable head.
    pub fn last(&self) -> Option<u32> {
        match self.head {
            Head::Whole { last } => Some(last),
            Head::None => None,
        }
    }

    /// The number of the month.
    pub fn month(&self) -> u32 {
        self.month
    }

    /// The bytes to store.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// This row with entries appended, sealed with nonces from `nonce`.
    pub fn with(&self, entries: &[Plain], key: &DataKey, mut nonce: impl FnMut() -> Nonce) -> Self {
        let last = entries.last().map_or(HEAD_POSITION, |entry| entry.sequence).max(self.last().unwrap_or_default());
        let kept = match self.head {
            Head::Whole { .. } => &self.bytes[HEAD_BYTES..],
            Head::None => &self.bytes,
        };
        let added: usize = entries.iter().map(|entry| FRAME_BYTES + entry.bytes.len() + TAG_BYTES).sum();
        let mut bytes = Vec::with_capacity(HEAD_BYTES + kept.len() + added);
        write_head(&mut bytes, self.month, last, key, &nonce());
        bytes.extend_from_slice(kept);
        for entry in entries {
            write_frame(&mut bytes, self.month, entry, key, &nonce());
        }
        Self { month: self.month, bytes, head: Head::Whole { last } }
    }

    /// Opens the frame at `at` into `open`. Its sequence must be above `after`: a frame that was copied within the row
    /// does not count as an entry.
    fn open_frame(&self, at: usize, after: u32, key: &DataKey, open: &mut Vec<u8>) -> Option<(u32, u8, usize)> {
        let rest = self.bytes.get(at..)?.strip_prefix(&MARK)?;
        let (&format, rest) = rest.split_first()?;
        let (sequence, rest) = rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (nonce, rest) = rest.split_first_chunk()?;
        let sequence = u32::from_le_bytes(*sequence);
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let tag = rest.get(length..)?.first_chunk()?;
        if sequence <= after {
            return None;
        }
        open.clear();
        open.extend_from_slice(&rest[..length]);
        key.open(nonce, &context(self.month, format, sequence), open, tag).ok()?;
        Some((sequence, format, at + FRAME_BYTES + length + TAG_BYTES))
    }

    /// The index of the first mark at or after `from`, or the end of the row.
    fn next_mark(&self, from: usize) -> usize {
        let marks = self.bytes[from..].windows(MARK.len());
        marks.into_iter().position(|bytes| bytes == MARK).map_or(self.bytes.len(), |steps| from + steps)
    }
}

fn read_head(month: u32, bytes: &[u8], key: &DataKey) -> Head {
    let head = || {
        let head: &[u8; HEAD_BYTES] = bytes.first_chunk()?;
        let mut last: [u8; 4] = *head[LAST_AT..].first_chunk()?;
        key.open(head[1..].first_chunk()?, &context(month, head[0], HEAD_POSITION), &mut last, head.last_chunk()?)
            .ok()?;
        (head[0] == FORMAT).then_some(Head::Whole { last: u32::from_le_bytes(last) })
    };
    head().unwrap_or(Head::None)
}

fn write_head(bytes: &mut Vec<u8>, month: u32, last: u32, key: &DataKey, nonce: &Nonce) {
    let mut sealed = last.to_le_bytes();
    let tag = key.seal(nonce, &context(month, FORMAT, HEAD_POSITION), &mut sealed);
    bytes.push(FORMAT);
    bytes.extend_from_slice(nonce);
    bytes.extend_from_slice(&sealed);
    bytes.extend_from_slice(&tag);
}

fn write_frame(bytes: &mut Vec<u8>, month: u32, entry: &Plain, key: &DataKey, nonce: &Nonce) {
    // The fields bound the size of an entry: about 17 kB with the longest note.
    let length = u32::try_from(entry.bytes.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&MARK);
    bytes.push(entry.format);
    bytes.extend_from_slice(&entry.sequence.to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(nonce);
    let sealed_at = bytes.len();
    bytes.extend_from_slice(&entry.bytes);
    let tag = key.seal(nonce, &context(month, entry.format, entry.sequence), &mut bytes[sealed_at..]);
    bytes.extend_from_slice(&tag);
}

fn context(month: u32, format: u8, position: u32) -> [u8; Context::BYTES] {
    Context { store: STORE, row: month, format, position }.bytes()
}
