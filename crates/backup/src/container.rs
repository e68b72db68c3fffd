//! The age file around the payload, and the ways into it.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};
use tidemark_age::x25519::{self, Ephemeral, Identity, Recipient};
use tidemark_age::{AgeFile, FileKey, Key, MAX_HEADER, Stanza, key_stanza, seal, sealed_length, secret_stanza};
use tidemark_seal::Kdf;
use zeroize::Zeroizing;

use crate::Refused;
use crate::payload::{self, Contents};

/// Bytes that a payload may have. Ten years of records take a third.
pub const MAX_PAYLOAD: usize = 64 << 20;
/// Bytes that a file may have.
pub const MAX_FILE: usize = MAX_HEADER + sealed_length(MAX_PAYLOAD);
/// Random bytes that a file needs.
pub const RANDOM_BYTES: usize = 96;

/// Other programs pass over stanzas with names that they do not know.
const SYNC: &str = "tidemark-sync";
const PASSPHRASE: &str = "tidemark-passphrase";
const SYNC_KEY: &str = "tidemark-sync-key";
const SUM: &str = "tidemark-sum";
const ARGON2ID: &str = "argon2id";

/// The key by which one person's devices open each other's backups. Whoever opens a file in another way gets it.
#[derive(Clone, PartialEq, Eq)]
pub struct SyncKey {
    /// The vault whose devices share it.
    pub vault: [u8; 16],
    /// How often it was given up for a new one.
    pub number: u32,
    /// The key.
    pub key: Key,
}

/// What a file is made from.
pub struct Parts<'a> {
    /// The payload, as docs/backup-format.md has it.
    pub payload: &'a [u8],
    /// The public key of the recovery code.
    pub recovery: Recipient,
    /// The key that this person's devices share.
    pub sync: &'a SyncKey,
    /// How the passphrase's key follows from it, and that key, if there is a passphrase.
    pub passphrase: Option<(Kdf, Key)>,
    /// Drawn for this file alone.
    pub random: &'a Random,
}

/// The random numbers of one file.
pub struct Random {
    file_key: FileKey,
    nonce: [u8; 16],
    ephemeral: Ephemeral,
    sync_salt: [u8; 16],
    passphrase_salt: [u8; 16],
}

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealed {
    /// The payload is over [`MAX_PAYLOAD`].
    #[error("the payload is too large")]
    TooLarge,
    /// The recovery key is one that everybody could open, or the passphrase's parameters are outside their limits.
    #[error("a key is not usable")]
    Key,
}

/// A way into a file.
pub enum Way {
    /// The secret that follows from the recovery code.
    Recovery(Identity),
    /// The same stanza from the side of the one who has just sealed it, who knows the public key only.
    Sent(Random, Recipient),
    /// The key that the devices share.
    Sync(Key),
    /// The key that follows from the passphrase.
    Passphrase(Key),
}

/// Which ways a file offers. Whether a key is the right one, only trying tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// A recovery code.
    pub recovery: bool,
    /// A sync key.
    pub sync: bool,
    /// A passphrase, and how its key follows from it. None too if that would take more than the limits allow.
    pub passphrase: Option<Kdf>,
}

/// A payload that was opened and found to be whole.
#[derive(Debug)]
pub struct Opened {
    /// The JSON.
    pub payload: Vec<u8>,
    /// What was counted in it.
    pub contents: Contents,
    /// The key that the devices share, if the file was opened in another way and has it.
    pub sync: Option<SyncKey>,
}

/// The public key of a recovery secret, once that secret has opened a stanza that was sealed for it. None if it could not,
/// and then no backup may be sealed for that key.
pub fn public_key(identity: &Identity) -> Option<Recipient> {
    let (recipient, trial) = (identity.recipient(), FileKey::new(*b"nothing but this"));
    let stanza = recipient.wrap(&Ephemeral::new(Key::new([1; 32])), &trial)?;
    let opened = identity.unwrap(&[stanza]).ok().flatten()?;
    (opened == trial).then_some(recipient)
}

/// A file whose header was read, and nothing else yet.
pub struct Backup(AgeFile);

impl Backup {
    /// Seals a payload.
    pub fn seal(parts: &Parts<'_>) -> Result<Vec<u8>, Unsealed> {
        let Random { file_key, nonce, ephemeral, sync_salt, passphrase_salt } = parts.random;
        if parts.payload.len() > MAX_PAYLOAD {
            return Err(Unsealed::TooLarge);
        }
        let mut stanzas = vec![
            parts.recovery.wrap(ephemeral, file_key).ok_or(Unsealed::Key)?,
            key_stanza::wrap(SYNC, &[], &parts.sync.key, sync_salt, file_key),
            secret_stanza::hide(SYNC_KEY, &parts.sync.write(), file_key),
        ];
        if let Some((kdf, key)) = &parts.passphrase {
            if !kdf.is_within_limits() {
                return Err(Unsealed::Key);
            }
            stanzas.push(key_stanza::wrap(PASSPHRASE, &arguments(kdf), key, passphrase_salt, file_key));
        }
        stanzas.push(Stanza::new(vec![SUM.to_owned()], sum(&stanzas)));
        Ok(seal(&stanzas, file_key, nonce, parts.payload))
    }

    /// Reads the header of a file. One that was damaged is refused, whoever has which key.
    pub fn read(file: Vec<u8>) -> Result<Self, Refused> {
        if file.len() > MAX_FILE {
            return Err(Refused::NotABackup);
        }
        let backup = Self(AgeFile::read(file)?);
        let Ways { recovery, sync, passphrase } = backup.ways();
        if backup.stanzas(SUM).any(|stanza| stanza.body() != sum(backup.0.stanzas())) {
            return Err(Refused::Damaged);
        }
        if recovery || sync || passphrase.is_some() { Ok(backup) } else { Err(Refused::NotABackup) }
    }

    /// The ways that it offers.
    pub fn ways(&self) -> Ways {
        Ways {
            recovery: self.stanzas(x25519::NAME).next().is_some(),
            sync: self.stanzas(SYNC).next().is_some(),
            passphrase: self.stanzas(PASSPHRASE).find_map(kdf_of),
        }
    }

    /// Whether it has a sum. Without one, an altered stanza looks like a wrong key.
    pub fn tells_damage(&self) -> bool {
        self.stanzas(SUM).next().is_some()
    }

    /// Opens the file with the key that each of these ways leads to, which must be one and the same, and checks what is in
    /// it. There is at least one way.
    pub fn open(self, ways: &[Way]) -> Result<Opened, Refused> {
        let mut keys = ways.iter().map(|way| self.file_key(way));
        let key = keys.next().ok_or(Refused::WrongKey)??;
        for other in keys {
            if other? != key {
                return Err(Refused::Damaged);
            }
        }
        let hidden = self.stanzas(SYNC_KEY).find_map(|stanza| secret_stanza::reveal(stanza, &key));
        let sync = hidden.and_then(|hidden| SyncKey::read(&hidden));
        let known = ways.iter().find_map(Way::sync);
        if known.zip(sync.as_ref()).is_some_and(|(known, sync)| *known != sync.key) {
            return Err(Refused::Damaged);
        }
        let sync = sync.filter(|_| known.is_none());
        let payload = self.0.open(&key)?;
        let contents = payload::check(&payload)?;
        Ok(Opened { payload, contents, sync })
    }

    /// The same with a key for every way that the file offers. Without one of them it is not proven.
    pub fn prove(self, ways: &[Way]) -> Result<Opened, Refused> {
        let given = |kind: fn(&Way) -> bool| ways.iter().any(kind);
        let Ways { recovery, sync, passphrase } = self.ways();
        let all = (!recovery || given(|way| matches!(way, Way::Recovery(_) | Way::Sent(..))))
            && (!sync || given(|way| matches!(way, Way::Sync(_))))
            && (passphrase.is_none() || given(|way| matches!(way, Way::Passphrase(_))));
        if all { self.open(ways) } else { Err(Refused::WrongKey) }
    }

    fn file_key(&self, way: &Way) -> Result<FileKey, Refused> {
        let key = match way {
            Way::Recovery(identity) => identity.unwrap(self.0.stanzas())?,
            Way::Sent(random, recipient) => random.ephemeral.unwrap(*recipient, self.0.stanzas())?,
            Way::Sync(key) => self.unwrap(SYNC, key)?,
            Way::Passphrase(key) => self.unwrap(PASSPHRASE, key)?,
        };
        key.ok_or(Refused::WrongKey)
    }

    fn unwrap(&self, name: &str, key: &Key) -> Result<Option<FileKey>, Refused> {
        for stanza in self.stanzas(name) {
            if let Some(key) = key_stanza::unwrap(stanza, key)? {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    fn stanzas(&self, name: &str) -> impl Iterator<Item = &Stanza> {
        self.0.stanzas().iter().filter(move |stanza| stanza.name() == name)
    }
}

impl Way {
    fn sync(&self) -> Option<&Key> {
        if let Self::Sync(key) = self { Some(key) } else { None }
    }
}

impl SyncKey {
    fn write(&self) -> Zeroizing<Vec<u8>> {
        [self.vault.as_slice(), &self.number.to_le_bytes(), self.key.as_slice()].concat().into()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (vault, bytes) = bytes.split_first_chunk()?;
        let (number, key) = bytes.split_first_chunk()?;
        Some(Self { vault: *vault, number: u32::from_le_bytes(*number), key: Key::new(key.try_into().ok()?) })
    }
}

/// The key is never shown.
impl fmt::Debug for SyncKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SyncKey {}", self.number)
    }
}

impl Random {
    /// Takes bytes that were drawn at random and are used for nothing else.
    pub fn new(bytes: &[u8; RANDOM_BYTES]) -> Self {
        let part = |number: usize| std::array::from_fn(|at| bytes[16 * number + at]);
        Self {
            file_key: FileKey::new(part(0)),
            nonce: part(1),
            ephemeral: Ephemeral::new(Key::new(std::array::from_fn(|at| bytes[32 + at]))),
            sync_salt: part(4),
            passphrase_salt: part(5),
        }
    }
}

/// The digest of the other stanzas as they stand in the header. It tells a damaged header from a wrong key, which could
/// not open it either. Whoever alters a header on purpose can alter this too; that is what the proof over it is for.
fn sum(stanzas: &[Stanza]) -> Vec<u8> {
    let mut text = String::new();
    stanzas.iter().filter(|stanza| stanza.name() != SUM).for_each(|stanza| stanza.write(&mut text));
    Sha256::digest(text).to_vec()
}

/// The parameters in a stanza, unless they are ones that we do not know or that could exhaust a phone.
fn kdf_of(stanza: &Stanza) -> Option<Kdf> {
    let [name, memory, passes, lanes, salt, _] = stanza.arguments() else { return None };
    if name != ARGON2ID {
        return None;
    }
    let salt = tidemark_age::decode_exactly(salt.as_bytes()).ok()?;
    let kdf = Kdf { memory: number(memory)?, passes: number(passes)?, lanes: number(lanes)?, salt };
    Some(kdf).filter(Kdf::is_within_limits)
}

fn arguments(Kdf { memory, passes, lanes, salt }: &Kdf) -> [String; 5] {
    let [memory, passes, lanes] = [*memory, (*passes).into(), (*lanes).into()].map(|number: u32| number.to_string());
    [ARGON2ID.to_owned(), memory, passes, lanes, tidemark_age::encode(salt)]
}

/// A number in decimal, in its one form.
fn number<N: FromStr + ToString>(text: &str) -> Option<N> {
    let number: N = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
