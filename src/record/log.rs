//! The kinds of record a person keeps, and the log they are kept in.
//!
//! The log is append-only. An edit appends a new version of a record and a
//! removal appends a withdrawal, so the log itself is the amendment trail.

use super::id::RecordId;
use super::kinds::check_in::CheckIn;
use super::kinds::clinic_score::ClinicScore;
use super::kinds::fade_alert::FadeAlert;
use super::kinds::function::FunctionForm;
use super::kinds::gad7::Gad7Form;
use super::kinds::imported::{ImportBatch, ImportedMood, ImportedPressure};
use super::kinds::long_term_check::Screen;
use super::kinds::phq9::Phq9Form;
use super::kinds::plan::Plan;
use super::kinds::pressure::PressureReading;
use super::kinds::safety_plan::SafetyPlan;
use super::kinds::session::Session;
use super::kinds::setback::Setback;
use super::kinds::settings::Settings;
use super::kinds::side_effect::SideEffect;
use super::kinds::stamp::Stamp;
use super::time::Moment;

/// Any record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Record {
    /// A daily check-in.
    CheckIn(CheckIn),
    /// A PHQ-9.
    Phq9(Phq9Form),
    /// A treatment session.
    Session(Session),
    /// A side effect.
    SideEffect(SideEffect),
    /// A stay in hospital or an attempt.
    Setback(Setback),
    /// Settings.
    Settings(Settings),
    /// A GAD-7.
    Gad7(Gad7Form),
    /// A score that was rated in the clinic.
    ClinicScore(ClinicScore),
    /// A weekly look at function.
    Function(FunctionForm),
    /// A blood-pressure reading.
    Pressure(PressureReading),
    /// A stamped moment of a session.
    Stamp(Stamp),
    /// A monthly long-term screen.
    Screen(Screen),
    /// The treatment plan.
    Plan(Box<Plan>),
    /// The safety plan.
    SafetyPlan(Box<SafetyPlan>),
    /// One import.
    ImportBatch(ImportBatch),
    /// A mood from another app.
    ImportedMood(ImportedMood),
    /// A blood pressure from another device or app.
    ImportedPressure(ImportedPressure),
    /// What the fade watch said.
    FadeAlert(FadeAlert),
}

/// What an entry of the log does to its record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The record is, from now on, this: its first version or an edit.
    Put(Record),
    /// The record is taken back.
    Withdraw,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The place in the log, counted from 1 over all entries. It, not the
    /// clock, decides which version of a record is the newest.
    pub sequence: u32,
    /// The record it is about.
    pub record: RecordId,
    /// When it was written, by the person's clock.
    pub written: Moment,
    /// What it does.
    pub change: Change,
}

impl Entry {
    /// What the record is from this entry on; `None` once it is withdrawn.
    pub fn value(&self) -> Option<&Record> {
        match &self.change {
            Change::Put(value) => Some(value),
            Change::Withdraw => None,
        }
    }
}
