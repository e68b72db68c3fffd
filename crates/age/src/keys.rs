//! Keys, and what follows from them. Each is wiped when dropped and never shown.

use std::fmt;

use chacha20poly1305::aead::{AeadInOut, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Length of a [`FileKey`].
pub const FILE_KEY_BYTES: usize = 16;
/// Length of a [`Key`].
pub const KEY_BYTES: usize = 32;

pub(crate) const TAG_BYTES: usize = 16;
/// Length of a file key once it is wrapped.
pub(crate) const WRAPPED_BYTES: usize = FILE_KEY_BYTES + TAG_BYTES;

/// A secret from which keys are derived, or such a key.
pub type Key = Zeroizing<[u8; KEY_BYTES]>;

/// What every stanza of a file wraps. Drawn at random for each file.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey(Zeroizing<[u8; FILE_KEY_BYTES]>);

impl FileKey {
    /// The key with these bytes.
    pub fn new(bytes: [u8; FILE_KEY_BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key that follows from this one.
    pub(crate) fn derive(&self, salt: &[u8], purpose: &[u8]) -> Key {
        derive(self.0.as_slice(), salt, purpose)
    }

    /// The file key as a stanza holds it. A wrapping key is used once only, so its nonce may always be the same.
    pub(crate) fn wrapped(&self, key: &Key) -> [u8; WRAPPED_BYTES] {
        let mut wrapped = [0; WRAPPED_BYTES];
        let (place, tag) = wrapped.split_at_mut(FILE_KEY_BYTES);
        place.copy_from_slice(self.0.as_slice());
        tag.copy_from_slice(&seal(&cipher(key), &[0; 12], place));
        wrapped
    }

    /// The opposite of [`Self::wrapped`]; none if it was wrapped with another key.
    pub(crate) fn unwrapped(mut wrapped: [u8; WRAPPED_BYTES], key: &Key) -> Option<Self> {
        let (place, tag) = wrapped.split_first_chunk_mut::<FILE_KEY_BYTES>()?;
        let tag: &[u8; TAG_BYTES] = (&*tag).try_into().ok()?;
        open(&cipher(key), &[0; 12], place, tag).then(|| Self::new(*place))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey")
    }
}

pub(crate) fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> Key {
    let mut key = Key::new([0; KEY_BYTES]);
    // HKDF refuses only more than 255 hashes' worth of bytes.
    #[expect(clippy::expect_used, reason = "one hash is far below the limit")]
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, key.as_mut_slice()).expect("one hash");
    key
}

pub(crate) fn cipher(key: &Key) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&**key).into())
}

/// Seals `piece` in place and returns its tag.
pub(crate) fn seal(cipher: &ChaCha20Poly1305, nonce: &[u8; 12], piece: &mut [u8]) -> [u8; TAG_BYTES] {
    // The cipher refuses only pieces over 256 GiB.
    #[expect(clippy::expect_used, reason = "a chunk is far below the cipher's limit")]
    cipher.encrypt_inout_detached(&Nonce::from(*nonce), &[], piece.into()).expect("a short piece").into()
}

/// Opens `piece` in place, and says whether it is what was sealed.
pub(crate) fn open(cipher: &ChaCha20Poly1305, nonce: &[u8; 12], piece: &mut [u8], tag: &[u8; TAG_BYTES]) -> bool {
    cipher.decrypt_inout_detached(&Nonce::from(*nonce), &[], piece.into(), &Tag::from(*tag)).is_ok()
}
