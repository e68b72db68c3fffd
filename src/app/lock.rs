//! The lock: which ways there are to the vault key, and how they are set, changed and removed.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::{Added, Journal};
use super::view::{Bytes, Kdf, LockView, NewLock, NewPasskey, NewPassphrase, NewRecovery, Way, WayKind};
use crate::store::Store;
use crate::vault::backup_keys::{BackupKeys, Key};
use crate::vault::root::{Root, Slot};
use crate::vault::slot;

impl<S: Store, H: Host> App<S, H> {
    /// Whether there is a lock, and what opens it.
    pub async fn lock(&self) -> LockView {
        let journal = self.journal().await;
        let recovery = journal.backup_keys().recovery.is_some();
        LockView { has_lock: !journal.is_open(), ways: ways(journal.slots()), recovery }
    }

    /// Sets a lock: everything is sealed anew, and only the passphrase and the recovery code open it. Refuses with
    /// [`Failure::WrongKey`] unless both proofs open what was written. Passkeys must be added again.
    pub async fn set_lock(&self, lock: &NewLock) -> Result<(), Failure> {
        self.lock_with(lock, false).await
    }

    /// The same, where somebody may know the present keys: other devices must be paired again too.
    pub async fn renew_lock(&self, lock: &NewLock) -> Result<(), Failure> {
        self.lock_with(lock, true).await
    }

    async fn lock_with(&self, lock: &NewLock, renews_sync: bool) -> Result<(), Failure> {
        let NewLock { passphrase, recovery, proof } = lock;
        let kdf = passphrase.kdf.within_limits().ok_or(Failure::KdfLimits)?;
        let ways = [
            Added { way: slot::Way::Passphrase(kdf), key: &key(&passphrase.key)?, proof: &key(&proof.passphrase)? },
            Added { way: slot::Way::Recovery, key: &key(&recovery.key)?, proof: &key(&proof.recovery)? },
        ];
        let (public, backup) = (*key(&recovery.public)?, key(&passphrase.backup)?);
        let keys = |keys: &mut BackupKeys| {
            keys.recovery = Some(public);
            keys.passphrase = Some((kdf, backup));
            if renews_sync {
                keys.renew_sync();
            }
        };
        self.journal().await.lock_with(&self.host, &ways, keys).await
    }

    /// Puts another passphrase in the place of the one before. Refuses with [`Failure::WrongKey`] unless the proof is
    /// the key.
    pub async fn change_passphrase(&self, passphrase: &NewPassphrase) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let kdf = passphrase.kdf.within_limits().ok_or(Failure::KdfLimits)?;
        let before = slot_of(&journal, |way| matches!(way, slot::Way::Passphrase(_)))?;
        let (key, backup, proof) = (key(&passphrase.key)?, key(&passphrase.backup)?, key(&passphrase.proof)?);
        let added = Added { way: slot::Way::Passphrase(kdf), key: &key, proof: &proof };
        journal.add_way(&self.host, &added, Some(before), Some((kdf, backup))).await
    }

    /// Removes the lock: everything is sealed anew under keys that lie beside it.
    pub async fn remove_lock(&self) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        if journal.is_open() {
            return Ok(());
        }
        journal.lock_with(&self.host, &[], |keys| keys.passphrase = None).await
    }

    /// Keeps the public key of a recovery code, where there is no lock. With a lock, a new code needs a new lock.
    pub async fn keep_recovery(&self, recovery: &NewRecovery) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let public = *key(&recovery.public)?;
        let change = |root: Root| {
            if !root.is_open() {
                return Err(Failure::Malformed);
            }
            Ok(root.with_backup_keys(|keys| keys.recovery = Some(public)))
        };
        journal.change_root(&self.host, change, &[]).await
    }

    /// Lets a passkey open the records too, where there is a lock. Refuses with [`Failure::WrongKey`] unless the proof
    /// is the key.
    pub async fn add_passkey(&self, passkey: &NewPasskey) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let (credential, salt) = (passkey.credential.0.to_vec(), *passkey.salt.exactly().ok_or(Failure::Malformed)?);
        if journal.is_open() || credential.len() > slot::MAX_CREDENTIAL {
            return Err(Failure::Malformed);
        }
        let (key, proof) = (key(&passkey.key)?, key(&passkey.proof)?);
        let added = Added { way: slot::Way::Passkey { credential, salt }, key: &key, proof: &proof };
        journal.add_way(&self.host, &added, None, None).await
    }

    /// Removes a way that is neither the passphrase nor the recovery code.
    pub async fn remove_way(&self, slot: u8) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let change = |root: Root| {
            let way = root.slots.iter().find(|own| own.number() == Some(slot)).ok_or(Failure::Malformed)?;
            if matches!(way.kind, slot::PASSPHRASE | slot::RECOVERY) {
                return Err(Failure::Malformed);
            }
            Ok(root.without_slot(slot))
        };
        journal.change_root(&self.host, change, &[]).await
    }
}

/// The number of the first slot of this kind.
fn slot_of<S: Store>(journal: &Journal<S>, is_it: impl Fn(&slot::Way) -> bool) -> Result<u8, Failure> {
    let slot = journal.slots().iter().find(|slot| slot.way().is_some_and(|way| is_it(&way)));
    slot.and_then(Slot::number).ok_or(Failure::Malformed)
}

fn key(bytes: &Bytes) -> Result<Key, Failure> {
    bytes.exactly().ok_or(Failure::Malformed)
}

/// The ways that the slots of a root offer.
pub fn ways(slots: &[Slot]) -> Vec<Way> {
    slots.iter().filter_map(|slot| Some(way(slot.number()?, slot.way()))).collect()
}

fn way(slot: u8, way: Option<slot::Way>) -> Way {
    let plain = |kind| Way { slot, kind, kdf: None, credential: None, salt: None };
    match way {
        Some(slot::Way::Passphrase(kdf)) => Way { kdf: Some(Kdf::of(&kdf)), ..plain(WayKind::Passphrase) },
        Some(slot::Way::Recovery) => plain(WayKind::Recovery),
        Some(slot::Way::Passkey { credential, salt }) => {
            Way { credential: Some(Bytes::of(&credential)), salt: Some(Bytes::of(&salt)), ..plain(WayKind::Passkey) }
        }
        None => plain(WayKind::Other),
    }
}

impl Kdf {
    /// As the page has them.
    pub fn of(kdf: &slot::Kdf) -> Self {
        let (passes, lanes) = (kdf.passes.into(), kdf.lanes.into());
        Self { memory: kdf.memory, passes, lanes, salt: Bytes::of(&kdf.salt) }
    }

    /// As a slot keeps them; `None` if they ask for too much.
    pub fn within_limits(&self) -> Option<slot::Kdf> {
        let (passes, lanes) = (self.passes.try_into().ok()?, self.lanes.try_into().ok()?);
        let kdf = slot::Kdf { memory: self.memory, passes, lanes, salt: *self.salt.exactly()? };
        Some(kdf).filter(slot::Kdf::is_within_limits)
    }
}
