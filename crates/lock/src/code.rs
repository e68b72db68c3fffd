//! The recovery code: 128 random bits as 48 digits in 8 groups of 6.
//!
//! A group is 16 bits times 11. So a wrong digit, or two neighbours that were swapped, always shows in its own group:
//! neither changes a number by a multiple of 11.

use alloc::string::String;

use zeroize::Zeroizing;

use crate::{Key, derive};

/// How many groups a code has.
pub const GROUPS: usize = 8;
const DIGITS: usize = 6;

/// What follows from a code.
pub struct CodeKeys {
    /// The key that opens a slot.
    pub slot: Key,
    /// The X25519 secret that opens backups.
    pub identity: Key,
}

/// The code cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongCode {
    /// The first group that is wrong, from 0; [`GROUPS`] if there are too many digits.
    pub group: usize,
}

/// The code for these random bytes, its groups apart.
pub fn write(random: &[u8; 16]) -> Zeroizing<String> {
    let mut code = Zeroizing::new(String::with_capacity(GROUPS * (DIGITS + 1)));
    for pair in random.chunks_exact(2) {
        if !code.is_empty() {
            code.push(' ');
        }
        let mut rest = u32::from(u16::from_be_bytes([pair[0], pair[1]])) * 11;
        let mut digits = [0; DIGITS];
        for digit in digits.iter_mut().rev() {
            *digit = rest % 10;
            rest /= 10;
        }
        code.extend(digits.iter().filter_map(|digit| char::from_digit(*digit, 10)));
    }
    code
}

/// Whether this is a group.
pub fn is_group(text: &str) -> bool {
    let mut digits = digits(text);
    group(&mut digits).is_some() && digits.next().is_none()
}

/// The keys that follow from a code. Whatever stands between its digits is left out.
pub fn keys(code: &str) -> Result<CodeKeys, WrongCode> {
    let mut secret = Zeroizing::new([0; 2 * GROUPS]);
    let mut digits = digits(code);
    for (at, pair) in secret.chunks_exact_mut(2).enumerate() {
        let value = group(&mut digits).ok_or(WrongCode { group: at })?;
        pair.copy_from_slice(&value.to_be_bytes());
    }
    if digits.next().is_some() {
        return Err(WrongCode { group: GROUPS });
    }
    let key = |purpose: &[u8]| derive(secret.as_slice(), purpose);
    Ok(CodeKeys { slot: key(b"tidemark recovery slot"), identity: key(b"tidemark recovery identity") })
}

fn digits(text: &str) -> impl Iterator<Item = u32> {
    text.chars().filter_map(|letter| letter.to_digit(10))
}

/// The 16 bits of the next group.
fn group(digits: &mut impl Iterator<Item = u32>) -> Option<u16> {
    let mut number = 0;
    for _ in 0..DIGITS {
        number = number * 10 + digits.next()?;
    }
    number.is_multiple_of(11).then_some(number / 11)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes of numbers that are spread over all 128 bits.
    fn codes(count: u128) -> impl Iterator<Item = String> {
        let step = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835_u128;
        (1..=count).map(move |number| write(&number.wrapping_mul(step).to_be_bytes()).to_string())
    }

    #[test]
    fn a_code_is_eight_groups_of_six_digits() {
        let random = std::array::from_fn(|index| if index < 2 { 0xff } else { u8::try_from(index).unwrap() });
        let code = write(&random);
        assert_eq!(code.as_str(), "720885 005665 011319 016973 022627 028281 033935 039589");
    }

    #[test]
    fn a_code_reads_as_what_it_was_made_from() {
        let code = write(b"sixteen letters!");
        let expected = derive(b"sixteen letters!", b"tidemark recovery slot");
        assert_eq!(keys(&code).ok().unwrap().slot, expected);
        let typed = code.replace(' ', "-");
        assert_eq!(keys(&typed).ok().unwrap().slot, expected);
        assert_eq!(keys(&typed.replace('-', "")).ok().unwrap().slot, expected);
    }

    /// What Python's hmac gives.
    #[test]
    fn the_keys_are_hkdf_of_its_bits() {
        let keys = keys(&write(b"sixteen letters!")).ok().unwrap();
        let hex = |key: &Key| key.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert_eq!(hex(&keys.slot), "63a2cbad8f5fc9a2a3f676bcb41a43df691ee544fd702e46e63bcf6ca1ff707a");
        assert_eq!(hex(&keys.identity), "7d0d59e68bb914d548dfbc05ef67811ab6c575547211b89c9624bcf6ce504d84");
    }

    #[test]
    fn every_wrong_digit_shows_in_its_group() {
        for code in codes(24) {
            for (at, right) in code.char_indices().filter(|(_, letter)| letter.is_ascii_digit()) {
                for wrong in ('0'..='9').filter(|digit| *digit != right) {
                    let mut typed = code.clone();
                    typed.replace_range(at..=at, &wrong.to_string());
                    assert_eq!(keys(&typed).err(), Some(WrongCode { group: at / 7 }), "{typed}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_shows() {
        for code in codes(300) {
            let digits: Vec<char> = code.chars().filter(char::is_ascii_digit).collect();
            for at in (1..digits.len()).filter(|at| digits[at - 1] != digits[*at]) {
                let mut typed = digits.clone();
                typed.swap(at - 1, at);
                let typed: String = typed.iter().collect();
                assert_eq!(keys(&typed).err(), Some(WrongCode { group: (at - 1) / 6 }), "{typed}");
            }
        }
    }

    #[test]
    fn a_code_has_neither_fewer_nor_more_digits() {
        let code = write(&[1; 16]).to_string();
        assert_eq!(keys(&code[..code.len() - 1]).err(), Some(WrongCode { group: 7 }));
        assert_eq!(keys("").err(), Some(WrongCode { group: 0 }));
        assert_eq!(keys(&format!("{code}0")).err(), Some(WrongCode { group: GROUPS }));
    }

    #[test]
    fn a_group_is_checked_as_it_is_typed() {
        assert!(is_group("720885"));
        assert!(is_group("000000"));
        for wrong in ["", "72088", "7208850", "720886", "720896", "999999"] {
            assert!(!is_group(wrong), "{wrong}");
        }
    }

    /// 720 896 is 11 times 65 536, one more than 16 bits hold.
    #[test]
    fn a_group_is_below_720896() {
        let code = write(&[0xff; 16]).replacen("720885", "720896", 1);
        assert_eq!(keys(&code).err(), Some(WrongCode { group: 0 }));
    }
}
