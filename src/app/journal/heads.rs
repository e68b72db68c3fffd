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
        let heads = union::heads_at(self.timeline.versions(record), &self.origins);
        heads.into_iter().map(|at| self.version(at)).collect()
    }

    /// Every version of a record, in the order of the log.
    pub(super) fn versions_of(&self, record: RecordId) -> impl Iterator<Item = Version<'_>> {
        self.timeline.versions(record).iter().map(|at| self.version(*at))
    }

    /// Their names.
    pub(super) fn head_names(&self, record: RecordId) -> Vec<EntryName> {
        self.heads_of(record).iter().map(|version| version.origin.name).collect()
    }

    /// The names of those that say what is shown: whoever saw one of them has seen them all.
    pub(super) fn shown_names(&self, record: RecordId) -> Vec<EntryName> {
        let Some(shown) = self.timeline.trail(record).next_back() else { return Vec::new() };
        let heads = self.heads_of(record).into_iter();
        let shown = heads.filter(|version| union::says_same(&version.entry.change, &shown.change));
        shown.map(|version| version.origin.name).collect()
    }

    /// Tells the timeline which records have a version beside the one that is shown.
    pub(super) fn note_contested(&mut self) {
        for record in union::contested(self.timeline.trails(), self.timeline.log(), &self.origins) {
            self.timeline.contest(record, true);
        }
    }

    /// The same about one record that was written.
    pub(super) fn note_contested_again(&mut self, record: RecordId) {
        let versions = self.timeline.versions(record);
        let is_contested = union::is_contested(versions, self.timeline.log(), &self.origins);
        self.timeline.contest(record, is_contested);
    }

    fn version(&self, at: usize) -> Version<'_> {
        Version { entry: &self.timeline.log()[at], origin: &self.origins[at] }
    }
}
