//! The kinds of record a person keeps, and the log they are kept in.
//!
//! The log is append-only. An edit appends a new version of a record and a
//! removal appends a withdrawal, so the log itself is the amendment trail.

use super::choice::choice;
use super::effect::SideEffect;
use super::fade_watch::FadeAlert;
use super::function::FunctionForm;
use super::import::{ImportBatch, ImportedMood, ImportedPressure};
use super::instrument::clinic::ClinicScore;
use super::instrument::gad7;
use super::instrument::phq9::{self, Frequency};
use super::plan::Plan;
use super::pressure::PressureReading;
use super::problem::Problem;
use super::safety_plan::SafetyPlan;
use super::score::{Level, Sleep};
use super::screen::Screen;
use super::text::Note;
use super::time::{DayStart, LocalDay, Moment};
use super::treatment::{Session, Stamp};

/// The identity of a record, random, the same over all its versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The one record that holds the settings.
    pub const SETTINGS: Self = Self([0; 16]);
    /// The one record that holds the treatment plan.
    pub const PLAN: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    /// The one record that holds the safety plan.
    pub const SAFETY_PLAN: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);

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

/// A filled GAD-7.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gad7Form {
    /// The day it was filled.
    pub day: LocalDay,
    /// `None` is an item left out.
    items: [Option<Frequency>; gad7::ITEMS],
}

impl Gad7Form {
    /// A form with at least one item answered.
    pub fn new(day: LocalDay, items: [Option<Frequency>; gad7::ITEMS]) -> Result<Self, Problem> {
        if items.iter().all(Option::is_none) {
            return Err(Problem::Empty { field: "items" });
        }
        Ok(Self { day, items })
    }

    /// The seven items in the order of the form.
    pub fn items(&self) -> &[Option<Frequency>; gad7::ITEMS] {
        &self.items
    }
}

choice! {
    /// Why somebody was in hospital.
    StayReason {
        /// For their mental health.
        MentalHealth = 0,
        /// For anything else: an operation, an injury.
        Other = 1,
        /// The person was asked and did not say.
        NotSaid = 2,
        /// The entry is from before the question was asked.
        NotAsked = 3,
    }
}

/// What R1 counts as a setback, if it was for mental health.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetbackKind {
    /// A stay in hospital.
    Stay(StayReason),
    /// A suicide attempt.
    Attempt,
}

/// A stay in hospital or a suicide attempt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setback {
    /// The day it happened or began.
    pub day: LocalDay,
    /// Which.
    pub kind: SetbackKind,
}

impl Setback {
    /// Whether R1 counts it. A stay for another reason, or for none that was
    /// said, changes nothing; one from before the reason was asked for counts as it did then.
    pub fn counts(&self) -> bool {
        match self.kind {
            SetbackKind::Attempt | SetbackKind::Stay(StayReason::MentalHealth | StayReason::NotAsked) => true,
            SetbackKind::Stay(StayReason::Other | StayReason::NotSaid) => false,
        }
    }
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
    /// A GAD-7.
    Gad7(Gad7Form),
    /// A score that was rated in the clinic.
    ClinicScore(ClinicScore),
    /// A weekly look at function.
    Function(FunctionForm),
    /// A blood-pressure reading.
    Pressure(PressureReading),
    /// A stamped moment of a session.
    Stamp(Stamp),
    /// A monthly long-term screen.
    Screen(Screen),
    /// The treatment plan.
    Plan(Box<Plan>),
    /// The safety plan.
    SafetyPlan(Box<SafetyPlan>),
    /// One import.
    ImportBatch(ImportBatch),
    /// A mood from another app.
    ImportedMood(ImportedMood),
    /// A blood pressure from another device or app.
    ImportedPressure(ImportedPressure),
    /// What the fade watch said.
    FadeAlert(FadeAlert),
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
