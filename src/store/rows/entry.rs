//! An entry of any format: when it was written, and what it does. Later formats only add kinds at the end of
//! [`Record`], so one reader serves them all.

use serde::{Deserialize, Serialize};

use super::links;
use super::{
    asked, backup, check_in, clinic_score, fade_alert, function, gad7, goal, imported, long_term_check, medicine, phq9,
    plan, pressure, regimen, retired, safety_plan, session, setback, settings, side_effect, stamp, therapy, trial,
};
use crate::record::id::RecordId;
use crate::record::log;
use crate::record::name::Links;
use crate::record::problem::Problem;
use crate::record::time::{Moment, Zone};

/// The record's id, the links, then the rest. The id's bytes are the ones that postcard would write, but are copied in
/// one go: postcard writes an array byte by byte.
pub(super) fn write(entry: &log::Entry, links: &Links) -> Vec<u8> {
    let id = entry.record.bytes().to_vec();
    // Serialising plain data into memory cannot fail.
    #[expect(clippy::expect_used, reason = "the types below hold nothing that postcard refuses")]
    postcard::to_extend(&(links::Row::from(links), Entry::from(entry)), id).expect("plain data")
}

/// Reads formats up to 3, which had no links.
pub(super) fn read_unlinked(sequence: u32, bytes: &[u8]) -> Option<log::Entry> {
    let (id, bytes) = bytes.split_first_chunk()?;
    read_rest(sequence, RecordId::from_bytes(*id), bytes)
}

pub(super) fn read(sequence: u32, bytes: &[u8]) -> Option<(log::Entry, Links)> {
    let (id, bytes) = bytes.split_first_chunk()?;
    let (links, bytes) = postcard::take_from_bytes::<links::Row>(bytes).ok()?;
    Some((read_rest(sequence, RecordId::from_bytes(*id), bytes)?, links.into()))
}

fn read_rest(sequence: u32, record: RecordId, bytes: &[u8]) -> Option<log::Entry> {
    let (entry, rest) = postcard::take_from_bytes::<Entry<'_>>(bytes).ok()?;
    if !rest.is_empty() {
        return None;
    }
    entry.read(sequence, record).ok()
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

/// In the order in which the formats added them; that order is part of the format. Retired kinds are only read.
#[derive(Serialize, Deserialize)]
enum Record<'a> {
    #[serde(borrow)]
    CheckIn(check_in::Row<'a>),
    Phq9(phq9::Row),
    #[serde(skip_serializing)]
    BriefSession(retired::BriefSession<'a>),
    #[serde(skip_serializing)]
    LabelSideEffect(retired::LabelSideEffect<'a>),
    #[serde(skip_serializing)]
    BareSetback(retired::BareSetback),
    #[serde(skip_serializing)]
    ShortSettings(settings::Row),
    #[serde(skip_serializing)]
    ShortSession(session::Row<'a>),
    #[serde(skip_serializing)]
    GradedSideEffect(retired::GradedSideEffect<'a>),
    Gad7(gad7::Row),
    ClinicScore(clinic_score::Row<'a>),
    Function(function::Row),
    #[serde(skip_serializing)]
    BarePressure(retired::BarePressure),
    Stamp(stamp::Row),
    Screen(long_term_check::Row),
    #[serde(skip_serializing)]
    BarePlan(retired::BarePlan<'a>),
    #[serde(skip_serializing)]
    BareSafetyPlan(retired::BareSafetyPlan<'a>),
    #[serde(skip_serializing)]
    BareBatch(retired::BareBatch),
    #[serde(skip_serializing)]
    LocalMood(retired::LocalMood<'a>),
    #[serde(skip_serializing)]
    LocalPressure(retired::LocalPressure),
    FadeAlert(fade_alert::Row),
    Setback(setback::Row),
    SideEffect(side_effect::Row<'a>),
    Pressure(pressure::Row),
    #[serde(skip_serializing)]
    ShortPlan(plan::Row<'a>),
    SafetyPlan(safety_plan::Row<'a>),
    PutOff(asked::PutOff),
    Item9Closed(asked::Item9Closed),
    KeptAhead(asked::KeptAhead),
    Backup(backup::Row),
    ImportBatch(imported::Batch),
    ImportedMood(imported::Mood<'a>),
    ImportedPressure(imported::Pressure<'a>),
    Session(session::Whole<'a>),
    Plan(plan::Whole<'a>),
    Regimen(regimen::Row<'a>),
    DoseDay(regimen::Day),
    Medicine(medicine::Row<'a>),
    Trial(trial::Row<'a>),
    Therapy(therapy::Row<'a>),
    Goal(goal::Row<'a>),
    GoalLook(goal::Look),
    Offered(asked::Offered),
    Settings(settings::Whole),
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
            log::Record::PutOff(put_off) => Self::PutOff(put_off.into()),
            log::Record::Item9Closed(closed) => Self::Item9Closed(closed.into()),
            log::Record::KeptAhead(kept) => Self::KeptAhead(kept.into()),
            log::Record::Backup(backup) => Self::Backup(backup.into()),
            log::Record::Regimen(regimen) => Self::Regimen(regimen.into()),
            log::Record::DoseDay(doses) => Self::DoseDay(doses.into()),
            log::Record::Medicine(medicine) => Self::Medicine(medicine.into()),
            log::Record::Trial(trial) => Self::Trial(trial.into()),
            log::Record::Therapy(therapy) => Self::Therapy(therapy.into()),
            log::Record::Goal(goal) => Self::Goal(goal.into()),
            log::Record::GoalLook(look) => Self::GoalLook(look.into()),
            log::Record::Offered(offered) => Self::Offered(offered.into()),
        }
    }
}

impl Record<'_> {
    fn read(self) -> Result<log::Record, Problem> {
        Ok(match self {
            Self::CheckIn(row) => log::Record::CheckIn(row.read()?),
            Self::Phq9(row) => log::Record::Phq9(row.read()?),
            Self::BriefSession(row) => log::Record::Session(session::Row::from(row).read()?),
            Self::ShortSession(row) => log::Record::Session(row.read()?),
            Self::Session(row) => log::Record::Session(row.read()?),
            Self::LabelSideEffect(row) => log::Record::SideEffect(side_effect::Row::from(row).read()?),
            Self::GradedSideEffect(row) => log::Record::SideEffect(side_effect::Row::from(row).read()?),
            Self::SideEffect(row) => log::Record::SideEffect(row.read()?),
            Self::BareSetback(row) => log::Record::Setback(setback::Row::from(row).read()?),
            Self::Setback(row) => log::Record::Setback(row.read()?),
            Self::ShortSettings(row) => log::Record::Settings(row.read()?),
            Self::Settings(row) => log::Record::Settings(row.read()?),
            Self::Gad7(row) => log::Record::Gad7(row.read()?),
            Self::ClinicScore(row) => log::Record::ClinicScore(row.read()?),
            Self::Function(row) => log::Record::Function(row.read()?),
            Self::BarePressure(row) => log::Record::Pressure(pressure::Row::from(row).read()?),
            Self::Pressure(row) => log::Record::Pressure(row.read()?),
            Self::Stamp(row) => log::Record::Stamp(row.read()?),
            Self::Screen(row) => log::Record::Screen(row.read()?),
            Self::BarePlan(row) => log::Record::Plan(plan::Row::from(row).read()?.into()),
            Self::ShortPlan(row) => log::Record::Plan(row.read()?.into()),
            Self::Plan(row) => log::Record::Plan(row.read()?.into()),
            Self::BareSafetyPlan(row) => log::Record::SafetyPlan(safety_plan::Row::from(row).read()?.into()),
            Self::SafetyPlan(row) => log::Record::SafetyPlan(row.read()?.into()),
            Self::BareBatch(row) => log::Record::ImportBatch(imported::Batch::from(row).read()?),
            Self::LocalMood(row) => log::Record::ImportedMood(imported::Mood::from(row).read()?),
            Self::LocalPressure(row) => log::Record::ImportedPressure(imported::Pressure::from(row).read()?),
            Self::ImportBatch(row) => log::Record::ImportBatch(row.read()?),
            Self::ImportedMood(row) => log::Record::ImportedMood(row.read()?),
            Self::ImportedPressure(row) => log::Record::ImportedPressure(row.read()?),
            Self::FadeAlert(row) => log::Record::FadeAlert(row.read()?),
            Self::PutOff(row) => log::Record::PutOff(row.read()?),
            Self::Item9Closed(row) => log::Record::Item9Closed(row.read()?),
            Self::KeptAhead(row) => log::Record::KeptAhead(row.read()?),
            Self::Backup(row) => log::Record::Backup(row.read()?),
            Self::Regimen(row) => log::Record::Regimen(row.read()?),
            Self::DoseDay(row) => log::Record::DoseDay(row.read()?),
            Self::Medicine(row) => log::Record::Medicine(row.read()?),
            Self::Trial(row) => log::Record::Trial(row.read()?),
            Self::Therapy(row) => log::Record::Therapy(row.read()?),
            Self::Goal(row) => log::Record::Goal(row.read()?),
            Self::GoalLook(row) => log::Record::GoalLook(row.read()?),
            Self::Offered(row) => log::Record::Offered(row.read()?),
        })
    }
}
