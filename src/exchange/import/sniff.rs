//! What kind of file it is, judged by its contents: a name proves nothing.

use super::{MAX_BYTES, Unfit};

/// The kinds of file that can be read.
pub(super) enum Kind {
    /// A zip archive.
    Archive,
    /// JSON.
    Json,
    /// Any other text.
    Text(String),
}

/// Control characters that never occur in text.
const NEVER_TEXT: std::ops::RangeInclusive<char> = '\0'..='\u{8}';

pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Unfit> {
    if bytes.len() > MAX_BYTES {
        return Err(Unfit::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unfit::UnknownKind);
    }
    let text = text(bytes).ok_or(Unfit::UnknownKind)?;
    match text.trim_start().chars().next() {
        None => Err(Unfit::Empty),
        Some('{' | '[') => Ok(Kind::Json),
        Some(_) if text.contains(|character| NEVER_TEXT.contains(&character)) => Err(Unfit::UnknownKind),
        Some(_) => Ok(Kind::Text(text)),
    }
}

/// The text in these bytes: UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it.
fn text(bytes: &[u8]) -> Option<String> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes[2..].as_chunks::<2>();
        let units: Vec<u16> = units.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(str::to_owned),
    }
}
