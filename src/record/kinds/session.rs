//! A session and what was given in it: route, drug, dose, setting, phase.

use crate::record::choice::choice;
use crate::record::few::Few;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::{Value, object};
use crate::record::fields::{Cells, Field, NoteAbout, Shape, record, shown};
use crate::record::problem::Problem;
use crate::record::text::{Label, Note, Text};
use crate::record::time::When;
use crate::record::time::{LocalDay, MinuteOfDay};
use crate::record::values::{Burden, Count};

choice! {
    /// How the drug entered the body.
    Route {
        /// Into a vein.
        Intravenous = 0,
        /// Nasal spray.
        Intranasal = 1,
        /// Into a muscle.
        Intramuscular = 2,
        /// Under the skin.
        Subcutaneous = 3,
        /// Swallowed.
        Oral = 4,
        /// Under the tongue.
        Sublingual = 5,
        /// Any other.
        Other = 6,
    }
}

choice! {
    /// Where it was given.
    Setting {
        /// A clinic or a doctor's practice.
        Clinic = 0,
        /// A hospital.
        Hospital = 1,
        /// At home.
        Home = 2,
        /// Elsewhere.
        Other = 3,
    }
}

choice! {
    /// The part of the course it belongs to.
    Phase {
        /// The first part, with sessions close together.
        Induction = 0,
        /// Keeping up what was reached.
        Maintenance = 1,
        /// Any other.
        Other = 2,
    }
}

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Drug {
    /// Ketamine, the racemate.
    Ketamine,
    /// Esketamine.
    Esketamine,
    /// Another drug, by its name.
    Other(Label),
}

choice! {
    /// The unit of a dose.
    DoseUnit {
        /// Milligrams.
        Milligram = 0,
        /// Milligrams per kilogram of body weight.
        MilligramPerKilogram = 1,
    }
}

impl DoseUnit {
    /// As UCUM writes it, which is how people write it too.
    pub fn ucum(self) -> &'static str {
        match self {
            Self::Milligram => "mg",
            Self::MilligramPerKilogram => "mg/kg",
        }
    }

    /// The lowest and the highest plausible amount, in this unit. This is no judgement on a dose: anything outside is a
    /// typing error or is in the other unit. `[D]`
    pub fn range(self) -> (f64, f64) {
        match self {
            Self::Milligram => (1.0, 600.0),
            Self::MilligramPerKilogram => (0.05, 10.0),
        }
    }
}

choice! {
    /// What a session can be like.
    SessionTone {
        /// Pleasant.
        Pleasant = 0,
        /// Upsetting.
        Upsetting = 1,
        /// Meaningful.
        Meaningful = 2,
    }
}

choice! {
    /// What a person says at a session: whether half or more of the lift from the last one was gone before it.
    HalfGone {
        /// It was.
        Yes = 0,
        /// Not yet.
        NotYet = 1,
        /// That session did not lift them.
        NoLift = 2,
        /// They cannot say.
        CannotSay = 3,
    }
}

/// How long a dose was given, in minutes.
pub type Minutes = Count<600>;
/// Which session of a series it was.
pub type SeriesNumber = Count<200>;

/// Body weight, 20–400 kg, in hundredths of a kilogram so that it stays exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weight {
    hundredths: u16,
}

impl Weight {
    /// A weight in kilograms. Refuses any outside 20–400.
    pub fn new(kilograms: f64) -> Result<Self, Problem> {
        if !(20.0..=400.0).contains(&kilograms) {
            return Err(Problem::OutOfRange { field: "weightKg", given: kilograms, min: 20.0, max: 400.0 });
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2000..=40_000 by the range")]
        Ok(Self { hundredths: (kilograms * 100.0).round() as u16 })
    }

    /// A weight from its stored hundredths.
    pub fn from_hundredths(hundredths: u16) -> Result<Self, Problem> {
        Self::new(f64::from(hundredths) / 100.0)
    }

    /// Hundredths of a kilogram.
    pub fn hundredths(self) -> u16 {
        self.hundredths
    }

    /// Kilograms.
    pub fn kilograms(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }
}

impl Field for Weight {
    const SHAPE: Shape = Shape::of("number", "0.01 kg", Cells::Hundredths);

    fn write(&self) -> Value {
        self.kilograms().into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new(node.number()?))
    }
}

/// An amount of the drug, in thousandths of its unit so that it stays exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dose {
    thousandths: u32,
    unit: DoseUnit,
}

impl Dose {
    /// Takes an amount in the unit. Refuses one outside [`DoseUnit::range`]; if it would fit the other unit, the
    /// problem says so.
    pub fn new(amount: f64, unit: DoseUnit) -> Result<Self, Problem> {
        let fits = |unit: DoseUnit| (unit.range().0..=unit.range().1).contains(&amount);
        if !fits(unit) {
            let (min, max) = unit.range();
            return Err(if DoseUnit::ALL.into_iter().any(fits) {
                Problem::UnitMismatch { field: "dose", given: amount, min, max }
            } else {
                Problem::OutOfRange { field: "dose", given: amount, min, max }
            });
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "50..=600_000 by the range")]
        Ok(Self { thousandths: (amount * 1000.0).round() as u32, unit })
    }

    /// A dose from its stored thousandths.
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

/// A drug on the list is written by its name, another one as `{"other": "its name"}`.
impl Field for Drug {
    const SHAPE: Shape = Shape::of("Drug", "choice", Cells::NamedOr { other: "other" });

    fn write(&self) -> Value {
        match self {
            Self::Ketamine => "ketamine".into(),
            Self::Esketamine => "esketamine".into(),
            Self::Other(name) => object! { "other": name },
        }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        match node.text() {
            Ok("ketamine") => Ok(Self::Ketamine),
            Ok("esketamine") => Ok(Self::Esketamine),
            _ => {
                node.only(&["other"])?;
                Ok(Self::Other(node.get("other").words()?))
            }
        }
    }
}

impl Field for Dose {
    const SHAPE: Shape = Shape::of("Dose", "mg or mg/kg", Cells::Dose);

    fn write(&self) -> Value {
        object! { "amount": self.amount(), "unit": self.unit.ucum() }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only(&["amount", "unit"])?;
        let (amount, unit) = (node.get("amount"), node.get("unit"));
        let given = unit.text()?;
        let known = DoseUnit::ALL.into_iter().find(|known| known.ucum() == given);
        let unknown = || Problem::UnknownChoice { field: "unit", given: given.to_owned() };
        amount.take(Self::new(amount.number()?, unit.take(known.ok_or_else(unknown))?))
    }
}

shown!(Dose, Drug);

record! {
    /// A treatment session.
    Session "session" on day {
        /// The day it took place.
        pub day: LocalDay,
        /// When the dose was taken, if known.
        pub time: Option<MinuteOfDay>,
        /// How it was given.
        pub route: Route,
        /// What was given.
        pub drug: Drug,
        /// How much.
        pub dose: Option<Dose>,
        /// The next session, as planned on that day; it is after `day`.
        pub planned_next "plannedNext": Option<LocalDay> => last,
        /// Where it was given.
        pub setting: Option<Setting>,
        /// The part of the course.
        pub phase: Option<Phase>,
        /// Why the dose was changed from the session before.
        pub dose_reason "doseReason": Option<Note> => private,
        /// Whether there was psychotherapy that week.
        pub psychotherapy: Option<bool>,
        /// Other medicines that were changed.
        pub other_medicines "otherMedicines": Option<Note> => private,
        /// What the session was like.
        pub experience: Option<Note> => note(NoteAbout::Experience),
        /// How hard it was to bear (R5).
        pub burden: Option<Burden>,
        /// A note.
        pub note: Option<Note> => note(NoteAbout::Session),
        /// How long an infusion ran, in minutes.
        pub minutes: Option<Minutes>,
        /// Body weight on that day, in kilograms.
        pub weight "weightKg": Option<Weight>,
        /// Which session of a series it was, from 1.
        pub series_number "seriesNumber": Option<SeriesNumber>,
        /// It was stopped before its end.
        pub stopped_early "stoppedEarly": bool => or_default,
        /// A medicine that was given for a reaction.
        pub rescue: Option<Text<200>>,
        /// What it was like, as taps; any of them.
        pub tone: Few<SessionTone, 3> => or_default,
        /// Whether half or more of the lift from the session before was gone.
        pub half_gone "halfGone": Option<HalfGone>,
    } checked by checked
}

impl Session {
    /// A session about which only this much is known.
    pub fn on(day: LocalDay, route: Route, drug: Drug) -> Self {
        Self {
            day,
            time: None,
            route,
            drug,
            dose: None,
            planned_next: None,
            note: None,
            setting: None,
            phase: None,
            dose_reason: None,
            psychotherapy: None,
            other_medicines: None,
            experience: None,
            burden: None,
            minutes: None,
            weight: None,
            series_number: None,
            stopped_early: false,
            rescue: None,
            tone: Few::default(),
            half_gone: None,
        }
    }

    /// The same treatment on another day. It takes over what is likely to be the same again, and a planned day that is
    /// still ahead, but nothing of what happened.
    pub fn again(&self, day: LocalDay) -> Self {
        Self {
            planned_next: self.planned_next.filter(|planned| *planned > day),
            dose: self.dose,
            setting: self.setting,
            phase: self.phase,
            ..Self::on(day, self.route, self.drug.clone())
        }
    }

    /// Refuses a planned day that is not after the session.
    pub fn checked(self) -> Result<Self, Problem> {
        match self.planned_next {
            Some(day) if day <= self.day => {
                Err(Problem::NotAfterSession { field: "plannedNext", day, session: self.day })
            }
            _ => Ok(self),
        }
    }

    /// When the dose was taken.
    pub fn at(&self) -> When {
        When { day: self.day, time: self.time }
    }
}
