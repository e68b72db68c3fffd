//! The keys: sealing and opening bytes with XChaCha20-Poly1305, and the key that the others follow from.
//!
//! This is a package of its own because the cipher is generic: it is compiled where it is used, with the settings of
//! that package. The app is compiled for size and this package for speed, which cuts the time to decrypt to a quarter.

#![cfg_attr(not(test), no_std)]

mod kdf;
mod vault_key;

pub use kdf::Kdf;
pub use vault_key::{MAC_BYTES, Mac, VaultKey};

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// Length of the data key.
pub const KEY_BYTES: usize = 32;
/// Length of a nonce, which is long enough to be drawn at random for each sealing.
pub const NONCE_BYTES: usize = 24;
/// Length of the tag that proves a sealed piece intact.
pub const TAG_BYTES: usize = 16;

/// A number that is used for one sealing only.
pub type Nonce = [u8; NONCE_BYTES];
/// The proof that a sealed piece is intact.
pub type Tag = [u8; TAG_BYTES];

/// The key that seals everything. It is wiped when dropped and never shown.
pub struct DataKey(XChaCha20Poly1305);

/// The piece was not sealed with this key and context, or has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tampered;

impl DataKey {
    /// The key with these bytes.
    pub fn new(bytes: &[u8; KEY_BYTES]) -> Self {
        Self(XChaCha20Poly1305::new(bytes.into()))
    }

    /// Seals `piece` in place and returns its tag. The context is not stored, but the same one is needed for opening.
    #[expect(clippy::missing_panics_doc, reason = "it cannot, see below")]
    pub fn seal(&self, nonce: &Nonce, context: &[u8], piece: &mut [u8]) -> Tag {
        // The cipher refuses only pieces over 256 GiB, which would not fit in memory.
        #[expect(clippy::expect_used, reason = "the piece is far below the cipher's limit")]
        let tag = self.0.encrypt_inout_detached(&XNonce::from(*nonce), context, piece.into()).expect("a short piece");
        tag.into()
    }

    /// Opens `piece` in place. If it is refused, its bytes are of no use any more.
    pub fn open(&self, nonce: &Nonce, context: &[u8], piece: &mut [u8], tag: &Tag) -> Result<(), Tampered> {
        let opened = self.0.decrypt_inout_detached(&XNonce::from(*nonce), context, piece.into(), &(*tag).into());
        opened.map_err(|_| Tampered)
    }

    /// What `piece` most likely says although its tag is wrong. Nothing vouches for it, so it may raise a doubt and
    /// must never be taken for a record.
    pub fn guess(&self, nonce: &Nonce, piece: &mut [u8]) {
        // The cipher is its own inverse, and the tag is left out.
        self.seal(nonce, &[], piece);
    }
}

impl core::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DataKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test vector A.3 of draft-irtf-cfrg-xchacha-03.
    #[test]
    fn it_is_xchacha20_poly1305() {
        let key: [u8; KEY_BYTES] = std::array::from_fn(|index| 0x80 + u8::try_from(index).unwrap());
        let nonce: Nonce = std::array::from_fn(|index| 0x40 + u8::try_from(index).unwrap());
        let context = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
            sunscreen would be it.";
        let mut piece = *plain;
        let tag = DataKey::new(&key).seal(&nonce, &context, &mut piece);
        assert_eq!(piece[..8], [0xbd, 0x6d, 0x17, 0x9d, 0x3e, 0x83, 0xd4, 0x3b]);
        let expected = [0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a, 0xcf, 0x49];
        assert_eq!(tag, expected);
        assert_eq!(DataKey::new(&key).open(&nonce, &context, &mut piece, &tag), Ok(()));
        assert_eq!(piece, *plain);
    }

    #[test]
    fn every_part_counts() {
        let key = DataKey::new(&[1; KEY_BYTES]);
        let mut sealed = *b"words";
        let tag = key.seal(&[2; NONCE_BYTES], b"here", &mut sealed);
        let open = |key: &DataKey, nonce, context: &[u8], mut piece: [u8; 5], tag| {
            key.open(&[nonce; NONCE_BYTES], context, &mut piece, &tag).map(|()| piece)
        };
        assert_eq!(open(&key, 2, b"here", sealed, tag), Ok(*b"words"));
        assert_eq!(open(&DataKey::new(&[3; KEY_BYTES]), 2, b"here", sealed, tag), Err(Tampered));
        assert_eq!(open(&key, 3, b"here", sealed, tag), Err(Tampered));
        assert_eq!(open(&key, 2, b"there", sealed, tag), Err(Tampered));
        assert_eq!(open(&key, 2, b"here", *b"other", tag), Err(Tampered));
        assert_eq!(open(&key, 2, b"here", sealed, [0; TAG_BYTES]), Err(Tampered));
    }

    #[test]
    fn it_is_never_shown() {
        assert_eq!(format!("{:?}", DataKey::new(&[7; KEY_BYTES])), "DataKey");
    }
}
