//! Taking in what another device knows: the entries that are not here, under their own names.

use std::mem;

use zeroize::Zeroizing;

use super::Journal;
use super::heads::Version;
use super::kept::{Draft, Kept};
use super::open::{device, new_root};
use super::write::Ties;
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::record::id::RecordId;
use crate::record::kinds::imported::ImportBatch;
use crate::record::log::{Change, Entry, Record};
use crate::record::name::{EntryName, Origin};
use crate::record::timeline::in_order;
use crate::record::undo_import::seal_of;
use crate::record::union::{self, Bringing, Known, Names};
use crate::store::rows::DRAFT_FORMAT;
use crate::store::{DraftWrite, Store, StoreError, Swap};
use crate::vault::draft;
use crate::vault::root::Root;

/// How often a write is tried on top of what other tabs have written.
const ATTEMPTS: usize = 8;

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct United {
    /// Entries that were not here.
    pub added: u32,
    /// How many of them have the name of another entry here. A device and a copy of it wrote both.
    pub cloned: u32,
    /// Whether this device was one of those. It has another identity now.
    pub new_device: bool,
}

impl<S: Store> Journal<S> {
    /// Keeps what a backup brings, and then what was chosen and `note`, in one transaction; `batch` names it. Where
    /// nothing was ever written, the vault of the backup is taken over.
    ///
    /// Refuses records of another vault unless the person said that they are theirs, and what was chosen against a
    /// version that is no longer the newest. Nothing is kept then.
    pub async fn unite(
        &mut self,
        host: &dyn Host,
        bringing: &Bringing,
        note: Option<(RecordId, Record)>,
        batch: RecordId,
    ) -> Result<United, Failure> {
        let mut new_device = false;
        for _ in 0..ATTEMPTS {
            let moves = self.may_move(bringing);
            if moves {
                self.keep_copy().await;
            } else if bringing.theirs.vault.bytes() != self.root.vault && !bringing.mine {
                return Err(Failure::AnotherVault);
            }
            let mut united = United::default();
            let mut known = self.fresh(bringing, batch, &mut united);
            if united.new_device {
                self.become_another(host).await?;
                new_device = true;
            }
            let written = host.now()?;
            let mut own = Vec::new();
            for chosen in &bringing.chosen {
                if self.kept.newest_of(chosen.record) != chosen.against {
                    return Err(Failure::ChangedSince(chosen.record));
                }
                own.push((chosen.record, chosen.value.clone()));
            }
            own.extend(note.clone());
            let greatest = known.iter().map(|known| known.origin.lamport).max().unwrap_or_default();
            let first = self.kept.next_sequence().max(greatest.saturating_add(1));
            let entry = |(sequence, (record, value))| Entry {
                sequence,
                record,
                written: written.clone(),
                change: Change::Put(value),
            };
            let own: Vec<Entry> = (first..).zip(own).map(entry).collect();
            let bases: Vec<_> = own.iter().map(|entry| self.kept.heads_with(entry.record, &known)).collect();
            let mut own = self.kept.named(self.root.device, own, Ties { batch: Some(batch), settles: false })?;
            for (own, base) in own.iter_mut().zip(bases) {
                own.origin.links.base = base;
                own.entry.sequence = if known.is_empty() { own.entry.sequence } else { 0 };
            }
            known.extend(own);
            let root = moves.then(|| self.root_of(host, bringing));
            if self.keep_united(host, known, root).await? {
                return Ok(United { new_device, ..united });
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Whether the vault of the backup is taken over: nothing was ever written here, and no lock was set.
    fn may_move(&self, bringing: &Bringing) -> bool {
        let is_unused = self.kept.tip.entries() == 0 && self.kept.damage.parts.is_empty();
        is_unused && self.root.is_open() && bringing.theirs.vault.bytes() != self.root.vault
    }

    /// The entries that are not here, marked as brought by `batch`.
    fn fresh(&self, bringing: &Bringing, batch: RecordId, united: &mut United) -> Vec<Known> {
        let names = Names::of(self.kept.origins.iter());
        let at = |at: usize| (&self.kept.timeline.log()[at], &self.kept.origins[at]);
        let mut fresh = Vec::new();
        for theirs in &bringing.theirs.known {
            let Some(is_taken) = names.lack(theirs, at) else { continue };
            united.added += 1;
            united.cloned += u32::from(is_taken);
            united.new_device |= is_taken && theirs.origin.name.device == self.root.device;
            let mut theirs = theirs.clone();
            let links = &mut theirs.origin.links;
            // An import that comes with it can still be taken back by itself. Its own record came with this backup.
            links.batch = links.batch.filter(|own| *own != theirs.entry.record).or(Some(batch));
            theirs.entry.sequence = 0;
            fresh.push(theirs);
        }
        fresh
    }

    /// Gives this device another identity, so that none of its entries is ever named like those of a copy of it.
    async fn become_another(&mut self, host: &dyn Host) -> Result<(), Failure> {
        let new = device(host);
        self.change_root(host, |root| Ok(root.on_another_device(new)), &[]).await
    }

    /// The root of the vault of a backup, for this device.
    fn root_of(&self, host: &dyn Host, bringing: &Bringing) -> Root {
        let mut root = new_root(host, bringing.theirs.vault.bytes(), Zeroizing::new(host.random()));
        root.device = self.root.device;
        root.epoch = self.root.epoch.saturating_add(1);
        // The shared key is that of the other vault's devices, which follows.
        root.backup_keys = self.root.backup_keys.clone().without_sync();
        root
    }

    async fn keep_united(&mut self, host: &dyn Host, known: Vec<Known>, root: Option<Root>) -> Result<bool, Failure> {
        let Some(root) = root else {
            let writing = self.writing(host, known, &[])?;
            return self.commit(writing).await;
        };
        let bytes = root.write(&host.random());
        let key = root.data_key(root.generation).ok_or(Failure::KeyLost)?;
        let before = (mem::replace(&mut self.root, root), mem::replace(&mut self.key, key));
        let done = self.keep_moved(host, known, &bytes).await;
        if !matches!(done, Ok(true)) {
            (self.root, self.key) = before;
        }
        done
    }

    /// Writes everything under the new root in the place of what is stored, which has no entries.
    async fn keep_moved(&mut self, host: &dyn Host, known: Vec<Known>, root: &[u8]) -> Result<bool, Failure> {
        let mut writing = self.writing(host, known, &[])?;
        let drafts = self.kept.drafts.clone();
        let drafts: Vec<(Draft, Draft)> =
            drafts.into_iter().map(|old| (old.clone(), self.resealed(host, old))).collect();
        writing.batch.drafts = drafts
            .iter()
            .map(|(old, new)| {
                DraftWrite::Keep(new.name, Swap { read: Some(old.sealed.clone()), now: new.sealed.clone() })
            })
            .collect();
        writing.batch.replaces = true;
        writing.batch.mirror = None;
        writing.batch.new_root = Some(root.to_vec());
        match self.store.commit(&writing.batch).await {
            Ok(()) => {}
            Err(StoreError::Conflict) => return Ok(false),
            Err(error) if error.is_before_writing() => return Err(error.into()),
            Err(_) => return Err(Failure::NotKnown),
        }
        self.root_bytes = root.to_vec();
        self.kept.mirror = None;
        self.accept(writing);
        for (old, new) in drafts {
            if self.seen.get(old.name) == Some(&old.sealed) {
                self.seen.note(old.name, Some(&new.sealed));
            }
            self.kept.put_draft(old.name, Some(new));
        }
        self.start_copy().await;
        Ok(true)
    }

    fn resealed(&self, host: &dyn Host, old: Draft) -> Draft {
        let text = old.text.as_bytes().to_vec();
        let sealed = draft::seal(&self.key, self.root.place(), &host.random(), old.name, DRAFT_FORMAT, text);
        Draft { sealed, ..old }
    }
}

impl Kept {
    /// The names of the versions of a record that none replaces, once these entries are there as well.
    fn heads_with(&self, record: RecordId, fresh: &[Known]) -> Vec<EntryName> {
        let theirs = fresh.iter().filter(|known| known.entry.record == record).map(|known| &known.origin);
        let own = self.versions_of(record).map(|Version { origin, .. }| origin);
        let origins: Vec<&Origin> = own.chain(theirs).collect();
        let order = in_order(origins.iter().map(|origin| union::place_of(origin)));
        let origins: Vec<&Origin> = order.map(|(_, at)| origins[at]).collect();
        union::heads(&origins).into_iter().map(|head| origins[head].name).collect()
    }

    /// The changes that take back what came with `batch`, also by way of an import that it brought.
    pub(super) fn without(&self, batch: RecordId) -> Option<Vec<(RecordId, Change)>> {
        let found = self.timeline.get(batch)?;
        let own = self.known().filter(|(entry, origin)| origin.links.batch == Some(batch) && entry.record != batch);
        if let Record::ImportBatch(ImportBatch { restored: Some(seal), .. }) = found
            && seal_of(own.map(|(entry, _)| entry)) != *seal
        {
            return None;
        }
        let mut batches = vec![batch];
        let mut is_brought = vec![false; self.origins.len()];
        // An import lies behind what it brought, so few rounds find them all.
        while let Some(batch) = batches.pop() {
            for (at, (entry, origin)) in self.known().enumerate() {
                if origin.links.batch != Some(batch) || mem::replace(&mut is_brought[at], true) {
                    continue;
                }
                let is_import = matches!(entry.value(), Some(Record::ImportBatch(_) | Record::Backup(_)));
                batches.extend(Some(entry.record).filter(|record| is_import && *record != batch));
            }
        }
        let log = self.timeline.log();
        let mut back: Vec<(RecordId, Change)> = Vec::new();
        for (at, entry) in log.iter().enumerate().filter(|(at, _)| is_brought[*at]) {
            if self.timeline.newest_change(entry.record) != Some(entry.sequence) {
                continue;
            }
            let mut versions = self.timeline.versions(entry.record).iter().rev();
            let before = versions.find(|version| **version < at && !is_brought[**version]);
            back.push((entry.record, before.map_or(Change::Withdraw, |before| log[*before].change.clone())));
        }
        Some(back)
    }
}
