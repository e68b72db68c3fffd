//! The vault key, which every slot of the root wraps. It seals nothing itself: keys for single purposes follow from it.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{DataKey, KEY_BYTES};

/// Length of a [`Mac`].
pub const MAC_BYTES: usize = 32;

/// HMAC-SHA-256 over something that is stored in clear.
pub type Mac = [u8; MAC_BYTES];

/// The key of one person's records. It is wiped when dropped and never shown.
#[derive(Clone)]
pub struct VaultKey(Zeroizing<[u8; KEY_BYTES]>);

impl VaultKey {
    /// The key with these bytes.
    pub fn new(bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self(bytes)
    }

    /// Its bytes, for a slot that keeps it unwrapped.
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// The key for sealing what has this purpose.
    pub fn sealing(&self, purpose: &[u8]) -> DataKey {
        DataKey::new(&self.derive(purpose))
    }

    /// Proves that these bytes were written with this key and no other: unlike the tag of a sealed piece, no two keys
    /// give the same.
    pub fn mac(&self, purpose: &[u8], bytes: &[u8]) -> Mac {
        self.hmac(purpose, bytes).finalize().into_bytes().into()
    }

    /// Whether `mac` is the one for these bytes, compared in constant time.
    pub fn vouches(&self, purpose: &[u8], bytes: &[u8], mac: &Mac) -> bool {
        self.hmac(purpose, bytes).verify_slice(mac).is_ok()
    }

    fn hmac(&self, purpose: &[u8], bytes: &[u8]) -> Hmac<Sha256> {
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut hmac = Hmac::<Sha256>::new_from_slice(self.derive(purpose).as_slice()).expect("any length");
        hmac.update(bytes);
        hmac
    }

    fn derive(&self, purpose: &[u8]) -> Zeroizing<[u8; KEY_BYTES]> {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        // HKDF refuses only more than 255 hashes' worth of bytes.
        #[expect(clippy::expect_used, reason = "one hash is far below the limit")]
        Hkdf::<Sha256>::new(None, self.0.as_slice()).expand(purpose, key.as_mut_slice()).expect("one hash");
        key
    }
}

impl core::fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("VaultKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 3 of RFC 5869: neither salt nor purpose. Its 42 bytes begin with these 32.
    #[test]
    fn it_derives_with_hkdf_sha_256() {
        let mut key = [0; KEY_BYTES];
        Hkdf::<Sha256>::new(None, &[0x0b; 22]).expand(&[], &mut key).unwrap();
        let expected = [
            0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f, 0x71, 0x5f, 0x80, 0x2a, 0x06, 0x3c, 0x5a, 0x31, 0xb8, 0xa1,
            0x1f, 0x5c, 0x5e, 0xe1, 0x87, 0x9e, 0xc3, 0x45, 0x4e, 0x5f, 0x3c, 0x73, 0x8d, 0x2d,
        ];
        assert_eq!(key, expected);
    }

    #[test]
    fn key_purpose_and_bytes_all_count() {
        let key = |byte| VaultKey::new(Zeroizing::new([byte; KEY_BYTES]));
        let mac = key(1).mac(b"root", b"words");
        assert!(key(1).vouches(b"root", b"words", &mac));
        assert!(!key(2).vouches(b"root", b"words", &mac));
        assert!(!key(1).vouches(b"file", b"words", &mac));
        assert!(!key(1).vouches(b"root", b"word", &mac));
        assert!(!key(1).vouches(b"root", b"words", &[0; MAC_BYTES]));
    }

    #[test]
    fn it_is_never_shown() {
        assert_eq!(format!("{:?}", VaultKey::new(Zeroizing::new([7; KEY_BYTES]))), "VaultKey");
    }
}
