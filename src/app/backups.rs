//! Backups and the person's other devices: handing over all that is known here, and taking in what is known elsewhere.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::{Changes, Journal};
use super::view::{
    BackupKeysView, BackupsView, Bytes, DeviceView, Kdf, MadeView, MergeReceipt, PassphraseKeyView, SyncKey,
};
use crate::record::id::RecordId;
use crate::record::kinds::backup::{Backup, BackupUse};
use crate::record::log::{Change, Entry, Record};
use crate::record::name::{DeviceId, Origin};
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::store::{Store, rows};

/// After so many days a backup is old: a month is what most people would type again from memory and paper. `[D]`
const OLD_DAYS: i32 = 30;
/// After so many entries a backup is old: a busy treatment month has two a day. `[D]`
const OLD_ENTRIES: u32 = 50;

impl<S: Store, H: Host> App<S, H> {
    /// All that this device knows, in bytes, for the module that makes a backup of it.
    pub async fn knowledge(&self) -> Result<Vec<u8>, Failure> {
        let now = self.host.now()?;
        let journal = self.journal().await;
        let owner = (RecordId::from_bytes(journal.vault()), journal.device());
        Ok(rows::write_knowledge(&now, owner, journal.known()))
    }

    /// What the backups of this device are sealed for. The first time, the key that all devices share is drawn and kept.
    pub async fn backup_keys(&self) -> Result<BackupKeysView, Failure> {
        let mut journal = self.journal().await;
        let key = Bytes::of(journal.sync_key(&self.host).await?.as_slice());
        let keys = journal.backup_keys();
        let sync = SyncKey { vault: Bytes::of(&journal.vault()), number: keys.sync_number, key };
        let passphrase = keys.passphrase.as_ref();
        Ok(BackupKeysView {
            recovery: keys.recovery.map(|key| Bytes::of(key.as_slice())),
            sync,
            passphrase: passphrase
                .map(|(kdf, key)| PassphraseKeyView { kdf: Kdf::of(kdf), key: Bytes::of(key.as_slice()) }),
        })
    }

    /// Takes over the key that the devices share, as a backup of another device has it, unless it is out of date. That of
    /// another vault is left alone.
    pub async fn take_sync(&self, theirs: &SyncKey) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let vault = *theirs.vault.exactly().ok_or(Failure::Malformed)?;
        let key = theirs.key.exactly().ok_or(Failure::Malformed)?;
        if vault != journal.vault() {
            return Ok(());
        }
        journal.take_sync(&self.host, theirs.number, &key).await
    }

    /// Keeps what a backup brings: see [`Journal::unite`]. `bytes` is what [`rows::write_bringing`] wrote.
    pub async fn unite(&self, bytes: &[u8]) -> Result<MergeReceipt, Failure> {
        let bringing = rows::read_bringing(bytes).ok_or(Failure::Malformed)?;
        let entries = bringing.theirs.known.iter().filter(|known| !is_about_backups(&known.entry)).count();
        let entries = u32::try_from(entries).unwrap_or(u32::MAX);
        let read = Backup { made_by: bringing.theirs.device, what: BackupUse::Read, entries };
        let batch = self.new_id();
        let mut journal = self.journal().await;
        let united = journal.unite(&self.host, &bringing, Some((batch, Record::Backup(read))), batch).await?;
        let (added, cloned, new_device) = (united.added, united.cloned, united.new_device);
        Ok(MergeReceipt { batch: batch.to_string(), added, cloned, new_device })
    }

    /// The same into an empty store that is only looked at: nothing says that it was read.
    pub async fn show(&self, bytes: &[u8]) -> Result<(), Failure> {
        let bringing = rows::read_bringing(bytes).ok_or(Failure::Malformed)?;
        let batch = self.new_id();
        self.journal().await.unite(&self.host, &bringing, None, batch).await?;
        Ok(())
    }

    /// Remembers that a backup was made here and found whole when it was read back. `entries` is how many it holds.
    pub async fn backup_kept(&self, entries: u32) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let about = count(journal.timeline().log().iter().filter(|entry| is_about_backups(entry)));
        let entries = entries.saturating_sub(about);
        let made = Backup { made_by: journal.device(), what: BackupUse::Made, entries };
        let (id, change) = (self.new_id(), Change::Put(Record::Backup(made)));
        journal.transact(&self.host, &mut |_, _| Ok(Changes::of(id, change.clone())), None).await
    }

    /// The last backup that was made here and found whole, and what is here since.
    pub async fn backups(&self) -> Result<BackupsView, Failure> {
        let journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        Ok(view(&journal, today))
    }

    /// This device, and those that it knows of.
    pub async fn devices(&self) -> Vec<DeviceView> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let mut devices = vec![journal.device()];
        let read = timeline.backups().map(|kept| kept.value).filter(|backup| backup.what != BackupUse::Made);
        let read = read.map(|backup| backup.made_by);
        for device in journal.known().map(|(_, origin)| origin.name.device).chain(read) {
            if !devices.contains(&device) {
                devices.push(device);
            }
        }
        devices.into_iter().map(|device| device_view(&journal, device)).collect()
    }

    /// Removes another device: what it wrote stays, its backups are not waited for, and it does not open those that are
    /// made from now on. The devices that stay take the new key over from a backup.
    pub async fn remove_device(&self, device: &str) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let device = DeviceId::parse(device).filter(|device| *device != journal.device()).ok_or(Failure::Malformed)?;
        journal.renew_sync(&self.host).await?;
        let removed = Record::Backup(Backup { made_by: device, what: BackupUse::Removed, entries: 0 });
        let (id, change) = (self.new_id(), Change::Put(removed));
        let plan = &mut |timeline: &Timeline, _: &Moment| match removals(timeline, device).next() {
            Some(_) => Ok(Changes::default()),
            None => Ok(Changes::of(id, change.clone())),
        };
        journal.transact(&self.host, plan, None).await
    }

    /// Brings a device back that was removed. It opens backups again once it has read one that was made since.
    pub async fn bring_device_back(&self, device: &str) -> Result<(), Failure> {
        let device = DeviceId::parse(device).ok_or(Failure::Malformed)?;
        let plan = &mut |timeline: &Timeline, _: &Moment| {
            let records = removals(timeline, device).map(|removal| (removal, Change::Withdraw)).collect();
            Ok(Changes { records, ..Changes::default() })
        };
        self.journal().await.transact(&self.host, plan, None).await
    }
}

/// The records that say that a device was removed.
fn removals(timeline: &Timeline, device: DeviceId) -> impl Iterator<Item = RecordId> {
    let backups = timeline.backups();
    let removed = backups.filter(move |kept| kept.value.what == BackupUse::Removed && kept.value.made_by == device);
    removed.map(|kept| kept.id)
}

/// Whether an entry only says what became of a backup.
fn is_about_backups(entry: &Entry) -> bool {
    matches!(entry.value(), Some(Record::Backup(_)))
}

pub(super) fn view<S: Store>(journal: &Journal<S>, today: LocalDay) -> BackupsView {
    let timeline = journal.timeline();
    let here = count(timeline.log().iter().filter(|entry| !is_about_backups(entry)));
    let made = own(journal, BackupUse::Made, journal.device()).last();
    let since = here.saturating_sub(made.map_or(0, |(_, backup, _)| backup.entries));
    let made_on = made.map(|(_, _, written)| day_of(timeline, written));
    let is_late = made_on.is_none_or(|day| today.days_since(day) >= OLD_DAYS);
    BackupsView {
        last: made.zip(made_on).map(|((_, backup, _), day)| MadeView { day: day.to_string(), entries: backup.entries }),
        since,
        old: since >= OLD_ENTRIES || (is_late && since > 0),
    }
}

fn device_view<S: Store>(journal: &Journal<S>, device: DeviceId) -> DeviceView {
    let timeline = journal.timeline();
    let written = journal.known().filter(|(_, origin)| origin.name.device == device).map(|(entry, _)| &entry.written);
    let day = |written: &Moment| day_of(timeline, written).to_string();
    let read = own(journal, BackupUse::Read, device).last();
    DeviceView {
        device: device.to_string(),
        own: device == journal.device(),
        newest: written.last().map(day),
        removed: removals(timeline, device).next().is_some(),
        last_read: read.map(|(_, _, written)| day(written)),
        batch: read.map(|(id, ..)| id.to_string()),
    }
}

/// What this device did with the backups of a device, in the order of writing.
fn own<S: Store>(
    journal: &Journal<S>,
    what: BackupUse,
    device: DeviceId,
) -> impl Iterator<Item = (RecordId, &Backup, &Moment)> {
    let this = journal.device();
    let by_this = move |origin: &Origin| origin.name.device == this;
    journal.known().filter_map(move |(entry, origin)| match entry.value()? {
        Record::Backup(backup) if backup.what == what && backup.made_by == device && by_this(origin) => {
            journal.timeline().get(entry.record).map(|_| (entry.record, backup, &entry.written))
        }
        _ => None,
    })
}

fn day_of(timeline: &Timeline, written: &Moment) -> LocalDay {
    written.local_day(timeline.settings().day_start)
}

fn count<T>(entries: impl Iterator<Item = T>) -> u32 {
    u32::try_from(entries.count()).unwrap_or(u32::MAX)
}
