//! What could not be read. It is reported, and nothing is changed.

use std::ops::{Range, RangeInclusive};

use crate::record::log::Entry;

/// What is damaged. The bytes stay where they are so that they can be rescued later, and everything else stays usable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Bytes in the rows that do not make a readable entry.
    pub parts: Vec<DamagedPart>,
    /// Sequence numbers that were given out but are missing from the log.
    pub lost: Vec<RangeInclusive<u32>>,
    /// Numbers of draft slots that could not be read.
    pub drafts: Vec<u8>,
}

/// A run of bytes in the row of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedPart {
    /// The number of the month.
    pub month: u32,
    /// Which bytes.
    pub at: Range<usize>,
}

impl Damage {
    /// Whether nothing is damaged.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Entries that are there but cannot be read. One damaged part can hide several entries: all but the first count as
    /// missing.
    pub fn unreadable(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX).min(self.lost_entries())
    }

    /// Entries that should be there but are not.
    pub fn missing(&self) -> u32 {
        self.lost_entries() - self.unreadable()
    }

    fn lost_entries(&self) -> u32 {
        self.lost.iter().map(|range| range.end() - range.start() + 1).sum()
    }

    /// The numbers from 1 to `last` that are missing from `log`, which is ordered by sequence.
    pub(super) fn gaps(log: &[Entry], last: u32) -> Vec<RangeInclusive<u32>> {
        let mut gaps = Vec::new();
        let mut expected = 1;
        for sequence in log.iter().map(|entry| entry.sequence).chain([last + 1]) {
            if sequence > expected {
                gaps.push(expected..=sequence - 1);
            }
            expected = sequence + 1;
        }
        gaps
    }
}
