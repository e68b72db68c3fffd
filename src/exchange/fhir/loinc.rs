//! LOINC codes. The last digit of each checks the others.

/// A code with a correct check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Loinc(&'static str);

impl Loinc {
    /// Takes a code such as `44261-6`; `None` if its check digit is wrong. It is computed mod 10, doubling every other
    /// digit from the right, as LOINC's users' guide defines it.
    pub fn new(code: &'static str) -> Option<Self> {
        let (number, check) = code.split_once('-')?;
        let digits_only = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits_only(number)
            && check.len() == 1
            && digits_only(check)
            && check_digit(number) == check.as_bytes()[0] - b'0')
            .then_some(Self(code))
    }

    /// The code with its check digit.
    pub fn code(self) -> &'static str {
        self.0
    }
}

fn check_digit(number: &str) -> u8 {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            let weighted = if place % 2 == 0 { digit * 2 } else { digit };
            weighted / 10 + weighted % 10
        })
        .sum();
    // A remainder is below ten, so it fits.
    ((10 - sum % 10) % 10) as u8
}
