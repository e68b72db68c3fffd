//! The age file around the payload, and the ways into it.

use tidemark_age::x25519::{self, Ephemeral, Identity, Recipient};
use tidemark_age::{AgeFile, FileKey, Key, MAX_HEADER, Stanza, key_stanza, seal, sealed_length};

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
const ARGON2ID: &str = "argon2id";

/// How a key follows from the passphrase, by Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kdf {
    /// KiB of memory: from 8 a lane to 256 MiB.
    pub memory: u32,
    /// Passes over the memory: 1 to 10.
    pub passes: u32,
    /// Lanes: 1 to 4.
    pub lanes: u32,
    /// Drawn at random for each passphrase.
    pub salt: [u8; Kdf::SALT_BYTES],
}

/// What a file is made from.
pub struct Parts<'a> {
    /// The payload, as docs/backup-format.md has it.
    pub payload: &'a [u8],
    /// The public key of the recovery code.
    pub recovery: Recipient,
    /// The key that this person's devices share.
    pub sync: Key,
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
            key_stanza::wrap(SYNC, &[], &parts.sync, sync_salt, file_key),
        ];
        if let Some((kdf, key)) = &parts.passphrase {
            let arguments = kdf.within_limits().ok_or(Unsealed::Key)?.to_arguments();
            stanzas.push(key_stanza::wrap(PASSPHRASE, &arguments, key, passphrase_salt, file_key));
        }
        Ok(seal(&stanzas, file_key, nonce, parts.payload))
    }

    /// Reads the header of a file.
    pub fn read(file: Vec<u8>) -> Result<Self, Refused> {
        if file.len() > MAX_FILE {
            return Err(Refused::NotABackup);
        }
        let backup = Self(AgeFile::read(file)?);
        let Ways { recovery, sync, passphrase } = backup.ways();
        if recovery || sync || passphrase.is_some() { Ok(backup) } else { Err(Refused::NotABackup) }
    }

    /// The ways that it offers.
    pub fn ways(&self) -> Ways {
        Ways {
            recovery: self.stanzas(x25519::NAME).next().is_some(),
            sync: self.stanzas(SYNC).next().is_some(),
            passphrase: self.stanzas(PASSPHRASE).find_map(Kdf::of),
        }
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
        let payload = self.0.open(&key)?;
        let contents = payload::check(&payload)?;
        Ok(Opened { payload, contents })
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

impl Kdf {
    /// Length of the salt.
    pub const SALT_BYTES: usize = 16;

    const MAX_MEMORY: u32 = 256 << 10;
    const MAX_PASSES: u32 = 10;
    const MAX_LANES: u32 = 4;

    fn within_limits(self) -> Option<Self> {
        let Self { memory, passes, lanes, .. } = self;
        let lanes_fit = (1..=Self::MAX_LANES).contains(&lanes) && memory >= 8 * lanes;
        (lanes_fit && memory <= Self::MAX_MEMORY && (1..=Self::MAX_PASSES).contains(&passes)).then_some(self)
    }

    /// The parameters in a stanza, unless they are ones that we do not know or that could exhaust a phone.
    fn of(stanza: &Stanza) -> Option<Self> {
        let [name, memory, passes, lanes, salt, _] = stanza.arguments() else { return None };
        if name != ARGON2ID {
            return None;
        }
        let salt = tidemark_age::decode_exactly(salt.as_bytes()).ok()?;
        Self { memory: number(memory)?, passes: number(passes)?, lanes: number(lanes)?, salt }.within_limits()
    }

    fn to_arguments(self) -> [String; 5] {
        let Self { memory, passes, lanes, salt } = self;
        let number = |number: u32| number.to_string();
        [ARGON2ID.to_owned(), number(memory), number(passes), number(lanes), tidemark_age::encode(&salt)]
    }
}

/// A number in decimal, in its one form.
fn number(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
