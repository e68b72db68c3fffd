//! The lock: the ways to the vault key, and what a new way brings with it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};
use tsify::Tsify;
use zeroize::Zeroizing;

use super::view;

/// Bytes, which the page has as a `Uint8Array`. They may be a key: they are wiped when dropped and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Zeroizing<Vec<u8>>);

impl Bytes {
    /// These bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// The bytes, if there are as many as that.
    pub fn exactly<const N: usize>(&self) -> Option<Zeroizing<[u8; N]>> {
        self.0.as_slice().try_into().ok().map(Zeroizing::new)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Taken;

        impl Visitor<'_> for Taken {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(Zeroizing::new(bytes)))
            }
        }

        input.deserialize_byte_buf(Taken)
    }
}

view! {
    /// A way to the vault key.
    pub struct Way {
        /// The number of its slot. It stays the same as long as the way is there.
        pub slot: u8,
        /// What it needs.
        pub kind: WayKind,
        /// How the key follows from a passphrase; only a passphrase has it.
        pub kdf: Option<Kdf>,
        /// The id of a passkey.
        #[tsify(type = "Uint8Array | null")]
        pub credential: Option<Bytes>,
        /// What a passkey is asked to evaluate.
        #[tsify(type = "Uint8Array | null")]
        pub salt: Option<Bytes>,
    }

    /// What a way needs.
    #[derive(Copy, Eq)]
    pub enum WayKind {
        /// A passphrase.
        Passphrase,
        /// The recovery code.
        Recovery,
        /// A passkey.
        Passkey,
        /// Something that this app does not know, or will not do.
        Other,
    }

    /// Whether there is a lock, and what opens it.
    pub struct LockView {
        /// Whether a key is needed to open the records.
        pub has_lock: bool,
        /// What opens them; empty without a lock.
        pub ways: Vec<Way>,
        /// Whether there is a recovery code, with a lock or without.
        pub recovery: bool,
    }
}

/// How a key follows from a passphrase: Argon2id with these parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, Tsify)]
pub struct Kdf {
    /// Memory in KiB.
    pub memory: u32,
    /// How often it goes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// 16 random bytes.
    #[tsify(type = "Uint8Array")]
    pub salt: Bytes,
}

/// The key that all devices of one person share. Of two, the one with the higher number counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, Tsify)]
pub struct SyncKey {
    /// The vault, 16 bytes.
    #[tsify(type = "Uint8Array")]
    pub vault: Bytes,
    /// How often a new one was drawn.
    pub number: u32,
    /// 32 bytes.
    #[tsify(type = "Uint8Array")]
    pub key: Bytes,
}

/// Declares what the page passes and the core never gives back.
macro_rules! passed {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, serde::Deserialize, Tsify)]
        #[serde(rename_all = "camelCase")]
        $item
    )*};
}

passed! {
    /// A key that opens a slot.
    pub struct Unlock {
        /// The number of the slot.
        pub slot: u8,
        /// 32 bytes.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
    }

    /// A new lock. Each key was derived from what was typed the first time, each proof from what was typed again.
    pub struct NewLock {
        /// The passphrase.
        pub passphrase: PassphraseKeys,
        /// The recovery code.
        pub recovery: RecoveryKeys,
        /// The same keys once more.
        pub proof: Proof,
    }

    /// What follows from a passphrase.
    pub struct PassphraseKeys {
        /// How.
        pub kdf: Kdf,
        /// The key of the slot.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
        /// The key that opens backups.
        #[tsify(type = "Uint8Array")]
        pub backup: Bytes,
    }

    /// What follows from a recovery code.
    pub struct RecoveryKeys {
        /// The key of the slot.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
        /// The public key that backups are sealed to.
        #[tsify(type = "Uint8Array")]
        pub public: Bytes,
    }

    /// The keys of both slots, derived a second time.
    pub struct Proof {
        /// That of the passphrase.
        #[tsify(type = "Uint8Array")]
        pub passphrase: Bytes,
        /// That of the recovery code.
        #[tsify(type = "Uint8Array")]
        pub recovery: Bytes,
    }

    /// A passphrase in the place of the one before.
    pub struct NewPassphrase {
        /// How its keys follow from it.
        pub kdf: Kdf,
        /// The key of the slot.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
        /// The key that opens backups.
        #[tsify(type = "Uint8Array")]
        pub backup: Bytes,
        /// The key of the slot, from what was typed again.
        #[tsify(type = "Uint8Array")]
        pub proof: Bytes,
    }

    /// A recovery code for backups, without a lock.
    pub struct NewRecovery {
        /// The public key that backups are sealed to.
        #[tsify(type = "Uint8Array")]
        pub public: Bytes,
    }

    /// A passkey that is to open the records too.
    pub struct NewPasskey {
        /// Its id.
        #[tsify(type = "Uint8Array")]
        pub credential: Bytes,
        /// What it is asked to evaluate, 32 bytes.
        #[tsify(type = "Uint8Array")]
        pub salt: Bytes,
        /// The key that follows from its answer.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
        /// The key that follows from a second answer.
        #[tsify(type = "Uint8Array")]
        pub proof: Bytes,
    }
}
