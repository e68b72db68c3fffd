//! The rows of imports: the batch, and what it brought.

use serde::{Deserialize, Serialize};

use super::values::{When, choice, text};
use crate::record::id::RecordId;
use crate::record::kinds::imported::{
    Fate, FileKind, ImportBatch, ImportedMood, ImportedPressure, Lines, Rating, Source, Span,
};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};

#[derive(Serialize, Deserialize)]
pub(super) struct Batch {
    pub(super) source: u8,
    pub(super) file: u8,
    pub(super) added: u32,
    pub(super) already: u32,
    pub(super) refused: u32,
    pub(super) restored: Option<u64>,
    /// The first line, the last, and what became of them.
    pub(super) lines: Option<Vec<(u32, u32, u8)>>,
}

/// The rating is in hundredths: the value, then the worst and the best end of the scale.
#[derive(Serialize, Deserialize)]
pub(super) struct Mood<'a> {
    pub(super) batch: [u8; 16],
    pub(super) source: u8,
    pub(super) at: When,
    pub(super) utc: Option<u32>,
    pub(super) rating: [i32; 3],
    pub(super) word: Option<&'a str>,
    pub(super) activities: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Pressure<'a> {
    pub(super) batch: [u8; 16],
    pub(super) source: u8,
    pub(super) at: When,
    pub(super) utc: Option<u32>,
    pub(super) systolic: u16,
    pub(super) diastolic: u16,
    pub(super) pulse: Option<u16>,
    pub(super) note: Option<&'a str>,
}

impl From<&ImportBatch> for Batch {
    fn from(batch: &ImportBatch) -> Self {
        let ImportBatch { source, file, added, already, refused, restored, ref lines } = *batch;
        let span = |span: &Span| (span.first, span.last, span.fate.number());
        let lines = lines.as_ref().map(|lines| lines.spans().iter().map(span).collect());
        Self { source: source.number(), file: file.number(), added, already, refused, restored, lines }
    }
}

impl Batch {
    pub(super) fn read(self) -> Result<ImportBatch, Problem> {
        Ok(ImportBatch {
            source: source(self.source)?,
            file: choice("file", self.file, FileKind::from_number)?,
            added: self.added,
            already: self.already,
            refused: self.refused,
            restored: self.restored,
            lines: self.lines.map(lines).transpose()?,
        })
    }
}

fn lines(rows: Vec<(u32, u32, u8)>) -> Result<Lines, Problem> {
    let span = |(first, last, fate)| Ok(Span { first, last, fate: choice("fate", fate, Fate::from_number)? });
    Lines::new(rows.into_iter().map(span).collect::<Result<_, _>>()?)
}

impl<'a> From<&'a ImportedMood> for Mood<'a> {
    fn from(mood: &'a ImportedMood) -> Self {
        Self {
            batch: mood.batch.bytes(),
            source: mood.source.number(),
            at: mood.at.into(),
            utc: mood.utc,
            rating: [mood.rating.value(), mood.rating.worst(), mood.rating.best()],
            word: mood.word.as_ref().map(Text::as_str),
            activities: mood.activities.as_ref().map(Text::as_str),
            note: mood.note.as_ref().map(Text::as_str),
        }
    }
}

impl Mood<'_> {
    pub(super) fn read(self) -> Result<ImportedMood, Problem> {
        let [value, worst, best] = self.rating;
        Ok(ImportedMood {
            batch: RecordId::from_bytes(self.batch),
            source: source(self.source)?,
            at: self.at.read()?,
            utc: self.utc,
            rating: Rating::new(value, worst, best)?,
            word: self.word.map(|word| Label::parse("word", word)).transpose()?,
            activities: text("activities", self.activities)?,
            note: text("note", self.note)?,
        })
    }
}

impl<'a> From<&'a ImportedPressure> for Pressure<'a> {
    fn from(pressure: &'a ImportedPressure) -> Self {
        let reading = pressure.reading();
        Self {
            batch: pressure.batch.bytes(),
            source: pressure.source.number(),
            at: reading.at.into(),
            utc: pressure.utc,
            systolic: reading.pressure.systolic(),
            diastolic: reading.pressure.diastolic(),
            pulse: reading.pulse.map(Pulse::beats),
            note: pressure.note.as_ref().map(Text::as_str),
        }
    }
}

impl Pressure<'_> {
    pub(super) fn read(self) -> Result<ImportedPressure, Problem> {
        let pressure = ImportedPressure::new(
            RecordId::from_bytes(self.batch),
            source(self.source)?,
            self.at.read()?,
            BloodPressure::new(self.systolic, self.diastolic)?,
            self.pulse.map(Pulse::new).transpose()?,
        );
        Ok(pressure.beside(self.utc, text("note", self.note)?))
    }
}

fn source(number: u8) -> Result<Source, Problem> {
    choice("source", number, Source::from_number)
}
