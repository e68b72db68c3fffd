//! Which letters of one byte make sense of a text, and whether its letters have two.

use super::{Letters, upper_half};

/// How much of a file is looked at.
const LOOKED_AT: usize = 256 * 1024;

/// All sets, the most usual first.
const ALL: [Letters; 6] =
    [Letters::Western, Letters::CentralEuropean, Letters::Cyrillic, Letters::Greek, Letters::Turkish, Letters::Mac];

/// The set with the fewest letters that cannot be right. Turkish cannot be told from western European.
pub(super) fn letters(bytes: &[u8]) -> Letters {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    ALL.into_iter().min_by_key(|letters| wrong(bytes, *letters)).unwrap_or(Letters::Western)
}

/// How much cannot be right: signs inside words, which count twice, capitals after small letters, and Latin letters
/// beside those of another alphabet or three accents in a row.
fn wrong(bytes: &[u8], letters: Letters) -> usize {
    let upper = upper_half(letters);
    let letter = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { upper[usize::from(byte - 0x80)] };
    let is_latin = !matches!(letters, Letters::Cyrillic | Letters::Greek);
    let is_high = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
    let wrong = |three: &[u8]| {
        let [before, here, after] = [letter(&three[0]), letter(&three[1]), letter(&three[2])];
        if three[1].is_ascii() {
            return 0;
        }
        if here == char::REPLACEMENT_CHARACTER {
            return 2;
        }
        if !here.is_alphabetic() {
            return 2 * usize::from(before.is_alphabetic() && after.is_alphabetic() && here != '’');
        }
        let is_mixed = if is_latin {
            is_high(before) && is_high(after)
        } else {
            before.is_ascii_alphabetic() || after.is_ascii_alphabetic()
        };
        usize::from(is_mixed || (before.is_lowercase() && here.is_uppercase()))
    };
    bytes.windows(3).map(wrong).sum()
}

/// Whether the bytes are pairs, as Chinese, Japanese and Korean were written before Unicode: in a row, and unlike an
/// alphabet spread over all values.
pub(super) fn is_east_asian(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let (mut pairs, mut alone, mut low, mut high) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some(lead) = bytes.get(at) {
        at += 1;
        if lead.is_ascii() {
            continue;
        }
        let Some(trail) = bytes.get(at).filter(|trail| !trail.is_ascii()) else {
            alone += 1;
            continue;
        };
        at += 1;
        pairs += 1;
        for byte in [lead, trail] {
            let count = if *byte < 0xc0 { &mut low } else { &mut high };
            *count += 1;
        }
    }
    // An alphabet has nearly all of its letters from 0xC0 on, and western accents stand alone.
    pairs > alone && low * 4 > high
}
