//! Cells as values.

use super::clock;
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

/// A number with a decimal point or a decimal comma, and what follows it: "64 bpm", "4/5", "85%". The digits may be
/// those of another script.
pub(super) fn number(cell: &str) -> Option<f64> {
    if !cell.is_ascii() {
        return number_in(&clock::plain(cell));
    }
    number_in(cell)
}

fn number_in(cell: &str) -> Option<f64> {
    let (number, rest) = leading(cell.trim())?;
    let rest = rest.trim();
    // "4/5" and "4 out of 5" are 4. Any other number in the cell may be meant as well.
    let is_scale = |scale: &str| scale.trim().bytes().all(|byte| byte.is_ascii_digit()) && scale.len() <= 4;
    let scale = ["/", "out of", "of"].iter().find_map(|word| rest.strip_prefix(word));
    let is_unit = matches!(rest, "." | ",") || !rest.starts_with(['.', ',', ':']);
    let is_unit = is_unit && !rest.contains(|letter: char| letter.is_numeric());
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
    nearest(number(cell)?)
}

fn nearest(number: f64) -> Option<u16> {
    let number = number.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within the range")]
    (0.0..=f64::from(u16::MAX)).contains(&number).then_some(number as u16)
}

/// Both numbers of a pressure in one cell, and a third if there is one: "121/79", "121 - 79 mmHg", "121/79/64".
pub(super) fn pair(cell: &str) -> Option<(u16, u16, Option<String>)> {
    if cell.is_ascii() { pair_in(cell) } else { pair_in(&clock::plain(cell)) }
}

fn pair_in(cell: &str) -> Option<(u16, u16, Option<String>)> {
    const BETWEEN: [&str; 6] = ["/", "-", "\\", "|", "–", "over"];
    let (upper, rest) = leading(cell.trim())?;
    let lower = BETWEEN.iter().find_map(|between| rest.trim_start().strip_prefix(between))?.trim_start();
    let (lower_number, rest) = leading(lower)?;
    let third = BETWEEN.iter().find_map(|between| rest.trim_start().strip_prefix(between)).map(str::trim);
    let lower = if third.is_some() { lower_number } else { number(lower)? };
    // What follows may also be a remark: "120/80 - left arm".
    let pulse = third.filter(|third| third.starts_with(|letter: char| letter.is_ascii_digit()));
    Some((nearest(upper)?, nearest(lower)?, pulse.map(str::to_owned)))
}

/// Words without markup; `None` for an empty cell. What is too long is cut and marked with an ellipsis.
pub(super) fn words<const MAX: usize>(field: &'static str, cell: &str, without: &mut Without) -> Option<Text<MAX>> {
    let mut text = clean(cell);
    let is_stray = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.contains(is_stray) {
        text.to_mut().retain(|letter| !is_stray(letter));
    }
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
