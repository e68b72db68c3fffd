//! Records that were changed on several devices, none of which knew of the others.

use super::kept::Kept;
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::name::{EntryName, Origin};
use crate::record::timeline::in_order;
use crate::record::union;

/// A version of a record.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Where it comes from.
    pub origin: &'a Origin,
}

impl Kept {
    /// The versions of a record that no other replaces, in the order of their lamports. There are several where devices
    /// changed it without knowing of each other.
    pub(super) fn heads_of(&self, record: RecordId) -> Vec<Version<'_>> {
        self.heads_at(self.places_of(record).collect())
    }

    /// Every version of a record, in the order of the log.
    pub(super) fn versions_of(&self, record: RecordId) -> impl Iterator<Item = Version<'_>> {
        self.places_of(record).map(|at| self.version(at))
    }

    /// Their names.
    pub(super) fn head_names(&self, record: RecordId) -> Vec<EntryName> {
        self.heads_of(record).iter().map(|version| version.origin.name).collect()
    }

    /// Tells the timeline which records have a version beside the one that is shown.
    pub(super) fn note_contested(&mut self) {
        let Some(first) = self.origins.first().map(|origin| origin.name.device) else { return };
        if self.origins.iter().all(|origin| origin.name.device == first) {
            return;
        }
        let log = self.timeline.log();
        let versions = in_order(log.iter().map(|entry| u128::from_be_bytes(entry.record.bytes())));
        let versions: Vec<(u128, usize)> = versions.collect();
        let records = versions.chunk_by(|one, next| one.0 == next.0).filter(|versions| versions.len() > 1);
        let contested = records.filter_map(|versions| {
            let heads = self.heads_at(versions.iter().map(|(_, at)| *at).collect());
            differ(&heads).then(|| log[versions[0].1].record)
        });
        let contested: Vec<RecordId> = contested.collect();
        self.timeline.contest(contested);
    }

    /// The same after this record was written.
    pub(super) fn note_contested_again(&mut self, record: RecordId) {
        if self.timeline.is_contested(record) && !differ(&self.heads_of(record)) {
            let others = self.timeline.contested().filter(|other| *other != record).collect();
            self.timeline.contest(others);
        }
    }

    fn heads_at(&self, versions: Vec<usize>) -> Vec<Version<'_>> {
        let order = in_order(versions.iter().map(|at| union::place_of(&self.origins[*at])));
        let versions: Vec<usize> = order.map(|(_, place)| versions[place]).collect();
        let origins: Vec<&Origin> = versions.iter().map(|at| &self.origins[*at]).collect();
        union::heads(&origins).into_iter().map(|head| self.version(versions[head])).collect()
    }

    /// The places of its versions in the log.
    pub(super) fn places_of(&self, record: RecordId) -> impl Iterator<Item = usize> {
        let log = self.timeline.log();
        let at = |entry: &Entry| log.binary_search_by_key(&entry.sequence, |other| other.sequence).ok();
        self.timeline.trail(record).filter_map(at)
    }

    fn version(&self, at: usize) -> Version<'_> {
        Version { entry: &self.timeline.log()[at], origin: &self.origins[at] }
    }
}

/// Whether the heads do not all say the same.
fn differ(heads: &[Version<'_>]) -> bool {
    heads.windows(2).any(|pair| pair[0].entry.change != pair[1].entry.change)
}
