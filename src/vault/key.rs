//! The data key, and the one place where it is used.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};

/// Length of the data key.
pub const KEY_BYTES: usize = 32;
/// Length of a nonce: long enough to be drawn at random for each sealing.
pub const NONCE_BYTES: usize = 24;
/// Length of the tag that proves a sealed piece whole.
pub const TAG_BYTES: usize = 16;

/// A number used for one sealing only.
pub type Nonce = [u8; NONCE_BYTES];

/// The key that seals every row, draft and head. It is wiped when dropped and
/// never shown.
pub struct DataKey(XChaCha20Poly1305);

/// Where a sealed piece is stored. It is authenticated with the piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of row, eight bytes.
    pub store: [u8; 8],
    /// The key of the row.
    pub row: u32,
    /// The format of the piece.
    pub format: u8,
    /// The piece within the row.
    pub position: u32,
}

/// A piece that was not sealed with this key for this place, or has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tampered;

impl Place {
    const BYTES: usize = 17;

    fn bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.store);
        bytes[8..12].copy_from_slice(&self.row.to_le_bytes());
        bytes[12] = self.format;
        bytes[13..].copy_from_slice(&self.position.to_le_bytes());
        bytes
    }
}

impl DataKey {
    /// The key with these bytes.
    pub fn new(bytes: &[u8; KEY_BYTES]) -> Self {
        Self(XChaCha20Poly1305::new(bytes.into()))
    }

    /// Seals `piece` where it lies and returns its tag.
    pub fn seal(&self, nonce: &Nonce, place: &Place, piece: &mut [u8]) -> [u8; TAG_BYTES] {
        self.tag(nonce, &place.bytes(), piece)
    }

    /// Opens `piece` where it lies. On failure it is left as it was or unusable, never half open.
    pub fn open(&self, nonce: &Nonce, place: &Place, piece: &mut [u8], tag: &[u8; TAG_BYTES]) -> Result<(), Tampered> {
        self.check(nonce, &place.bytes(), piece, tag)
    }

    pub(super) fn tag(&self, nonce: &Nonce, context: &[u8], piece: &mut [u8]) -> [u8; TAG_BYTES] {
        // The cipher refuses only pieces over 256 GiB, which no memory here holds.
        #[expect(clippy::expect_used, reason = "the piece is far below the cipher's limit")]
        let tag = self.0.encrypt_inout_detached(&XNonce::from(*nonce), context, piece.into()).expect("a short piece");
        tag.into()
    }

    pub(super) fn check(
        &self,
        nonce: &Nonce,
        context: &[u8],
        piece: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), Tampered> {
        let opened = self.0.decrypt_inout_detached(&XNonce::from(*nonce), context, piece.into(), &Tag::from(*tag));
        opened.map_err(|_| Tampered)
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}
