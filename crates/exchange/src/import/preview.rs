//! What the page is shown of a dry run.

use std::collections::BTreeSet;

use serde::Serialize;
use tidemark::exchange::import::{Changed, DateOrder, DryRun, Question, Reason, Relied, Unfit, Word};
use tidemark::exchange::json;
use tidemark::exchange::limit::Limit;
use tidemark::record::fields::node::Fault;
use tidemark::record::fields::value::Value;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::imported::Source;
use tidemark::record::kinds::pressure::Pulse;
use tidemark::record::log::{Entry, Record};
use tidemark::record::problem::Problem;
use tidemark::record::time::When;
use tsify::Tsify;

use super::answers::{DateOrderName, LettersName};

/// How many rows are shown, both of those to be added and of those refused.
pub(crate) const SHOWN: usize = 50;

/// Declares data that only goes to the page.
macro_rules! view {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, Serialize, Tsify)]
        #[serde(rename_all = "camelCase")]
        #[tsify(missing_as_null, hashmap_as_object)]
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
            /// Records that would be added or changed.
            added: u32,
            /// How many records of them are not here in any version.
            new_records: u32,
            /// The first of them, if the file is another app's.
            rows: Vec<ImportRow>,
            /// Records that are there already.
            already: u32,
            /// How many of those added change a record that is there.
            altered: u32,
            /// How many rows are taken without their time.
            without_time: u32,
            /// How many are taken without their pulse.
            without_pulse: u32,
            /// How many are taken with a text cut short.
            cut: u32,
            /// The names of the columns that nothing is taken from.
            not_read: Vec<String>,
            /// How many rows are not taken.
            refused: u32,
            /// The first of them.
            refusals: Vec<RowRefusal>,
            /// What is asked, whether or not it has been answered.
            questions: Vec<ImportQuestion>,
            /// How many questions without a usual answer are still open.
            open: u32,
            /// The parts of the plans and settings that differ from the file's.
            relied: Vec<ReliedChange>,
            /// How many other records would read differently.
            changed: u32,
            /// The newest of them.
            changes: Vec<RecordChange>,
        },
    }

    /// Where records come from.
    #[derive(Copy)]
    pub enum ImportSource { Daylio, Bearable, Omron, Withings, Table, Tidemark, AppleHealth }

    /// Why a file cannot be imported at all.
    #[derive(Copy)]
    pub enum UnfitName {
        Empty,
        TooLarge,
        TooManyRows,
        TooManyColumns,
        TooManyCells,
        TooManyRecords,
        TooManyNames,
        TooDeep,
        TooManyValues,
        TooManyFiles,
        TooManyWords,
        UnknownKind,
        Spreadsheet,
        Calendar,
        Pdf,
        Picture,
        Document,
        WebPage,
        Database,
        Mail,
        Xml,
        NoTable,
        EastAsian,
        Fhir,
        OtherArchive,
        ManyTables,
        NoDiary,
        Backup,
        LockedRows,
        DamagedRows,
        NotJson,
        ForeignJson,
        NewerJson,
        WrongJson,
        /// It says that a record was written more than a day from now.
        FromLater,
        /// Given by the worker: the file could not be read in its time and memory.
        TooSlow,
    }

    /// A part of a plan or of the settings that differs between here and the file.
    pub struct ReliedChange {
        /// The kind of record and the field, such as `plan.clinic`.
        pub name: String,
        /// What is here, as the record has it.
        #[tsify(type = "unknown")]
        pub mine: Value,
        /// What the file has.
        #[tsify(type = "unknown")]
        pub theirs: Value,
        /// Whether the file's is taken.
        pub takes: bool,
    }

    /// A record that is here and would read differently.
    pub struct RecordChange {
        /// Its kind.
        pub kind: String,
        /// The day it is about.
        pub day: Option<String>,
        /// The file takes it back.
        pub is_removed: bool,
    }

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
    pub enum RowReason { NoDay, InFuture, NoValue, Columns, OpenQuote, LeftOut, OutOfRange, TooLong }

    /// A word for a mood.
    pub struct MoodWord {
        /// The word.
        pub word: String,
        /// What it means in the app it comes from, from 1 to 5, if it is one of the app's own.
        pub usual: Option<u8>,
    }

    /// What is asked before anything is added.
    #[serde(tag = "kind")]
    pub enum ImportQuestion {
        /// What times without a zone mean.
        Times,
        /// What dates like the example mean.
        DateOrder {
            /// A date that can be read in several ways.
            example: String,
            /// The ways in which such dates can be read.
            orders: Vec<DateOrderName>,
        },
        /// What each word means, from 1 to 5.
        Moods {
            /// The words.
            words: Vec<MoodWord>,
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
        /// Which letters the bytes of the file stand for.
        Letters {
            /// Some words, as they are read now.
            sample: String,
            /// The letters that are taken unless the person says otherwise.
            usual: LettersName,
        },
        /// Whether to add a few days that lie years before all others.
        OldDays {
            /// How many rows.
            rows: u32,
            /// The first of the days.
            first: String,
        },
        /// What to do with entries that differ from what is here.
        Changed {
            /// How many.
            rows: u32,
        },
        /// What to do with a file of another installation.
        OtherVault,
        /// Whether to bring back records that were removed here.
        Removed {
            /// How many.
            records: u32,
        },
    }
}

pub(super) fn fit(run: &DryRun) -> ImportPreview {
    let refusals = run.refused.iter().take(SHOWN);
    // A record may come with several versions. The batch itself is none of them.
    let is_of_file = |entry: &&Entry| !matches!(entry.value(), Some(Record::ImportBatch(_)));
    let records: BTreeSet<RecordId> = run.add.iter().filter(is_of_file).map(|entry| entry.record).collect();
    let added = count(records.len());
    let restored = run.restored.as_ref();
    let relied = restored.map_or(&[][..], |restored| &restored.relied);
    let changed = restored.map_or(&[][..], |restored| &restored.changed);
    ImportPreview::Fit {
        source: source(run.source),
        added,
        new_records: restored.map_or(added, |restored| restored.new_records),
        rows: run.add.iter().filter_map(shown).take(SHOWN).collect(),
        already: run.already,
        altered: run.changed,
        without_time: count(run.without.iter().filter(|(_, without)| without.time).count()),
        without_pulse: count(run.without.iter().filter(|(_, without)| without.pulse).count()),
        cut: count(run.without.iter().filter(|(_, without)| without.words).count()),
        not_read: run.not_read.iter().filter(|name| !name.is_empty()).take(SHOWN).cloned().collect(),
        refused: count(run.refused.len()),
        refusals: refusals.map(|row| RowRefusal { line: row.line, reason: reason(&row.reason) }).collect(),
        questions: run.questions.iter().map(question).collect(),
        open: run.open,
        relied: relied.iter().map(relied_change).collect(),
        changed: count(changed.len()),
        changes: changed.iter().take(SHOWN).map(record_change).collect(),
    }
}

pub(crate) fn relied_change(relied: &Relied) -> ReliedChange {
    let Relied { name, mine, theirs, takes } = relied.clone();
    ReliedChange { name, mine, theirs, takes }
}

pub(crate) fn record_change(changed: &Changed) -> RecordChange {
    RecordChange {
        kind: changed.kind.to_owned(),
        day: changed.day.map(|day| day.to_string()),
        is_removed: changed.is_removed,
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
        Source::AppleHealth => ImportSource::AppleHealth,
    }
}

pub(super) fn refusal(unfit: &Unfit) -> ImportPreview {
    let (reason, place) = match unfit {
        Unfit::Empty => (UnfitName::Empty, None),
        Unfit::TooMuch(limit) | Unfit::Json(json::Refused::TooMuch(limit)) => (too_much(*limit), None),
        Unfit::UnknownKind => (UnfitName::UnknownKind, None),
        Unfit::Spreadsheet => (UnfitName::Spreadsheet, None),
        Unfit::Calendar => (UnfitName::Calendar, None),
        Unfit::Pdf => (UnfitName::Pdf, None),
        Unfit::Picture => (UnfitName::Picture, None),
        Unfit::Document => (UnfitName::Document, None),
        Unfit::WebPage => (UnfitName::WebPage, None),
        Unfit::Database => (UnfitName::Database, None),
        Unfit::Mail => (UnfitName::Mail, None),
        Unfit::Xml => (UnfitName::Xml, None),
        Unfit::NoTable => (UnfitName::NoTable, None),
        Unfit::EastAsian => (UnfitName::EastAsian, None),
        Unfit::Fhir => (UnfitName::Fhir, None),
        Unfit::OtherArchive => (UnfitName::OtherArchive, None),
        Unfit::ManyTables => (UnfitName::ManyTables, None),
        Unfit::NoDiary => (UnfitName::NoDiary, None),
        Unfit::Backup => (UnfitName::Backup, None),
        Unfit::LockedRows => (UnfitName::LockedRows, None),
        Unfit::DamagedRows => (UnfitName::DamagedRows, None),
        Unfit::Json(json::Refused::Unreadable(_)) => (UnfitName::NotJson, None),
        Unfit::Json(json::Refused::Foreign) => (UnfitName::ForeignJson, None),
        Unfit::Json(json::Refused::Newer { .. }) => (UnfitName::NewerJson, None),
        Unfit::Json(json::Refused::Misplaced(place)) => {
            let is_later = matches!(place.fault(), Fault::Refused(Problem::InFuture { field: "written", .. }));
            let reason = if is_later { UnfitName::FromLater } else { UnfitName::WrongJson };
            (reason, Some(place.path().to_owned()).filter(|path| !path.is_empty()))
        }
    };
    ImportPreview::Unfit { reason, place }
}

fn too_much(limit: Limit) -> UnfitName {
    match limit {
        Limit::Bytes => UnfitName::TooLarge,
        Limit::Rows => UnfitName::TooManyRows,
        Limit::Columns => UnfitName::TooManyColumns,
        Limit::Cells => UnfitName::TooManyCells,
        Limit::Records => UnfitName::TooManyRecords,
        Limit::Names => UnfitName::TooManyNames,
        Limit::Depth => UnfitName::TooDeep,
        Limit::Values => UnfitName::TooManyValues,
        Limit::Files => UnfitName::TooManyFiles,
        Limit::Words => UnfitName::TooManyWords,
    }
}

fn reason(reason: &Reason) -> RowReason {
    match reason {
        Reason::NoDay => RowReason::NoDay,
        Reason::InFuture => RowReason::InFuture,
        Reason::NoValue => RowReason::NoValue,
        Reason::Columns => RowReason::Columns,
        Reason::OpenQuote => RowReason::OpenQuote,
        Reason::LeftOut => RowReason::LeftOut,
        Reason::Refused(Problem::TooLong { .. }) => RowReason::TooLong,
        Reason::Refused(_) => RowReason::OutOfRange,
    }
}

fn question(question: &Question) -> ImportQuestion {
    match question {
        Question::Times => ImportQuestion::Times,
        Question::DateOrder { example, orders } => ImportQuestion::DateOrder {
            example: example.clone(),
            orders: orders.iter().map(|order| order_name(*order)).collect(),
        },
        Question::Moods { words } => ImportQuestion::Moods { words: words.iter().map(mood_word).collect() },
        Question::Scale { seen: (least, most) } => ImportQuestion::Scale { least: *least, most: *most },
        Question::Columns { header, sample } => {
            ImportQuestion::Columns { header: header.clone(), sample: sample.clone() }
        }
        Question::Swapped { rows } => ImportQuestion::Swapped { rows: *rows },
        Question::Letters { sample, usual } => {
            ImportQuestion::Letters { sample: sample.clone(), usual: (*usual).into() }
        }
        Question::OldDays { rows, first } => ImportQuestion::OldDays { rows: *rows, first: first.to_string() },
        Question::Changed { rows } => ImportQuestion::Changed { rows: *rows },
        Question::OtherVault => ImportQuestion::OtherVault,
        Question::Removed { records } => ImportQuestion::Removed { records: *records },
    }
}

fn order_name(order: DateOrder) -> DateOrderName {
    match order {
        DateOrder::DayFirst => DateOrderName::DayFirst,
        DateOrder::MonthFirst => DateOrderName::MonthFirst,
        DateOrder::YearFirst => DateOrderName::YearFirst,
    }
}

fn mood_word(word: &Word) -> MoodWord {
    MoodWord { word: word.word.clone(), usual: word.usual }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
