//! Cells as values.

use super::plain::clean;
use super::{Reason, Without};
use crate::record::kinds::imported::Rating;
use crate::record::text::Text;

/// What apps write where they have nothing.
const NOTHING: [&str; 12] = ["", "-", "--", "---", "–", "—", "n/a", "na", "null", "none", "nan", "undefined"];

/// Whether a cell says that there is nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(cell.trim()))
}

/// A number with a decimal point or a decimal comma, and what follows it: "64 bpm", "4/5", "85%".
pub(super) fn number(cell: &str) -> Option<f64> {
    let (number, rest) = leading(cell.trim())?;
    let rest = rest.trim();
    // "4/5" and "4 out of 5" are 4. Any other number in the cell may be meant as well.
    let is_scale = |scale: &str| scale.trim().bytes().all(|byte| byte.is_ascii_digit()) && scale.len() <= 4;
    let scale = ["/", "out of", "of"].iter().find_map(|word| rest.strip_prefix(word));
    let is_unit = !rest.starts_with(['.', ',', ':']) && !rest.contains(|letter: char| letter.is_numeric());
    (is_unit || scale.is_some_and(is_scale)).then_some(number)
}

/// The number at the start of a text, and the rest.
fn leading(text: &str) -> Option<(f64, &str)> {
    const LONGEST: usize = 24;
    let digits_from = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(text.starts_with(['-', '+']));
    let whole = digits_from(sign);
    let mut end = sign + whole;
    if whole == 0 || whole > 6 {
        return None;
    }
    if text[end..].starts_with(['.', ',']) {
        let decimals = digits_from(end + 1);
        end += if decimals > 0 { decimals + 1 } else { 0 };
    }
    let number = text[..end].replace(',', ".").parse().ok().filter(|_| end <= LONGEST)?;
    Some((number, &text[end..]))
}

/// The nearest whole number.
pub(super) fn whole(cell: &str) -> Option<u16> {
    let number = number(cell)?.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within the range")]
    (0.0..=f64::from(u16::MAX)).contains(&number).then_some(number as u16)
}

/// Both numbers of a pressure in one cell: "121/79", "121 - 79 mmHg".
pub(super) fn pair(cell: &str) -> Option<(u16, u16)> {
    let (upper, rest) = leading(cell.trim())?;
    let lower = rest.trim_start().strip_prefix(['/', '-', '\\', '|', '–'])?;
    Some((whole(&upper.to_string())?, whole(lower)?))
}

/// Words without markup; `None` for an empty cell. What is too long is cut and marked with an ellipsis.
pub(super) fn words<const MAX: usize>(field: &'static str, cell: &str, without: &mut Without) -> Option<Text<MAX>> {
    let text = clean(cell);
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(MAX) else { return Text::parse(field, text).ok() };
    without.words = true;
    let kept = text[..end].char_indices().next_back().map_or("", |(last, _)| &text[..last]);
    Text::parse(field, &format!("{}…", kept.trim_end())).ok()
}

/// A value on a scale with these ends, the worst first, to a hundredth of a point.
pub(super) fn rating(value: f64, (worst, best): (f64, f64)) -> Result<Rating, Reason> {
    let points = |points: f64| {
        let hundredths = (points * f64::from(Rating::POINT)).round();
        Rating::hundredths("value", hundredths / f64::from(Rating::POINT))
    };
    let rating = || Rating::new(points(value)?, points(worst)?, points(best)?);
    rating().map_err(Reason::Refused)
}
