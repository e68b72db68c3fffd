//! The records of each kind, as they stand.

use std::sync::LazyLock;

use super::{Kept, Timeline};
use crate::record::id::RecordId;
use crate::record::kinds::asked::{Item9Closed, KeptAhead};
use crate::record::kinds::backup::Backup;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::fade_alert::FadeAlert;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::goal::{Goal, GoalLook};
use crate::record::kinds::imported::{ImportBatch, ImportedMood};
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::pressure::PressureReading;
use crate::record::kinds::regimen::{DoseDay, Regimen};
use crate::record::kinds::safety_plan::SafetyPlan;
use crate::record::kinds::session::Session;
use crate::record::kinds::setback::Setback;
use crate::record::kinds::settings::Settings;
use crate::record::kinds::side_effect::SideEffect;
use crate::record::kinds::stamp::Stamp;
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::Trial;
use crate::record::log::{Kind, Record};
use crate::record::time::LocalDay;

impl Timeline {
    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        static USUAL: LazyLock<Settings> = LazyLock::new(Settings::default);
        match self.get(RecordId::SETTINGS) {
            Some(Record::Settings(settings)) => settings,
            _ => &USUAL,
        }
    }

    /// Check-ins by day.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = Kept<'_, CheckIn>> {
        self.kept(Kind::CheckIn, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Check-ins of the days from `first` to `last`, both included.
    pub fn check_ins_between(
        &self,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'_, CheckIn>> {
        self.kept(Kind::CheckIn, first, last)
    }

    /// PHQ-9 forms by day.
    pub fn phq9_forms(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Phq9Form>> {
        self.kept(Kind::Phq9, LocalDay::FIRST, LocalDay::LAST)
    }

    /// PHQ-9 forms of the days from `first` to `last`, both included.
    pub fn phq9_forms_between(
        &self,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'_, Phq9Form>> {
        self.kept(Kind::Phq9, first, last)
    }

    /// Sessions of the days from `first` to `last`, both included.
    pub fn sessions_between(
        &self,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'_, Session>> {
        self.kept(Kind::Session, first, last)
    }

    /// Sessions by day.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Session>> {
        self.kept(Kind::Session, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Side effects by the day of their onset.
    pub fn side_effects(&self) -> impl DoubleEndedIterator<Item = Kept<'_, SideEffect>> {
        self.kept(Kind::SideEffect, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Hospital stays and suicide attempts by day.
    pub fn setbacks(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Setback>> {
        self.kept(Kind::Setback, LocalDay::FIRST, LocalDay::LAST)
    }

    /// GAD-7 forms by day.
    pub fn gad7_forms(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Gad7Form>> {
        self.kept(Kind::Gad7, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Totals rated in the clinic or typed in from paper, by day.
    pub fn clinic_scores(&self) -> impl DoubleEndedIterator<Item = Kept<'_, ClinicScore>> {
        self.kept(Kind::ClinicScore, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Weekly looks at function, by day.
    pub fn function_forms(&self) -> impl DoubleEndedIterator<Item = Kept<'_, FunctionForm>> {
        self.kept(Kind::Function, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Blood-pressure readings by day.
    pub fn pressures(&self) -> impl DoubleEndedIterator<Item = Kept<'_, PressureReading>> {
        self.kept(Kind::Pressure, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Stamped moments of sessions, by day.
    pub fn stamps(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Stamp>> {
        self.kept(Kind::Stamp, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Long-term checks by day.
    pub fn screens(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Screen>> {
        self.kept(Kind::Screen, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Long-term checks from the days before this one, newest first.
    pub fn screens_before(&self, day: LocalDay) -> impl Iterator<Item = &Screen> {
        self.screens().rev().map(|kept| kept.value).filter(move |screen| screen.day < day)
    }

    /// Moods from other apps, of the days from `first` to `last`, both included.
    pub fn imported_moods_between(
        &self,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'_, ImportedMood>> {
        self.kept(Kind::ImportedMood, first, last)
    }

    /// Imports that were not taken back, in the order they were made.
    pub fn imports(&self) -> impl DoubleEndedIterator<Item = Kept<'_, ImportBatch>> {
        self.kept(Kind::ImportBatch, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Warnings from the fade watch, by day.
    pub fn fade_alerts(&self) -> impl DoubleEndedIterator<Item = Kept<'_, FadeAlert>> {
        self.kept(Kind::FadeAlert, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Closed questions about item 9, in the order they were closed.
    pub fn item9_closed(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Item9Closed>> {
        self.kept(Kind::Item9Closed, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Answers that records of days to come are right, in the order they were given.
    pub fn kept_ahead(&self) -> impl DoubleEndedIterator<Item = Kept<'_, KeptAhead>> {
        self.kept(Kind::KeptAhead, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// What became of backups, in the order of writing.
    pub fn backups(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Backup>> {
        self.kept(Kind::Backup, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Regular doses as agreed, by their first day.
    pub fn regimens(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Regimen>> {
        self.kept(Kind::Regimen, LocalDay::FIRST, LocalDay::LAST)
    }

    /// What became of the regular doses of the days from `first` to `last`, both included.
    pub fn dose_days_between(
        &self,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'_, DoseDay>> {
        self.kept(Kind::DoseDay, first, last)
    }

    /// Medicines beside the treatment, in the order they were entered.
    pub fn medicines(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Medicine>> {
        self.kept(Kind::Medicine, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Treatments from before, in the order they were entered.
    pub fn trials(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Trial>> {
        self.kept(Kind::Trial, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Therapies beside the treatment, by their first day.
    pub fn therapies(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Therapy>> {
        self.kept(Kind::Therapy, LocalDay::FIRST, LocalDay::LAST)
    }

    /// Goals, in the order they were entered.
    pub fn goals(&self) -> impl DoubleEndedIterator<Item = Kept<'_, Goal>> {
        self.kept(Kind::Goal, LocalDay::FIRST, LocalDay::FIRST)
    }

    /// Looks at goals, by day.
    pub fn goal_looks(&self) -> impl DoubleEndedIterator<Item = Kept<'_, GoalLook>> {
        self.kept(Kind::GoalLook, LocalDay::FIRST, LocalDay::LAST)
    }

    /// The treatment plan in force.
    pub fn plan(&self) -> &Plan {
        static USUAL: LazyLock<Plan> = LazyLock::new(Plan::default);
        match self.get(RecordId::PLAN) {
            Some(Record::Plan(plan)) => plan,
            _ => &USUAL,
        }
    }

    /// The safety plan in force.
    pub fn safety_plan(&self) -> &SafetyPlan {
        static EMPTY: LazyLock<SafetyPlan> = LazyLock::new(SafetyPlan::default);
        match self.get(RecordId::SAFETY_PLAN) {
            Some(Record::SafetyPlan(plan)) => plan,
            _ => &EMPTY,
        }
    }

    /// The day the course started: the one the person set, else that of the first dose.
    pub fn course_start(&self) -> Option<LocalDay> {
        let set = self.settings().course_start.filter(|day| *day <= self.horizon);
        set.or_else(|| self.first_dose().map(|(day, _)| day))
    }

    /// The day of the first session or of the first regular dose, and the record that says so.
    pub fn first_dose(&self) -> Option<(LocalDay, RecordId)> {
        let session = self.sessions().next().map(|kept| (kept.value.day, kept.id));
        let regular = self.regimens().next().map(|kept| (kept.value.since, kept.id));
        [session, regular].into_iter().flatten().min_by_key(|(day, _)| *day)
    }
}
