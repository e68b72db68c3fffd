//! What was given and how the body took it: routes, doses, blood pressure, effects (R5).

use super::problem::Problem;
use super::score::Grade;
use super::text::Label;
use super::time::{LocalDay, MinuteOfDay};

/// How the drug entered the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Into a vein.
    Intravenous,
    /// Nasal spray.
    Intranasal,
    /// Into a muscle.
    Intramuscular,
    /// Under the skin.
    Subcutaneous,
    /// Swallowed.
    Oral,
    /// Under the tongue.
    Sublingual,
    /// Any other.
    Other,
}

impl Route {
    /// In the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Intravenous,
        Self::Intranasal,
        Self::Intramuscular,
        Self::Subcutaneous,
        Self::Oral,
        Self::Sublingual,
        Self::Other,
    ];
}

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Drug {
    /// Ketamine, the racemate.
    Ketamine,
    /// Esketamine.
    Esketamine,
    /// Another, by its name.
    Other(Label),
}

/// The unit of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoseUnit {
    /// Milligrams.
    Milligram,
    /// Milligrams per kilogram of body weight.
    MilligramPerKilogram,
}

impl DoseUnit {
    /// The widest amounts that can be meant, in this unit. Not a judgement on
    /// a dose: outside of it lies a slip of the finger or the other unit. `[D]`
    pub fn range(self) -> (f64, f64) {
        match self {
            Self::Milligram => (1.0, 600.0),
            Self::MilligramPerKilogram => (0.05, 10.0),
        }
    }
}

/// An amount of the drug, in thousandths of its unit so that it stays exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dose {
    thousandths: u32,
    unit: DoseUnit,
}

impl Dose {
    /// Takes an amount in the unit; refuses one outside [`DoseUnit::range`].
    pub fn new(amount: f64, unit: DoseUnit) -> Result<Self, Problem> {
        let (min, max) = unit.range();
        if !(min..=max).contains(&amount) {
            return Err(Problem::OutOfRange { field: "dose", given: amount, min, max });
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "50..=600_000 by the range")]
        Ok(Self { thousandths: (amount * 1000.0).round() as u32, unit })
    }

    /// The same from stored thousandths.
    pub fn from_thousandths(thousandths: u32, unit: DoseUnit) -> Result<Self, Problem> {
        Self::new(f64::from(thousandths) / 1000.0, unit)
    }

    /// Thousandths of the unit.
    pub fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// The amount in the unit.
    pub fn amount(self) -> f64 {
        f64::from(self.thousandths) / 1000.0
    }

    /// The unit.
    pub fn unit(self) -> DoseUnit {
        self.unit
    }
}

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

    /// A reading; refuses values no cuff shows and a diastolic not below the systolic.
    pub fn new(systolic: u16, diastolic: u16) -> Result<Self, Problem> {
        let check = |field, given: u16, (min, max): (u16, u16)| {
            let refused = || Problem::OutOfRange { field, given: given.into(), min: min.into(), max: max.into() };
            (min..=max).contains(&given).then_some(()).ok_or_else(refused)
        };
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
}

/// The effects offered by name, the label's acute ones (R5) in the order of
/// how much more often they come with esketamine than without.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Feeling detached from oneself or the surroundings.
    Dissociation,
    /// Dizziness.
    Dizziness,
    /// Nausea.
    Nausea,
    /// Sleepiness or sedation.
    Sedation,
    /// The room turning.
    Vertigo,
    /// Headache.
    Headache,
    /// A changed or bad taste.
    Taste,
    /// Numbness or tingling.
    Numbness,
    /// Anxiety.
    Anxiety,
    /// Lack of drive.
    Lethargy,
    /// High blood pressure.
    HighBloodPressure,
    /// Vomiting.
    Vomiting,
    /// Trouble sleeping.
    Insomnia,
    /// Feeling drunk.
    FeelingDrunk,
    /// Another, in the person's words.
    Own(Label),
}

impl Effect {
    /// The named ones.
    pub const NAMED: [Self; 14] = [
        Self::Dissociation,
        Self::Dizziness,
        Self::Nausea,
        Self::Sedation,
        Self::Vertigo,
        Self::Headache,
        Self::Taste,
        Self::Numbness,
        Self::Anxiety,
        Self::Lethargy,
        Self::HighBloodPressure,
        Self::Vomiting,
        Self::Insomnia,
        Self::FeelingDrunk,
    ];
}

/// A day with, where it is known, the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The local day.
    pub day: LocalDay,
    /// The time on the person's clock.
    pub time: Option<MinuteOfDay>,
}

impl When {
    /// Whether this certainly lies before the other: an unknown time is never before another on its own day.
    pub fn is_before(self, other: Self) -> bool {
        match (self.day == other.day, self.time, other.time) {
            (true, Some(this), Some(that)) => this < that,
            (true, _, _) => false,
            (false, _, _) => self.day < other.day,
        }
    }
}

/// How an effect went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// It was still there when it was recorded.
    StillThere,
    /// It ended then.
    At(When),
}

/// How an effect was felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Burden {
    /// How strong it was, 0–3.
    pub severity: Grade,
    /// How much it got in the way, 0–3; `None` when not said.
    pub interference: Option<Grade>,
}
