//! Files of other apps: what the page is shown of a dry run, and the entries that the core then keeps.

use serde::{Deserialize, Serialize};
use tidemark::exchange::import::{self, Answers, DateOrder, DryRun, Mapping, Question, Reason, Setting, Times, Unfit};
use tidemark::exchange::json;
use tidemark::record::kinds::imported::Source;
use tidemark::record::kinds::pressure::Pulse;
use tidemark::record::log::{Entry, Record};
use tidemark::record::problem::Problem;
use tidemark::record::time::When;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Exchange;

/// How many rows are shown, both of those to be added and of those refused.
const SHOWN: usize = 50;

/// Declares data that only goes to the page.
macro_rules! view {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, Serialize, Tsify)]
        #[serde(rename_all = "camelCase")]
        #[tsify(missing_as_null)]
        $item
    )*};
}

view! {
    /// What importing a file would do.
    #[serde(tag = "kind")]
    pub enum ImportPreview {
        /// The file cannot be imported at all.
        Unfit {
            /// Why.
            reason: UnfitName,
            /// Where in a JSON file, if the reason has a place.
            place: Option<String>,
        },
        /// It can be read.
        #[serde(rename_all = "camelCase")]
        Fit {
            /// Where its records come from.
            source: ImportSource,
            /// Entries that would be added.
            added: u32,
            /// The first of them, if the file is another app's.
            rows: Vec<ImportRow>,
            /// Records that are there already.
            already: u32,
            /// How many rows are not taken.
            refused: u32,
            /// The first of them.
            refusals: Vec<RowRefusal>,
            /// What is asked, whether or not it has been answered.
            questions: Vec<ImportQuestion>,
            /// How many questions without a usual answer are still open.
            open: u32,
        },
    }

    /// Where records come from.
    #[derive(Copy)]
    pub enum ImportSource { Daylio, Bearable, Omron, Withings, Table, Tidemark }

    /// Why a file cannot be imported at all.
    #[derive(Copy)]
    pub enum UnfitName { Empty, TooLarge, TooMany, UnknownKind, NoDiary, NotJson, ForeignJson, NewerJson, WrongJson }

    /// A row that would be added. The numbers of a mood are in hundredths of a point.
    #[serde(tag = "kind")]
    pub enum ImportRow {
        /// A mood.
        Mood {
            /// The day.
            day: String,
            /// The time.
            time: Option<String>,
            /// The answer.
            value: i32,
            /// The worst end of the scale.
            worst: i32,
            /// The best end of the scale.
            best: i32,
            /// The other app's word for it.
            word: Option<String>,
        },
        /// A blood pressure, mmHg.
        Pressure {
            /// The day.
            day: String,
            /// The time.
            time: Option<String>,
            /// The upper number.
            systolic: u16,
            /// The lower number.
            diastolic: u16,
            /// The pulse, in beats per minute.
            pulse: Option<u16>,
        },
    }

    /// A row that is not taken.
    pub struct RowRefusal {
        /// Its line in the file.
        pub line: u32,
        /// Why.
        pub reason: RowReason,
    }

    /// Why a row is not taken.
    #[derive(Copy)]
    pub enum RowReason { NoDay, NoTime, InFuture, NoValue, Columns, LeftOut, OutOfRange, TooLong }

    /// What is asked before anything is added.
    #[serde(tag = "kind")]
    pub enum ImportQuestion {
        /// What times without a zone mean.
        Times,
        /// What dates like the example mean.
        DateOrder {
            /// A date that can be read both ways.
            example: String,
        },
        /// What each word means, from 1 to 5.
        Moods {
            /// The words.
            words: Vec<String>,
        },
        /// What the ends of the scale are.
        Scale {
            /// The lowest value in the file.
            least: f64,
            /// The highest.
            most: f64,
        },
        /// Which columns hold what.
        Columns {
            /// The header.
            header: Vec<String>,
            /// The first rows.
            sample: Vec<Vec<String>>,
        },
        /// Whether to swap the numbers of blood pressures that are the wrong way round.
        Swapped {
            /// How many.
            rows: u32,
        },
        /// Whether to bring back records that were removed here.
        Removed {
            /// How many.
            records: u32,
        },
    }
}

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
    /// Whether to bring back records that were removed here.
    pub bring_back: bool,
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
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum DateOrderName {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
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
#[tsify(missing_as_null)]
pub struct ColumnChoice {
    /// The day, or the day and the time.
    pub date: u32,
    /// The time, if it has a column of its own.
    pub time: Option<u32>,
    /// The mood.
    pub value: u32,
    /// A note.
    pub note: Option<u32>,
}

#[wasm_bindgen]
impl Exchange {
    /// What importing a file would do. Keeps nothing.
    #[wasm_bindgen(js_name = importPreview)]
    pub fn import_preview(&self, file: &[u8], answers: Ts<ImportAnswers>) -> Result<Ts<ImportPreview>, PageError> {
        give(&match self.dry_run(file, &take(answers)?, [0; 16]) {
            Ok(run) => fit(&run),
            Err(unfit) => refusal(&unfit),
        })
    }

    /// The entries of the import, for the core's `importBatch`. `seed` is sixteen random bytes.
    #[wasm_bindgen(js_name = importEntries)]
    pub fn import_entries(&self, file: &[u8], answers: Ts<ImportAnswers>, seed: &[u8]) -> Result<Vec<u8>, PageError> {
        let seed = seed.try_into().map_err(|_| Malformed::default())?;
        let run = self.dry_run(file, &take(answers)?, seed).map_err(|_| Malformed::default())?;
        Ok(rows::write_log(&self.at, &run.add, &[]))
    }
}

impl Exchange {
    fn dry_run(&self, file: &[u8], answers: &ImportAnswers, seed: [u8; 16]) -> Result<DryRun, Unfit> {
        let setting = Setting { timeline: &self.timeline, at: &self.at, offset_at: &offset_at, seed };
        import::dry_run(file, &given(answers), &setting)
    }
}

/// By how many minutes this device's clock is ahead of UTC at an instant.
fn offset_at(unix_ms: i64) -> i16 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of the calendar are far below 2^53")]
    let date = js_sys::Date::new(&(unix_ms as f64).into());
    #[expect(clippy::cast_possible_truncation, reason = "less than a day of minutes")]
    let behind = date.get_timezone_offset() as i16;
    -behind
}

fn given(answers: &ImportAnswers) -> Answers {
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
        }),
        moods: answers.moods.iter().map(|meaning| (meaning.word.clone(), meaning.points)).collect(),
        scale: answers.scale.map(|ends| (ends.worst, ends.best)),
        columns: answers.columns.map(|choice| Mapping {
            date: column(choice.date),
            time: choice.time.map(column),
            value: column(choice.value),
            note: choice.note.map(column),
        }),
        swap: answers.swap,
        bring_back: answers.bring_back,
    }
}

fn fit(run: &DryRun) -> ImportPreview {
    let refusals = run.refused.iter().take(SHOWN);
    ImportPreview::Fit {
        source: source(run.source),
        // The last entry is the batch itself.
        added: count(run.add.len().saturating_sub(1)),
        rows: run.add.iter().filter_map(shown).take(SHOWN).collect(),
        already: run.already,
        refused: count(run.refused.len()),
        refusals: refusals.map(|row| RowRefusal { line: row.line, reason: reason(&row.reason) }).collect(),
        questions: run.questions.iter().map(question).collect(),
        open: run.open,
    }
}

fn shown(entry: &Entry) -> Option<ImportRow> {
    let day_and_time = |at: When| (at.day.to_string(), at.time.map(|time| time.to_string()));
    match entry.value()? {
        Record::ImportedMood(mood) => {
            let (day, time) = day_and_time(mood.at);
            let rating = mood.rating;
            let word = mood.word.as_ref().map(|word| word.as_str().to_owned());
            Some(ImportRow::Mood { day, time, value: rating.value(), worst: rating.worst(), best: rating.best(), word })
        }
        Record::ImportedPressure(pressure) => {
            let reading = pressure.reading();
            let (day, time) = day_and_time(reading.at);
            let (systolic, diastolic) = (reading.pressure.systolic(), reading.pressure.diastolic());
            Some(ImportRow::Pressure { day, time, systolic, diastolic, pulse: reading.pulse.map(Pulse::beats) })
        }
        _ => None,
    }
}

fn source(source: Source) -> ImportSource {
    match source {
        Source::Daylio => ImportSource::Daylio,
        Source::Bearable => ImportSource::Bearable,
        Source::Omron => ImportSource::Omron,
        Source::Withings => ImportSource::Withings,
        Source::Table => ImportSource::Table,
        Source::Tidemark => ImportSource::Tidemark,
    }
}

fn refusal(unfit: &Unfit) -> ImportPreview {
    let (reason, place) = match unfit {
        Unfit::Empty => (UnfitName::Empty, None),
        Unfit::TooLarge => (UnfitName::TooLarge, None),
        Unfit::TooMany | Unfit::Json(json::Refused::TooMany) => (UnfitName::TooMany, None),
        Unfit::UnknownKind => (UnfitName::UnknownKind, None),
        Unfit::NoDiary => (UnfitName::NoDiary, None),
        Unfit::Json(json::Refused::Unreadable(_)) => (UnfitName::NotJson, None),
        Unfit::Json(json::Refused::Foreign) => (UnfitName::ForeignJson, None),
        Unfit::Json(json::Refused::Newer { .. }) => (UnfitName::NewerJson, None),
        Unfit::Json(json::Refused::Misplaced(place)) => {
            (UnfitName::WrongJson, Some(place.path().to_owned()).filter(|path| !path.is_empty()))
        }
    };
    ImportPreview::Unfit { reason, place }
}

fn reason(reason: &Reason) -> RowReason {
    match reason {
        Reason::NoDay => RowReason::NoDay,
        Reason::NoTime => RowReason::NoTime,
        Reason::InFuture => RowReason::InFuture,
        Reason::NoValue => RowReason::NoValue,
        Reason::Columns => RowReason::Columns,
        Reason::LeftOut => RowReason::LeftOut,
        Reason::Refused(Problem::TooLong { .. }) => RowReason::TooLong,
        Reason::Refused(_) => RowReason::OutOfRange,
    }
}

fn question(question: &Question) -> ImportQuestion {
    match question {
        Question::Times => ImportQuestion::Times,
        Question::DateOrder { example } => ImportQuestion::DateOrder { example: example.clone() },
        Question::Moods { words } => ImportQuestion::Moods { words: words.clone() },
        Question::Scale { seen: (least, most) } => ImportQuestion::Scale { least: *least, most: *most },
        Question::Columns { header, sample } => {
            ImportQuestion::Columns { header: header.clone(), sample: sample.clone() }
        }
        Question::Swapped { rows } => ImportQuestion::Swapped { rows: *rows },
        Question::Removed { records } => ImportQuestion::Removed { records: *records },
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
