//! Stanzas of the caller's own, each of which one 256-bit key opens. Whatever else a reader needs to get at that key,
//! such as how it follows from a passphrase, stands in the arguments.
//!
//! The arguments are the name, what the caller gives, and a salt of 16 bytes in base64. The wrapping key is HKDF-SHA-256
//! of the key, with that salt and the name as its purpose. The body is the file key, sealed as age seals it everywhere:
//! with ChaCha20-Poly1305 and a nonce of zeros.

use crate::base64::{decode_exactly, encode};
use crate::keys::{Key, WRAPPED_BYTES, derive};
use crate::{FileKey, Refused, Stanza};

/// Length of the salt, which is drawn at random for each stanza, so that no wrapping key is used twice.
pub const SALT_BYTES: usize = 16;

/// Wraps the file key. The name and each argument are visible ASCII, without spaces, and not empty.
pub fn wrap(name: &str, arguments: &[String], key: &Key, salt: &[u8; SALT_BYTES], file_key: &FileKey) -> Stanza {
    let wrapped = file_key.wrapped(&wrapping_key(name, key, salt));
    let named = std::iter::once(name.to_owned()).chain(arguments.iter().cloned());
    Stanza::new(named.chain([encode(salt)]).collect(), wrapped.to_vec())
}

/// The file key; none if the stanza was wrapped with another key.
pub fn unwrap(stanza: &Stanza, key: &Key) -> Result<Option<FileKey>, Refused> {
    let salt = decode_exactly(stanza.arguments().last().ok_or(Refused::Header)?.as_bytes())?;
    let wrapped: [u8; WRAPPED_BYTES] = stanza.body().try_into().map_err(|_| Refused::Header)?;
    Ok(FileKey::unwrapped(wrapped, &wrapping_key(stanza.name(), key, &salt)))
}

fn wrapping_key(name: &str, key: &Key, salt: &[u8; SALT_BYTES]) -> Key {
    derive(key.as_slice(), salt, name.as_bytes())
}
