//! Writing: changes become entries, entries become frames, and one batch keeps them.

use super::Journal;
use super::draft_name;
use super::kept::Kept;
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::name::{DeviceId, EntryName, Links, Origin};
use crate::record::time::Moment;
use crate::record::timeline::{Timeline, in_order};
use crate::record::undo_import::undo_import;
use crate::record::union::Known;
use crate::store::rows::{self, DraftSlot};
use crate::store::{Batch, DraftWrite, Store, StoreError, Swap};
use crate::vault::draft::DraftName;
use crate::vault::frame::{self, Plain};
use crate::vault::segment::Segment;
use crate::vault::tip::Tip;

/// How often a write is tried on top of what other tabs have written. Each time means that some other tab's write
/// succeeded.
const ATTEMPTS: usize = 8;

/// What is to be kept in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What each record is to read like. A record that already does gets no new version.
    pub records: Vec<(RecordId, Change)>,
    /// Drafts to drop, as far as the page has seen them.
    pub drafts: Vec<(DraftSlot, RecordId)>,
    /// Changes that are undone, named by their sequence numbers. Everything is refused with [`Failure::ChangedSince`]
    /// unless each is still the newest of its record.
    pub takes_back: Vec<(RecordId, u32)>,
    /// Whether the new versions stand for all that devices made of a record without knowing of each other. Otherwise
    /// each replaces only what is shown.
    pub settles: bool,
}

impl Changes {
    /// One record.
    pub fn of(record: RecordId, change: Change) -> Self {
        Self { records: vec![(record, change)], ..Self::default() }
    }
}

/// What a use case wants kept, given the records as they are. It is asked again whenever another tab has written.
pub type Plan<'a> = dyn FnMut(&Timeline, &Moment) -> Result<Changes, Failure> + 'a;

/// A change that follows from others, asked for once the timeline holds them.
pub type Follow<'a> = dyn Fn(&Timeline, &Moment) -> Option<(RecordId, Change)> + 'a;

/// A batch with what it means.
pub(super) struct Writing {
    pub(super) batch: Batch,
    pub(super) known: Vec<Known>,
    /// The frames of the entries, as the second copy takes them.
    frames: Vec<u8>,
    newest: Option<Segment>,
    tip: Tip,
    cleared: Vec<DraftName>,
}

/// How entries of this device come to be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ties {
    /// The import that brings them.
    pub(super) batch: Option<RecordId>,
    /// As [`Changes::settles`].
    pub(super) settles: bool,
}

impl<S: Store> Journal<S> {
    /// Keeps what `plan` makes of the records, and what `follow` makes of the records with that in them. `Ok` means
    /// that it is on disk, or was there before; after [`Failure::NotKnown`] it may be, and after any other failure
    /// nothing of it is.
    pub async fn transact(
        &mut self,
        host: &dyn Host,
        plan: &mut Plan<'_>,
        follow: Option<&Follow<'_>>,
    ) -> Result<(), Failure> {
        let written = host.now()?;
        for _ in 0..ATTEMPTS {
            let changes = plan(&self.kept.timeline, &written)?;
            if self.keep(host, changes, &written, follow).await? {
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Takes back what an import or a backup brought: each record that nobody has changed since goes back to what it was
    /// before. Refuses as not found if the log does not hold it, or no longer.
    pub async fn take_back(&mut self, host: &dyn Host, batch: RecordId) -> Result<(), Failure> {
        let written = host.now()?;
        for _ in 0..ATTEMPTS {
            let back = undo_import(&self.kept.timeline, batch).or_else(|| self.kept.without(batch));
            let records = back.ok_or(Failure::NotFound(batch))?;
            if self.keep(host, Changes { records, settles: true, ..Changes::default() }, &written, None).await? {
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// `false` if another tab has written since, and nothing was kept.
    async fn keep(
        &mut self,
        host: &dyn Host,
        changes: Changes,
        written: &Moment,
        follow: Option<&Follow<'_>>,
    ) -> Result<bool, Failure> {
        self.kept.can_take_back(&changes.takes_back)?;
        let asked = !changes.records.is_empty();
        let ties = Ties { settles: changes.settles, batch: None };
        let mut entries = self.kept.entries_of(changes.records, written, changes.settles);
        if let Some(following) = follow.and_then(|follow| self.kept.following(&entries, follow, written)) {
            let sequence = self.kept.next_sequence().saturating_add(count(&entries));
            entries.push(Entry { sequence, ..following });
        }
        let is_there = asked && entries.is_empty();
        let known = self.kept.named(self.root.device, entries, ties)?;
        let mut writing = self.writing(host, known, &changes.drafts)?;
        if is_there {
            // It may no longer be, so the store has to agree that nobody has written since.
            writing.batch.tip = self.kept.tip_bytes.clone().map(|tip| Swap { read: Some(tip.clone()), now: tip });
        }
        self.commit(writing).await
    }

    /// Keeps entries that may have been written elsewhere and long ago. Each gets the next name of this device.
    /// `batch` is the import that brings them. Otherwise as [`Journal::transact`].
    pub async fn bring(&mut self, host: &dyn Host, entries: &[Entry], batch: RecordId) -> Result<(), Failure> {
        for _ in 0..ATTEMPTS {
            let numbers = self.kept.next_sequence()..;
            let entries = numbers.zip(entries).map(|(sequence, entry)| Entry { sequence, ..entry.clone() }).collect();
            let known = self.kept.named(self.root.device, entries, Ties { batch: Some(batch), settles: false })?;
            let writing = self.writing(host, known, &[])?;
            if self.commit(writing).await? {
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Keeps changes that do not depend on the records as they are, and drops drafts.
    pub async fn write(
        &mut self,
        host: &dyn Host,
        records: Vec<(RecordId, Change)>,
        drafts: &[(DraftSlot, RecordId)],
    ) -> Result<(), Failure> {
        let changes = Changes { records, drafts: drafts.to_vec(), ..Changes::default() };
        self.transact(host, &mut |_, _| Ok(changes.clone()), None).await
    }

    /// `false` if another tab has written since: its entries are then known, and nothing of the batch is kept.
    pub(super) async fn commit(&mut self, writing: Writing) -> Result<bool, Failure> {
        if writing.batch.tip.is_none() && writing.batch.drafts.is_empty() {
            return Ok(true);
        }
        let error = match self.store.commit(&writing.batch).await {
            Ok(()) => {
                self.accept(writing);
                return Ok(true);
            }
            Err(error) if error.is_before_writing() => return Err(error.into()),
            Err(error) => error,
        };
        // Reading waits for any transaction that is still under way, so it tells what became of this one.
        match self.reload().await {
            Ok(()) => {}
            Err(Failure::Store(_)) if error != StoreError::Conflict => return Err(Failure::NotKnown),
            Err(failure) => return Err(failure),
        }
        if self.kept.holds(&writing.known) && !writing.known.is_empty() {
            self.queue_copy(&writing.frames);
            writing.cleared.iter().for_each(|name| self.forget_draft(*name));
            return Ok(true);
        }
        if error == StoreError::Conflict { Ok(false) } else { Err(error.into()) }
    }

    pub(super) fn accept(&mut self, writing: Writing) {
        self.queue_copy(&writing.frames);
        if let Some(tip) = writing.batch.tip {
            self.kept.tip_bytes = Some(tip.now);
            self.kept.tip = writing.tip;
        }
        if writing.newest.is_some() {
            self.kept.newest = writing.newest;
        }
        if writing.batch.mirror.is_some() {
            self.kept.mirror = writing.batch.mirror;
        }
        self.kept.add(writing.known);
        writing.cleared.iter().for_each(|name| self.forget_draft(*name));
    }

    pub(super) fn writing(
        &self,
        host: &dyn Host,
        known: Vec<Known>,
        drafts: &[(DraftSlot, RecordId)],
    ) -> Result<Writing, Failure> {
        let place = self.root.place();
        let mut batch = Batch { root: Some(self.root_bytes.clone()), ..Batch::default() };
        let mut tip = self.kept.tip.clone();
        let mut frames = Vec::new();
        let mut segment = self.kept.open_segment(place.generation);
        for Known { entry, origin: Origin { name, lamport, links } } in &known {
            let bytes = rows::write_entry(entry, links);
            let plain = Plain { name: *name, lamport: *lamport, format: rows::ENTRY_FORMAT, bytes };
            let begin = frames.len();
            frame::write(&mut frames, place, &self.key, &host.random(), &plain).map_err(|_| Failure::Malformed)?;
            let closed = segment.add(&frames[begin..]);
            batch.segments.extend(closed.map(|closed| (closed.name(), closed.into_bytes())));
            tip.note(name.device, name.counter, *lamport);
        }
        let mut newest = None;
        if !known.is_empty() {
            tip.segment = segment.name().number;
            batch.segments.push((segment.name(), segment.bytes().to_vec()));
            batch.tip = Some(self.kept.swap_tip(tip.seal(place, &self.key, &host.random())));
            // In a transaction after the one that wrote the root: no single write touches both.
            batch.mirror = (self.kept.mirror.as_ref() != Some(&self.root_bytes)).then(|| self.root_bytes.clone());
            newest = Some(segment);
        }
        let cleared: Vec<DraftName> = drafts.iter().map(|(slot, record)| draft_name(*slot, *record)).collect();
        let clear = |name: &DraftName| Some(DraftWrite::Clear(*name, self.seen.get(*name)?.clone()));
        batch.drafts = cleared.iter().filter_map(clear).collect();
        Ok(Writing { batch, known, frames, newest, tip, cleared })
    }
}

impl Kept {
    /// The changes as entries, without those that would change nothing.
    fn entries_of(&self, changes: Vec<(RecordId, Change)>, written: &Moment, settles: bool) -> Vec<Entry> {
        let settled = |record: &RecordId| !settles || !self.timeline.is_contested(*record);
        let changes = changes.into_iter().filter(|(record, change)| !(settled(record) && self.is_as(*record, change)));
        let entry = |(sequence, (record, change))| Entry { sequence, record, written: written.clone(), change };
        (self.next_sequence()..).zip(changes).map(entry).collect()
    }

    /// Entries that this device writes next, with where they come from.
    pub(super) fn named(&self, device: DeviceId, entries: Vec<Entry>, ties: Ties) -> Result<Vec<Known>, Failure> {
        let before = versions_before(&entries);
        let mut known: Vec<Known> = Vec::with_capacity(entries.len());
        let mut counter = self.tip.last_of(device);
        for (entry, before) in entries.into_iter().zip(before) {
            counter = counter.checked_add(1).ok_or(Failure::Malformed)?;
            let base = match before {
                Some(before) => vec![known[before].origin.name],
                // What is removed is removed as a whole: what another device made of it does not come up instead.
                None if ties.settles || entry.change == Change::Withdraw => self.head_names(entry.record),
                None => self.shown_names(entry.record),
            };
            let links = Links { base, batch: ties.batch };
            let name = EntryName { device, counter };
            known.push(Known { origin: Origin { name, lamport: entry.sequence, links }, entry });
        }
        Ok(known)
    }

    /// Adds entries that are stored now. Those without a sequence come from elsewhere, and all are put in order anew.
    fn add(&mut self, known: Vec<Known>) {
        if known.iter().any(|known| known.entry.sequence == 0) {
            let horizon = self.timeline.horizon();
            let mut all = self.take_known();
            all.extend(known);
            self.put_in_order(all);
            self.timeline.stop_at(horizon);
            return;
        }
        let records: Vec<RecordId> = known.iter().map(|known| known.entry.record).collect();
        let (entries, origins): (Vec<_>, Vec<_>) = known.into_iter().map(|known| (known.entry, known.origin)).unzip();
        self.timeline.extend(entries);
        self.origins.extend(origins);
        for record in records {
            self.note_contested_again(record);
        }
    }

    /// What follows from these entries. They are added to the timeline only while the question is asked.
    fn following(&mut self, entries: &[Entry], follow: &Follow<'_>, written: &Moment) -> Option<Entry> {
        if entries.is_empty() {
            return None;
        }
        self.timeline.extend(entries.to_vec());
        let following = follow(&self.timeline, written);
        for _ in entries {
            self.timeline.retract();
        }
        let (record, change) = following?;
        Some(Entry { sequence: 0, record, written: written.clone(), change })
    }
}

/// For each entry, the index of the one before it that is about the same record.
fn versions_before(entries: &[Entry]) -> Vec<Option<usize>> {
    let mut before = vec![None; entries.len()];
    let mut last: Option<(u128, usize)> = None;
    for (record, at) in in_order(entries.iter().map(|entry| u128::from_le_bytes(entry.record.bytes()))) {
        before[at] = last.filter(|(other, _)| *other == record).map(|(_, at)| at);
        last = Some((record, at));
    }
    before
}

fn count(entries: &[Entry]) -> u32 {
    u32::try_from(entries.len()).unwrap_or(u32::MAX)
}
