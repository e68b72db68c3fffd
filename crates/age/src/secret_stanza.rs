//! Stanzas of the caller's own that are no way in: each holds something for whoever has the file key, and so for whoever
//! opens the file in any way. Whoever reads only the payload does not get it.
//!
//! The body is sealed with ChaCha20-Poly1305 and a nonce of zeros. The key is HKDF-SHA-256 of the file key, without salt
//! and with the name of the stanza as its purpose, so that one file has each name once.

use zeroize::Zeroizing;

use crate::keys::{TAG_BYTES, cipher, open, seal};
use crate::{FileKey, Stanza};

/// Seals a secret. The name is visible ASCII, without spaces, and not empty.
pub fn hide(name: &str, secret: &[u8], file_key: &FileKey) -> Stanza {
    let mut body = Zeroizing::new(secret.to_vec());
    let tag = seal(&cipher(&file_key.derive(&[], name.as_bytes())), &[0; 12], &mut body);
    Stanza::new(vec![name.to_owned()], [body.as_slice(), &tag].concat())
}

/// The secret; none if it was not sealed for this file key.
pub fn reveal(stanza: &Stanza, file_key: &FileKey) -> Option<Zeroizing<Vec<u8>>> {
    let (secret, tag) = stanza.body().split_last_chunk::<TAG_BYTES>()?;
    let mut secret = Zeroizing::new(secret.to_vec());
    open(&cipher(&file_key.derive(&[], stanza.name().as_bytes())), &[0; 12], &mut secret, tag).then_some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_key_reveals_it() {
        let key = |byte| FileKey::new([byte; 16]);
        let stanza = hide("a-secret", b"words", &key(1));
        assert_eq!(reveal(&stanza, &key(1)).unwrap().as_slice(), b"words");
        assert_eq!(reveal(&stanza, &key(2)), None);
        let named = |name: &str, body: &[u8]| Stanza::new(vec![name.to_owned()], body.to_vec());
        assert_eq!(reveal(&named("another", stanza.body()), &key(1)), None);
        assert_eq!(reveal(&named("a-secret", &stanza.body()[1..]), &key(1)), None);
        assert_eq!(reveal(&named("a-secret", b""), &key(1)), None);
    }
}
