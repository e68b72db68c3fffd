//! Files in the [age](https://age-encryption.org/v1) format, version 1: a header of stanzas, each of which wraps the
//! same file key in its own way, and a payload that is sealed with the file key.
//!
//! Of the recipients that the format names, only X25519 is here. Beside it there are stanzas of the caller's own:
//! [`key_stanza`], which a 256-bit key opens, and [`secret_stanza`], which is no way in. Other programs pass over stanzas
//! they do not know. ASCII armour is not read.
//!
//! A file may come from anyone. Reading one takes time in proportion to its length and stays within the limits below
//! before anything is kept of it. Nothing here draws random numbers: the caller gives them.

mod base64;
mod bech32;
mod bits;
mod file;
mod header;
pub mod key_stanza;
mod keys;
mod payload;
pub mod secret_stanza;
mod stanza;
pub mod x25519;

pub use base64::{decode_exactly, encode};
pub use file::{AgeFile, seal};
pub use header::{MAX_HEADER, MAX_STANZAS};
pub use keys::{FILE_KEY_BYTES, FileKey, KEY_BYTES, Key};
pub use payload::{CHUNK, NONCE_BYTES, sealed_length};
pub use stanza::Stanza;

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not begin as an age file does.
    #[error("not an age file")]
    NotAge,
    /// It is in another version of the format.
    #[error("another version of age")]
    OtherVersion,
    /// Its header breaks the rules of the format, or is larger than the limits.
    #[error("the header is damaged")]
    Header,
    /// None of its stanzas opens with this key.
    #[error("the key opens no stanza")]
    NoMatch,
    /// Its header is not the one that was written with this file key.
    #[error("the header was altered")]
    Mac,
    /// Its payload was cut short, added to, or altered.
    #[error("the payload is damaged")]
    Payload,
}
