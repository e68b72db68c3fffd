//! A text taken apart into numbers, words and signs, whatever script it is in.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits 0–9.
    Number(&'a str),
    /// Letters. In Chinese, Japanese and Korean each letter that parts a date or a time is a word of its own.
    Word(&'a str),
    /// White space.
    Gap,
    /// Anything else.
    Sign(char),
}

/// Letters that part the numbers of a date or a time.
const PARTS: &str = "年月日号號時时点點分秒년월일시분초";

/// The text in lower case, with the digits and signs of other scripts as plain ones, and without marks of direction.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{307}'
            | '״' => {}
            '：' | '∶' | '﹕' => plain.push(':'),
            '／' | '⁄' => plain.push('/'),
            '．' | '。' | '٫' => plain.push('.'),
            '，' | '、' | '،' => plain.push(','),
            '‐' | '‑' | '–' | '—' | '−' | '－' => plain.push('-'),
            '＋' => plain.push('+'),
            '（' => plain.push('('),
            '）' => plain.push(')'),
            letter if letter.is_whitespace() => plain.push(' '),
            letter => plain.push(digit(letter).unwrap_or(letter)),
        }
    }
    plain
}

/// A digit of the scripts that write numbers as we do.
fn digit(letter: char) -> Option<char> {
    /// Where each script has its 0.
    const ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
    let value = ZEROS.iter().find_map(|zero| u32::from(letter).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Takes a [`plain`] text apart.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(12);
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let run = |is_same: &dyn Fn(char) -> bool| rest.find(|letter| !is_same(letter)).unwrap_or(rest.len());
        let (token, length) = if first.is_ascii_digit() {
            let end = run(&|letter| letter.is_ascii_digit());
            (Token::Number(&rest[..end]), end)
        } else if PARTS.contains(first) {
            (Token::Word(&rest[..first.len_utf8()]), first.len_utf8())
        } else if is_letter(first) {
            let end = run(&|letter| is_letter(letter) && !PARTS.contains(letter));
            (Token::Word(&rest[..end]), end)
        } else if first == ' ' {
            (Token::Gap, run(&|letter| letter == ' '))
        } else {
            (Token::Sign(first), first.len_utf8())
        };
        tokens.push(token);
        rest = &rest[length..];
    }
    tokens
}

/// Letters, and the marks that some scripts put above and below them.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{300}'..='\u{36f}' | '\u{93c}'..='\u{94d}' | '\u{9bc}'..='\u{9cd}' | '\u{e47}'..='\u{e4e}')
}
