//! A segment: a run of frames that is stored under one key.
//!
//! Layout: format, generation, number, frames. A segment that has reached [`CLOSED_AT`] is never written again, so a
//! save never rewrites more than that: above 64 KiB, Chromium turns a stored value into a file of its own.

use super::read;

/// No frame is added to a segment of this many bytes.
pub const CLOSED_AT: usize = 48 * 1024;

const FORMAT: u8 = 1;
const HEAD_BYTES: usize = 1 + 4 + 4;

/// The key of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentName {
    /// The generation of the data key that seals its frames.
    pub generation: u32,
    /// Its number within the generation, from 1.
    pub number: u32,
}

/// The bytes of a segment, which always say which one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    name: SegmentName,
    bytes: Vec<u8>,
}

impl Segment {
    /// A segment without frames.
    pub fn new(name: SegmentName) -> Self {
        let mut bytes = Vec::with_capacity(CLOSED_AT);
        bytes.push(FORMAT);
        bytes.extend_from_slice(&name.generation.to_le_bytes());
        bytes.extend_from_slice(&name.number.to_le_bytes());
        Self { name, bytes }
    }

    /// The segment after this one, without frames.
    pub fn after(other: &Self) -> Self {
        let SegmentName { generation, number } = other.name;
        Self::new(SegmentName { generation, number: number.saturating_add(1) })
    }

    /// Takes stored bytes; `None` if they do not begin like a segment. The frames are not looked at.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        Some(Self { name: Self::name_of(&bytes)?, bytes })
    }

    /// The name that stored bytes give themselves; `None` if they do not begin like a segment.
    pub fn name_of(mut bytes: &[u8]) -> Option<SegmentName> {
        if read::byte(&mut bytes)? != FORMAT {
            return None;
        }
        Some(SegmentName { generation: read::number(&mut bytes)?, number: read::number(&mut bytes)? })
    }

    /// Its name.
    pub fn name(&self) -> SegmentName {
        self.name
    }

    /// The bytes to store.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes to store.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Its frames.
    pub fn frames(&self) -> &[u8] {
        Self::frames_of(&self.bytes)
    }

    /// The frames in stored bytes, whatever their head is like.
    pub fn frames_of(bytes: &[u8]) -> &[u8] {
        bytes.get(HEAD_BYTES..).unwrap_or_default()
    }

    /// Whether no more may be added.
    pub fn is_closed(&self) -> bool {
        self.bytes.len() >= CLOSED_AT
    }

    /// Adds a whole frame. If this segment is closed, it becomes the one after it, and what it was is returned.
    pub fn add(&mut self, frame: &[u8]) -> Option<Self> {
        let next = self.is_closed().then(|| Self::after(self));
        let closed = next.map(|next| std::mem::replace(self, next));
        self.bytes.extend_from_slice(frame);
        closed
    }
}
