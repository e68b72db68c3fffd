//! What could not be read, said plainly and changed in nothing.

use std::ops::{Range, RangeInclusive};

use crate::record::log::Entry;

/// What is damaged. The bytes stay where they are, for a later rescue, and the rest stays usable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Bytes of rows that are no readable entry.
    pub parts: Vec<DamagedPart>,
    /// Sequence numbers that were given out and are not in the log.
    pub lost: Vec<RangeInclusive<u32>>,
    /// Numbers of draft slots that could not be read.
    pub drafts: Vec<u8>,
}

/// Bytes within the row of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedPart {
    /// The number of the month.
    pub month: u32,
    /// Which bytes.
    pub at: Range<usize>,
}

impl Damage {
    /// Nothing is damaged.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Entries that are there and cannot be read. A damaged part can hide
    /// several of them: those beyond the first count as missing.
    pub fn unreadable(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX).min(self.lost_entries())
    }

    /// Entries that should be there and are not.
    pub fn missing(&self) -> u32 {
        self.lost_entries() - self.unreadable()
    }

    fn lost_entries(&self) -> u32 {
        self.lost.iter().map(|range| range.end() - range.start() + 1).sum()
    }

    /// The numbers of `1..=last` that `log`, ordered by sequence, does not hold.
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
