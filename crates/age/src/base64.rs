//! Base64 with the standard letters and without padding, of which each text but one is refused.

use crate::{Refused, bits};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as they stand in an argument.
pub fn encode(bytes: &[u8]) -> String {
    bits::split::<6>(bytes).into_iter().map(|value| char::from(LETTERS[usize::from(value)])).collect()
}

/// The bytes of which `text` is the one correct form.
pub(crate) fn decode(text: &[u8]) -> Result<Vec<u8>, Refused> {
    let value = |letter: &u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let values = text.iter().map(value).collect::<Option<Vec<u8>>>().ok_or(Refused::Header)?;
    bits::join::<6>(values.into_iter()).ok_or(Refused::Header)
}

/// The opposite of [`encode`], for a known number of bytes. Each text but the one that [`encode`] writes is refused.
pub fn decode_exactly<const N: usize>(text: &[u8]) -> Result<[u8; N], Refused> {
    decode(text)?.try_into().map_err(|_| Refused::Header)
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_exactly, encode};

    /// The vectors of RFC 4648, without their padding.
    #[test]
    fn it_is_base64() {
        let vectors =
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in vectors {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text.as_bytes()).unwrap(), bytes.as_bytes());
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(encode(&all).as_bytes()).unwrap(), all);
        assert!(encode(&[0xfb, 0xff]).starts_with("+/"));
    }

    #[test]
    fn every_other_form_is_refused() {
        for text in ["Z", "Zm9vY", "Zh", "Zm9", "Zg==", "Zg\n", " Zg", "Z-", "Z_"] {
            assert!(decode(text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(decode_exactly(b"Zm9v"), Ok(*b"foo"));
        assert!(decode_exactly::<2>(b"Zm9v").is_err());
        assert!(decode_exactly::<4>(b"Zm9v").is_err());
    }
}
