//! The export of Apple's Health app: XML of up to a gigabyte, of which blood pressures with their pulse and states of
//! mind are taken. It is read tag by tag, so that its size does not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as Input;

use super::clock::{At, Clock};
use super::columns::{number, rating, whole, words};
use super::plain::clean;
use super::state_of_mind::SCALE;
use super::{Answers, Found, Read, Reason, Row, Setting, Unfit, What, Without, in_order};
use crate::exchange::limit::{Limit, MAX_ROWS};
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};

/// How much is read at a time.
const BLOCK: usize = 256 * 1024;
/// The longest tag, and the longest run of a file without any.
const LONGEST_TAG: usize = 64 * 1024;
/// The most beats that are remembered. A watch that counts for ten years has some two million.
const MOST_BEATS: usize = 4_000_000;

const SYSTOLIC: &str = "HKQuantityTypeIdentifierBloodPressureSystolic";
const DIASTOLIC: &str = "HKQuantityTypeIdentifierBloodPressureDiastolic";
const HEART_RATE: &str = "HKQuantityTypeIdentifierHeartRate";

/// Everything in the file that is taken.
pub(super) fn read(mut input: impl Input, setting: &Setting<'_>) -> Result<Read, Unfit> {
    let mut health = Health::default();
    let mut block = vec![0; BLOCK];
    loop {
        let length = input.read(&mut block).map_err(|_| Unfit::NoDiary)?;
        if length == 0 {
            health.end();
            // In an archive it may be any XML.
            return if health.taken.is_health { Ok(health.read(setting)) } else { Err(Unfit::Xml) };
        }
        health.push(&block[..length])?;
    }
}

/// The file, taken in block by block.
#[derive(Default)]
pub(super) struct Health {
    /// The beginning of a tag that is not there to its end.
    held: Vec<u8>,
    /// Line ends so far.
    lines: u32,
    taken: Taken,
}

impl Health {
    /// Takes in what follows.
    pub(super) fn push(&mut self, block: &[u8]) -> Result<(), Unfit> {
        self.held.extend_from_slice(block);
        let Self { held, lines, taken } = self;
        let done = each_tag(held, lines, &mut |line, tag| taken.tag(line, tag));
        held.drain(..done);
        if held.len() > LONGEST_TAG {
            return Err(Unfit::Xml);
        }
        if taken.pressures.len() + taken.moods.len() > MAX_ROWS {
            return Err(Unfit::TooMuch(Limit::Rows));
        }
        Ok(())
    }

    /// Lets go of all that only could have been needed.
    pub(super) fn end(&mut self) {
        self.held = Vec::new();
        self.taken.keep_beats_of_pressures();
    }

    /// The rows of all that was taken.
    pub(super) fn read(&self, setting: &Setting<'_>) -> Read {
        let taken = &self.taken;
        let answers = Answers::default();
        let mut clock = Clock::new(std::iter::empty(), &answers, setting);
        let mut rows: Vec<Row> = Vec::with_capacity(taken.pressures.len() + taken.moods.len());
        for ((start, _), pressure) in &taken.pressures {
            let at = clock.when(start, "");
            rows.push(Row { line: pressure.line, found: at.and_then(|at| pressure.found(at, taken.beats_at(start))) });
        }
        for mood in &taken.moods {
            let at = clock.when(&mood.start, "");
            rows.push(Row { line: mood.line, found: at.and_then(|at| mood.found(at)) });
        }
        in_order(&mut rows);
        Read { rows, ..Read::nothing(Source::AppleHealth, FileKind::Xml) }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Taken {
    /// Whether the export's own tag was there.
    is_health: bool,
    /// By when it was taken and what took it. A reading stands in the file twice: alone and in its pair.
    pressures: BTreeMap<(String, String), Pressure>,
    moods: Vec<Mood>,
    /// When, in seconds, and how many in a minute.
    beats: Vec<(u32, u16)>,
}

struct Pressure {
    line: u32,
    systolic: Option<u16>,
    diastolic: Option<u16>,
}

struct Mood {
    line: u32,
    start: String,
    valence: String,
    about: String,
}

impl Taken {
    fn tag(&mut self, line: u32, tag: &str) {
        if tag.starts_with("HealthData") {
            self.is_health = true;
        } else if tag.starts_with("Record ") {
            match attribute(tag, "type") {
                Some(HEART_RATE) => self.beat(tag),
                Some(SYSTOLIC) => self.pressure(line, tag, |pressure, value| pressure.systolic = value),
                Some(DIASTOLIC) => self.pressure(line, tag, |pressure, value| pressure.diastolic = value),
                _ => {}
            }
        } else if tag.starts_with("StateOfMind ") {
            let text = |name| attribute(tag, name).map(|text| clean(text).into_owned());
            let start = text("startDate").or_else(|| text("date"));
            let about: Vec<_> = [text("labels"), text("associations")].into_iter().flatten().collect();
            let (start, valence) = (start.unwrap_or_default(), text("valence").unwrap_or_default());
            self.moods.push(Mood { line, start, valence, about: about.join(" | ") });
        }
    }

    fn pressure(&mut self, line: u32, tag: &str, set: impl FnOnce(&mut Pressure, Option<u16>)) {
        let [start, source] =
            ["startDate", "sourceName"].map(|name| attribute(tag, name).unwrap_or_default().to_owned());
        let new = Pressure { line, systolic: None, diastolic: None };
        let pressure = self.pressures.entry((start, source)).or_insert(new);
        set(pressure, attribute(tag, "value").and_then(whole));
    }

    fn beat(&mut self, tag: &str) {
        let (Some(start), Some(beats)) = (attribute(tag, "startDate"), attribute(tag, "value").and_then(whole)) else {
            return;
        };
        if let Some(at) = seconds(start).filter(|_| self.beats.len() < MOST_BEATS) {
            self.beats.push((at, beats));
        }
    }

    /// Drops all beats but those of a second in which a pressure was taken.
    fn keep_beats_of_pressures(&mut self) {
        let mut at = BTreeSet::new();
        at.extend(self.pressures.keys().filter_map(|(start, _)| seconds(start)));
        self.beats.retain(|(second, _)| at.contains(second));
        self.beats.shrink_to_fit();
        self.beats.sort_unstable();
    }

    /// The pulse that was taken at the same second.
    fn beats_at(&self, start: &str) -> Option<u16> {
        let at = seconds(start)?;
        let place = self.beats.partition_point(|(known, _)| *known < at);
        self.beats.get(place).filter(|(known, _)| *known == at).map(|(_, beats)| *beats)
    }
}

impl Pressure {
    fn found(&self, at: At, beats: Option<u16>) -> Result<Found, Reason> {
        let (upper, lower) = (self.systolic.ok_or(Reason::NoValue)?, self.diastolic.ok_or(Reason::NoValue)?);
        let pressure = BloodPressure::new(upper, lower).map_err(Reason::Refused)?;
        let without = Without { time: at.is_time_lost, ..Without::default() };
        let pulse = beats.and_then(|beats| Pulse::new(beats).ok());
        Ok(Found { at: at.when, utc: at.utc, what: What::Pressure { pressure, pulse }, note: None, without })
    }
}

impl Mood {
    fn found(&self, at: At) -> Result<Found, Reason> {
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let rating = rating(number(&self.valence).ok_or(Reason::NoValue)?, SCALE)?;
        let activities = words("activities", &self.about, &mut without);
        Ok(Found { at: at.when, utc: at.utc, what: What::Mood { rating, word: None, activities }, note: None, without })
    }
}

/// Calls `take` with each tag that begins an element that may be wanted, without its brackets, and the line it is on.
/// Gives how much of the text was used up: all but a tag that is not there to its end.
fn each_tag(text: &[u8], lines: &mut u32, take: &mut dyn FnMut(u32, &str)) -> usize {
    let mut at = 0;
    while let Some(start) = position(&text[at..], b'<').map(|start| at + start) {
        let Some(end) = position(&text[start..], b'>').map(|end| start + end) else {
            *lines += ends(&text[at..start]);
            return start;
        };
        *lines += ends(&text[at..start]);
        let tag = &text[start + 1..end];
        if may_be_taken(tag) {
            take(*lines + 1, &String::from_utf8_lossy(tag));
        }
        *lines += ends(&text[start..end]);
        at = end + 1;
    }
    *lines += ends(&text[at..]);
    text.len()
}

/// Whether a tag is of a kind that is taken. Nearly all are told by what they begin with.
fn may_be_taken(tag: &[u8]) -> bool {
    match tag.strip_prefix(b"Record type=\"HKQuantityTypeIdentifier") {
        Some(kind) => kind.starts_with(b"BloodPressure") || kind.starts_with(b"HeartRate\""),
        None => [&b"Record "[..], b"StateOfMind ", b"HealthData"].iter().any(|kind| tag.starts_with(kind)),
    }
}

fn position(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

fn ends(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte == b'\n')).sum()
}

/// The value of an attribute, with its entities as they are written.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let after = &rest[at + name.len()..];
        if rest[..at].ends_with([' ', '\n', '\t'])
            && let Some(value) = after.strip_prefix("=\"")
        {
            return value.split('"').next();
        }
        rest = after;
    }
}

/// Seconds of "2026-01-09 15:34:06 +0100", counted in years of months of 31 days from 1970: they are only compared.
fn seconds(text: &str) -> Option<u32> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let (sign, hours, minutes) = (text.get(20..21)?, number(21, 23)?, number(23, 25)?);
    let ahead = (hours * 60 + minutes) * if sign == "-" { -1 } else { 1 };
    let days = ((year - 1970) * 12 + month) * 31 + day;
    u32::try_from(((days * 24 + hour) * 60 + minute - ahead) * 60 + second).ok()
}
