//! What format 3 adds: the reason of a hospital stay, side effects of unknown
//! strength, oxygen, the clinic's limits, who stays at home, lines that are hidden.

use serde::{Deserialize, Serialize};

use super::v1::{End, When, choice, day, text};
use super::v2::{self, Contact, Effect};
use crate::record::few::Few;
use crate::record::id::RecordId;
use crate::record::kinds::plan;
use crate::record::kinds::pressure::{self, Limits, Oxygen};
use crate::record::kinds::safety_plan;
use crate::record::kinds::setback;
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::kinds::side_effect as felt;
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};
use crate::record::values::Grade;

#[derive(Serialize, Deserialize)]
pub(super) struct Setback {
    day: i32,
    kind: Kind,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    Stay(u8),
    Attempt,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SideEffect<'a> {
    #[serde(borrow)]
    effect: Effect<'a>,
    severity: Option<u8>,
    interference: Option<u8>,
    onset: When,
    end: Option<End>,
    session: Option<[u8; 16]>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Pressure {
    reading: v2::Pressure,
    oxygen: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Plan<'a> {
    #[serde(borrow)]
    before: v2::Plan<'a>,
    companion: Option<Contact<'a>>,
    limit_systolic: Option<u16>,
    limit_diastolic: Option<u16>,
    limit_pulse: Option<u16>,
    limit_oxygen: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SafetyPlan<'a> {
    #[serde(borrow)]
    before: v2::SafetyPlan<'a>,
    hidden: Vec<&'a str>,
}

impl From<&setback::Setback> for Setback {
    fn from(setback: &setback::Setback) -> Self {
        let kind = match setback.kind {
            SetbackKind::Stay(reason) => Kind::Stay(reason.number()),
            SetbackKind::Attempt => Kind::Attempt,
        };
        Self { day: setback.day.number(), kind }
    }
}

impl Setback {
    pub(super) fn read(self) -> Result<setback::Setback, Problem> {
        let kind = match self.kind {
            Kind::Stay(reason) => SetbackKind::Stay(choice("reason", reason, StayReason::from_number)?),
            Kind::Attempt => SetbackKind::Attempt,
        };
        Ok(setback::Setback { day: day(self.day)?, kind })
    }
}

impl<'a> From<&'a felt::SideEffect> for SideEffect<'a> {
    fn from(effect: &'a felt::SideEffect) -> Self {
        Self {
            effect: (&effect.effect).into(),
            severity: effect.felt.severity.map(Grade::points),
            interference: effect.felt.interference.map(Grade::points),
            onset: effect.onset.into(),
            end: effect.end.map(Into::into),
            session: effect.session.map(RecordId::bytes),
            note: effect.note.as_ref().map(Text::as_str),
        }
    }
}

impl SideEffect<'_> {
    pub(super) fn read(self) -> Result<felt::SideEffect, Problem> {
        let grade = |field, points: Option<u8>| points.map(|points| Grade::new(field, points)).transpose();
        let effect = felt::SideEffect {
            effect: self.effect.read()?,
            felt: felt::Felt {
                severity: grade("severity", self.severity)?,
                interference: grade("interference", self.interference)?,
            },
            onset: self.onset.read()?,
            end: self.end.map(End::read).transpose()?,
            session: self.session.map(RecordId::from_bytes),
            note: text("note", self.note)?,
        };
        effect.checked()
    }
}

impl From<&pressure::PressureReading> for Pressure {
    fn from(reading: &pressure::PressureReading) -> Self {
        Self { reading: reading.into(), oxygen: reading.oxygen.map(Oxygen::percent) }
    }
}

impl Pressure {
    pub(super) fn read(self) -> Result<pressure::PressureReading, Problem> {
        let oxygen = self.oxygen.map(|percent| Oxygen::new(percent.into())).transpose()?;
        Ok(pressure::PressureReading { oxygen, ..self.reading.read()? })
    }
}

impl<'a> From<&'a plan::Plan> for Plan<'a> {
    fn from(plan: &'a plan::Plan) -> Self {
        Self {
            before: plan.into(),
            companion: plan.companion.as_ref().map(Into::into),
            limit_systolic: plan.limits.systolic,
            limit_diastolic: plan.limits.diastolic,
            limit_pulse: plan.limits.pulse,
            limit_oxygen: plan.limits.oxygen,
        }
    }
}

impl Plan<'_> {
    pub(super) fn read(self) -> Result<plan::Plan, Problem> {
        let limits = Limits {
            systolic: self.limit_systolic,
            diastolic: self.limit_diastolic,
            pulse: self.limit_pulse,
            oxygen: self.limit_oxygen,
        };
        Ok(plan::Plan {
            companion: self.companion.map(Contact::read).transpose()?,
            limits: limits.checked()?,
            ..self.before.read()?
        })
    }
}

impl<'a> From<&'a safety_plan::SafetyPlan> for SafetyPlan<'a> {
    fn from(plan: &'a safety_plan::SafetyPlan) -> Self {
        Self { before: plan.into(), hidden: plan.hidden.iter().map(Text::as_str).collect() }
    }
}

impl SafetyPlan<'_> {
    pub(super) fn read(self) -> Result<safety_plan::SafetyPlan, Problem> {
        let hidden = self.hidden.into_iter().map(|name| Label::parse("hidden", name)).collect::<Result<_, _>>()?;
        Ok(safety_plan::SafetyPlan { hidden: Few::new("hidden", hidden)?, ..self.before.read()? })
    }
}
