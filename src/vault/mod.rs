//! Sealing: what is stored can be read and changed only with the data key.
//!
//! Everything is sealed with XChaCha20-Poly1305 under one random key, tied to
//! the place it is stored at, so that no sealed piece can stand in for another.
//! Randomness comes in as arguments.

mod context;
pub mod draft;
pub mod header;
pub mod month;

pub use tidemark_seal::{DataKey, Nonce};
