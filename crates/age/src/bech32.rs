//! Keys as text in Bech32 (BIP 173): a prefix, `1`, the bytes five bits a letter, and six letters that catch slips.

use crate::bits::{join, low, split};

const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
const CHECK: usize = 6;
/// Letters that 32 bytes take.
const DATA: usize = 52;

/// In lower case. The prefix is in lower case too.
pub(crate) fn encode(prefix: &str, bytes: &[u8; 32]) -> String {
    let mut values = split::<5>(bytes);
    let check = checksum(prefix, values.iter().copied().chain([0; CHECK])) ^ 1;
    values.extend((0..CHECK).rev().map(|place| low::<5>(check >> (5 * place))));
    let letters = values.iter().map(|&value| char::from(LETTERS[usize::from(value)]));
    prefix.chars().chain(['1']).chain(letters).collect()
}

/// The bytes, if `text` is that prefix with 32 of them, all in one case.
pub(crate) fn decode(prefix: &str, text: &str) -> Option<[u8; 32]> {
    let lower = text.to_ascii_lowercase();
    if text != lower && text != text.to_ascii_uppercase() {
        return None;
    }
    let letters = lower.strip_prefix(prefix)?.strip_prefix('1')?;
    if letters.len() != DATA + CHECK {
        return None;
    }
    let value = |letter: u8| LETTERS.iter().position(|&known| known == letter).and_then(|at| u8::try_from(at).ok());
    let values = letters.bytes().map(value).collect::<Option<Vec<u8>>>()?;
    if checksum(prefix, values.iter().copied()) != 1 {
        return None;
    }
    join::<5>(values.into_iter().take(DATA))?.try_into().ok()
}

fn checksum(prefix: &str, values: impl Iterator<Item = u8>) -> u32 {
    let high = prefix.bytes().map(|byte| byte >> 5);
    let low = prefix.bytes().map(|byte| byte & 31);
    high.chain([0]).chain(low).chain(values).fold(1, |check, value| {
        let rest = (check & 0x01ff_ffff) << 5 ^ u32::from(value);
        let top = check >> 25;
        (0..5).filter(|bit| top >> bit & 1 == 1).fold(rest, |rest, bit| rest ^ GENERATOR[bit])
    })
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    /// The identity and the recipient of age's specification.
    const IDENTITY: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    const RECIPIENT: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    #[test]
    fn keys_are_written_as_the_specification_has_them() {
        assert_eq!(decode("age-secret-key-", IDENTITY), Some([0x42; 32]));
        assert_eq!(encode("age-secret-key-", &[0x42; 32]).to_uppercase(), IDENTITY);
        assert_eq!(encode("age", &decode("age", RECIPIENT).unwrap()), RECIPIENT);
    }

    #[test]
    fn bytes_come_back() {
        for seed in 0..=255u8 {
            let bytes =
                std::array::from_fn(|at| seed.wrapping_mul(31).wrapping_add(at.to_le_bytes()[0].wrapping_mul(seed)));
            assert_eq!(decode("age", &encode("age", &bytes)), Some(bytes));
        }
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(decode("age", IDENTITY), None, "another kind of key");
        assert_eq!(decode("age-secret-key-", &IDENTITY.replace("GFPQ4", "gfpq4")), None, "both cases");
        assert_eq!(decode("age-secret-key-", &IDENTITY[..IDENTITY.len() - 1]), None, "cut short");
        assert_eq!(decode("age-secret-key-", &format!("{IDENTITY}Q")), None, "too long");
        assert_eq!(decode("age-secret-key-", "AGE-SECRET-KEY-1ä"), None, "not letters");
        for at in 16..IDENTITY.len() {
            for letter in 'A'..='Z' {
                let mut other = IDENTITY.to_owned();
                other.replace_range(at..=at, &letter.to_string());
                assert_eq!(decode("age-secret-key-", &other).is_some(), other == IDENTITY, "{other}");
            }
        }
    }
}
