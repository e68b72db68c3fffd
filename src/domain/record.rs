//! The kinds of record a person keeps, and the log they are kept in.
//!
//! The log is append-only. An edit appends a new version of a record and a
//! removal appends a withdrawal, so the log itself is the amendment trail.

use super::instrument::phq9;
use super::problem::Problem;
use super::score::{Level, Sleep};
use super::text::Note;
use super::time::{DayStart, LocalDay, MinuteOfDay, Moment};
use super::treatment::{Burden, Dose, Drug, Effect, End, Route, When};

/// The identity of a record, random, the same over all its versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The one record that holds the settings.
    pub const SETTINGS: Self = Self([0; 16]);

    /// From sixteen bytes, which the host drew at random.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// Reads the 32 hexadecimal digits that [`std::fmt::Display`] writes.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let refused = || Problem::UnknownChoice { field, given: text.to_owned() };
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        u128::from_str_radix(text, 16).map(|number| Self(number.to_be_bytes())).map_err(|_| refused())
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl std::fmt::Debug for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordId({self})")
    }
}

/// A daily check-in (R3): own-worded items of 0–10, higher is better. Mood is
/// always there: it is what "bad day" saves alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CheckIn {
    /// The day it is about.
    pub day: LocalDay,
    /// Mood.
    pub mood: Level,
    /// Interest in things.
    pub interest: Option<Level>,
    /// Energy.
    pub energy: Option<Level>,
    /// Calm (anxiety reversed).
    pub calm: Option<Level>,
    /// Feeling like oneself.
    pub like_myself: Option<Level>,
    /// Sleep in the night before.
    pub sleep: Option<Sleep>,
    /// A note.
    pub note: Option<Note>,
}

/// A filled PHQ-9.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phq9Form {
    /// The day it was filled.
    pub day: LocalDay,
    /// What was answered.
    pub answers: phq9::Answers,
}

/// A treatment session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session {
    /// The day it took place.
    pub day: LocalDay,
    /// When the dose was taken, where known.
    pub time: Option<MinuteOfDay>,
    /// How it was given.
    pub route: Route,
    /// What was given.
    pub drug: Drug,
    /// How much.
    pub dose: Option<Dose>,
    /// The next session that was planned on that day, after `day`.
    pub planned_next: Option<LocalDay>,
    /// A note.
    pub note: Option<Note>,
}

impl Session {
    /// Refuses a planned date that does not lie after the session.
    pub fn checked(self) -> Result<Self, Problem> {
        match self.planned_next {
            Some(day) if day <= self.day => {
                Err(Problem::NotAfterSession { field: "plannedNext", day, session: self.day })
            }
            _ => Ok(self),
        }
    }
}

/// A side effect, at any time, tied to a session or not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SideEffect {
    /// What it was.
    pub effect: Effect,
    /// How it was felt.
    pub burden: Burden,
    /// When it began.
    pub onset: When,
    /// Whether and when it ended; `None` when not said.
    pub end: Option<End>,
    /// The session it is tied to.
    pub session: Option<RecordId>,
    /// A note.
    pub note: Option<Note>,
}

impl SideEffect {
    /// Refuses an end before the onset.
    pub fn checked(self) -> Result<Self, Problem> {
        match self.end {
            Some(End::At(end)) if end.is_before(self.onset) => Err(Problem::EndBeforeOnset { field: "end" }),
            _ => Ok(self),
        }
    }
}

/// What R1 counts as a relapse by itself once a remission was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetbackKind {
    /// A stay in hospital for depression.
    Hospitalised,
    /// An attempt on one's life.
    Attempt,
}

/// A stay in hospital or an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setback {
    /// The day it happened or began.
    pub day: LocalDay,
    /// Which.
    pub kind: SetbackKind,
}

/// What the person set about the computations. The newest version counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The hour at which a day begins. It decides the day of new entries only.
    pub day_start: DayStart,
    /// The day the course started, where the first recorded session is not it.
    pub course_start: Option<LocalDay>,
}

/// Any record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Record {
    /// A daily check-in.
    CheckIn(CheckIn),
    /// A PHQ-9.
    Phq9(Phq9Form),
    /// A treatment session.
    Session(Session),
    /// A side effect.
    SideEffect(SideEffect),
    /// A stay in hospital or an attempt.
    Setback(Setback),
    /// Settings.
    Settings(Settings),
}

/// What an entry of the log does to its record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The record is, from now on, this: its first version or an edit.
    Put(Record),
    /// The record is taken back.
    Withdraw,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The place in the log, counted from 1 over all entries. It, not the
    /// clock, decides which version of a record is the newest.
    pub sequence: u32,
    /// The record it is about.
    pub record: RecordId,
    /// When it was written, by the person's clock.
    pub written: Moment,
    /// What it does.
    pub change: Change,
}

impl Entry {
    /// What the record is from this entry on; `None` once it is withdrawn.
    pub fn value(&self) -> Option<&Record> {
        match &self.change {
            Change::Put(value) => Some(value),
            Change::Withdraw => None,
        }
    }
}
