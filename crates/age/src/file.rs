//! A whole file.

use crate::header::{self, Header};
use crate::{FileKey, NONCE_BYTES, Refused, Stanza, payload, sealed_length};

/// A file whose header was read, and nothing else yet.
pub struct AgeFile {
    bytes: Vec<u8>,
    header: Header,
}

impl AgeFile {
    /// Reads the header.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Refused> {
        let header = Header::read(&bytes)?;
        Ok(Self { bytes, header })
    }

    /// The stanzas, in the order of the file.
    pub fn stanzas(&self) -> &[Stanza] {
        &self.header.stanzas
    }

    /// Proves that the header is genuine, and opens the payload. Nothing of a damaged payload is given.
    pub fn open(self, key: &FileKey) -> Result<Vec<u8>, Refused> {
        self.header.check(&self.bytes, key)?;
        payload::read(self.bytes, key, self.header.end)
    }
}

/// A file with these stanzas, which all wrap `key`. Neither the key nor the nonce may be used for another file.
pub fn seal(stanzas: &[Stanza], key: &FileKey, nonce: &[u8; NONCE_BYTES], payload: &[u8]) -> Vec<u8> {
    let header = header::write(stanzas, key);
    let mut file = Vec::with_capacity(header.len() + sealed_length(payload.len()));
    file.extend_from_slice(header.as_bytes());
    payload::write(&mut file, key, nonce, payload);
    file
}
