//! What format 2 keeps of imports.

use serde::{Deserialize, Serialize};

use super::v1::{When, choice, text};

use crate::record::id::RecordId;
use crate::record::kinds::imported::{self as brought, FileKind, Rating, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};

#[derive(Serialize, Deserialize)]
pub(super) struct ImportBatch {
    source: u8,
    file: u8,
    added: u32,
    already: u32,
    refused: u32,
    restored: Option<u64>,
}

/// The rating is in hundredths: the value, the worst and the best.
#[derive(Serialize, Deserialize)]
pub(super) struct ImportedMood<'a> {
    batch: [u8; 16],
    source: u8,
    at: When,
    rating: [i32; 3],
    word: Option<&'a str>,
    activities: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ImportedPressure {
    batch: [u8; 16],
    source: u8,
    at: When,
    systolic: u16,
    diastolic: u16,
    pulse: Option<u16>,
}

impl From<&brought::ImportBatch> for ImportBatch {
    fn from(batch: &brought::ImportBatch) -> Self {
        let brought::ImportBatch { source, file, added, already, refused, restored } = *batch;
        Self { source: source.number(), file: file.number(), added, already, refused, restored }
    }
}

impl ImportBatch {
    pub(super) fn read(self) -> Result<brought::ImportBatch, Problem> {
        Ok(brought::ImportBatch {
            source: source(self.source)?,
            file: choice("file", self.file, FileKind::from_number)?,
            added: self.added,
            already: self.already,
            refused: self.refused,
            restored: self.restored,
        })
    }
}

impl<'a> From<&'a brought::ImportedMood> for ImportedMood<'a> {
    fn from(mood: &'a brought::ImportedMood) -> Self {
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

impl ImportedMood<'_> {
    pub(super) fn read(self) -> Result<brought::ImportedMood, Problem> {
        let [value, worst, best] = self.rating;
        Ok(brought::ImportedMood {
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

impl From<&brought::ImportedPressure> for ImportedPressure {
    fn from(pressure: &brought::ImportedPressure) -> Self {
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

impl ImportedPressure {
    pub(super) fn read(self) -> Result<brought::ImportedPressure, Problem> {
        Ok(brought::ImportedPressure::new(
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
