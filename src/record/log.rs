//! The kinds of record a person keeps, and the log they are kept in.
//!
//! The log is append-only. An edit appends a new version of a record and a
//! removal appends a withdrawal, so the log itself is the amendment trail.

use super::fields::node::{Misplaced, Node};
use super::fields::{Fields, Line, Object};
use super::id::RecordId;
use super::kinds::asked::{Item9Closed, KeptAhead, Offered, PutOff};
use super::kinds::backup::Backup;
use super::kinds::check_in::CheckIn;
use super::kinds::clinic_score::ClinicScore;
use super::kinds::fade_alert::FadeAlert;
use super::kinds::function::FunctionForm;
use super::kinds::gad7::Gad7Form;
use super::kinds::goal::{Goal, GoalLook};
use super::kinds::imported::{ImportBatch, ImportedMood, ImportedPressure};
use super::kinds::long_term_check::Screen;
use super::kinds::medicine::Medicine;
use super::kinds::phq9::Phq9Form;
use super::kinds::plan::Plan;
use super::kinds::pressure::PressureReading;
use super::kinds::regimen::{DoseDay, Regimen};
use super::kinds::safety_plan::SafetyPlan;
use super::kinds::session::Session;
use super::kinds::setback::Setback;
use super::kinds::settings::Settings;
use super::kinds::side_effect::SideEffect;
use super::kinds::stamp::Stamp;
use super::kinds::therapy::Therapy;
use super::kinds::trial::Trial;
use super::time::{LocalDay, Moment};

/// A kind of record.
pub trait RecordKind: Fields {
    /// Its name, as the page and files spell it.
    const NAME: &'static str;

    /// The day it is about; `None` for a kind that is not about a day.
    fn day(&self) -> Option<LocalDay>;
}

/// A kind of record that a [`Record`] can be read as.
pub trait OfRecord: RecordKind {
    /// The record, if it is of this kind.
    fn of(record: &Record) -> Option<&Self>;
}

/// A kind of record, as documentation and the page's types describe it.
pub struct KindInfo {
    /// Its name, as the page and files spell it.
    pub name: &'static str,
    /// The name of its type on the page.
    pub page: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its table of fields.
    pub lines: &'static [Line],
}

/// Declares all kinds of record.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $variant:ident($kind:ty $(, $boxed:ident)?),)*) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Record {
            $($(#[doc = $doc])* $variant(held!($kind $(, $boxed)?)),)*
        }

        /// Every kind, in the order of [`Record`].
        pub const KINDS: &[KindInfo] = &[
            $(KindInfo { name: <$kind as RecordKind>::NAME, page: stringify!($kind), doc: concat!($($doc),*), lines: <$kind as Fields>::LINES },)*
        ];

        /// A kind without its record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])* $variant,)*
        }

        $(of!($variant $kind);)*

        impl Record {
            /// Among which records it stands: a blood pressure is one wherever it comes from.
            pub fn stands_among(&self) -> Kind {
                match self {
                    $(Self::$variant(_) if Kind::$variant != Kind::ImportedPressure => Kind::$variant,)*
                    _ => Kind::Pressure,
                }
            }

            /// The name of its kind.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => <$kind as RecordKind>::NAME,)* }
            }

            /// The table of fields of its kind.
            pub fn lines(&self) -> &'static [Line] {
                match self { $(Self::$variant(_) => <$kind as Fields>::LINES,)* }
            }

            /// The day it is about; `None` for a kind that is not about a day.
            pub fn day(&self) -> Option<LocalDay> {
                match self { $(Self::$variant(record) => record.day(),)* }
            }

            /// Adds each field to the object, under its name.
            pub fn write(&self, object: &mut Object) {
                match self { $(Self::$variant(record) => record.write(object),)* }
            }

            /// Reads a record of the named kind. The object may hold the names in `beside` as well. `None` for an
            /// unknown kind.
            pub fn read(kind: &str, node: &Node<'_>, beside: &[&str]) -> Option<Result<Self, Misplaced>> {
                $(if kind == <$kind as RecordKind>::NAME {
                    let known = node.only_fields(<$kind as Fields>::NAMES, beside);
                    return Some(known.and_then(|()| <$kind as Fields>::read(node)).map(|record| Self::$variant(record.into())));
                })*
                None
            }
        }
    };
}

macro_rules! of {
    (Pressure $kind:ty) => {
        impl OfRecord for $kind {
            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::Pressure(reading) => Some(reading),
                    Record::ImportedPressure(pressure) => Some(pressure.reading()),
                    _ => None,
                }
            }
        }
    };
    ($variant:ident $kind:ty) => {
        impl OfRecord for $kind {
            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::$variant(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}

macro_rules! held {
    ($kind:ty) => { $kind };
    ($kind:ty, boxed) => { Box<$kind> };
}

kinds! {
    /// A daily check-in.
    CheckIn(CheckIn),
    /// A PHQ-9.
    Phq9(Phq9Form),
    /// A treatment session.
    Session(Session),
    /// A side effect.
    SideEffect(SideEffect),
    /// A stay in hospital or a suicide attempt.
    Setback(Setback),
    /// Settings.
    Settings(Settings),
    /// A GAD-7.
    Gad7(Gad7Form),
    /// A total that was rated in the clinic, or typed in from paper.
    ClinicScore(ClinicScore),
    /// A weekly look at function.
    Function(FunctionForm),
    /// A blood-pressure reading.
    Pressure(PressureReading),
    /// A stamped moment of a session.
    Stamp(Stamp),
    /// A monthly long-term check.
    Screen(Screen),
    /// The treatment plan.
    Plan(Plan, boxed),
    /// The safety plan.
    SafetyPlan(SafetyPlan, boxed),
    /// One import.
    ImportBatch(ImportBatch),
    /// A mood from another app.
    ImportedMood(ImportedMood),
    /// A blood pressure from another device or app.
    ImportedPressure(ImportedPressure),
    /// A warning from the fade watch.
    FadeAlert(FadeAlert),
    /// A form that was put off.
    PutOff(PutOff),
    /// A question about item 9 that was closed.
    Item9Closed(Item9Closed),
    /// The answer that records of days to come are right.
    KeptAhead(KeptAhead),
    /// What became of a backup.
    Backup(Backup),
    /// Regular doses as agreed.
    Regimen(Regimen),
    /// What became of the regular doses of a day.
    DoseDay(DoseDay),
    /// A medicine beside the treatment.
    Medicine(Medicine),
    /// A treatment from before this one.
    Trial(Trial),
    /// A therapy beside the treatment.
    Therapy(Therapy),
    /// A goal.
    Goal(Goal),
    /// A look at how near a goal is.
    GoalLook(GoalLook),
    /// An offer that was taken or closed.
    Offered(Offered),
}

/// What an entry of the log does to its record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The record now reads like this: its first version or an edit.
    Put(Record),
    /// The record is withdrawn.
    Withdraw,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its place in the log, counted from 1 over all entries. This, not the clock, decides which version of a record is
    /// the newest.
    pub sequence: u32,
    /// The record it is about.
    pub record: RecordId,
    /// When it was written, by the person's clock.
    pub written: Moment,
    /// What it does to the record.
    pub change: Change,
}

impl Entry {
    /// The record as of this entry; `None` if the entry withdraws it.
    pub fn value(&self) -> Option<&Record> {
        match &self.change {
            Change::Put(value) => Some(value),
            Change::Withdraw => None,
        }
    }
}
