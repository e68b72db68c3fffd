//! The rows of imports: the batch, and what it brought.

use serde::{Deserialize, Serialize};

use super::values::{When, choice, text};
use crate::record::id::RecordId;
use crate::record::kinds::imported::{FileKind, ImportBatch, ImportedMood, ImportedPressure, Rating, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};

#[derive(Serialize, Deserialize)]
pub(super) struct Batch {
    source: u8,
    file: u8,
    added: u32,
    already: u32,
    refused: u32,
    restored: Option<u64>,
}

/// The rating is in hundredths: the value, then the worst and the best end of the scale.
#[derive(Serialize, Deserialize)]
pub(super) struct Mood<'a> {
    batch: [u8; 16],
    source: u8,
    at: When,
    rating: [i32; 3],
    word: Option<&'a str>,
    activities: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Pressure {
    batch: [u8; 16],
    source: u8,
    at: When,
    systolic: u16,
    diastolic: u16,
    pulse: Option<u16>,
}

impl From<&ImportBatch> for Batch {
    fn from(batch: &ImportBatch) -> Self {
        let ImportBatch { source, file, added, already, refused, restored } = *batch;
        Self { source: source.number(), file: file.number(), added, already, refused, restored }
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
        })
    }
}

impl<'a> From<&'a ImportedMood> for Mood<'a> {
    fn from(mood: &'a ImportedMood) -> Self {
        Self {
            batch: mood.batch.bytes(),
            source: mood.source.number(),
            at: mood.at.into(),
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
            rating: Rating::new(value, worst, best)?,
            word: self.word.map(|word| Label::parse("word", word)).transpose()?,
            activities: text("activities", self.activities)?,
            note: text("note", self.note)?,
        })
    }
}

impl From<&ImportedPressure> for Pressure {
    fn from(pressure: &ImportedPressure) -> Self {
        let reading = pressure.reading();
        Self {
            batch: pressure.batch.bytes(),
            source: pressure.source.number(),
            at: reading.at.into(),
            systolic: reading.pressure.systolic(),
            diastolic: reading.pressure.diastolic(),
            pulse: reading.pulse.map(Pulse::beats),
        }
    }
}

impl Pressure {
    pub(super) fn read(self) -> Result<ImportedPressure, Problem> {
        Ok(ImportedPressure::new(
            RecordId::from_bytes(self.batch),
            source(self.source)?,
            self.at.read()?,
            BloodPressure::new(self.systolic, self.diastolic)?,
            self.pulse.map(Pulse::new).transpose()?,
        ))
    }
}

fn source(number: u8) -> Result<Source, Problem> {
    choice("source", number, Source::from_number)
}
