//! An entry of any format: when it was written, and what it does. A later
//! format adds kinds at the end of [`Record`], so one reader serves all.

use serde::{Deserialize, Serialize};

use super::{import, v1, v2, v3};
use crate::record::id::RecordId;
use crate::record::log;
use crate::record::problem::Problem;
use crate::record::time::{Moment, Zone};

/// The record's id, then the rest. The id is the same bytes that postcard would
/// write, taken at once: postcard takes an array byte by byte.
pub(super) fn write(entry: &log::Entry) -> Vec<u8> {
    let id = entry.record.bytes().to_vec();
    // Serialising plain data into memory meets no error.
    #[expect(clippy::expect_used, reason = "the types below hold nothing that postcard refuses")]
    postcard::to_extend(&Entry::from(entry), id).expect("plain data")
}

pub(super) fn read(sequence: u32, bytes: &[u8]) -> Option<log::Entry> {
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

impl<'a> From<&'a log::Entry> for Entry<'a> {
    fn from(entry: &'a log::Entry) -> Self {
        Self {
            written_unix_ms: entry.written.unix_ms(),
            written_offset_minutes: entry.written.offset_minutes(),
            written_zone: entry.written.zone().name(),
            change: match &entry.change {
                log::Change::Put(record) => Change::Put(record.into()),
                log::Change::Withdraw => Change::Withdraw,
            },
        }
    }
}

impl Entry<'_> {
    fn read(self, sequence: u32, record: RecordId) -> Result<log::Entry, Problem> {
        let zone = Zone::parse(self.written_zone)?;
        Ok(log::Entry {
            sequence,
            record,
            written: Moment::new(self.written_unix_ms, self.written_offset_minutes, zone)?,
            change: match self.change {
                Change::Put(record) => log::Change::Put(record.read()?),
                Change::Withdraw => log::Change::Withdraw,
            },
        })
    }
}

impl<'a> From<&'a log::Record> for Record<'a> {
    fn from(record: &'a log::Record) -> Self {
        match record {
            log::Record::CheckIn(check_in) => Self::CheckIn(check_in.into()),
            log::Record::Phq9(form) => Self::Phq9(form.into()),
            log::Record::Session(session) => Self::Session(session.into()),
            log::Record::SideEffect(effect) => Self::SideEffect(effect.into()),
            log::Record::Setback(setback) => Self::Setback(setback.into()),
            log::Record::Settings(settings) => Self::Settings(settings.into()),
            log::Record::Gad7(form) => Self::Gad7(form.into()),
            log::Record::ClinicScore(score) => Self::ClinicScore(score.into()),
            log::Record::Function(form) => Self::Function(form.into()),
            log::Record::Pressure(reading) => Self::Pressure(reading.into()),
            log::Record::Stamp(stamp) => Self::Stamp(stamp.into()),
            log::Record::Screen(screen) => Self::Screen(screen.into()),
            log::Record::Plan(plan) => Self::Plan((&**plan).into()),
            log::Record::SafetyPlan(plan) => Self::SafetyPlan((&**plan).into()),
            log::Record::ImportBatch(batch) => Self::ImportBatch(batch.into()),
            log::Record::ImportedMood(mood) => Self::ImportedMood(mood.into()),
            log::Record::ImportedPressure(pressure) => Self::ImportedPressure(pressure.into()),
            log::Record::FadeAlert(alert) => Self::FadeAlert(alert.into()),
        }
    }
}

impl Record<'_> {
    fn read(self) -> Result<log::Record, Problem> {
        Ok(match self {
            Self::CheckIn(check_in) => log::Record::CheckIn(check_in.read()?),
            Self::Phq9(form) => log::Record::Phq9(form.read()?),
            Self::BriefSession(session) => log::Record::Session(session.read()?),
            Self::LabelSideEffect(effect) => log::Record::SideEffect(effect.read()?),
            Self::BareSetback(setback) => log::Record::Setback(setback.read()?),
            Self::Setback(setback) => log::Record::Setback(setback.read()?),
            Self::Settings(settings) => log::Record::Settings(settings.read()?),
            Self::Session(session) => log::Record::Session(session.read()?),
            Self::GradedSideEffect(effect) => log::Record::SideEffect(effect.read()?),
            Self::SideEffect(effect) => log::Record::SideEffect(effect.read()?),
            Self::Gad7(form) => log::Record::Gad7(form.read()?),
            Self::ClinicScore(score) => log::Record::ClinicScore(score.read()?),
            Self::Function(form) => log::Record::Function(form.read()?),
            Self::BarePressure(reading) => log::Record::Pressure(reading.read()?),
            Self::Pressure(reading) => log::Record::Pressure(reading.read()?),
            Self::Stamp(stamp) => log::Record::Stamp(stamp.read()?),
            Self::Screen(screen) => log::Record::Screen(screen.read()?),
            Self::BarePlan(plan) => log::Record::Plan(plan.read()?.into()),
            Self::BareSafetyPlan(plan) => log::Record::SafetyPlan(plan.read()?.into()),
            Self::Plan(plan) => log::Record::Plan(plan.read()?.into()),
            Self::SafetyPlan(plan) => log::Record::SafetyPlan(plan.read()?.into()),
            Self::ImportBatch(batch) => log::Record::ImportBatch(batch.read()?),
            Self::ImportedMood(mood) => log::Record::ImportedMood(mood.read()?),
            Self::ImportedPressure(pressure) => log::Record::ImportedPressure(pressure.read()?),
            Self::FadeAlert(alert) => log::Record::FadeAlert(alert.read()?),
        })
    }
}
