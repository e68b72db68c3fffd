//! What the person answered about a file.

use serde::{Deserialize, Serialize};
use tidemark::exchange::import::{Answers, DateOrder, Holds, Letters, Mapping, Numbers, OnChange, OtherVault, Times};
use tsify::Tsify;

/// What the person answered; `null` means not answered.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ImportAnswers {
    /// What times without a zone mean.
    pub times: Option<TimesName>,
    /// What a date such as 03/04/2026 means.
    pub date_order: Option<DateOrderName>,
    /// Words and what they mean.
    pub moods: Vec<WordMeaning>,
    /// The ends of the scale.
    pub scale: Option<ScaleEnds>,
    /// Which columns hold what.
    pub columns: Option<ColumnChoice>,
    /// Whether to swap blood pressures that are the wrong way round; `false` leaves them out.
    pub swap: Option<bool>,
    /// Which letters the bytes of the file stand for.
    pub letters: Option<LettersName>,
    /// Whether to add days that lie years before all others; `false` leaves them out.
    pub old_days: Option<bool>,
    /// What to do with entries that differ from what is here.
    pub changed: Option<OnChangeName>,
    /// Whether to bring back records that were removed here.
    pub bring_back: bool,
    /// What to do with a file of another installation.
    pub other_vault: Option<OtherVaultName>,
    /// Which parts of the plans and settings are taken from the file, and which are not.
    pub takes: Vec<PartTaken>,
}

/// What to do with a file of another installation.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum OtherVaultName {
    /// It is the person's own.
    Mine,
    /// Only show what it would do.
    Look,
}

/// Whether a part is taken from the file.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct PartTaken {
    /// The part, as [`ReliedChange::name`].
    pub name: String,
    /// Whether it is taken.
    pub takes: bool,
}

/// What times without a zone mean.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum TimesName {
    /// As they are written.
    AsWritten,
    /// As world time.
    World,
}

/// What a date such as 03/04/2026 means.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::enum_variant_names, reason = "each names what comes first")]
pub enum DateOrderName {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// 26-04-03 is 3 April 2026.
    YearFirst,
}

/// Which letters the bytes of a file stand for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum LettersName {
    /// Western Europe.
    Western,
    /// Central Europe.
    CentralEuropean,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Turkish.
    Turkish,
    /// Western Europe, as older Macs wrote it.
    Mac,
}

impl From<Letters> for LettersName {
    fn from(letters: Letters) -> Self {
        match letters {
            Letters::Western => Self::Western,
            Letters::CentralEuropean => Self::CentralEuropean,
            Letters::Cyrillic => Self::Cyrillic,
            Letters::Greek => Self::Greek,
            Letters::Turkish => Self::Turkish,
            Letters::Mac => Self::Mac,
        }
    }
}

/// What to do with entries that differ from what is here.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum OnChangeName {
    /// Take the file's.
    Take,
    /// Keep what is here.
    Keep,
    /// Keep both.
    Both,
}

/// What a mood word means.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct WordMeaning {
    /// The word.
    pub word: String,
    /// 1 (worst) to 5; `null` skips the rows with this word.
    pub points: Option<u8>,
}

/// The ends of a scale.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
pub struct ScaleEnds {
    /// The worst end.
    pub worst: f64,
    /// The best end.
    pub best: f64,
}

/// Which columns hold what, counted from 0.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ColumnChoice {
    /// The day, or the day and the time.
    pub date: u32,
    /// The time, if it has a column of its own.
    pub time: Option<u32>,
    /// The mood, or the upper number of a blood pressure; both numbers, if there is no column for the lower one.
    pub value: u32,
    /// The table holds blood pressures.
    pub is_pressure: bool,
    /// The lower number.
    pub lower: Option<u32>,
    /// The pulse.
    pub pulse: Option<u32>,
    /// A note.
    pub note: Option<u32>,
}

pub(super) fn given(answers: &ImportAnswers) -> Answers {
    // A column number beyond any table is treated like one beyond this table.
    let column = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
    Answers {
        times: answers.times.map(|times| match times {
            TimesName::AsWritten => Times::AsWritten,
            TimesName::World => Times::World,
        }),
        date_order: answers.date_order.map(|order| match order {
            DateOrderName::DayFirst => DateOrder::DayFirst,
            DateOrderName::MonthFirst => DateOrder::MonthFirst,
            DateOrderName::YearFirst => DateOrder::YearFirst,
        }),
        moods: answers.moods.iter().map(|meaning| (meaning.word.clone(), meaning.points)).collect(),
        scale: answers.scale.map(|ends| (ends.worst, ends.best)),
        columns: answers.columns.map(|choice| Mapping {
            date: column(choice.date),
            time: choice.time.map(column),
            holds: if choice.is_pressure {
                let (lower, pulse) = (choice.lower.map(column), choice.pulse.map(column));
                Holds::Pressure(Numbers { upper: column(choice.value), lower, pulse })
            } else {
                Holds::Mood(column(choice.value))
            },
            note: choice.note.map(column),
        }),
        swap: answers.swap,
        letters: answers.letters.map(|letters| match letters {
            LettersName::Western => Letters::Western,
            LettersName::CentralEuropean => Letters::CentralEuropean,
            LettersName::Cyrillic => Letters::Cyrillic,
            LettersName::Greek => Letters::Greek,
            LettersName::Turkish => Letters::Turkish,
            LettersName::Mac => Letters::Mac,
        }),
        old_days: answers.old_days,
        changed: answers.changed.map(|changed| match changed {
            OnChangeName::Take => OnChange::Take,
            OnChangeName::Keep => OnChange::Keep,
            OnChangeName::Both => OnChange::Both,
        }),
        bring_back: answers.bring_back,
        other_vault: answers.other_vault.map(|other| match other {
            OtherVaultName::Mine => OtherVault::Mine,
            OtherVaultName::Look => OtherVault::Look,
        }),
        takes: answers.takes.iter().map(|part| (part.name.clone(), part.takes)).collect(),
    }
}
