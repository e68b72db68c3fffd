//! The row of the treatment plan.

use serde::{Deserialize, Serialize};

use super::values::{Contact, choice, day, text};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::few::Few;
use crate::record::kinds::plan::{Interval, Plan, Target};
use crate::record::kinds::pressure::Limits;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::LocalDay;

/// A plan as formats 3 and 4 wrote it, and then what format 5 added.
#[derive(Serialize, Deserialize)]
pub(super) struct Whole<'a> {
    #[serde(borrow)]
    row: Row<'a>,
    reviewer: Option<&'a str>,
    review_day: Option<i32>,
    if_sooner: Option<&'a str>,
    stop_if: Option<&'a str>,
}

impl<'a> From<&'a Plan> for Whole<'a> {
    fn from(plan: &'a Plan) -> Self {
        Self {
            row: plan.into(),
            reviewer: plan.reviewer.as_ref().map(Text::as_str),
            review_day: plan.review_day.map(LocalDay::number),
            if_sooner: plan.if_sooner.as_ref().map(Text::as_str),
            stop_if: plan.stop_if.as_ref().map(Text::as_str),
        }
    }
}

impl Whole<'_> {
    pub(super) fn read(self) -> Result<Plan, Problem> {
        let mut plan = self.row.read()?;
        plan.reviewer = text("reviewer", self.reviewer)?;
        plan.review_day = self.review_day.map(day).transpose()?;
        plan.if_sooner = text("ifSooner", self.if_sooner)?;
        plan.stop_if = text("stopIf", self.stop_if)?;
        Ok(plan)
    }
}

/// Only those cut-offs are stored that differ from the defaults.
#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    pub(super) target: u8,
    pub(super) target_agreed: Option<i32>,
    pub(super) interval_days: Option<u16>,
    pub(super) planned: Vec<i32>,
    pub(super) therapy: Option<&'a str>,
    pub(super) goals: Option<&'a str>,
    pub(super) would_accept: Option<&'a str>,
    pub(super) would_not_accept: Option<&'a str>,
    #[serde(borrow)]
    pub(super) clinic: Option<Contact<'a>>,
    pub(super) questions: Vec<&'a str>,
    pub(super) cutoffs: Vec<(u8, u16)>,
    pub(super) companion: Option<Contact<'a>>,
    pub(super) limit_systolic: Option<u16>,
    pub(super) limit_diastolic: Option<u16>,
    pub(super) limit_pulse: Option<u16>,
    pub(super) limit_oxygen: Option<u8>,
}

impl<'a> From<&'a Plan> for Row<'a> {
    fn from(plan: &'a Plan) -> Self {
        let usual = CutOffs::default();
        let set = CutOff::ALL.into_iter().filter(|which| plan.cutoffs.get(*which) != usual.get(*which));
        Self {
            target: plan.target.number(),
            target_agreed: plan.target_agreed.map(LocalDay::number),
            interval_days: plan.interval.map(Interval::days),
            planned: plan.planned.iter().map(|day| day.number()).collect(),
            therapy: plan.therapy.as_ref().map(Text::as_str),
            goals: plan.goals.as_ref().map(Text::as_str),
            would_accept: plan.would_accept.as_ref().map(Text::as_str),
            would_not_accept: plan.would_not_accept.as_ref().map(Text::as_str),
            clinic: plan.clinic.as_ref().map(Into::into),
            questions: plan.questions.iter().map(Text::as_str).collect(),
            cutoffs: set.map(|which| (which.number(), plan.cutoffs.get(which))).collect(),
            companion: plan.companion.as_ref().map(Into::into),
            limit_systolic: plan.limits.systolic,
            limit_diastolic: plan.limits.diastolic,
            limit_pulse: plan.limits.pulse,
            limit_oxygen: plan.limits.oxygen,
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Plan, Problem> {
        let cutoffs = self.cutoffs.into_iter().try_fold(CutOffs::default(), |cutoffs, (number, value)| {
            cutoffs.with(choice("cutoffs", number, CutOff::from_number)?, value)
        })?;
        let limits = Limits {
            systolic: self.limit_systolic,
            diastolic: self.limit_diastolic,
            pulse: self.limit_pulse,
            oxygen: self.limit_oxygen,
        };
        let questions = self.questions.into_iter().map(|question| Text::parse("questions", question));
        Ok(Plan {
            target: choice("target", self.target, Target::from_number)?,
            target_agreed: self.target_agreed.map(day).transpose()?,
            interval: self.interval_days.map(|days| Interval::new("interval", days)).transpose()?,
            planned: Few::new("planned", self.planned.into_iter().map(day).collect::<Result<_, _>>()?)?,
            therapy: text("therapy", self.therapy)?,
            goals: text("goals", self.goals)?,
            would_accept: text("wouldAccept", self.would_accept)?,
            would_not_accept: text("wouldNotAccept", self.would_not_accept)?,
            clinic: self.clinic.map(Contact::read).transpose()?,
            companion: self.companion.map(Contact::read).transpose()?,
            limits: limits.checked()?,
            questions: Few::new("questions", questions.collect::<Result<_, _>>()?)?,
            cutoffs: cutoffs.with_reliable_raised().checked()?,
            ..Plan::default()
        })
    }
}
