//! Records that were changed on several devices, none of which knew of the others.

use super::kept::Kept;
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::name::{EntryName, Origin};
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
        let places: Vec<usize> = self.places_of(record).collect();
        union::heads_at(&places, &self.origins).into_iter().map(|at| self.version(at)).collect()
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
        self.timeline.contest(union::contested(self.timeline.log(), &self.origins));
    }

    /// The same after this record was written.
    pub(super) fn note_contested_again(&mut self, record: RecordId) {
        if self.timeline.is_contested(record)
            && !union::differ(self.heads_of(record).iter().map(|version| version.entry))
        {
            let others = self.timeline.contested().filter(|other| *other != record).collect();
            self.timeline.contest(others);
        }
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
