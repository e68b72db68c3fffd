//! Keys, payloads and files for tests.

use sha2::{Digest as _, Sha256};
use tidemark_age::Key;
use tidemark_age::x25519::Identity;
use tidemark_backup::{Backup, Kdf, Opened, Parts, RANDOM_BYTES, Random, Refused, SyncKey, Way};

pub(crate) const KDF: Kdf = Kdf { memory: 65_536, passes: 3, lanes: 1, salt: [9; 16] };

pub(crate) fn key(byte: u8) -> Key {
    Key::new([byte; 32])
}

pub(crate) fn identity() -> Identity {
    Identity::new(key(1))
}

pub(crate) fn sync() -> Key {
    key(2)
}

/// The same key as the file hides it.
pub(crate) fn sync_key() -> SyncKey {
    SyncKey { vault: [8; 16], number: 3, key: sync() }
}

pub(crate) fn passphrase() -> Key {
    key(3)
}

pub(crate) fn random(byte: u8) -> Random {
    Random::new(&[byte; RANDOM_BYTES])
}

/// A payload with this timeline, of so many entries.
pub(crate) fn payload_of(timeline: &str, entries: usize) -> Vec<u8> {
    let digest: String = Sha256::digest(timeline).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let head = r#""format":"tidemark-backup","version":1,"vault":"00","device":"d1","made":{"zone":"Etc/UTC"}"#;
    format!(r#"{{{head},"entries":{entries},"sha256":"{digest}","timeline":{timeline}}}"#).into_bytes()
}

pub(crate) fn payload(entries: usize) -> Vec<u8> {
    let list: Vec<_> =
        (1..=entries).map(|counter| format!(r#"{{"counter":{counter},"note":"slept, \"well\""}}"#)).collect();
    payload_of(&format!(r#"{{"format":"tidemark-timeline","version":2,"entries":[{}]}}"#, list.join(",")), entries)
}

/// A file that opens in all three ways.
pub(crate) fn file(payload: &[u8]) -> Vec<u8> {
    let parts = Parts {
        payload,
        recovery: identity().recipient(),
        sync: &sync_key(),
        passphrase: Some((KDF, passphrase())),
        random: &random(7),
    };
    Backup::seal(&parts).unwrap()
}

/// The three ways into such a file.
pub(crate) fn ways() -> [Way; 3] {
    [Way::Recovery(identity()), Way::Sync(sync()), Way::Passphrase(passphrase())]
}

pub(crate) fn open(file: &[u8], way: Way) -> Result<Opened, Refused> {
    Backup::read(file.to_vec())?.open(&[way])
}
