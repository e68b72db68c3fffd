//! What is persisted, one module per format, apart from the domain's types.
//!
//! A format never changes once it was released: a changed record gets a new
//! format beside the old ones, which are read for ever.

mod entry;
mod import;
mod log;
mod v1;
mod v2;
mod v3;

pub use log::{read_log, write_log};

use crate::record::log::Entry;

/// The format that entries are written in.
pub const ENTRY_FORMAT: u8 = 3;
/// The format that drafts are written in: the page's own text, UTF-8.
pub const DRAFT_FORMAT: u8 = 1;

/// The bytes of an entry. Its sequence number is kept by the row.
pub fn write_entry(entry: &Entry) -> Vec<u8> {
    entry::write(entry)
}

/// Reads an entry through the domain's constructors; `None` when the format is
/// unknown or a value is not one the domain takes.
pub fn read_entry(format: u8, sequence: u32, bytes: &[u8]) -> Option<Entry> {
    match format {
        1..=ENTRY_FORMAT => entry::read(sequence, bytes),
        _ => None,
    }
}

/// The text of a draft; `None` when the format is unknown or it is not text.
pub fn read_draft(format: u8, bytes: Vec<u8>) -> Option<String> {
    match format {
        1 => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// The drafts there can be, one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftSlot {
    /// The daily check-in.
    CheckIn,
    /// The PHQ-9.
    Phq9,
    /// A session.
    Session,
    /// A side effect.
    SideEffect,
    /// A GAD-7.
    Gad7,
    /// A weekly look at function.
    Function,
    /// A long-term screen.
    Screen,
    /// The treatment plan.
    Plan,
    /// The safety plan.
    SafetyPlan,
    /// A score from the clinic.
    ClinicScore,
    /// The questions for the clinician.
    Questions,
    /// A blood pressure.
    Pressure,
    /// What was put off, and until when. No form, but as unlasting as one.
    PutOff,
    /// The form whose answer to item 9 the person has said to have told their clinic about.
    Item9Closed,
}

impl DraftSlot {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::CheckIn,
        Self::Phq9,
        Self::Session,
        Self::SideEffect,
        Self::Gad7,
        Self::Function,
        Self::Screen,
        Self::Plan,
        Self::SafetyPlan,
        Self::ClinicScore,
        Self::Questions,
        Self::Pressure,
        Self::PutOff,
        Self::Item9Closed,
    ];

    /// The number it is stored under, the same for ever.
    pub fn number(self) -> u8 {
        match self {
            Self::CheckIn => 0,
            Self::Phq9 => 1,
            Self::Session => 2,
            Self::SideEffect => 3,
            Self::Gad7 => 4,
            Self::Function => 5,
            Self::Screen => 6,
            Self::Plan => 7,
            Self::SafetyPlan => 8,
            Self::ClinicScore => 9,
            Self::Questions => 10,
            Self::Pressure => 11,
            Self::PutOff => 12,
            Self::Item9Closed => 13,
        }
    }

    /// The slot stored under this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.number() == number)
    }
}
