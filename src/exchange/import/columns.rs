//! Cells as values.

use super::Reason;
use crate::record::kinds::imported::Rating;
use crate::record::text::Text;

/// A number with a decimal point or a decimal comma.
pub(super) fn number(cell: &str) -> Option<f64> {
    let plain = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = plain.split_once(['.', ',']).unwrap_or((plain, ""));
    if whole.is_empty() || whole.len() > 6 || decimals.len() > 6 || !digits(whole) || !digits(decimals) {
        return None;
    }
    cell.replace(',', ".").parse().ok()
}

/// A whole number, even if it is written with zeros as decimals.
pub(super) fn whole(cell: &str) -> Option<u16> {
    let number = number(cell).filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within the range")]
    Some(number as u16)
}

/// Words; `None` for an empty cell.
pub(super) fn words<const MAX: usize>(field: &'static str, cell: &str) -> Result<Option<Text<MAX>>, Reason> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    Text::parse(field, cell).map(Some).map_err(Reason::Refused)
}

/// A value on a scale with these ends, the worst first.
pub(super) fn rating(value: f64, (worst, best): (f64, f64)) -> Result<Rating, Reason> {
    let points = |points| Rating::hundredths("value", points);
    let rating = || Rating::new(points(value)?, points(worst)?, points(best)?);
    rating().map_err(Reason::Refused)
}
