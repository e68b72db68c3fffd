//! The text in a file's bytes: UTF-8, UTF-16 with or without a mark, or one byte a letter, as older programs write it.

use std::borrow::Cow;

use super::{Letters, Unfit};
use crate::exchange::limit::{Limit, MAX_BYTES};

/// The upper half of each set of letters of one byte.
const WESTERN: &str = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const CENTRAL: &str = "€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// A text, and how it had to be read.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Some words of it, if its letters are of one byte each: which ones they are, the file does not say.
    pub(super) unsure: Option<String>,
}

/// The text in these bytes.
pub(super) fn text(bytes: &[u8], letters: Option<Letters>) -> Result<Decoded<'_>, Unfit> {
    let sure = |text| Decoded { text, unsure: None };
    match bytes {
        [0xff, 0xfe, units @ ..] => return wide(units, u16::from_le_bytes).map(|text| sure(text.into())),
        [0xfe, 0xff, units @ ..] => return wide(units, u16::from_be_bytes).map(|text| sure(text.into())),
        _ => {}
    }
    match zeros(bytes) {
        [0, 0] => {}
        [0, _] => return wide(bytes, u16::from_le_bytes).map(|text| sure(text.into())),
        [_, 0] => return wide(bytes, u16::from_be_bytes).map(|text| sure(text.into())),
        _ => {}
    }
    let mut bytes = bytes;
    // Two programs, two marks.
    while let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        bytes = rest;
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(sure(text.into()));
    }
    if letters.is_none() && is_mostly_utf8(bytes) {
        return limited(String::from_utf8_lossy(bytes).into_owned()).map(|text| sure(text.into()));
    }
    if bytes.iter().any(|byte| (1..9).contains(byte) || *byte == 0) {
        return Err(Unfit::UnknownKind);
    }
    let text = of_single_bytes(bytes, letters.unwrap_or(Letters::Western))?;
    let unsure = Some(around(&text));
    Ok(Decoded { text: text.into(), unsure })
}

/// Zeros at even and at odd places near the start: half of each plain letter of UTF-16 is zero.
fn zeros(bytes: &[u8]) -> [usize; 2] {
    const LOOKED_AT: usize = 256;
    let (pairs, _) = bytes[..bytes.len().min(LOOKED_AT)].as_chunks::<2>();
    let [first, second] = [0, 1].map(|place| pairs.iter().filter(|pair| pair[place] == 0).count());
    // Most, so that a stray zero in other data does not count.
    [first, second].map(|count| if count * 3 > pairs.len() * 2 { count } else { 0 })
}

/// A character of UTF-16 may take half as many bytes again in UTF-8, so they are counted again.
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unfit> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Unfit::UnknownKind);
    }
    let mut text = String::with_capacity(units.len());
    for character in char::decode_utf16(units.iter().map(|pair| unit(*pair))) {
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        if text.len() > MAX_BYTES {
            return Err(Unfit::TooMuch(Limit::Bytes));
        }
    }
    let start = text.trim_start_matches('\u{feff}');
    Ok(if start.len() == text.len() { text } else { start.to_owned() })
}

/// Whether there are more letters of several bytes than bytes that are none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn of_single_bytes(bytes: &[u8], letters: Letters) -> Result<String, Unfit> {
    let upper: Vec<char> = match letters {
        Letters::Western => WESTERN,
        Letters::CentralEuropean => CENTRAL,
        Letters::Cyrillic => CYRILLIC,
        Letters::Mac => MAC,
    }
    .chars()
    .collect();
    let letter = |byte: u8| if byte.is_ascii() { char::from(byte) } else { upper[usize::from(byte - 0x80)] };
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        text.push(letter(*byte));
        if text.len() > MAX_BYTES {
            return Err(Unfit::TooMuch(Limit::Bytes));
        }
    }
    Ok(text)
}

fn limited(text: String) -> Result<String, Unfit> {
    if text.len() > MAX_BYTES { Err(Unfit::TooMuch(Limit::Bytes)) } else { Ok(text) }
}

/// The words around the first letter that is not plain.
fn around(text: &str) -> String {
    const BESIDE: usize = 24;
    let plain = text.find(|letter: char| !letter.is_ascii()).unwrap_or_default();
    let line = text[..plain].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before: Vec<char> = text[line..plain].chars().rev().take(BESIDE).collect();
    let after = text[plain..].chars().take_while(|letter| !matches!(letter, '\r' | '\n')).take(BESIDE);
    before.into_iter().rev().chain(after).collect()
}
