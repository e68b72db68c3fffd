//! The journal: the only way between records in memory and sealed bytes in a store.

mod copy;
mod from_ten;
mod heads;
mod kept;
mod lock;
mod open;
mod reseal;
mod seen;
mod unite;
mod write;

use std::mem;

use self::copy::CopyState;
pub use self::heads::Version;
use self::kept::{Draft, Kept};
pub use self::lock::Added;
pub use self::open::{Accept, Opening};
use self::seen::Seen;
pub use self::unite::United;
pub use self::write::{Changes, Follow, Plan};
use super::damage::Damage;
use super::failure::Failure;
use super::host::Host;
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::name::{DeviceId, Origin};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::store::rows::{self, DraftSlot};
use crate::store::{Batch, Contents, DraftWrite, Store, StoreError, Swap};
use crate::vault::draft::{self, DraftName};
use crate::vault::root::{Reading, Root};
use crate::vault::{DataKey, VaultId};

/// Longest draft in bytes: room enough for the longest note in any script.
pub const MAX_DRAFT_BYTES: usize = 64 * 1024;

/// One person's open records: what is stored, and the timeline read from it.
#[derive(Debug)]
pub struct Journal<S> {
    store: S,
    /// The root as stored. Each write names it, so that nothing is ever added to a database that was erased and started
    /// over.
    root_bytes: Vec<u8>,
    root: Root,
    key: DataKey,
    kept: Kept,
    /// Each draft as the page last read or kept it. One that another tab has changed since is never overwritten.
    seen: Seen,
    copy: CopyState,
}

/// What was put right when the journal was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Healed {
    /// Entries that came back from the second copy.
    pub entries: u32,
}

impl<S: Store> Journal<S> {
    /// The records.
    pub fn timeline(&self) -> &Timeline {
        &self.kept.timeline
    }

    /// Keeps the records of later days apart; see [`Timeline::stop_at`].
    pub fn stop_at(&mut self, horizon: LocalDay) {
        self.kept.timeline.stop_at(horizon);
    }

    /// What could not be read.
    pub fn damage(&self) -> &Damage {
        &self.kept.damage
    }

    /// How many entries were ever written, by all devices.
    pub fn entries(&self) -> u32 {
        self.kept.tip.entries()
    }

    /// The vault.
    pub fn vault(&self) -> VaultId {
        self.root.vault
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.root.device
    }

    /// Every entry with where it comes from, in order.
    pub fn known(&self) -> impl Iterator<Item = (&Entry, &Origin)> {
        self.kept.known()
    }

    /// The versions of a record that no other replaces.
    pub fn heads(&self, record: RecordId) -> Vec<Version<'_>> {
        self.kept.heads_of(record)
    }

    /// What the page kept of an unfinished form about this record.
    pub fn draft(&mut self, slot: DraftSlot, record: RecordId) -> Option<&str> {
        let name = draft_name(slot, record);
        let draft = self.kept.drafts.iter().find(|draft| draft.name == name);
        self.seen.note(name, draft.map(|draft| &draft.sealed));
        draft.map(|draft| draft.text.as_str())
    }

    /// Every unfinished form of a kind, with the record it is about.
    pub fn drafts(&self, slot: DraftSlot) -> impl Iterator<Item = (RecordId, &str)> {
        let of_slot = self.kept.drafts.iter().filter(move |draft| draft.name.slot == slot.number());
        of_slot.map(|draft| (RecordId::from_bytes(draft.name.record), draft.text.as_str()))
    }

    /// Keeps the page's text of an unfinished form, replacing the one before. Refuses text over [`MAX_DRAFT_BYTES`],
    /// and with [`Failure::DraftElsewhere`] if another tab has kept a text that the page has not read.
    pub async fn keep_draft(
        &mut self,
        host: &dyn Host,
        slot: DraftSlot,
        record: RecordId,
        text: &str,
    ) -> Result<(), Failure> {
        if text.len() > MAX_DRAFT_BYTES {
            return Err(Problem::TooLong { field: "draft", given: text.len(), max: MAX_DRAFT_BYTES }.into());
        }
        let name = draft_name(slot, record);
        let bytes = text.as_bytes().to_vec();
        let sealed = draft::seal(&self.key, self.root.place(), &host.random(), name, rows::DRAFT_FORMAT, bytes);
        // What cannot be opened holds nothing that could be lost by writing over it.
        let read = self.seen.get(name).or_else(|| self.kept.closed_draft(name)).cloned();
        let write = DraftWrite::Keep(name, Swap { read, now: sealed.clone() });
        match self.write_draft(write).await {
            Ok(()) => {}
            // A write whose connection broke is sent again, and may find itself already stored.
            Err(Failure::DraftElsewhere) if self.kept.draft(name).is_some_and(|draft| draft.sealed == sealed) => {}
            Err(failure) => return Err(failure),
        }
        self.seen.note(name, Some(&sealed));
        self.kept.put_draft(name, Some(Draft { name, sealed, text: text.to_owned() }));
        Ok(())
    }

    /// Drops the draft that the page has read or kept. One that another tab has changed since stays.
    pub async fn drop_draft(&mut self, slot: DraftSlot, record: RecordId) -> Result<(), Failure> {
        let name = draft_name(slot, record);
        let Some(seen) = self.seen.get(name).cloned() else { return Ok(()) };
        self.write_draft(DraftWrite::Clear(name, seen)).await?;
        self.forget_draft(name);
        Ok(())
    }

    /// Reads what other tabs wrote. `true` when any record or draft has changed.
    pub async fn refresh(&mut self) -> Result<bool, Failure> {
        let (tip, drafts) = (self.kept.tip_bytes.clone(), self.kept.drafts.clone());
        let contents = self.store.load().await?;
        let is_settled = !self.kept.is_unsettled && contents.candidate.is_none();
        if is_settled && contents.root.as_ref() == Some(&self.root_bytes) && contents.tip == tip {
            // Nobody has added to the log, so there is no need to open it again.
            self.kept.read_drafts(contents.drafts, &self.root);
            self.see_sealed_anew(&drafts);
        } else {
            self.take(contents)?;
        }
        // It may have to follow a lock that another tab has set or changed.
        if self.has_copy().is_none() {
            self.keep_copy().await;
        }
        Ok(self.kept.tip_bytes != tip || self.kept.drafts != drafts)
    }

    /// Removes everything that is stored, and checks that it is gone. A later write ends in
    /// [`Failure::ErasedElsewhere`]; to start over, open again.
    pub async fn erase(&mut self) -> Result<(), Failure> {
        self.store.erase().await?;
        self.kept = Kept::default();
        self.seen.clear();
        self.leave_copy();
        // Another tab may have started over in between, with a root of its own.
        let left = self.store.load().await?;
        if left.root.as_ref() == Some(&self.root_bytes) || (left.root.is_none() && !left.is_empty()) {
            return Err(StoreError::Failed("something was left after erasing".into()).into());
        }
        Ok(())
    }

    async fn write_draft(&mut self, write: DraftWrite) -> Result<(), Failure> {
        let mut batch = Batch { root: Some(self.root_bytes.clone()), drafts: vec![write], ..Batch::default() };
        loop {
            match self.store.commit(&batch).await {
                Err(StoreError::Conflict) => self.reload().await?,
                done => return Ok(done?),
            }
            if batch.root.as_ref() == Some(&self.root_bytes) {
                return Err(Failure::DraftElsewhere);
            }
            // Only the root had changed.
            batch.root = Some(self.root_bytes.clone());
        }
    }

    fn forget_draft(&mut self, name: DraftName) {
        if self.kept.draft(name).map(|draft| &draft.sealed) == self.seen.get(name) {
            self.kept.put_draft(name, None);
        }
        self.seen.note(name, None);
    }

    /// Reads the store again. What another tab did to the records is then known; what the page has seen of drafts stays
    /// as it was.
    async fn reload(&mut self) -> Result<(), Failure> {
        let contents = self.store.load().await?;
        self.take(contents)
    }

    fn take(&mut self, contents: Contents) -> Result<(), Failure> {
        if contents.root.as_ref() != Some(&self.root_bytes) {
            self.take_root(contents.root.as_deref())?;
        }
        self.copy_what_others_wrote(&contents);
        self.take_contents(contents);
        Ok(())
    }

    fn take_contents(&mut self, contents: Contents) {
        let horizon = self.kept.timeline.horizon();
        let before = mem::replace(&mut self.kept, Kept::read(contents, &self.root));
        self.kept.timeline.stop_at(horizon);
        self.see_sealed_anew(&before.drafts);
    }

    /// A draft that was only sealed anew is the one that the page has seen.
    fn see_sealed_anew(&mut self, before: &[Draft]) {
        for Draft { name, sealed, text } in &self.kept.drafts {
            let same = |draft: &&Draft| draft.name == *name && draft.text == *text && draft.sealed != *sealed;
            let known = before.iter().find(same);
            if known.is_some_and(|draft| self.seen.get(*name) == Some(&draft.sealed)) {
                self.seen.note(*name, Some(sealed));
            }
        }
    }

    /// Goes on with a root that another tab has put there, if it is of the same vault.
    fn take_root(&mut self, bytes: Option<&[u8]>) -> Result<(), Failure> {
        let root = match bytes.map(|bytes| self.root.read_another(bytes)) {
            Some(Reading::Open(root)) if root.vault == self.root.vault => root,
            Some(Reading::Locked { vault, slots, .. }) if vault == self.root.vault => {
                self.leave_copy();
                return Err(Failure::Locked { slots });
            }
            Some(Reading::Newer { format }) => return Err(StoreError::TooNew { found: format.into() }.into()),
            Some(Reading::Damaged) => return Err(Failure::KeyLost),
            _ => {
                self.leave_copy();
                return Err(Failure::ErasedElsewhere);
            }
        };
        self.key = root.data_key(root.generation).ok_or(Failure::KeyLost)?;
        self.root_bytes = bytes.unwrap_or_default().to_vec();
        self.root = root;
        self.look_at_copy_again();
        Ok(())
    }
}

fn draft_name(slot: DraftSlot, record: RecordId) -> DraftName {
    DraftName { slot: slot.number(), record: record.bytes() }
}
