//! Keys from what a person types or has. This module is loaded into a worker of its own, which is ended after each use,
//! so that its memory goes too. It knows nothing of the vault: the core wraps the vault key with what it makes.
//!
//! In a browser it does without the standard library, whose allocator and reports of panics weigh more than the rest.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod alone;
pub mod code;
pub mod passphrase;

#[cfg(target_arch = "wasm32")]
pub mod page;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key.
pub type Key = Zeroizing<[u8; 32]>;

/// The key that opens a slot, from the answer of a passkey to the slot's salt.
pub fn passkey_key(answer: &[u8]) -> Key {
    derive(answer, b"tidemark passkey slot")
}

/// The key for one purpose (HKDF-SHA-256, no salt).
fn derive(secret: &[u8], purpose: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    // HKDF refuses only more than 255 hashes' worth of bytes.
    #[expect(clippy::expect_used, reason = "one hash is far below the limit")]
    Hkdf::<Sha256>::new(None, secret).expand(purpose, key.as_mut_slice()).expect("one hash");
    key
}
