//! The lock: which ways there are to the vault key, and how they are set, changed and removed.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::{Bytes, Kdf, LockView, NewLock, NewPasskey, NewPassphrase, NewRecovery, Way, WayKind};
use crate::store::Store;
use crate::vault::root::Slot;
use crate::vault::slot;

impl<S: Store, H: Host> App<S, H> {
    /// Whether there is a lock, and what opens it.
    pub async fn lock(&self) -> LockView {
        todo!()
    }

    /// Sets the first lock.
    pub async fn set_lock(&self, _lock: &NewLock) -> Result<(), Failure> {
        todo!()
    }

    /// Sets another lock in the place of one that somebody else may be able to open.
    pub async fn renew_lock(&self, _lock: &NewLock) -> Result<(), Failure> {
        todo!()
    }

    /// Puts another passphrase in the place of the one before.
    pub async fn change_passphrase(&self, _passphrase: &NewPassphrase) -> Result<(), Failure> {
        todo!()
    }

    /// Removes the lock.
    pub async fn remove_lock(&self) -> Result<(), Failure> {
        todo!()
    }

    /// Keeps the public key of a recovery code, where there is no lock.
    pub async fn keep_recovery(&self, _recovery: &NewRecovery) -> Result<(), Failure> {
        todo!()
    }

    /// Lets a passkey open the records too.
    pub async fn add_passkey(&self, _passkey: &NewPasskey) -> Result<(), Failure> {
        todo!()
    }

    /// Removes a way that is neither the passphrase nor the recovery code.
    pub async fn remove_way(&self, _slot: u8) -> Result<(), Failure> {
        todo!()
    }
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
