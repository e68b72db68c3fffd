//! The day in a text.

use super::DateOrder;
use super::names::{Languages, is_month, is_weekday};
use super::tokens::Token::{self, Gap, Number, Sign, Word};
use crate::record::time::LocalDay;

/// What a text says about its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// It can be read in one way only.
    Clear(LocalDay),
    /// Three numbers with the year last or shortened.
    Numbers(Numbers),
}

/// Three numbers as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    parts: [u16; 3],
    /// The year has two digits.
    is_short: bool,
    /// What parts them.
    pub(super) sign: char,
}

impl Numbers {
    /// The day, if the numbers are in this order.
    pub(super) fn in_order(self, order: DateOrder) -> Option<LocalDay> {
        let [first, second, third] = self.parts;
        match order {
            DateOrder::DayFirst => date(self.year(third), second, first),
            DateOrder::MonthFirst => date(self.year(third), first, second),
            DateOrder::YearFirst => self.is_short.then(|| date(self.year(first), second, third)).flatten(),
        }
    }

    /// The orders in which the numbers are a day. A year of two digits that is still to come is none; and it comes first
    /// only after dashes, or where it can be nowhere else.
    pub(super) fn orders(self, today: LocalDay) -> Vec<DateOrder> {
        let is_possible = |order: &DateOrder| self.in_order(*order).is_some_and(|day| !self.is_short || day <= today);
        let mut orders: Vec<_> = [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter(is_possible).collect();
        if orders.is_empty() || self.sign == '-' {
            orders.extend(Some(DateOrder::YearFirst).filter(is_possible));
        }
        orders
    }

    fn year(self, number: u16) -> u16 {
        if self.is_short { century(number) } else { number }
    }
}

/// The calendar begins in 1970, so 70 to 99 are years of the last century.
fn century(number: u16) -> u16 {
    number + if number < 70 { 2000 } else { 1900 }
}

fn date(year: u16, month: u16, day: u16) -> Option<LocalDay> {
    LocalDay::parse("day", &format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// Words that stand between the parts of a date and mean nothing for it.
const BETWEEN: &[&str] = &[
    "t", "at", "on", "of", "the", "um", "den", "der", "à", "a", "le", "kl", "klo", "o", "om", "alle", "ore", "de",
    "del", "du", "d", "к", "в", "г", "р", "st", "nd", "rd", "th", "er", "às", "as", "las", "la", "w", "dne", "ngày",
    "năm", "thứ", "ta",
];

/// The day, if all of the text is used up for it.
pub(super) fn read(tokens: &[Token<'_>], languages: Languages) -> Option<Day> {
    let tokens = without_asides(tokens);
    let mut numbers = Vec::with_capacity(3);
    let mut months = Vec::with_capacity(1);
    let mut signs = Vec::with_capacity(2);
    let (mut is_counted, mut is_month_first_named) = (false, false);
    for token in tokens {
        match token {
            Number(digits) => numbers.push(digits),
            Word("年" | "月" | "日" | "号" | "號" | "년" | "월" | "일") => is_counted = true,
            Word("tháng" | "thg") => is_month_first_named = true,
            Word(word) if is_month(word) => months.push(word),
            Word(word) if is_weekday(word) || BETWEEN.contains(&word) => {}
            Sign(',' | '\'' | '’' | 'º' | 'ª' | '°') | Gap => {}
            Sign(sign @ ('-' | '/' | '.')) => signs.push(sign),
            Word(_) | Sign(_) => return None,
        }
    }
    if months.len() > 1 {
        months.retain(|word| !is_weekday(word));
    }
    months.dedup();
    let sign = signs.first().copied();
    match (months[..].len(), &numbers[..]) {
        (1, [first, second]) => named(languages.month(months[0])?, first, second),
        (0, [digits]) if signs.is_empty() => compact(digits),
        (0, [first, second, third]) if is_counted => {
            let (year, month, day) = (year(first)?, small(second)?, small(third)?);
            date(year, month, day).map(Day::Clear)
        }
        (0, [first, second, third]) => {
            if first.len() == 4 {
                return date(year(first)?, small(second)?, small(third)?).map(Day::Clear);
            }
            let is_short = third.len() == 2;
            let last = if is_short { small(third)? } else { year(third)? };
            let sign = if is_month_first_named { '.' } else { sign? };
            Some(Day::Numbers(Numbers { parts: [small(first)?, small(second)?, last], is_short, sign }))
        }
        _ => None,
    }
}

/// A weekday in brackets is left out: "2025年12月28日(日)".
fn without_asides<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        if let [Sign('('), Word(_), Sign(')'), after @ ..] = rest {
            rest = after;
            continue;
        }
        kept.push(*first);
        rest = after;
    }
    kept
}

/// 28 Dec 2025, Dec 28 2025, 28-Dec-25, 2025 Dec 28.
fn named(month: u8, first: &str, second: &str) -> Option<Day> {
    let (year, day) = match (first.len(), second.len()) {
        (4, _) => (year(first)?, small(second)?),
        (_, 4) => (year(second)?, small(first)?),
        (_, 2) => (century(small(second)?), small(first)?),
        _ => return None,
    };
    date(year, month.into(), day).map(Day::Clear)
}

/// 20251228.
fn compact(digits: &str) -> Option<Day> {
    if digits.len() != 8 {
        return None;
    }
    date(year(&digits[..4])?, small(&digits[4..6])?, small(&digits[6..])?).map(Day::Clear)
}

fn year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|_| digits.len() == 4)
}

fn small(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|_| digits.len() <= 2)
}
