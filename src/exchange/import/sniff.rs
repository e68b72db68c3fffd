//! What kind of file it is, judged by its contents: a name proves nothing.

use std::borrow::Cow;

use super::letters::{self, Unsure};
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
    /// Any other text, and how it may have to be read if its letters are not certain.
    Text(Cow<'a, str>, Option<Unsure>),
}

/// Control characters that never occur in text.
const NEVER_TEXT: std::ops::RangeInclusive<char> = '\0'..='\u{8}';

/// How other kinds of file begin, and what they are.
const OTHERS: [(&[u8], Unfit); 28] = [
    (b"%PDF", Unfit::Pdf),
    (b"\xd0\xcf\x11\xe0", Unfit::Spreadsheet),
    (b"\x89PNG", Unfit::Picture),
    (b"\xff\xd8\xff", Unfit::Picture),
    (b"GIF8", Unfit::Picture),
    (b"BEGIN:VCALENDAR", Unfit::Calendar),
    (b"SQLite format 3", Unfit::Database),
    (b"Rar!", Unfit::OtherArchive),
    (b"7z\xbc\xaf", Unfit::OtherArchive),
    (b"\x28\xb5\x2f\xfd", Unfit::OtherArchive),
    (b"BZh", Unfit::OtherArchive),
    (b"\xfd7zXZ", Unfit::OtherArchive),
    (b"{\\rtf", Unfit::Document),
    (b"<!DOCTYPE html", Unfit::WebPage),
    (b"<html", Unfit::WebPage),
    (b"<table", Unfit::WebPage),
    (b"<body", Unfit::WebPage),
    (b"<head", Unfit::WebPage),
    (b"<svg", Unfit::Picture),
    (b"RIFF", Unfit::Picture),
    (b"From: ", Unfit::Mail),
    (b"Return-Path:", Unfit::Mail),
    (b"Received: ", Unfit::Mail),
    (b"Delivered-To:", Unfit::Mail),
    (b"MIME-Version:", Unfit::Mail),
    (b"age-encryption.org/", Unfit::Backup),
    (b"-----BEGIN AGE ", Unfit::Backup),
    (b"BEGIN:VCARD", Unfit::UnknownKind),
];

pub(super) fn kind(bytes: &[u8], chosen: Option<Letters>) -> Result<Kind<'_>, Unfit> {
    if is_archive(bytes) {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Err(Unfit::NoDiary);
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Ok(Kind::Packed);
    }
    let head = after_comment(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start());
    if is_apple_health(bytes) {
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
        Some('{' | '[') if is_fhir(&text) => Err(Unfit::Fhir),
        Some('{' | '[') => Ok(Kind::Json(text)),
        Some(_) if is_binary(&text) => Err(Unfit::UnknownKind),
        Some('<') => Err(other_xml(&text)),
        Some(_) => Ok(Kind::Text(text, unsure)),
    }
}

/// What stands after a comment of XML or HTML.
fn after_comment(head: &[u8]) -> &[u8] {
    let end = head.starts_with(b"<!--").then(|| head.windows(3).position(|end| end == b"-->")).flatten();
    end.map_or(head, |end| head[end + 3..].trim_ascii_start())
}

fn is_binary(text: &str) -> bool {
    has_many_controls(text.chars())
}

/// Whether more than a stray control character is among these.
pub(super) fn has_many_controls(characters: impl Iterator<Item = char>) -> bool {
    /// One in so many may be one.
    const STRAY: usize = 20;
    let count = |(never, all), character| (never + usize::from(NEVER_TEXT.contains(&character)), all + 1);
    let (never, all) = characters.fold((0, 0), count);
    never * STRAY > all
}

/// Whether JSON is a resource of FHIR.
fn is_fhir(json: &str) -> bool {
    const HEAD: usize = 2000;
    let head = json.as_bytes();
    head[..head.len().min(HEAD)].windows(14).any(|window| window == b"\"resourceType\"")
}

/// What XML is that is not of Apple's Health app.
fn other_xml(text: &str) -> Unfit {
    const HEAD: usize = 2000;
    let head: String = text.chars().take(HEAD).collect();
    let has = |names: &[&str]| names.iter().any(|name| head.contains(name));
    match () {
        () if has(&["Excel.Sheet", "<office:document", "<Workbook"]) => Unfit::Spreadsheet,
        () if has(&["<html", "<HTML"]) => Unfit::WebPage,
        () if has(&["<svg"]) => Unfit::Picture,
        () => Unfit::Xml,
    }
}

/// Whether it begins as a zip archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// How much of a file shows whether it is the export of Apple's Health app. The document type before its root is some
/// 10 kB.
pub(super) const HEAD: usize = 64 * 1024;

/// Whether it begins as the export of Apple's Health app does: XML whose root is `HealthData`.
pub(super) fn is_apple_health(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = &head[..head.len().min(HEAD)];
    head.starts_with(b"<") && head.windows(11).any(|window| window == b"<HealthData")
}
