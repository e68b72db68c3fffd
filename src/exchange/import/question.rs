//! What is asked about a file, and what the person answers.

use super::clock::{DateOrder, Times};
use crate::record::time::LocalDay;

/// What has to be asked before anything is added.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The times name no zone: are they as on this phone, or world time? There is a usual answer.
    Times,
    /// Some dates, such as 03/04/2026, can be read in several ways, or contradict each other.
    DateOrder {
        /// One of them.
        example: String,
        /// The orders that are possible.
        orders: Vec<DateOrder>,
    },
    /// What these words mean, from 1 (worst) to 5.
    Moods {
        /// The words, each once.
        words: Vec<Word>,
    },
    /// What the ends of the scale are.
    Scale {
        /// The lowest and the highest value in the file.
        seen: (f64, f64),
    },
    /// Which columns hold what.
    Columns {
        /// The header.
        header: Vec<String>,
        /// The first rows.
        sample: Vec<Vec<String>>,
    },
    /// Some blood pressures have an upper number that is not above the lower one: swap them?
    Swapped {
        /// How many.
        rows: u32,
    },
    /// The letters are not certain: the file does not say in which alphabet it is written. There is a usual answer.
    Letters {
        /// Some words of it, as they would be read.
        sample: String,
        /// The letters that make most sense of it.
        usual: Letters,
    },
    /// A few days lie years before all others.
    OldDays {
        /// How many rows.
        rows: u32,
        /// The first of these days.
        first: LocalDay,
    },
    /// Some entries are here from the same app and the same moment, and the file has something else for them.
    Changed {
        /// How many.
        rows: u32,
    },
    /// The file was made by another installation: another phone, or another person.
    OtherVault,
    /// Some records in the file have been removed here since: bring them back? There is a usual answer.
    Removed {
        /// How many.
        records: u32,
    },
}

/// A word for a mood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, in lower case.
    pub word: String,
    /// What it means in the app it comes from, if it is one of the app's own.
    pub usual: Option<u8>,
}

/// Which letters the bytes of a file stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Windows-1252: western Europe.
    Western,
    /// Windows-1250: central Europe.
    CentralEuropean,
    /// Windows-1251: Cyrillic.
    Cyrillic,
    /// Windows-1253: Greek.
    Greek,
    /// Windows-1254: Turkish.
    Turkish,
    /// Mac Roman: western Europe, as older Macs wrote it.
    Mac,
}

/// What to do with entries that differ from what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnChange {
    /// Take the file's. What was here stays as an earlier version.
    Take,
    /// Keep what is here.
    Keep,
    /// Keep both.
    Both,
}

/// Which columns of a table hold what, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The day, or the day and the time.
    pub date: usize,
    /// The time, if it has a column of its own.
    pub time: Option<usize>,
    /// What was measured.
    pub holds: Holds,
    /// A note.
    pub note: Option<usize>,
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Moods, in this column.
    Mood(usize),
    /// Blood pressures.
    Pressure(Numbers),
}

/// The columns of a blood pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The upper number.
    pub upper: usize,
    /// The lower number; `None` if both are in one cell, as 121/79.
    pub lower: Option<usize>,
    /// The pulse.
    pub pulse: Option<usize>,
}

/// What the person answered. `None` means not asked or not answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What times without a zone mean.
    pub times: Option<Times>,
    /// What a date such as 03/04/2026 means.
    pub date_order: Option<DateOrder>,
    /// Words and what they mean, 1–5; `None` skips the rows with that word.
    pub moods: Vec<(String, Option<u8>)>,
    /// The worst and the best end of the scale.
    pub scale: Option<(f64, f64)>,
    /// Which columns hold what.
    pub columns: Option<Mapping>,
    /// Whether to swap the numbers of blood pressures that are the wrong way round, or to leave those out.
    pub swap: Option<bool>,
    /// Which letters the bytes stand for.
    pub letters: Option<Letters>,
    /// Whether to add days that lie years before all others.
    pub old_days: Option<bool>,
    /// What to do with entries that differ from what is here.
    pub changed: Option<OnChange>,
    /// Whether to bring back what has been removed here since.
    pub bring_back: bool,
    /// What to do with a file of another installation.
    pub other_vault: Option<OtherVault>,
    /// Which parts of the plans and settings to take from the file, by [`super::Relied::name`]. For those not named, see
    /// [`super::Relied::takes`].
    pub takes: Vec<(String, bool)>,
}

/// What to do with a file of another installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherVault {
    /// Bring it in: it is the same person's.
    Mine,
    /// Only look at what it would do.
    Look,
}
