//! What lies in the slots of a locked root: the vault key, wrapped once for each way to it.
//!
//! Every body begins with the number of the slot. Then, by kind, come the parameters of the way: of a passphrase memory
//! in KiB, passes, lanes and salt; of a passkey its salt, the length of its id, and the id. Last are nonce, wrapped key
//! and tag. Vault, kind, number and parameters are sealed in with the key.

pub use tidemark_seal::Kdf;
use tidemark_seal::{DataKey, KEY_BYTES, NONCE_BYTES, Nonce, TAG_BYTES, VaultKey};
use zeroize::Zeroizing;

use super::root::Slot;
use super::{VaultId, read};

/// A passphrase.
pub const PASSPHRASE: u8 = 1;
/// The recovery code.
pub const RECOVERY: u8 = 2;
/// A passkey.
pub const PASSKEY: u8 = 3;

/// The longest id of a passkey in bytes, which is the longest that `WebAuthn` allows.
pub const MAX_CREDENTIAL: usize = 1023;

const CONTEXT: [u8; 8] = *b"slot\0\0\0\0";

/// A way to the vault key, with what is needed to go it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A passphrase.
    Passphrase(Kdf),
    /// The recovery code.
    Recovery,
    /// A passkey.
    Passkey {
        /// Its id.
        credential: Vec<u8>,
        /// What it is asked to evaluate.
        salt: [u8; 32],
    },
}

impl Way {
    fn kind(&self) -> u8 {
        match self {
            Self::Passphrase(_) => PASSPHRASE,
            Self::Recovery => RECOVERY,
            Self::Passkey { .. } => PASSKEY,
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Passphrase(kdf) => write_kdf(kdf, bytes),
            Self::Recovery => {}
            Self::Passkey { credential, salt } => {
                bytes.extend_from_slice(salt);
                bytes.extend_from_slice(&u16::try_from(credential.len()).unwrap_or(u16::MAX).to_le_bytes());
                bytes.extend_from_slice(credential);
            }
        }
    }

    fn read(kind: u8, rest: &mut &[u8]) -> Option<Self> {
        match kind {
            PASSPHRASE => read_kdf(rest).map(Self::Passphrase),
            RECOVERY => Some(Self::Recovery),
            PASSKEY => {
                let salt = read::array(rest)?;
                let length = usize::from(read::short(rest)?);
                let credential = read::take(rest, length).filter(|id| id.len() <= MAX_CREDENTIAL)?.to_vec();
                Some(Self::Passkey { credential, salt })
            }
            _ => None,
        }
    }
}

/// A slot taken apart.
struct Parts<'a> {
    way: Way,
    /// The number and the parameters.
    clear: &'a [u8],
    nonce: Nonce,
    wrapped: [u8; KEY_BYTES],
    tag: [u8; TAG_BYTES],
}

impl Slot {
    /// Wraps the vault key for a way to it.
    pub fn wrap(number: u8, way: &Way, vault: VaultId, key: &VaultKey, with: &[u8; KEY_BYTES], nonce: &Nonce) -> Self {
        let (kind, mut body) = (way.kind(), vec![number]);
        way.write(&mut body);
        let mut wrapped = Zeroizing::new(*key.bytes());
        let tag = DataKey::new(with).seal(nonce, &context(vault, kind, &body), wrapped.as_mut_slice());
        body.extend_from_slice(nonce);
        body.extend_from_slice(wrapped.as_slice());
        body.extend_from_slice(&tag);
        Self { kind, body }
    }

    /// The number of the slot; `None` for the open one.
    pub fn number(&self) -> Option<u8> {
        if self.kind == super::root::OPEN { None } else { self.body.first().copied() }
    }

    /// The way; `None` if this app does not know it, or if it is out of the limits.
    pub fn way(&self) -> Option<Way> {
        Some(self.parts()?.way)
    }

    /// The vault key, if this is the key that it was wrapped with.
    pub fn unwrap(&self, vault: VaultId, with: &[u8; KEY_BYTES]) -> Option<VaultKey> {
        let Parts { clear, nonce, wrapped, tag, .. } = self.parts()?;
        let mut key = Zeroizing::new(wrapped);
        DataKey::new(with).open(&nonce, &context(vault, self.kind, clear), key.as_mut_slice(), &tag).ok()?;
        Some(VaultKey::new(key))
    }

    fn parts(&self) -> Option<Parts<'_>> {
        let mut rest = self.body.as_slice();
        let _number = read::byte(&mut rest)?;
        let way = Way::read(self.kind, &mut rest)?;
        let clear = &self.body[..self.body.len() - rest.len()];
        let nonce = read::array::<NONCE_BYTES>(&mut rest)?;
        let (wrapped, tag) = (read::array(&mut rest)?, read::array(&mut rest)?);
        rest.is_empty().then_some(Parts { way, clear, nonce, wrapped, tag })
    }
}

/// How many bytes the parameters of a passphrase take.
pub(super) const KDF_BYTES: usize = 4 + 1 + 1 + 16;

pub(super) fn write_kdf(kdf: &Kdf, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(&kdf.memory.to_le_bytes());
    bytes.extend_from_slice(&[kdf.passes, kdf.lanes]);
    bytes.extend_from_slice(&kdf.salt);
}

/// `None` if they are out of the limits, too.
pub(super) fn read_kdf(rest: &mut &[u8]) -> Option<Kdf> {
    let (memory, passes, lanes) = (read::number(rest)?, read::byte(rest)?, read::byte(rest)?);
    Some(Kdf { memory, passes, lanes, salt: read::array(rest)? }).filter(Kdf::is_within_limits)
}

fn context(vault: VaultId, kind: u8, clear: &[u8]) -> Vec<u8> {
    [CONTEXT.as_slice(), &vault, &[kind], clear].concat()
}
