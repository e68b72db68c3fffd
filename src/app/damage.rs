//! What could not be read. It is reported, and nothing is changed.

use std::ops::{Range, RangeInclusive};

use crate::record::id::RecordId;
use crate::vault::segment::SegmentName;
use crate::vault::{DeviceId, EntryName};

/// What is damaged. The bytes stay where they are so that they can be rescued later, and everything else stays usable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Bytes in the segments that do not make a readable entry.
    pub parts: Vec<DamagedPart>,
    /// Counters that a device gave out but that are missing from the log.
    pub lost: Vec<(DeviceId, RangeInclusive<u32>)>,
    /// How many drafts could not be read.
    pub drafts: usize,
    /// How many stored values are none of ours.
    pub foreign: usize,
    /// Records that an unreadable entry seems to be about.
    pub hints: Vec<RecordId>,
}

/// A run of bytes in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedPart {
    /// The segment; `None` if the stored bytes do not even begin like one.
    pub segment: Option<SegmentName>,
    /// Which bytes of its frames.
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
        let count = |(_, range): &(DeviceId, RangeInclusive<u32>)| range.end() - range.start() + 1;
        self.lost.iter().map(count).fold(0, u32::saturating_add)
    }

    /// The counters up to each device's last that are missing from `names`, which are ordered.
    pub(super) fn gaps(
        names: impl Iterator<Item = EntryName>,
        last: &[(DeviceId, u32)],
    ) -> Vec<(DeviceId, RangeInclusive<u32>)> {
        let mut names = names.peekable();
        let mut gaps = Vec::new();
        for (device, last) in last {
            let mut expected = 1;
            let mut gap = |counter: u32, expected: &mut u32| {
                if counter > *expected {
                    gaps.push((*device, *expected..=counter - 1));
                }
                *expected = counter.saturating_add(1);
            };
            while let Some(name) = names.next_if(|name| name.device <= *device) {
                gap(name.counter, &mut expected);
            }
            gap(last.saturating_add(1), &mut expected);
        }
        gaps
    }
}
