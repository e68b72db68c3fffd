//! Days and times in the ways that other apps write them. A text is read to its end or not at all; what can be read in
//! two ways is asked.

mod day;
mod names;
mod time;
mod tokens;

use self::day::Day;
use self::names::Languages;
use self::time::Zone;
use self::tokens::Token::{self, Gap, Number, Sign, Word};
use super::columns::is_blank;
use super::heading::names_world_time;
use super::{Answers, Question, Reason, Setting};
use crate::record::time::{DayStart, LocalDay, MinuteOfDay, When};

/// The text in lower case, with the digits and signs of other scripts as plain ones.
pub(super) fn plain(text: &str) -> String {
    tokens::plain(text)
}

/// Whether it is part of a word in any script.
pub(super) fn is_letter(letter: char) -> bool {
    tokens::is_letter(letter)
}

/// What times without a zone mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// What the clock on the wall showed. This is the usual answer.
    AsWritten,
    /// World time (UTC), to be converted to this phone's zone.
    World,
}

/// What a date such as 03/04/2026 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// 26-04-03 is 3 April 2026. Only a year of two digits can come first without being told by its length.
    YearFirst,
}

/// When something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// The day and the time on the clock on the wall.
    pub(super) when: When,
    /// The minute of world time, counted from 1970, if the file names it.
    pub(super) utc: Option<u32>,
    /// There is a time that cannot be read.
    pub(super) is_time_lost: bool,
}

/// The longest text, in bytes, that can be a day or a time.
const LONGEST: usize = 80;

/// A text as read.
enum Said {
    /// Milliseconds of world time since 1970.
    Unix(i64),
    /// A day, and a time with what it says about its zone.
    Local(Day, Time),
}

/// What a text says about the time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    None,
    Lost,
    Of(MinuteOfDay, Zone),
}

/// Reads the days and times of one file, and remembers what has to be asked about them.
pub(super) struct Clock<'a> {
    setting: &'a Setting<'a>,
    times: Option<Times>,
    /// The file says that its times are world time.
    is_world: bool,
    order: Option<DateOrder>,
    languages: Languages,
    /// What is asked about the order of numbers, if the dates do not settle it.
    unclear: Option<Question>,
    is_unzoned: bool,
}

impl<'a> Clock<'a> {
    /// For a file whose dates are these texts.
    pub(super) fn new<'t>(dates: impl Iterator<Item = &'t str>, answers: &Answers, setting: &'a Setting<'a>) -> Self {
        let mut orders = Orders::new(setting.at.local_day(DayStart::MIDNIGHT));
        let mut languages = Languages::ALL;
        // A date that begins with its year says nothing about the others.
        let tells = |date: &&str| date.len() <= LONGEST && date.get(..10).and_then(plain_day).is_none();
        for date in dates.filter(tells) {
            let plain = tokens::plain(date);
            let tokens = tokens::tokens(&plain);
            languages = languages.that_know(&tokens);
            if let Some(Said::Local(Day::Numbers(numbers), _)) = read(&tokens, languages) {
                orders.add(numbers, date);
            }
        }
        let unclear = orders.question();
        let settled = if unclear.is_some() { answers.date_order } else { orders.settled() };
        let times = answers.times;
        Self { setting, times, is_world: false, order: settled, languages, unclear, is_unzoned: false }
    }

    /// The same, if the names of the columns with the day and the time say that it is world time.
    pub(super) fn under(self, names: [&str; 2]) -> Self {
        Self { is_world: names.into_iter().any(names_world_time), ..self }
    }

    /// A day and a time. The time has a cell of its own or is in that of the day.
    pub(super) fn when(&mut self, date: &str, time: &str) -> Result<At, Reason> {
        self.when_beside(date, time, "", "")
    }

    /// The same, where cells of their own name the zone. Beside an `offset` the time is world time, as Samsung Health
    /// writes it; in a `zone` it is that zone's.
    pub(super) fn when_beside(&mut self, date: &str, time: &str, offset: &str, zone: &str) -> Result<At, Reason> {
        // No date is longer, and taking a long text apart would cost more than it is worth.
        if date.len() > LONGEST {
            return Err(Reason::NoDay);
        }
        let said = match plain_day(date) {
            Some(day) => Some(Said::Local(Day::Clear(day), Time::None)),
            None => read(&tokens::tokens(&tokens::plain(date)), self.languages),
        };
        let (day, beside) = match said.ok_or(Reason::NoDay)? {
            Said::Unix(ms) => return self.instant(ms).ok_or(Reason::NoDay),
            Said::Local(day, beside) => (self.day(day).ok_or(Reason::NoDay)?, beside),
        };
        let time = if is_blank(time) { beside } else { self.time(time) };
        let local = |time, is_time_lost| At { when: When { day, time }, utc: None, is_time_lost };
        let (minute, said) = match time {
            Time::None => return Ok(local(None, false)),
            Time::Lost => return Ok(local(None, true)),
            Time::Of(minute, said) => (minute, said),
        };
        let written = i64::from(day.number()) * DAY + i64::from(minute.minutes());
        let minutes = |cell: &str| {
            let cell = if cell.len() > LONGEST { "" } else { cell };
            time::of_offset(&tokens::tokens(&tokens::plain(cell)))
        };
        let said = if said == Zone::Unsaid { minutes(zone).map_or(said, Zone::Ahead) } else { said };
        match (said, minutes(offset)) {
            (Zone::Unsaid, Some(ahead)) => at_local(written + i64::from(ahead), Some(written)),
            (Zone::Ahead(0), _) => self.world(written),
            (Zone::Unsaid, None) if self.is_world => self.world(written),
            (Zone::Ahead(ahead), _) => at_local(written, Some(written - i64::from(ahead))),
            (Zone::Unsaid, None) => {
                self.is_unzoned = true;
                if self.times == Some(Times::World) { self.world(written) } else { at_local(written, None) }
            }
            (Zone::Named, _) => at_local(written, None),
        }
        .ok_or(Reason::NoDay)
    }

    /// What has to be asked, and how many open questions have no usual answer.
    pub(super) fn questions(self) -> (Vec<Question>, u32) {
        let open = u32::from(self.unclear.is_some() && self.order.is_none());
        let times = self.is_unzoned.then_some(Question::Times);
        (self.unclear.into_iter().chain(times).collect(), open)
    }

    fn day(&self, day: Day) -> Option<LocalDay> {
        match day {
            Day::Clear(day) => Some(day),
            // Nothing is added until somebody answers, so any reading will do.
            Day::Numbers(numbers) => numbers.in_order(self.order.unwrap_or(DateOrder::DayFirst)),
        }
    }

    /// The time in a cell of its own. A date beside it is passed over.
    fn time(&self, cell: &str) -> Time {
        if let Ok(minute) = MinuteOfDay::parse("time", cell) {
            return Time::Of(minute, Zone::Unsaid);
        }
        if cell.len() > LONGEST {
            return Time::Lost;
        }
        let plain = tokens::plain(cell);
        let tokens = tokens::tokens(&plain);
        let tokens = time::without_at(&tokens);
        let found = time::alone(tokens).and_then(|found| {
            let rest = without(tokens, found.start, found.end);
            let is_all = rest.iter().all(|token| *token == Gap) || day::read(&rest, self.languages).is_some();
            is_all.then_some(Time::Of(found.time?, found.zone))
        });
        found.unwrap_or(Time::Lost)
    }

    fn instant(&self, ms: i64) -> Option<At> {
        self.world(ms.div_euclid(60_000))
    }

    /// A minute of world time as this phone's clock shows it.
    fn world(&self, utc: i64) -> Option<At> {
        world(utc, self.setting)
    }
}

/// Whether a text is a day and no more, or a day with a time.
pub(super) fn is_day(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let plain = tokens::plain(text);
    let said = read(&tokens::tokens(&plain), Languages::ALL);
    matches!(said, Some(Said::Local(_, Time::None | Time::Of(..)) | Said::Unix(_)))
}

/// The most usual form: 2026-04-03.
fn plain_day(text: &str) -> Option<LocalDay> {
    LocalDay::parse("day", text).ok()
}

/// What this phone's clock shows at a minute of world time.
pub(super) fn at_here(utc: u32, setting: &Setting<'_>) -> Option<When> {
    world(i64::from(utc), setting).map(|at| at.when)
}

fn world(utc: i64, setting: &Setting<'_>) -> Option<At> {
    at_local(utc + i64::from((setting.offset_at)(utc.checked_mul(60_000)?)), Some(utc))
}

/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// A minute on the wall, counted from 1970.
fn at_local(local: i64, utc: Option<i64>) -> Option<At> {
    let day = LocalDay::from_number(i32::try_from(local.div_euclid(DAY)).ok()?)?;
    let time = MinuteOfDay::new(u16::try_from(local.rem_euclid(DAY)).ok()?)?;
    let utc = utc.and_then(|utc| u32::try_from(utc).ok());
    Some(At { when: When { day, time: Some(time) }, utc, is_time_lost: false })
}

/// Reads a text that holds a day, and perhaps a time.
fn read(tokens: &[Token<'_>], languages: Languages) -> Option<Said> {
    match *tokens {
        // Seconds, milliseconds, microseconds or nanoseconds: the first ten digits are seconds.
        [Number(unix)] | [Number(unix), Sign('.' | ','), Number(_)] if matches!(unix.len(), 10 | 13 | 16 | 19) => {
            return Some(Said::Unix(unix[..10].parse::<i64>().ok()? * 1000));
        }
        [Number(days)] if days.len() == 5 => return Some(Said::Local(of_spreadsheet(days)?, Time::None)),
        [Number(days), Sign('.' | ','), Number(part)] if days.len() == 5 => {
            let time = time::of_part(part).map_or(Time::Lost, |time| Time::Of(time, Zone::Unsaid));
            return Some(Said::Local(of_spreadsheet(days)?, time));
        }
        // 202512280712, 20251228071200.
        [Number(all)] if matches!(all.len(), 12 | 14) => {
            let day = day::read(&[Number(&all[..8])], languages)?;
            let time = time::alone(&[Number(&all[8..12])])?.time;
            return Some(Said::Local(day, time.map_or(Time::Lost, |time| Time::Of(time, Zone::Unsaid))));
        }
        _ => {}
    }
    if let Some(found) = time::find(tokens) {
        let time = found.time.map_or(Time::Lost, |time| Time::Of(time, found.zone));
        if let Some(day) = day::read(&without(tokens, found.start, found.end), languages) {
            return Some(Said::Local(day, time));
        }
    }
    if let Some(day) = day::read(tokens, languages) {
        return Some(Said::Local(day, Time::None));
    }
    // A day with something after it that is no time.
    let ends = (0..tokens.len()).rev().filter(|at| matches!(tokens[*at], Gap | Word("t")));
    ends.take(MOST_WORDS).find_map(|end| day::read(&tokens[..end], languages)).map(|day| Said::Local(day, Time::Lost))
}

/// The day that a spreadsheet counts in five digits, from 30 December 1899 on.
fn of_spreadsheet(days: &str) -> Option<Day> {
    const DAYS_TO_1970: i32 = 25_569;
    LocalDay::from_number(days.parse::<i32>().ok()? - DAYS_TO_1970).map(Day::Clear)
}

/// How many words after a day are passed over.
const MOST_WORDS: usize = 8;

fn without<'a>(tokens: &[Token<'a>], start: usize, end: usize) -> Vec<Token<'a>> {
    [&tokens[..start], &tokens[end.min(tokens.len())..]].concat()
}

/// In which orders the dates of a file can be read.
struct Orders {
    today: LocalDay,
    /// The orders that some date proves.
    proved: Vec<DateOrder>,
    /// A date that can be read in several orders, with these, and whether all such dates have dots.
    unclear: Option<(String, Vec<DateOrder>)>,
    is_dotted: bool,
    /// A date that proves another order than the first.
    contrary: Option<String>,
}

impl Orders {
    fn new(today: LocalDay) -> Self {
        Self { today, proved: Vec::new(), unclear: None, is_dotted: false, contrary: None }
    }

    fn add(&mut self, numbers: day::Numbers, date: &str) {
        let orders = numbers.orders(self.today);
        if let [order] = orders[..] {
            if !self.proved.contains(&order) {
                self.contrary = (!self.proved.is_empty()).then(|| date.to_owned());
                self.proved.push(order);
            }
            return;
        }
        let days: Vec<_> = orders.iter().map(|order| numbers.in_order(*order)).collect();
        if days.windows(2).all(|pair| pair[0] == pair[1]) {
            return;
        }
        let is_dotted = numbers.sign == '.';
        match &mut self.unclear {
            None => (self.unclear, self.is_dotted) = (Some((date.to_owned(), orders)), is_dotted),
            Some(_) => self.is_dotted &= is_dotted,
        }
    }

    /// With dots the day comes first unless a date proves otherwise. Anything else that is not settled is asked, and so
    /// are dates that contradict each other.
    fn question(&self) -> Option<Question> {
        match (&self.proved[..], &self.unclear) {
            ([], Some((example, orders))) if !self.is_dotted => {
                Some(Question::DateOrder { example: example.clone(), orders: orders.clone() })
            }
            ([_, _, ..], unclear) => {
                let unclear = unclear.as_ref().map(|(example, _)| example);
                let mut orders = self.proved.clone();
                orders.sort_unstable();
                Some(Question::DateOrder { example: unclear.or(self.contrary.as_ref())?.clone(), orders })
            }
            _ => None,
        }
    }

    fn settled(&self) -> Option<DateOrder> {
        self.proved.first().copied()
    }
}
