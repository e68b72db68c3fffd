//! The lock as the root keeps it. A change is one write of the root; everything is sealed anew only where the old keys
//! must open nothing any more.

use super::Journal;
use super::reseal::{Proof, opened};
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::store::{Batch, Store, StoreError};
use crate::vault::backup_keys::{BackupKeys, Key};
use crate::vault::root::{MAX_BYTES, MAX_SLOTS, NewWay, Root, Slot};
use crate::vault::slot::{Kdf, Way};
use zeroize::Zeroizing;

/// How often a change of the root is tried on top of what other tabs have changed.
const ATTEMPTS: usize = 8;

/// A way that is to be added, with its key and, derived a second time, its key again.
pub struct Added<'a> {
    /// The way.
    pub way: Way,
    /// The key that it gives.
    pub key: &'a Key,
    /// The same key.
    pub proof: &'a Key,
}

impl<S: Store> Journal<S> {
    /// Every way to the key, the open one included.
    pub fn slots(&self) -> &[Slot] {
        &self.root.slots
    }

    /// Whether no key is needed.
    pub fn is_open(&self) -> bool {
        self.root.is_open()
    }

    /// What opens the backups that this device makes.
    pub fn backup_keys(&self) -> &BackupKeys {
        &self.root.backup_keys
    }

    /// The key that all devices of this person share. The first time, it is drawn and kept.
    pub async fn sync_key(&mut self, host: &dyn Host) -> Result<Key, Failure> {
        let fresh = Zeroizing::new(host.random());
        let with_key =
            |root: Root| Ok(root.with_backup_keys(|keys| keys.sync = keys.sync.take().or_else(|| Some(fresh.clone()))));
        if self.root.backup_keys.sync.is_none() {
            self.change_root(host, with_key, &[]).await?;
        }
        self.root.backup_keys.sync.clone().ok_or(Failure::Malformed)
    }

    /// Takes over the shared key of another device of this vault, unless it is out of date.
    pub async fn take_sync(&mut self, host: &dyn Host, number: u32, key: &Key) -> Result<(), Failure> {
        if !self.root.backup_keys.clone().take_sync(number, key) {
            return Ok(());
        }
        let change = |keys: &mut BackupKeys| {
            keys.take_sync(number, key);
        };
        self.change_root(host, |root| Ok(root.with_backup_keys(change)), &[]).await
    }

    /// Gives the shared key up: with the one before, no backup opens that is made from now on.
    pub async fn renew_sync(&mut self, host: &dyn Host) -> Result<(), Failure> {
        self.change_root(host, |root| Ok(root.with_backup_keys(BackupKeys::renew_sync)), &[]).await
    }

    /// Puts a lock of these ways on the records, or takes it off if there are none. Everything is sealed anew, under
    /// keys that are drawn for it.
    pub async fn lock_with(
        &mut self,
        host: &dyn Host,
        ways: &[Added<'_>],
        backup_keys: impl FnOnce(&mut BackupKeys),
    ) -> Result<(), Failure> {
        self.refresh().await?;
        let new: Vec<_> = ways.iter().map(|added| new_way(added, host)).collect();
        let (key, data_key) = (Zeroizing::new(host.random()), Zeroizing::new(host.random()));
        let next = self.root.clone().with_backup_keys(backup_keys).under_new_keys(key, data_key, &new);
        let proofs: Vec<Proof<'_>> = (0..).zip(ways.iter().map(|added| added.proof)).collect();
        let done = self.reseal(host, next, &proofs).await;
        if done.is_err() {
            // What was begun is cleared away now or at the next start.
            drop(self.settle(host).await);
        }
        self.keep_copy().await;
        done
    }

    /// Adds a way, in the place of the one in a slot if that is given. `backup` is what opens backups from then on.
    pub async fn add_way(
        &mut self,
        host: &dyn Host,
        added: &Added<'_>,
        replaces: Option<u8>,
        backup: Option<(Kdf, Key)>,
    ) -> Result<(), Failure> {
        let number = |root: &Root| root.slots.last().and_then(Slot::number).ok_or(Failure::Malformed);
        let new = new_way(added, host);
        let change = |root: Root| {
            let root = replaces.iter().fold(root, |root, slot| root.without_slot(*slot)).with_way(&new);
            let Some(backup) = backup.clone() else { return Ok(root) };
            Ok(root.with_backup_keys(|keys| keys.passphrase = Some(backup)))
        };
        let proof = number(&change(self.root.clone())?)?;
        self.change_root(host, change, &[(proof, added.proof)]).await
    }

    /// Changes the root. Whatever still has the one before, a mirror or the second copy, gets the new one.
    pub async fn change_root(
        &mut self,
        host: &dyn Host,
        change: impl Fn(Root) -> Result<Root, Failure>,
        proofs: &[Proof<'_>],
    ) -> Result<(), Failure> {
        for _ in 0..ATTEMPTS {
            let next = change(self.root.clone())?;
            let bytes = next.write(&host.random());
            if next.slots.len() > MAX_SLOTS || bytes.len() > MAX_BYTES {
                return Err(Failure::Malformed);
            }
            if !proofs.is_empty() {
                opened(&bytes, proofs, &self.root.slots)?;
            }
            let batch =
                Batch { root: Some(self.root_bytes.clone()), new_root: Some(bytes.clone()), ..Batch::default() };
            match self.store.commit(&batch).await {
                Ok(()) => self.take_new_root(next, bytes.clone())?,
                Err(error) if error.is_before_writing() => return Err(error.into()),
                Err(_) => self.reload().await?,
            }
            if self.root_bytes == bytes {
                self.settle(host).await?;
                self.keep_copy().await;
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }
}

fn new_way<'a>(added: &'a Added<'_>, host: &dyn Host) -> NewWay<'a> {
    NewWay { way: &added.way, key: added.key, nonce: host.random() }
}
