//! The text in a file's bytes: UTF-8, UTF-16 with or without a mark, or one byte a letter, as older programs write it.

mod guess;

use std::borrow::Cow;

use super::sniff::has_many_controls;
use super::{Letters, Unfit};
use crate::exchange::limit::{Limit, MAX_BYTES};

/// The upper half of each set of letters of one byte.
const WESTERN: &str = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const CENTRAL: &str = "€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const GREEK: &str = "€�‚ƒ„…†‡�‰�‹�����‘’“”•–—�™�›����\u{a0}΅Ά£¤¥¦§¨©�«¬\u{ad}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ�ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ�";
const TURKISH: &str = "€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ";
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// A text, and how it had to be read.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Set if its letters are of one byte each: which ones they are, the file does not say.
    pub(super) unsure: Option<Unsure>,
}

/// A text that can be read with several sets of letters.
pub(super) struct Unsure {
    /// Some words of it, as they are read now.
    pub(super) sample: String,
    /// The letters that make most sense of it.
    pub(super) usual: Letters,
}

/// The text in these bytes.
pub(super) fn text(bytes: &[u8], letters: Option<Letters>) -> Result<Decoded<'_>, Unfit> {
    let sure = |text| Decoded { text, unsure: None };
    match bytes {
        [0xff, 0xfe, 0, 0, letters @ ..] => return full(letters, u32::from_le_bytes).map(|text| sure(text.into())),
        [0, 0, 0xfe, 0xff, letters @ ..] => return full(letters, u32::from_be_bytes).map(|text| sure(text.into())),
        [_, 0, 0, 0, ..] => return full(bytes, u32::from_le_bytes).map(|text| sure(text.into())),
        [0, 0, 0, _, ..] => return full(bytes, u32::from_be_bytes).map(|text| sure(text.into())),
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
    if has_many_controls(bytes.iter().map(|byte| char::from(*byte))) {
        return Err(Unfit::UnknownKind);
    }
    if letters.is_none() && guess::is_east_asian(bytes) {
        return Err(Unfit::EastAsian);
    }
    let usual = guess::letters(bytes);
    let text = of_single_bytes(bytes, letters.unwrap_or(usual))?;
    let unsure = Some(Unsure { sample: around(&text), usual });
    Ok(Decoded { text: text.into(), unsure })
}

/// Four bytes a letter.
fn full(bytes: &[u8], letter: fn([u8; 4]) -> u32) -> Result<String, Unfit> {
    let (letters, _) = bytes.as_chunks::<4>();
    let letter = |four: &[u8; 4]| char::from_u32(letter(*four)).unwrap_or(char::REPLACEMENT_CHARACTER);
    limited(letters.iter().map(letter).collect())
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
    let (units, _) = bytes.as_chunks::<2>();
    if units.is_empty() {
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

/// Whether there are letters of several bytes, and only a few bytes that belong to none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    /// So many bad bytes are slips, whatever the rest.
    const FEW: usize = 2;
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad <= good.max(FEW)
}

/// What the bytes from 0x80 on stand for.
fn upper_half(letters: Letters) -> Vec<char> {
    let upper = match letters {
        Letters::Western => WESTERN,
        Letters::CentralEuropean => CENTRAL,
        Letters::Cyrillic => CYRILLIC,
        Letters::Greek => GREEK,
        Letters::Turkish => TURKISH,
        Letters::Mac => MAC,
    };
    upper.chars().collect()
}

fn of_single_bytes(bytes: &[u8], letters: Letters) -> Result<String, Unfit> {
    let upper = upper_half(letters);
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
