//! The row of a month: an append-only log of sealed entries.
//!
//! Layout: a sealed head, then frames. The head holds the sequence number of the newest entry, so a row that was cut
//! off between two frames is noticed. A frame holds one entry: mark, format, sequence, length, nonce, sealed bytes,
//! tag. Each frame is sealed by itself and tied to its month, format and sequence, so damage costs only one entry: the
//! reader carries on at the next mark that opens.

use tidemark_seal::{DataKey, NONCE_BYTES, TAG_BYTES};

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
/// More than any entry has.
const MAX_LENGTH: usize = 32 * 1024;
/// How many bytes may be opened in vain for each byte that is read. Reading then takes time in proportion to the
/// length, whatever the bytes are.
const TRIES_PER_BYTE: usize = 4;

/// An entry that could be opened.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened<'a> {
    /// Its sequence number.
    pub sequence: u32,
    /// Its format.
    pub format: u8,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Reads a row, passing each entry to `found`. Returns the sequence number of the newest entry according to the head,
/// 0 without a readable head.
pub fn read(month: u32, row: &[u8], key: &DataKey, mut found: impl FnMut(Opened<'_>)) -> u32 {
    let head = read_head(month, row, key);
    let mut open = Vec::new();
    let mut last = HEAD_POSITION;
    let mut at = if head.is_some() { HEAD_BYTES } else { 0 };
    let mut tries = row.len().saturating_mul(TRIES_PER_BYTE).saturating_add(MAX_LENGTH);
    while at < row.len() && tries > 0 {
        let Some((sequence, format, end)) = open_frame(month, row, at, last, key, &mut open, &mut tries) else {
            at = next_mark(row, at + 1);
            continue;
        };
        found(Opened { sequence, format, bytes: &open });
        last = sequence;
        at = end;
    }
    head.unwrap_or_default()
}

/// Opens the frame at `at` into `open`. Its sequence must be above `after`: a frame that was copied within the row does
/// not count as an entry.
fn open_frame(
    month: u32,
    row: &[u8],
    at: usize,
    after: u32,
    key: &DataKey,
    open: &mut Vec<u8>,
    tries: &mut usize,
) -> Option<(u32, u8, usize)> {
    let rest = row.get(at..)?.strip_prefix(&MARK)?;
    let (&format, rest) = rest.split_first()?;
    let (sequence, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (nonce, rest) = rest.split_first_chunk()?;
    let sequence = u32::from_le_bytes(*sequence);
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= MAX_LENGTH)?;
    let tag = rest.get(length..)?.first_chunk()?;
    if sequence <= after {
        return None;
    }
    open.clear();
    open.extend_from_slice(&rest[..length]);
    if key.open(nonce, &context(month, format, sequence), open, tag).is_err() {
        *tries = tries.saturating_sub(length);
        return None;
    }
    Some((sequence, format, at + FRAME_BYTES + length + TAG_BYTES))
}

/// The index of the first mark at or after `from`, or the end of the row.
fn next_mark(row: &[u8], from: usize) -> usize {
    let marks = row[from..].windows(MARK.len()).position(|bytes| bytes == MARK);
    marks.map_or(row.len(), |steps| from + steps)
}

fn read_head(month: u32, bytes: &[u8], key: &DataKey) -> Option<u32> {
    let head: &[u8; HEAD_BYTES] = bytes.first_chunk()?;
    let mut last: [u8; 4] = *head[LAST_AT..].first_chunk()?;
    key.open(head[1..].first_chunk()?, &context(month, head[0], HEAD_POSITION), &mut last, head.last_chunk()?).ok()?;
    (head[0] == FORMAT).then_some(u32::from_le_bytes(last))
}

fn context(month: u32, format: u8, position: u32) -> [u8; Context::BYTES] {
    Context { store: STORE, row: month, format, position }.bytes()
}
