//! An entry of any format: when it was written, and what it does. A later
//! format adds kinds at the end of [`Record`], so one reader serves all.

use serde::{Deserialize, Serialize};

use super::{import, v1, v2, v3};
use crate::domain::problem::Problem;
use crate::domain::record::{self, RecordId};
use crate::domain::time::{Moment, Zone};

/// The record's id, then the rest. The id is the same bytes that postcard would
/// write, taken at once: postcard takes an array byte by byte.
pub(super) fn write(entry: &record::Entry) -> Vec<u8> {
    let id = entry.record.bytes().to_vec();
    // Serialising plain data into memory meets no error.
    #[expect(clippy::expect_used, reason = "the types below hold nothing that postcard refuses")]
    postcard::to_extend(&Entry::from(entry), id).expect("plain data")
}

pub(super) fn read(sequence: u32, bytes: &[u8]) -> Option<record::Entry> {
    let (id, bytes) = bytes.split_first_chunk()?;
    let (entry, rest) = postcard::take_from_bytes::<Entry<'_>>(bytes).ok()?;
    if !rest.is_empty() {
        return None;
    }
    entry.read(sequence, RecordId::from_bytes(*id)).ok()
}

#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    written_unix_ms: i64,
    written_offset_minutes: i16,
    #[serde(borrow)]
    written_zone: &'a str,
    change: Change<'a>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "one at a time, on its way to bytes or from them")
)]
enum Change<'a> {
    #[serde(borrow)]
    Put(Record<'a>),
    Withdraw,
}

/// In the order in which the formats brought them. Those that a later format has anew are only read.
#[derive(Serialize, Deserialize)]
enum Record<'a> {
    #[serde(borrow)]
    CheckIn(v1::CheckIn<'a>),
    Phq9(v1::Phq9),
    BriefSession(v1::Session<'a>),
    LabelSideEffect(v1::SideEffect<'a>),
    BareSetback(v1::Setback),
    Settings(v1::Settings),
    Session(v2::Session<'a>),
    GradedSideEffect(v2::SideEffect<'a>),
    Gad7(v2::Gad7),
    ClinicScore(v2::ClinicScore<'a>),
    Function(v2::Function),
    BarePressure(v2::Pressure),
    Stamp(v2::Stamp),
    Screen(v2::Screen),
    BarePlan(v2::Plan<'a>),
    BareSafetyPlan(v2::SafetyPlan<'a>),
    ImportBatch(import::ImportBatch),
    ImportedMood(import::ImportedMood<'a>),
    ImportedPressure(import::ImportedPressure),
    FadeAlert(v2::FadeAlert),
    Setback(v3::Setback),
    SideEffect(v3::SideEffect<'a>),
    Pressure(v3::Pressure),
    Plan(v3::Plan<'a>),
    SafetyPlan(v3::SafetyPlan<'a>),
}

impl<'a> From<&'a record::Entry> for Entry<'a> {
    fn from(entry: &'a record::Entry) -> Self {
        Self {
            written_unix_ms: entry.written.unix_ms(),
            written_offset_minutes: entry.written.offset_minutes(),
            written_zone: entry.written.zone().name(),
            change: match &entry.change {
                record::Change::Put(record) => Change::Put(record.into()),
                record::Change::Withdraw => Change::Withdraw,
            },
        }
    }
}

impl Entry<'_> {
    fn read(self, sequence: u32, record: RecordId) -> Result<record::Entry, Problem> {
        let zone = Zone::parse(self.written_zone)?;
        Ok(record::Entry {
            sequence,
            record,
            written: Moment::new(self.written_unix_ms, self.written_offset_minutes, zone)?,
            change: match self.change {
                Change::Put(record) => record::Change::Put(record.read()?),
                Change::Withdraw => record::Change::Withdraw,
            },
        })
    }
}

impl<'a> From<&'a record::Record> for Record<'a> {
    fn from(record: &'a record::Record) -> Self {
        match record {
            record::Record::CheckIn(check_in) => Self::CheckIn(check_in.into()),
            record::Record::Phq9(form) => Self::Phq9(form.into()),
            record::Record::Session(session) => Self::Session(session.into()),
            record::Record::SideEffect(effect) => Self::SideEffect(effect.into()),
            record::Record::Setback(setback) => Self::Setback(setback.into()),
            record::Record::Settings(settings) => Self::Settings(settings.into()),
            record::Record::Gad7(form) => Self::Gad7(form.into()),
            record::Record::ClinicScore(score) => Self::ClinicScore(score.into()),
            record::Record::Function(form) => Self::Function(form.into()),
            record::Record::Pressure(reading) => Self::Pressure(reading.into()),
            record::Record::Stamp(stamp) => Self::Stamp(stamp.into()),
            record::Record::Screen(screen) => Self::Screen(screen.into()),
            record::Record::Plan(plan) => Self::Plan((&**plan).into()),
            record::Record::SafetyPlan(plan) => Self::SafetyPlan((&**plan).into()),
            record::Record::ImportBatch(batch) => Self::ImportBatch(batch.into()),
            record::Record::ImportedMood(mood) => Self::ImportedMood(mood.into()),
            record::Record::ImportedPressure(pressure) => Self::ImportedPressure(pressure.into()),
            record::Record::FadeAlert(alert) => Self::FadeAlert(alert.into()),
        }
    }
}

impl Record<'_> {
    fn read(self) -> Result<record::Record, Problem> {
        Ok(match self {
            Self::CheckIn(check_in) => record::Record::CheckIn(check_in.read()?),
            Self::Phq9(form) => record::Record::Phq9(form.read()?),
            Self::BriefSession(session) => record::Record::Session(session.read()?),
            Self::LabelSideEffect(effect) => record::Record::SideEffect(effect.read()?),
            Self::BareSetback(setback) => record::Record::Setback(setback.read()?),
            Self::Setback(setback) => record::Record::Setback(setback.read()?),
            Self::Settings(settings) => record::Record::Settings(settings.read()?),
            Self::Session(session) => record::Record::Session(session.read()?),
            Self::GradedSideEffect(effect) => record::Record::SideEffect(effect.read()?),
            Self::SideEffect(effect) => record::Record::SideEffect(effect.read()?),
            Self::Gad7(form) => record::Record::Gad7(form.read()?),
            Self::ClinicScore(score) => record::Record::ClinicScore(score.read()?),
            Self::Function(form) => record::Record::Function(form.read()?),
            Self::BarePressure(reading) => record::Record::Pressure(reading.read()?),
            Self::Pressure(reading) => record::Record::Pressure(reading.read()?),
            Self::Stamp(stamp) => record::Record::Stamp(stamp.read()?),
            Self::Screen(screen) => record::Record::Screen(screen.read()?),
            Self::BarePlan(plan) => record::Record::Plan(plan.read()?.into()),
            Self::BareSafetyPlan(plan) => record::Record::SafetyPlan(plan.read()?.into()),
            Self::Plan(plan) => record::Record::Plan(plan.read()?.into()),
            Self::SafetyPlan(plan) => record::Record::SafetyPlan(plan.read()?.into()),
            Self::ImportBatch(batch) => record::Record::ImportBatch(batch.read()?),
            Self::ImportedMood(mood) => record::Record::ImportedMood(mood.read()?),
            Self::ImportedPressure(pressure) => record::Record::ImportedPressure(pressure.read()?),
            Self::FadeAlert(alert) => record::Record::FadeAlert(alert.read()?),
        })
    }
}
