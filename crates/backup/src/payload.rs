//! What is inside: JSON that says what it is, how much it holds and what its digest is.

use sha2::{Digest as _, Sha256};

use crate::Refused;
use crate::json::{Malformed, Reader, unquoted};

const FORMAT: &[u8] = b"tidemark-backup";
const VERSION: u32 = 1;

/// What was counted in a payload, and agrees with what the payload says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The number of entries.
    pub entries: u32,
    /// The digest of the timeline as it stands in the payload, in lower-case hexadecimal.
    pub sha256: String,
}

/// The members that are looked at, as they stand in the payload.
#[derive(Default)]
struct Members<'a> {
    format: Option<&'a [u8]>,
    version: Option<&'a [u8]>,
    entries: Option<&'a [u8]>,
    sha256: Option<&'a [u8]>,
    timeline: Option<&'a [u8]>,
}

/// Compares a payload with what it says of itself. The entries are counted, and otherwise not looked at.
pub(crate) fn check(payload: &[u8]) -> Result<Contents, Refused> {
    let members = Members::read(payload).map_err(|Malformed| Refused::NotABackup)?;
    if members.format.and_then(unquoted) != Some(FORMAT) {
        return Err(Refused::NotABackup);
    }
    match members.version.and_then(number) {
        Some(VERSION) => {}
        Some(VERSION..) => return Err(Refused::Newer),
        _ => return Err(Refused::Damaged),
    }
    let timeline = members.timeline.ok_or(Refused::Damaged)?;
    let contents = Contents {
        entries: count(timeline).map_err(|Malformed| Refused::Damaged)?,
        sha256: hex(&Sha256::digest(timeline)),
    };
    let counted = members.entries.and_then(number) == Some(contents.entries);
    let digested = members.sha256.and_then(unquoted) == Some(contents.sha256.as_bytes());
    if counted && digested { Ok(contents) } else { Err(Refused::Damaged) }
}

impl<'a> Members<'a> {
    fn read(payload: &'a [u8]) -> Result<Self, Malformed> {
        str::from_utf8(payload).map_err(|_| Malformed)?;
        let mut members = Self::default();
        let mut reader = Reader::new(payload);
        reader.object(|name, reader| {
            let value = reader.value()?;
            match name {
                b"format" => once(&mut members.format, value),
                b"version" => once(&mut members.version, value),
                b"entries" => once(&mut members.entries, value),
                b"sha256" => once(&mut members.sha256, value),
                b"timeline" => once(&mut members.timeline, value),
                _ => Ok(()),
            }
        })?;
        reader.end()?;
        Ok(members)
    }
}

/// The number of entries in a timeline.
fn count(timeline: &[u8]) -> Result<u32, Malformed> {
    let mut entries = None;
    Reader::new(timeline).object(|name, reader| match name {
        b"entries" => once(&mut entries, reader.array()?),
        _ => reader.value().map(drop),
    })?;
    entries.ok_or(Malformed)
}

/// Another reader might take the first of two members with the same name, or the last. So there may be one only.
fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Malformed> {
    if place.replace(value).is_some() { Err(Malformed) } else { Ok(()) }
}

fn number(value: &[u8]) -> Option<u32> {
    str::from_utf8(value).ok()?.parse().ok()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
