//! What kind of file it is, judged by its contents: a name proves nothing.

use std::borrow::Cow;

use super::Unfit;
use crate::exchange::limit::{Limit, MAX_BYTES};

/// The kinds of file that can be read.
pub(super) enum Kind<'a> {
    /// A zip archive.
    Archive,
    /// JSON.
    Json,
    /// Any other text.
    Text(Cow<'a, str>),
}

/// Control characters that never occur in text.
const NEVER_TEXT: std::ops::RangeInclusive<char> = '\0'..='\u{8}';

pub(super) fn kind(bytes: &[u8]) -> Result<Kind<'_>, Unfit> {
    if bytes.len() > MAX_BYTES {
        return Err(Unfit::TooMuch(Limit::Bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unfit::UnknownKind);
    }
    let text = text(bytes)?;
    match text.trim_start().chars().next() {
        None => Err(Unfit::Empty),
        Some('{' | '[') => Ok(Kind::Json),
        Some(_) if text.contains(|character| NEVER_TEXT.contains(&character)) => Err(Unfit::UnknownKind),
        Some(_) => Ok(Kind::Text(text)),
    }
}

/// The text in these bytes: UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it.
fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unfit> {
    match bytes {
        [0xff, 0xfe, units @ ..] => wide(units, u16::from_le_bytes).map(Cow::Owned),
        [0xfe, 0xff, units @ ..] => wide(units, u16::from_be_bytes).map(Cow::Owned),
        _ => {
            let text = str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
            text.map(Cow::Borrowed).map_err(|_| Unfit::UnknownKind)
        }
    }
}

/// A character of UTF-16 may take half as many bytes again in UTF-8, so they are counted again.
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unfit> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Unfit::UnknownKind);
    }
    let mut text = String::with_capacity(units.len());
    for character in char::decode_utf16(units.iter().map(|pair| unit(*pair))) {
        text.push(character.map_err(|_| Unfit::UnknownKind)?);
        if text.len() > MAX_BYTES {
            return Err(Unfit::TooMuch(Limit::Bytes));
        }
    }
    Ok(text)
}
