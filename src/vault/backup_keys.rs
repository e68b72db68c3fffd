//! The keys of backups, which the sealed section of the root keeps so that a backup can be made without asking.
//!
//! Layout: one part after the other, each its kind, its length and its bytes. Parts of kinds that this app does not know
//! are kept as they are.

use std::fmt;

use tidemark_seal::KEY_BYTES;
use zeroize::Zeroizing;

use super::read;
use super::slot::{KDF_BYTES, Kdf, read_kdf, write_kdf};

const SYNC: u8 = 1;
const RECOVERY: u8 = 2;
const PASSPHRASE: u8 = 3;
const SYNC_NUMBER: u8 = 4;

/// A key that opens backups.
pub type Key = Zeroizing<[u8; KEY_BYTES]>;

/// What opens the backups that this device makes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct BackupKeys {
    /// The key that all devices of this person share; `None` until the next backup needs it.
    pub sync: Option<Key>,
    /// How often that key was given up for a new one. Keys with a lower number are out of date.
    pub sync_number: u32,
    /// The public key of the recovery code.
    pub recovery: Option<[u8; KEY_BYTES]>,
    /// The key that follows from the passphrase, and how.
    pub passphrase: Option<(Kdf, Key)>,
    /// Parts of other kinds.
    rest: Zeroizing<Vec<u8>>,
}

impl BackupKeys {
    /// Gives the shared key up. The next one counts for more than any that was known here.
    pub fn renew_sync(&mut self) {
        self.sync = None;
        self.sync_number = self.sync_number.saturating_add(1);
    }

    /// Takes the shared key of another device over, unless it is out of date. Of two with the same number all devices
    /// keep the same one. `false` if nothing changes.
    pub fn take_sync(&mut self, number: u32, key: &Key) -> bool {
        let is_newer =
            (number, Some(key.as_slice())) > (self.sync_number, self.sync.as_ref().map(|own| own.as_slice()));
        if is_newer {
            (self.sync_number, self.sync) = (number, Some(key.clone()));
        }
        is_newer
    }

    /// The others, without the shared key.
    pub fn without_sync(self) -> Self {
        Self { sync: None, sync_number: 0, ..self }
    }

    pub(super) fn read(mut bytes: &[u8]) -> Self {
        let mut keys = Self::default();
        while !bytes.is_empty() {
            let whole = bytes;
            let part = keys.take(&mut bytes);
            if part.is_none() {
                // Not laid out like this, so the end of it is not known either.
                keys.rest.extend_from_slice(whole);
                break;
            }
        }
        keys
    }

    fn take(&mut self, bytes: &mut &[u8]) -> Option<()> {
        let whole = *bytes;
        let (kind, length) = (read::byte(bytes)?, usize::from(read::short(bytes)?));
        let part = read::take(bytes, length)?;
        if self.put(kind, part).is_none() {
            self.rest.extend_from_slice(&whole[..whole.len() - bytes.len()]);
        }
        Some(())
    }

    /// `None` if this app does not know what the part says.
    fn put(&mut self, kind: u8, mut part: &[u8]) -> Option<()> {
        match kind {
            SYNC => self.sync = Some(Zeroizing::new(part.try_into().ok()?)),
            RECOVERY => self.recovery = Some(part.try_into().ok()?),
            SYNC_NUMBER => self.sync_number = u32::from_le_bytes(part.try_into().ok()?),
            PASSPHRASE => self.passphrase = Some((read_kdf(&mut part)?, Zeroizing::new(part.try_into().ok()?))),
            _ => return None,
        }
        Some(())
    }

    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        if let Some(key) = &self.sync {
            begin(bytes, SYNC, KEY_BYTES);
            bytes.extend_from_slice(key.as_slice());
        }
        if let Some(key) = &self.recovery {
            begin(bytes, RECOVERY, KEY_BYTES);
            bytes.extend_from_slice(key);
        }
        if let Some((kdf, key)) = &self.passphrase {
            begin(bytes, PASSPHRASE, KDF_BYTES + KEY_BYTES);
            write_kdf(kdf, bytes);
            bytes.extend_from_slice(key.as_slice());
        }
        if self.sync_number > 0 {
            begin(bytes, SYNC_NUMBER, size_of::<u32>());
            bytes.extend_from_slice(&self.sync_number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.rest);
    }
}

/// Keys are never shown.
impl fmt::Debug for BackupKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackupKeys")
    }
}

/// Every part is far shorter than its length can say.
fn begin(bytes: &mut Vec<u8>, kind: u8, length: usize) {
    bytes.push(kind);
    bytes.extend_from_slice(&u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> BackupKeys {
        let kdf = Kdf { memory: 65536, passes: 3, lanes: 1, salt: [5; 16] };
        let (sync, passphrase) = (Some(Zeroizing::new([1; 32])), Some((kdf, Zeroizing::new([3; 32]))));
        BackupKeys { sync, sync_number: 7, recovery: Some([2; 32]), passphrase, rest: Zeroizing::default() }
    }

    fn bytes(keys: &BackupKeys) -> Vec<u8> {
        let mut bytes = Vec::new();
        keys.write(&mut bytes);
        bytes
    }

    #[test]
    fn what_was_written_is_read() {
        for keys in [keys(), BackupKeys::default(), BackupKeys { sync: None, ..keys() }] {
            assert_eq!(BackupKeys::read(&bytes(&keys)), keys);
        }
        assert!(bytes(&BackupKeys::default()).is_empty());
    }

    #[test]
    fn what_this_app_does_not_know_is_kept_among_what_it_knows() {
        let mut far = bytes(&BackupKeys { sync: None, sync_number: 0, recovery: None, ..keys() });
        // Another number of passes than any phone is asked for.
        far[7] = 200;
        for part in [vec![200, 0, 0], vec![200, 3, 0, 1, 2, 3], vec![SYNC, 1, 0, 9], vec![SYNC_NUMBER, 1, 0, 9], far] {
            let read = BackupKeys::read(&[part.clone(), bytes(&keys())].concat());
            assert_eq!(read, BackupKeys { rest: Zeroizing::new(part.clone()), ..keys() });
            assert_eq!(bytes(&read), [bytes(&keys()), part].concat());
        }
    }

    #[test]
    fn what_is_no_part_is_kept_too() {
        for end in [vec![1], vec![1, 32, 0, 7], vec![0xff; 5]] {
            let read = BackupKeys::read(&[bytes(&keys()), end.clone()].concat());
            assert_eq!(bytes(&read), [bytes(&keys()), end].concat());
            assert_eq!(read.recovery, Some([2; 32]));
        }
    }

    #[test]
    fn the_newer_shared_key_counts_on_every_device() {
        let key = |byte| Zeroizing::new([byte; 32]);
        let sync = |keys: &BackupKeys| (keys.sync_number, keys.sync.clone());
        let mut keys = BackupKeys::default();
        assert!(keys.take_sync(0, &key(5)));
        assert!(!keys.take_sync(0, &key(5)) && !keys.take_sync(0, &key(4)));
        // Two devices that each drew one agree, whichever reads first.
        assert!(keys.take_sync(0, &key(6)));
        keys.renew_sync();
        assert!(!keys.take_sync(0, &key(9)), "what was given up does not come back");
        assert_eq!(sync(&keys), (1, None));
        assert!(keys.take_sync(1, &key(2)));
        assert!(keys.take_sync(3, &key(1)));
        assert_eq!(sync(&keys), (3, Some(key(1))));
    }

    #[test]
    fn they_are_never_shown() {
        assert_eq!(format!("{:?}", keys()), "BackupKeys");
    }
}
