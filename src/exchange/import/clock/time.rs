//! The time of day in a text, and what it says about its zone.

use super::tokens::Token::{self, Gap, Number, Sign, Word};
use crate::record::time::MinuteOfDay;

/// A time, and where in the text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The first token of it.
    pub(super) start: usize,
    /// The first token after it.
    pub(super) end: usize,
    /// `None` if there is no such time: 25:30.
    pub(super) time: Option<MinuteOfDay>,
    pub(super) zone: Zone,
}

/// What a time says about its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Nothing.
    Unsaid,
    /// Its distance from world time, in minutes.
    Ahead(i16),
    /// Its name, so it is local, at a distance that is not known here.
    Named,
}

/// The part of the day that a word beside a time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    BeforeNoon,
    AfterNoon,
    /// 11 is before noon, 12 and 1 are after it.
    AroundNoon,
    /// 10 is in the evening, 12 and 1 are after midnight.
    Night,
}

/// Words for the parts of the day, without their dots, in the languages that put them beside a time.
const PARTS: [(Part, &[&str]); 4] = [
    (
        Part::BeforeNoon,
        &[
            "am",
            "a",
            "morning",
            "vorm",
            "vormittags",
            "morgens",
            "früh",
            "fm",
            "fh",
            "vm",
            "dop",
            "dopoledne",
            "de",
            "ap",
            "öö",
            "önce",
            "дп",
            "утра",
            "πμ",
            "ص",
            "قظ",
            "לפנהצ",
            "pg",
            "sa",
            "ochtends",
            "matin",
            "mattina",
            "mattino",
            "mañana",
            "madrugada",
            "manhã",
            "rano",
            "południem",
            "ráno",
            "ujutro",
            "prijepodne",
            "午前",
            "上午",
            "早上",
            "凌晨",
            "清晨",
            "오전",
            "새벽",
            "priekšp",
            "priešpiet",
            "पूर्वाह्न",
            "ก่อนเที่ยง",
        ],
    ),
    (
        Part::AfterNoon,
        &[
            "pm",
            "p",
            "afternoon",
            "evening",
            "nachm",
            "nachmittags",
            "abends",
            "em",
            "eh",
            "nm",
            "odp",
            "odpoledne",
            "pop",
            "popołudniu",
            "południu",
            "wieczorem",
            "večer",
            "popodne",
            "navečer",
            "du",
            "ip",
            "ös",
            "sonra",
            "пп",
            "вечера",
            "μμ",
            "م",
            "بظ",
            "אחהצ",
            "ptg",
            "ch",
            "avonds",
            "soir",
            "pomeriggio",
            "sera",
            "tarde",
            "午後",
            "午后",
            "下午",
            "傍晚",
            "夕方",
            "오후",
            "저녁",
            "pēcp",
            "popiet",
            "अपराह्न",
            "หลังเที่ยง",
        ],
    ),
    (Part::AroundNoon, &["noon", "mittags", "middags", "mediodía", "mediodia", "дня", "中午"]),
    (Part::Night, &["night", "nachts", "nuit", "notte", "noche", "noite", "ночи", "晚上", "夜", "밤"]),
];
/// Words between a time and the part of the day: "3:34 de la tarde".
const FILLERS: &[&str] =
    &["de", "da", "do", "du", "del", "della", "di", "la", "in", "the", "at", "po", "przed", "öğleden"];
/// What follows the number of hours.
const HOURS: &[&str] = &["h", "hs", "hrs", "uhr", "u", "時", "时", "点", "點", "시"];
/// What follows the number of minutes, and of seconds.
const MINUTES: &[&str] = &["m", "min", "分", "분"];
const SECONDS: &[&str] = &["s", "sec", "sek", "秒", "초"];
/// Words before a time that mean nothing for it.
const AT: &[&str] = &["klo", "kl", "um", "at", "om", "ore", "alle", "o", "à"];
/// Names of zones that stand beside a time.
const ZONES: &[&str] = &[
    "cet", "cest", "mez", "mesz", "wet", "west", "eet", "eest", "bst", "ist", "msk", "est", "edt", "et", "cst", "cdt",
    "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "akst", "akdt", "hst", "ast", "adt", "nst", "ndt", "brt", "art",
    "jst", "kst", "hkt", "sgt", "aest", "aedt", "acst", "acdt", "awst", "nzst", "nzdt", "sast", "wat", "cat", "eat",
];

/// The first time in the text, with the words and the zone that belong to it.
pub(super) fn find(tokens: &[Token<'_>]) -> Option<Found> {
    (0..tokens.len()).find_map(|start| at(tokens, start))
}

/// A cell without the word before its time: "klo 7.40".
pub(super) fn without_at<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match tokens {
        [Word(at), Gap, rest @ ..] | [Word(at), Sign('.'), Gap, rest @ ..] if AT.contains(at) => rest,
        [Word("t"), rest @ ..] => rest,
        _ => tokens,
    }
}

/// The time in a cell that holds nothing else, where it needs no colon: 930, 20.05.
pub(super) fn alone(tokens: &[Token<'_>]) -> Option<Found> {
    match *tokens {
        [Number(hour), Sign('.' | ','), Number(minute), Sign('.'), Number(second), ..]
            if two(minute) && two(second) =>
        {
            Some(finish(tokens, (0, 5), hour, minute))
        }
        // A date with dots goes on with another one.
        [Number(_), Sign('.'), Number(_), Sign('.'), ..] => find(tokens),
        // No hour has more than 59 minutes, but a part of a day may be 0.75.
        [Number(hour), Sign('.' | ','), Number(minute), ..] if two(minute) && (hour != "0" || minute < "60") => {
            Some(finish(tokens, (0, 3), hour, minute))
        }
        // A spreadsheet's part of a day.
        [Number("0"), Sign('.' | ','), Number(part)] => {
            Some(Found { start: 0, end: 3, time: of_part(part), zone: Zone::Unsaid })
        }
        [Word("noon" | "midday")] => Some(finish(tokens, (0, 1), "12", "00")),
        _ => find(tokens).or_else(|| hour_alone(tokens)).or_else(|| digits_alone(tokens)),
    }
}

/// The minute at this part of a day, given in decimals: 3 is 0.3.
pub(super) fn of_part(decimals: &str) -> Option<MinuteOfDay> {
    let part: f64 = format!("0.{decimals}").parse().ok()?;
    let minutes = (part * f64::from(MinuteOfDay::COUNT)).round().min(f64::from(MinuteOfDay::COUNT - 1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1,439")]
    MinuteOfDay::new(minutes as u16)
}

/// "8 утра", "12 noon": an hour with the part of its day.
fn hour_alone(tokens: &[Token<'_>]) -> Option<Found> {
    let [Number(hour), ..] = *tokens else { return None };
    part_after(tokens, 1).map(|_| finish(tokens, (0, 1), hour, "00"))
}

/// 845, 1915, 84530, 201530.
fn digits_alone(tokens: &[Token<'_>]) -> Option<Found> {
    let [Number(digits), ..] = *tokens else { return None };
    let hours = match digits.len() {
        3 | 5 => 1,
        4 | 6 => 2,
        _ => return None,
    };
    Some(finish(tokens, (0, 1), &digits[..hours], &digits[hours..hours + 2]))
}

fn two(digits: &str) -> bool {
    digits.len() == 2
}

/// A time whose hour is this token.
fn at(tokens: &[Token<'_>], start: usize) -> Option<Found> {
    let Number(hour) = tokens[start] else { return None };
    let rest = &tokens[start + 1..];
    if hour.len() > 2 {
        // 20251228T0712, 20251228 0712
        let [Word("t") | Gap, Number(time), ..] = *rest else { return None };
        let is_basic = hour.len() == 8 && matches!(time.len(), 4 | 6);
        return is_basic.then(|| finish(tokens, (start + 1, start + 3), &time[..2], &time[2..4]));
    }
    match *rest {
        [Sign(':'), Number(minute), ..] => {
            let mut end = start + 3;
            if let [Sign(':'), Number(_), ..] = tokens[end..] {
                end += 2;
                // Parts of a second.
                if let [Sign('.' | ','), Number(_), ..] = tokens[end..] {
                    end += 2;
                }
            }
            Some(finish(tokens, (start, end), hour, minute))
        }
        [Word(unit), ..] if HOURS.contains(&unit) => Some(by_unit(tokens, start, start + 2, hour)),
        [Gap, Word(unit), ..] if HOURS.contains(&unit) => Some(by_unit(tokens, start, start + 3, hour)),
        // 3. 4. 2026 8.05: only after a date, and only with two digits.
        [Sign('.'), Number(minute), ..] if two(minute) && follows_year(tokens, start) => {
            let end = start + 3 + if let [Sign('.'), Number(_), ..] = tokens[start + 3..] { 2 } else { 0 };
            Some(finish(tokens, (start, end), hour, minute))
        }
        // 8 pm, 8 p.m.
        [Word("am" | "pm"), ..] | [Gap, Word("am" | "pm"), ..] => Some(finish(tokens, (start, start + 1), hour, "00")),
        [Word("a" | "p"), Sign('.'), Word("m"), ..] | [Gap, Word("a" | "p"), Sign('.'), Word("m"), ..] => {
            Some(finish(tokens, (start, start + 1), hour, "00"))
        }
        _ => None,
    }
}

/// Whether a number of four digits and a gap come just before.
fn follows_year(tokens: &[Token<'_>], start: usize) -> bool {
    match &tokens[..start] {
        [.., Number(year), Gap] | [.., Number(year), Sign(','), Gap] | [.., Number(year), Gap, Word(_), Gap] => {
            year.len() == 4
        }
        _ => false,
    }
}

/// 8 h 05, 20 Uhr, 3時34分12秒; `end` is after the word for hours.
fn by_unit(tokens: &[Token<'_>], start: usize, mut end: usize, hour: &str) -> Found {
    let past_gap = |at: usize| at + usize::from(tokens.get(at) == Some(&Gap));
    let Some(Number(minute)) =
        tokens.get(past_gap(end)).filter(|number| matches!(number, Number(digits) if two(digits) || digits.len() == 1))
    else {
        return finish(tokens, (start, end), hour, "00");
    };
    end = past_gap(end) + 1;
    let unit = |at: usize, names: &[&str]| {
        let at = past_gap(at);
        matches!(tokens.get(at), Some(Word(word)) if names.contains(word)).then_some(at + 1)
    };
    if let Some(after) = unit(end, MINUTES) {
        end = after;
        if let Some(Number(_)) = tokens.get(past_gap(end)) {
            end = unit(past_gap(end) + 1, SECONDS).unwrap_or(end);
        }
    }
    finish(tokens, (start, end), hour, minute)
}

/// Adds what stands before and after: words for the half of the day, and the zone.
fn finish(tokens: &[Token<'_>], (start, end): (usize, usize), hour: &str, minute: &str) -> Found {
    let (mut start, mut end, mut part) = (start, end, None);
    // "20:05 Uhr".
    let unit = end + usize::from(tokens.get(end) == Some(&Gap));
    if matches!(tokens.get(unit), Some(Word(word)) if HOURS.contains(word)) {
        end = unit + 1;
    }
    if let Some((before, named)) = part_before(tokens, start) {
        (start, part) = (before, Some(named));
    }
    if let Some((after, named)) = part_after(tokens, end).filter(|_| part.is_none()) {
        (end, part) = (after, Some(named));
    }
    let (zone, end) = zone(tokens, end);
    Found { start, end, time: minute_of_day(hour, minute, part), zone }
}

fn minute_of_day(hour: &str, minute: &str, part: Option<Part>) -> Option<MinuteOfDay> {
    let number = |digits: &str| digits.parse::<u16>().ok().filter(|_| digits.len() <= 2);
    let (hour, minute) = (number(hour)?, number(minute)?);
    let is_after = match part {
        None => hour >= 12,
        Some(Part::BeforeNoon) if hour > 12 => return None,
        Some(_) if hour > 12 => true,
        Some(Part::BeforeNoon) => false,
        Some(Part::AfterNoon) => true,
        Some(Part::AroundNoon) => !(10..12).contains(&hour),
        Some(Part::Night) => (6..12).contains(&hour),
    };
    let hour = if hour < 24 { hour % 12 + if is_after { 12 } else { 0 } } else { hour };
    (hour < 24 && minute < 60).then(|| MinuteOfDay::new(hour * 60 + minute)).flatten()
}

fn part(word: &str) -> Option<Part> {
    PARTS.iter().find(|(_, words)| words.contains(&word)).map(|(part, _)| *part)
}

/// "p.m." and "p. m." are words of one letter each.
fn part_after(tokens: &[Token<'_>], at: usize) -> Option<(usize, Part)> {
    let past = |at: usize, is_passed: fn(&Token<'_>) -> bool| {
        at + tokens[at.min(tokens.len())..].iter().take_while(|token| is_passed(token)).count()
    };
    let first = past(at, |token| *token == Gap);
    let Some(Word(word)) = tokens.get(first) else { return None };
    let second = past(first + 1, |token| matches!(token, Gap | Sign('.')));
    let past_dot = |end: usize| end + usize::from(tokens.get(end) == Some(&Sign('.')));
    if word.chars().count() == 1
        && let Some(Word(next)) = tokens.get(second)
        && let Some(part) = part(&format!("{word}{next}"))
    {
        return Some((past_dot(second + 1), part));
    }
    let last = past(first, |token| matches!(token, Gap) || matches!(token, Word(word) if FILLERS.contains(word)));
    if last > first
        && let Some(Word(named)) = tokens.get(last)
        && let Some(part) = part(named)
    {
        return Some((past_dot(last + 1), part));
    }
    part(word).map(|part| (past_dot(first + 1), part))
}

fn part_before(tokens: &[Token<'_>], start: usize) -> Option<(usize, Part)> {
    let letters = |token: &Token<'_>| matches!(token, Word(_));
    let end = start - tokens[..start].iter().rev().take_while(|token| matches!(token, Gap | Sign('.'))).count();
    let last = end.checked_sub(1).filter(|last| letters(&tokens[*last]))?;
    let Word(word) = tokens[last] else { return None };
    // A date ends in "de" too: "28 de".
    let is_of_date = matches!(word, "a" | "p" | "de" | "sa" | "ch" | "em" | "fm")
        && last > 0
        && matches!(tokens[..last], [.., Number(_)] | [.., Number(_), Gap]);
    if is_of_date || word == "a" {
        return None;
    }
    if let [.., Word("öğleden"), Gap] = tokens[..last] {
        return part(word).map(|part| (last - 2, part));
    }
    // "a.m. 3:34", "ب.ظ. 3:34".
    if word.chars().count() == 1
        && let [.., Word(first), Sign('.')] | [.., Word(first), Sign('.'), Gap] = tokens[..last]
        && let Some(part) = part(&format!("{first}{word}"))
    {
        let at = tokens[..last].iter().rposition(letters).unwrap_or(last);
        return Some((at, part));
    }
    part(word).map(|part| (last, part))
}

/// The zone after a time, and where it ends.
fn zone(tokens: &[Token<'_>], end: usize) -> (Zone, usize) {
    let at = end + usize::from(tokens.get(end) == Some(&Gap));
    let (mut zone, mut after) = match tokens[at.min(tokens.len())..] {
        [Word("z" | "utc" | "gmt" | "ut"), ..] => match offset(tokens, at + 1) {
            Some((minutes, after)) => (Zone::Ahead(minutes), after),
            None => (Zone::Ahead(0), at + 1),
        },
        [Word(name), ..] if ZONES.contains(&name) => (Zone::Named, at + 1),
        _ => match offset(tokens, at) {
            Some((minutes, after)) => (Zone::Ahead(minutes), after),
            None => (Zone::Unsaid, end),
        },
    };
    // A name beside it: "[Europe/Berlin]", "(Central European Time)", "Europe/Berlin", "CET".
    let at = after + usize::from(tokens.get(after) == Some(&Gap));
    let named = match tokens[at.min(tokens.len())..] {
        [Sign('[' | '('), ref name @ ..] => {
            name.iter().position(|token| matches!(token, Sign(']' | ')'))).map(|length| at + length + 2)
        }
        [Word(_), Sign('/'), Word(_), ref rest @ ..] => {
            Some(at + 3 + rest.iter().take_while(|token| matches!(token, Sign('_' | '/') | Word(_))).count())
        }
        [Word(name), ..] if ZONES.contains(&name) => Some(at + 1),
        _ => None,
    };
    if let Some(end) = named {
        after = end;
        zone = if zone == Zone::Unsaid { Zone::Named } else { zone };
    }
    (zone, after)
}

/// What a cell says that holds nothing but a distance from world time: "UTC+0200".
pub(super) fn of_offset(tokens: &[Token<'_>]) -> Option<i16> {
    match zone(tokens, 0) {
        (Zone::Ahead(minutes), end) if end == tokens.len() => Some(minutes),
        _ => None,
    }
}

/// "+01:00", "+0100", "+1", in minutes.
fn offset(tokens: &[Token<'_>], at: usize) -> Option<(i16, usize)> {
    let (sign, hours, rest) = match tokens.get(at..)? {
        [Sign('+'), Number(hours), rest @ ..] => (1, hours, rest),
        [Sign('-'), Number(hours), rest @ ..] => (-1, hours, rest),
        _ => return None,
    };
    let (hours, minutes, end) = match (hours.len(), rest) {
        (1 | 2, [Sign(':'), Number(minutes), ..]) => (*hours, *minutes, at + 4),
        (1 | 2, _) => (*hours, "0", at + 2),
        (4, _) => (&hours[..2], &hours[2..], at + 2),
        _ => return None,
    };
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), end))
}
