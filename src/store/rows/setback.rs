//! The row of a setback.

use serde::{Deserialize, Serialize};

use super::values::{choice, day};
use crate::record::kinds::setback::{Setback, SetbackKind, StayReason};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) day: i32,
    pub(super) kind: Kind,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Kind {
    Stay(u8),
    Attempt,
}

impl From<&Setback> for Row {
    fn from(setback: &Setback) -> Self {
        let kind = match setback.kind {
            SetbackKind::Stay(reason) => Kind::Stay(reason.number()),
            SetbackKind::Attempt => Kind::Attempt,
        };
        Self { day: setback.day.number(), kind }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Setback, Problem> {
        let kind = match self.kind {
            Kind::Stay(reason) => SetbackKind::Stay(choice("reason", reason, StayReason::from_number)?),
            Kind::Attempt => SetbackKind::Attempt,
        };
        Ok(Setback { day: day(self.day)?, kind })
    }
}
