//! What kind of file it is, judged by its contents: a name proves nothing.

use std::borrow::Cow;

use super::letters;
use super::{Letters, Unfit};
use crate::exchange::limit::{Limit, MAX_BYTES};

/// The kinds of file that can be read.
pub(super) enum Kind<'a> {
    /// A zip archive.
    Archive,
    /// One file, packed by itself.
    Packed,
    /// JSON.
    Json(Cow<'a, str>),
    /// The health data of an iPhone.
    AppleHealth,
    /// Any other text, and some words of it if its letters are not certain.
    Text(Cow<'a, str>, Option<String>),
}

/// Control characters that never occur in text.
const NEVER_TEXT: std::ops::RangeInclusive<char> = '\0'..='\u{8}';

/// How other kinds of file begin, and what they are.
const OTHERS: [(&[u8], Unfit); 13] = [
    (b"age-encryption.org/v1", Unfit::Backup),
    (b"%PDF", Unfit::Pdf),
    (b"\xd0\xcf\x11\xe0", Unfit::Spreadsheet),
    (b"\x89PNG", Unfit::Picture),
    (b"\xff\xd8\xff", Unfit::Picture),
    (b"GIF8", Unfit::Picture),
    (b"BEGIN:VCALENDAR", Unfit::Calendar),
    (b"SQLite format 3", Unfit::Database),
    (b"Rar!", Unfit::OtherArchive),
    (b"7z\xbc\xaf", Unfit::OtherArchive),
    (b"{\\rtf", Unfit::Document),
    (b"<!DOCTYPE html", Unfit::WebPage),
    (b"<html", Unfit::WebPage),
];

pub(super) fn kind(bytes: &[u8], chosen: Option<Letters>) -> Result<Kind<'_>, Unfit> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Err(Unfit::NoDiary);
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Ok(Kind::Packed);
    }
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if is_apple_health(head) {
        return Ok(Kind::AppleHealth);
    }
    let begins = |start: &[u8]| head.len() >= start.len() && head[..start.len()].eq_ignore_ascii_case(start);
    if let Some((_, unfit)) = OTHERS.iter().find(|(start, _)| begins(start)) {
        return Err(unfit.clone());
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(Unfit::Picture);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Unfit::TooMuch(Limit::Bytes));
    }
    let letters::Decoded { text, unsure } = letters::text(bytes, chosen)?;
    match text.trim_start().chars().next() {
        None => Err(Unfit::Empty),
        Some('{' | '[') => Ok(Kind::Json(text)),
        Some(_) if text.contains(|character| NEVER_TEXT.contains(&character)) => Err(Unfit::UnknownKind),
        Some('<') => Err(Unfit::Xml),
        Some(_) => Ok(Kind::Text(text, unsure)),
    }
}

/// Whether it begins as the export of Apple's Health app does: XML whose root is `HealthData`.
fn is_apple_health(head: &[u8]) -> bool {
    /// The document type before the root is some 10 kB.
    const HEAD: usize = 64 * 1024;
    let head = &head[..head.len().min(HEAD)];
    head.starts_with(b"<") && head.windows(11).any(|window| window == b"<HealthData")
}
