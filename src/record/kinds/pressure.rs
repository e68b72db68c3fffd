//! Blood pressure, pulse and oxygen around a session, and the limits for them (R5).

use crate::record::choice::choice;
use crate::record::fields::node::{Fault, Misplaced, Node};
use crate::record::fields::value::{Value, object};
use crate::record::fields::{Cells, Field, FieldInfo, Fields, Line, Object, Shape, record, shown};
use crate::record::id::RecordId;
use crate::record::problem::Problem;
use crate::record::time::When;

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

    /// A reading. Refuses values that no cuff can show, and a diastolic that is not below the systolic; if the two look
    /// swapped, the problem says so.
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

    /// Whether it is at or above 180/120, which with symptoms is an emergency (R5). Either number is enough.
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

    /// A pulse of this many beats a minute. Refuses any outside 30–220.
    pub fn new(beats: u16) -> Result<Self, Problem> {
        check("pulse", beats, Self::RANGE)?;
        Ok(Self(beats))
    }

    /// Beats a minute, 30–220.
    pub fn beats(self) -> u16 {
        self.0
    }
}

/// Oxygen saturation of the blood from a finger clip, percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oxygen(u8);

impl Oxygen {
    /// Plausible readings. A clip that shows less has usually slipped. `[D]`
    const RANGE: (u16, u16) = (50, 100);

    /// A saturation of this many percent. Refuses any outside 50–100.
    pub fn new(percent: u16) -> Result<Self, Problem> {
        check("oxygen", percent, Self::RANGE)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 100")]
        Ok(Self(percent as u8))
    }

    /// Percent, 50–100.
    pub fn percent(self) -> u8 {
        self.0
    }
}

/// The limits that the clinic gave; `None` where it gave none and the usual limit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Highest upper number before the dose, mmHg.
    pub systolic: Option<u16>,
    /// Highest lower number before the dose, mmHg.
    pub diastolic: Option<u16>,
    /// Highest pulse before the dose, beats a minute. There is no usual limit.
    pub pulse: Option<u16>,
    /// Lowest oxygen saturation at rest, percent.
    pub oxygen: Option<u8>,
}

impl Limits {
    /// Highest pressure before the dose unless the clinic gave another (R5), mmHg.
    pub const USUAL: (u16, u16) = (140, 90);
    /// Lowest oxygen saturation at rest unless the clinic gave another, percent. `[D]`
    pub const USUAL_OXYGEN: u8 = 92;
    /// The limits that count where the clinic gave none.
    pub const USUAL_LIMITS: Self = Self {
        systolic: Some(Self::USUAL.0),
        diastolic: Some(Self::USUAL.1),
        pulse: None,
        oxygen: Some(Self::USUAL_OXYGEN),
    };
    /// Limits that can be given. Those for pressure are below what is an emergency with symptoms. `[D]`
    const SYSTOLIC: (u16, u16) = (90, 179);
    const DIASTOLIC: (u16, u16) = (50, 119);
    const PULSE: (u16, u16) = (60, 180);
    const OXYGEN: (u16, u16) = (80, 99);

    /// Refuses limits that cannot be given, and an upper limit that is not above the lower one.
    pub fn checked(self) -> Result<Self, Problem> {
        let given = [
            ("systolic", self.systolic, Self::SYSTOLIC),
            ("diastolic", self.diastolic, Self::DIASTOLIC),
            ("pulse", self.pulse, Self::PULSE),
            ("oxygen", self.oxygen.map(u16::from), Self::OXYGEN),
        ];
        for (field, limit, range) in given {
            limit.map_or(Ok(()), |limit| check(field, limit, range))?;
        }
        if self.systolic() <= self.diastolic() {
            return Err(Problem::LimitsCross { field: "systolic" });
        }
        Ok(self)
    }

    /// Highest upper number before the dose, mmHg.
    pub fn systolic(&self) -> u16 {
        self.systolic.unwrap_or(Self::USUAL.0)
    }

    /// Highest lower number before the dose, mmHg.
    pub fn diastolic(&self) -> u16 {
        self.diastolic.unwrap_or(Self::USUAL.1)
    }

    /// Lowest oxygen saturation at rest, percent.
    pub fn oxygen(&self) -> u8 {
        self.oxygen.unwrap_or(Self::USUAL_OXYGEN)
    }
}

choice! {
    /// At what point of a session it was measured.
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

impl PressureMoment {
    /// Minutes from the dose to the beginning and to the end of the expected peak. `[D]`
    const PEAK: (i32, i32) = (20, 80);
    /// Within this many minutes of a reading before the dose, another one is likely a repeat. `[D]`
    const AGAIN: i32 = 30;

    /// Which reading one taken `now`, on the day of its session, most likely is. It is a guess that one tap changes.
    /// `dose` is when the dose was taken, and `before` when the last reading before it was. Soon after that one it is
    /// taken to be a repeat, so that a high value is not missed.
    pub fn likely(dose: When, before: Option<When>, now: When) -> Self {
        if dose.time.is_none() {
            let is_again = |before: When| now.minutes_since(before).is_some_and(|minutes| minutes < Self::AGAIN);
            return if before.is_none_or(is_again) { Self::Before } else { Self::Other };
        }
        match now.minutes_since(dose) {
            Some(minutes) if minutes > Self::PEAK.1 => Self::Leaving,
            Some(minutes) if minutes >= Self::PEAK.0 => Self::Peak,
            _ => Self::Other,
        }
    }
}

/// The two numbers are fields of the reading itself.
impl Fields for BloodPressure {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::of("systolic", "The upper number.", Shape::one("number", "mmHg"))),
        Line::Field(FieldInfo::of("diastolic", "The lower number.", Shape::one("number", "mmHg"))),
    ];

    fn write(&self, object: &mut Object) {
        object.extend([("systolic".into(), self.systolic.into()), ("diastolic".into(), self.diastolic.into())]);
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.checked(Self::NAMES, Self::new(node.get("systolic").whole()?, node.get("diastolic").whole()?))
    }
}

impl Field for Pulse {
    const SHAPE: Shape = Shape::one("number", "beats/min");

    fn write(&self) -> Value {
        self.0.into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new(node.whole()?))
    }
}

impl Field for Oxygen {
    const SHAPE: Shape = Shape::one("number", "%");

    fn write(&self) -> Value {
        self.0.into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new(node.whole()?))
    }
}

impl Field for Limits {
    const SHAPE: Shape = Shape::of("Limits", "limits for a dose", Cells::Nowhere);

    fn write(&self) -> Value {
        let Self { systolic, diastolic, pulse, oxygen } = *self;
        object! { "systolic": systolic, "diastolic": diastolic, "pulse": pulse, "oxygen": oxygen }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only(&["systolic", "diastolic", "pulse", "oxygen"])?;
        let limits = Self {
            systolic: node.get("systolic").maybe(Node::whole)?,
            diastolic: node.get("diastolic").maybe(Node::whole)?,
            pulse: node.get("pulse").maybe(Node::whole)?,
            oxygen: node.get("oxygen").maybe(Node::whole)?,
        };
        limits.checked().map_err(|problem| node.get(problem.field()).fault(Fault::Refused(problem)))
    }
}

shown!(Limits);

record! {
    /// A reading of blood pressure, with pulse and oxygen if there are any.
    PressureReading "pressure" on at.day {
        /// The session it belongs to.
        pub session: Option<RecordId>,
        /// When it was taken.
        pub at: When,
        /// Which of the session's readings it is.
        pub moment: PressureMoment,
        /// The pressure.
        pub pressure: BloodPressure => flat,
        /// The pulse.
        pub pulse: Option<Pulse>,
        /// The oxygen saturation.
        pub oxygen: Option<Oxygen>,
    }
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
