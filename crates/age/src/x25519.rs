//! age's own kind of recipient: whoever knows the public key can seal, whoever holds the secret one can open.

use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};

use crate::base64::{decode_exactly, encode};
use crate::keys::{Key, WRAPPED_BYTES, derive};
use crate::{FileKey, KEY_BYTES, Refused, Stanza, bech32};

/// What stanzas of this kind are called.
pub const NAME: &str = "X25519";
const PURPOSE: &[u8] = b"age-encryption.org/v1/X25519";

/// A secret key, which is wiped when dropped.
pub struct Identity(Key);

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient([u8; KEY_BYTES]);

/// What the one who seals keeps for as long as a file is being proven: with it the stanza can be opened from the sender's
/// side. It is drawn at random for each file.
pub struct Ephemeral(Key);

impl Identity {
    const PREFIX: &str = "age-secret-key-";

    /// The secret key with these bytes, of which every value is one.
    pub fn new(bytes: Key) -> Self {
        Self(bytes)
    }

    /// Its public key.
    pub fn recipient(&self) -> Recipient {
        Recipient(public(&self.0))
    }

    /// The key as a person keeps it, and as the age program reads it: `AGE-SECRET-KEY-1…`.
    pub fn to_text(&self) -> String {
        bech32::encode(Self::PREFIX, &self.0).to_ascii_uppercase()
    }

    /// The key that [`Self::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        bech32::decode(Self::PREFIX, text).map(|bytes| Self(Key::new(bytes)))
    }

    /// The file key, if a stanza wraps it for this identity. Other kinds of stanzas are passed over.
    pub fn unwrap(&self, stanzas: &[Stanza]) -> Result<Option<FileKey>, Refused> {
        let recipient = self.recipient();
        first(stanzas, |share| {
            let secret = shared(&self.0, &share).ok_or(Refused::Header)?;
            Ok(Some(wrapping_key(&secret, &share, recipient)))
        })
    }
}

impl Recipient {
    const PREFIX: &str = "age";

    /// The public key with these bytes.
    pub fn new(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// The key as the age program takes it: `age1…`.
    pub fn to_text(&self) -> String {
        bech32::encode(Self::PREFIX, &self.0)
    }

    /// Wraps the file key. There is none if the recipient is one of the few points that every secret leads to: such a
    /// file would be open to anyone.
    pub fn wrap(self, ephemeral: &Ephemeral, file_key: &FileKey) -> Option<Stanza> {
        let share = public(&ephemeral.0);
        let key = wrapping_key(&shared(&ephemeral.0, &self.0)?, &share, self);
        Some(Stanza::new(vec![NAME.to_owned(), encode(&share)], file_key.wrapped(&key).to_vec()))
    }
}

impl Ephemeral {
    /// The secret with these bytes.
    pub fn new(bytes: Key) -> Self {
        Self(bytes)
    }

    /// The file key, if a stanza was made with this secret for this recipient. The secret that both sides share is the
    /// same from either, so this opens what the recipient's identity opens.
    pub fn unwrap(&self, recipient: Recipient, stanzas: &[Stanza]) -> Result<Option<FileKey>, Refused> {
        let own = public(&self.0);
        first(stanzas, |share| {
            let secret = shared(&self.0, &recipient.0).ok_or(Refused::Header)?;
            Ok((share == own).then(|| wrapping_key(&secret, &share, recipient)))
        })
    }
}

/// The file key from the first stanza of this kind that the key for its share opens.
fn first(
    stanzas: &[Stanza],
    key: impl Fn([u8; KEY_BYTES]) -> Result<Option<Key>, Refused>,
) -> Result<Option<FileKey>, Refused> {
    for stanza in stanzas.iter().filter(|stanza| stanza.name() == NAME) {
        let [share] = stanza.arguments() else { return Err(Refused::Header) };
        let wrapped: [u8; WRAPPED_BYTES] = stanza.body().try_into().map_err(|_| Refused::Header)?;
        let opened = key(decode_exactly(share.as_bytes())?)?.and_then(|key| FileKey::unwrapped(wrapped, &key));
        if opened.is_some() {
            return Ok(opened);
        }
    }
    Ok(None)
}

fn public(secret: &Key) -> [u8; KEY_BYTES] {
    x25519(**secret, X25519_BASEPOINT_BYTES)
}

/// None if it is all zeros, which says nothing about the secret.
fn shared(secret: &Key, point: &[u8; KEY_BYTES]) -> Option<Key> {
    let shared = Key::new(x25519(**secret, *point));
    (*shared != [0; KEY_BYTES]).then_some(shared)
}

fn wrapping_key(shared: &Key, share: &[u8; KEY_BYTES], recipient: Recipient) -> Key {
    derive(shared.as_slice(), &[share.as_slice(), &recipient.0].concat(), PURPOSE)
}
