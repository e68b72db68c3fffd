//! The header: a version, stanzas, and a proof that they are the ones written with the file key.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::base64::{decode_exactly, encode};
use crate::{FileKey, Refused, Stanza};

/// Bytes that a header may have. One that opens in forty ways has fewer than half of them.
pub const MAX_HEADER: usize = 16 << 10;
/// Stanzas that a header may have.
pub const MAX_STANZAS: usize = 64;

const FORMAT: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1";
const MAC_BYTES: usize = 32;

/// A header that was read. Whether it is genuine is known once there is a file key.
pub(crate) struct Header {
    pub(crate) stanzas: Vec<Stanza>,
    mac: [u8; MAC_BYTES],
    /// How many bytes at the start of the file the proof is over.
    proven: usize,
    /// Where the payload begins.
    pub(crate) end: usize,
}

impl Header {
    pub(crate) fn read(file: &[u8]) -> Result<Self, Refused> {
        if !file.starts_with(FORMAT) {
            return Err(Refused::NotAge);
        }
        let mut lines = Lines { bytes: &file[..file.len().min(MAX_HEADER)], at: FORMAT.len() };
        version(lines.next()?)?;
        let mut stanzas = Vec::new();
        loop {
            let start = lines.at;
            let line = lines.next()?;
            if let Some(mac) = line.strip_prefix(b"--- ") {
                let header = Self { stanzas, mac: decode_exactly(mac)?, proven: start + 3, end: lines.at };
                return if header.is_allowed() { Ok(header) } else { Err(Refused::Header) };
            }
            let first = line.strip_prefix(b"-> ").ok_or(Refused::Header)?;
            if stanzas.len() == MAX_STANZAS {
                return Err(Refused::Header);
            }
            stanzas.push(Stanza::read(first, || lines.next())?);
        }
    }

    /// A passphrase of age's own kind vouches for who wrote the file, so it must be the only way in.
    fn is_allowed(&self) -> bool {
        let alone = self.stanzas.len() == 1;
        !self.stanzas.is_empty() && (alone || self.stanzas.iter().all(|stanza| stanza.name() != "scrypt"))
    }

    /// Whether `file`, from which this was read, has the header that was written with this key.
    pub(crate) fn check(&self, file: &[u8], key: &FileKey) -> Result<(), Refused> {
        let proven = file.get(..self.proven).ok_or(Refused::Mac)?;
        mac(proven, key).verify_slice(&self.mac).map_err(|_| Refused::Mac)
    }
}

/// The header of a new file.
pub(crate) fn write(stanzas: &[Stanza], key: &FileKey) -> String {
    let mut header = String::from("age-encryption.org/v1\n");
    for stanza in stanzas {
        stanza.write(&mut header);
    }
    header.push_str("---");
    let mac = mac(header.as_bytes(), key).finalize().into_bytes();
    header.push(' ');
    header.push_str(&encode(&mac));
    header.push('\n');
    header
}

fn version(version: &[u8]) -> Result<(), Refused> {
    if version == VERSION {
        Ok(())
    } else if !version.is_empty() && version.iter().all(u8::is_ascii_graphic) {
        Err(Refused::OtherVersion)
    } else {
        Err(Refused::Header)
    }
}

fn mac(header: &[u8], key: &FileKey) -> Hmac<Sha256> {
    let key = key.derive(&[], b"header");
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut hmac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("any length");
    hmac.update(header);
    hmac
}

/// Lines that each end with a line feed.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a [u8], Refused> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n').ok_or(Refused::Header)?;
        self.at += length + 1;
        Ok(&rest[..length])
    }
}
