//! Sealing: what is stored can be read and changed only with the data key.
//!
//! Everything is sealed with XChaCha20-Poly1305 under one random key and tied to the place where it is stored, so that
//! no sealed piece can be passed off as another. Random bytes are passed in as arguments.

mod context;
pub mod draft;
pub mod header;
pub mod month;

pub use tidemark_seal::{DataKey, Nonce};
