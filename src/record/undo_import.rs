//! Taking an import back.

use super::id::RecordId;
use super::kinds::imported::ImportBatch;
use super::log::{Change, Entry, Record};
use super::timeline::{Timeline, in_order, key};

/// A hash (FNV-1a, 64 bits) of which records a run of entries is about, in order. It tells one run of entries from
/// another.
pub fn seal_of<'a>(entries: impl Iterator<Item = &'a Entry>) -> u64 {
    fnv(entries.flat_map(|entry| entry.record.bytes()))
}

/// FNV-1a, 64 bits.
pub(crate) fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The changes that take an import back: each record that it brought, and that nobody has changed since, goes back to
/// what it was before. `None` if there is no such import, or if the log no longer holds all that it restored.
pub fn undo_import(timeline: &Timeline, batch: RecordId) -> Option<Vec<(RecordId, Change)>> {
    let members = Members::of(timeline, batch)?;
    let is_newest = |entry: &Entry| timeline.newest_change(entry.record) == Some(entry.sequence);
    let before = |entry: &Entry| {
        let kept = timeline.trail(entry.record).rev().find(|version| !members.holds(version));
        kept.map_or(Change::Withdraw, |version| version.change.clone())
    };
    let brought = Timeline::log(timeline).iter().filter(|entry| members.holds(entry) && is_newest(entry));
    Some(brought.map(|entry| (entry.record, before(entry))).chain([(batch, Change::Withdraw)]).collect())
}

/// How many records an import brought: of those that a restore brought, each may have several versions.
pub fn records_brought(timeline: &Timeline, id: RecordId, batch: &ImportBatch) -> u32 {
    let Some(members) = Members::of(timeline, id).filter(|_| batch.restored.is_some()) else { return batch.added };
    let mut records: Vec<(u128, usize)> = in_order(members.restored.iter().map(|entry| key(entry.record))).collect();
    records.dedup_by_key(|(record, _)| *record);
    u32::try_from(records.len()).unwrap_or(u32::MAX)
}

/// The entries of an import, as a log holds them.
struct Members<'a> {
    batch: RecordId,
    restored: &'a [Entry],
}

impl<'a> Members<'a> {
    fn of(timeline: &'a Timeline, batch: RecordId) -> Option<Self> {
        let found = timeline.find::<ImportBatch>(batch)?.value;
        let Some(seal) = found.restored else { return Some(Self { batch, restored: &[] }) };
        let own = timeline.trail(batch).next()?.sequence;
        let end = Timeline::log(timeline).partition_point(|entry| entry.sequence < own);
        let restored = &Timeline::log(timeline)[end.checked_sub(usize::try_from(found.added).ok()?)?..end];
        (seal_of(restored.iter()) == seal).then_some(Self { batch, restored })
    }

    /// Whether this entry came with the import.
    fn holds(&self, entry: &Entry) -> bool {
        let named = match entry.value() {
            Some(Record::ImportedMood(mood)) => mood.batch == self.batch,
            Some(Record::ImportedPressure(pressure)) => pressure.batch == self.batch,
            _ => false,
        };
        let restored = self.restored.first().zip(self.restored.last());
        named || restored.is_some_and(|(first, last)| (first.sequence..=last.sequence).contains(&entry.sequence))
    }
}
