//! Blood pressure around a session (R5).

use super::choice::choice;
use super::effect::When;
use super::problem::Problem;
use super::record::RecordId;

/// A blood-pressure reading in mmHg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BloodPressure {
    systolic: u16,
    diastolic: u16,
}

impl BloodPressure {
    /// Readings a cuff can show, mmHg. `[D]`
    const SYSTOLIC: (u16, u16) = (60, 260);
    const DIASTOLIC: (u16, u16) = (30, 160);

    /// A reading; refuses values no cuff shows and a diastolic not below the
    /// systolic, which is asked about as possibly swapped.
    pub fn new(systolic: u16, diastolic: u16) -> Result<Self, Problem> {
        let would_fit = within(diastolic, Self::SYSTOLIC) && within(systolic, Self::DIASTOLIC);
        if systolic <= diastolic && would_fit {
            return Err(Problem::PressureSwapped { systolic, diastolic });
        }
        check("systolic", systolic, Self::SYSTOLIC)?;
        check("diastolic", diastolic, (Self::DIASTOLIC.0, Self::DIASTOLIC.1.min(systolic - 1)))?;
        Ok(Self { systolic, diastolic })
    }

    /// Systolic pressure, mmHg.
    pub fn systolic(self) -> u16 {
        self.systolic
    }

    /// Diastolic pressure, mmHg.
    pub fn diastolic(self) -> u16 {
        self.diastolic
    }

    /// Above 140/90 before the dose: the staff should be told (R5). Either number suffices.
    pub fn is_above_pre_dose_limit(self) -> bool {
        self.systolic > 140 || self.diastolic > 90
    }

    /// At or above 180/120, which with symptoms is an emergency (R5). Either number suffices.
    pub fn is_very_high(self) -> bool {
        self.systolic >= 180 || self.diastolic >= 120
    }
}

/// Beats a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pulse(u16);

impl Pulse {
    /// Rates a cuff can show. `[D]`
    const RANGE: (u16, u16) = (30, 220);

    /// A pulse of this many beats a minute.
    pub fn new(beats: u16) -> Result<Self, Problem> {
        check("pulse", beats, Self::RANGE)?;
        Ok(Self(beats))
    }

    /// Beats a minute, 30–220.
    pub fn beats(self) -> u16 {
        self.0
    }
}

choice! {
    /// When around a session it was measured.
    PressureMoment {
        /// Before the dose.
        Before = 0,
        /// About 40 minutes after the dose, when the peak is expected.
        Peak = 1,
        /// Before leaving.
        Leaving = 2,
        /// At another time.
        Other = 3,
    }
}

/// A measurement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PressureReading {
    /// The session it belongs to.
    pub session: Option<RecordId>,
    /// When it was taken.
    pub at: When,
    /// Which one of the session's it is.
    pub moment: PressureMoment,
    /// The pressure.
    pub pressure: BloodPressure,
    /// The pulse.
    pub pulse: Option<Pulse>,
}

fn within(given: u16, (min, max): (u16, u16)) -> bool {
    (min..=max).contains(&given)
}

fn check(field: &'static str, given: u16, range: (u16, u16)) -> Result<(), Problem> {
    if within(given, range) {
        return Ok(());
    }
    Err(Problem::OutOfRange { field, given: given.into(), min: range.0.into(), max: range.1.into() })
}
