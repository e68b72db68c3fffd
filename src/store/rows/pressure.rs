//! The row of a blood pressure.

use serde::{Deserialize, Serialize};

use super::values::{When, choice};
use crate::record::id::RecordId;
use crate::record::kinds::pressure::{BloodPressure, Oxygen, PressureMoment, PressureReading, Pulse};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) session: Option<[u8; 16]>,
    pub(super) at: When,
    pub(super) moment: u8,
    pub(super) systolic: u16,
    pub(super) diastolic: u16,
    pub(super) pulse: Option<u16>,
    pub(super) oxygen: Option<u8>,
}

impl From<&PressureReading> for Row {
    fn from(reading: &PressureReading) -> Self {
        Self {
            session: reading.session.map(RecordId::bytes),
            at: reading.at.into(),
            moment: reading.moment.number(),
            systolic: reading.pressure.systolic(),
            diastolic: reading.pressure.diastolic(),
            pulse: reading.pulse.map(Pulse::beats),
            oxygen: reading.oxygen.map(Oxygen::percent),
        }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<PressureReading, Problem> {
        Ok(PressureReading {
            session: self.session.map(RecordId::from_bytes),
            at: self.at.read()?,
            moment: choice("moment", self.moment, PressureMoment::from_number)?,
            pressure: BloodPressure::new(self.systolic, self.diastolic)?,
            pulse: self.pulse.map(Pulse::new).transpose()?,
            oxygen: self.oxygen.map(|percent| Oxygen::new(percent.into())).transpose()?,
        })
    }
}
