//! Records that were imported from elsewhere. They say where they come from. A mood keeps the scale of the app it was
//! answered in, and is a kind of its own, so that no rule can take it for a score or a level.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Cells, Field, FieldInfo, Fields, Line, Object, Shape, kind, record};
use crate::record::id::RecordId;
use crate::record::kinds::pressure::{BloodPressure, PressureMoment, PressureReading, Pulse};
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::When;

choice! {
    /// Where an imported record comes from.
    Source {
        /// The Daylio mood diary.
        Daylio = 0,
        /// The Bearable symptom diary.
        Bearable = 1,
        /// OMRON connect.
        Omron = 2,
        /// Withings Health Mate.
        Withings = 3,
        /// A table whose columns the person named.
        Table = 4,
        /// Tidemark's own JSON.
        Tidemark = 5,
    }
}

choice! {
    /// What kind of file it was.
    FileKind {
        /// Comma-separated values.
        Csv = 0,
        /// A zip archive.
        Archive = 1,
        /// JSON.
        Json = 2,
    }
}

/// A value on another app's scale, in hundredths of a point. The best end may be the lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating {
    value: i32,
    worst: i32,
    best: i32,
}

impl Rating {
    /// Hundredths in a point.
    pub const POINT: i32 = 100;
    /// The furthest end of a scale, in hundredths: 1,000 points either way. `[D]`
    pub const FURTHEST: i32 = 1000 * Self::POINT;

    /// A value on its scale, ends included. Refuses a value off the scale, and a scale whose ends are the same or
    /// beyond [`Rating::FURTHEST`].
    pub fn new(value: i32, worst: i32, best: i32) -> Result<Self, Problem> {
        for end in [worst, best] {
            check("scale", end, -Self::FURTHEST, Self::FURTHEST)?;
        }
        if worst == best {
            return Err(Problem::Empty { field: "scale" });
        }
        check("value", value, worst.min(best), worst.max(best))?;
        Ok(Self { value, worst, best })
    }

    /// Turns points into hundredths. Refuses a number with more than two decimals, and one beyond [`Rating::FURTHEST`].
    pub fn hundredths(field: &'static str, points: f64) -> Result<i32, Problem> {
        let hundredths = (points * f64::from(Self::POINT)).round();
        let whole = (hundredths / f64::from(Self::POINT) - points).abs() < 1e-9;
        if !whole || hundredths.abs() > f64::from(Self::FURTHEST) {
            let end = f64::from(Self::FURTHEST / Self::POINT);
            return Err(Problem::OutOfRange { field, given: points, min: -end, max: end });
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole, and at most the furthest end")]
        Ok(hundredths as i32)
    }

    /// The value, in hundredths.
    pub fn value(self) -> i32 {
        self.value
    }

    /// The worst end of the scale, in hundredths.
    pub fn worst(self) -> i32 {
        self.worst
    }

    /// The best end of the scale, in hundredths.
    pub fn best(self) -> i32 {
        self.best
    }
}

/// The value and the ends of its scale, in points.
impl Fields for Rating {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::of("value", "The value.", POINTS)),
        Line::Field(FieldInfo::of("worst", "The end that is worst.", POINTS)),
        Line::Field(FieldInfo::of("best", "The end that is best.", POINTS)),
    ];

    fn write(&self, object: &mut Object) {
        let points = |hundredths: i32| Value::from(f64::from(hundredths) / f64::from(Self::POINT));
        object.extend([
            ("value".into(), points(self.value)),
            ("worst".into(), points(self.worst)),
            ("best".into(), points(self.best)),
        ]);
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let hundredths = |name| {
            let points = node.get(name);
            points.take(Self::hundredths("value", points.number()?))
        };
        let rating = Self::new(hundredths("value")?, hundredths("worst")?, hundredths("best")?);
        node.get("value").take(rating)
    }
}

const POINTS: Shape = Shape::of("number", "0.01 points of its scale", Cells::Hundredths);

record! {
    /// A mood that was answered in another app, on that app's scale.
    ImportedMood "importedMood" on at.day {
        /// The [`ImportBatch`] it came with.
        pub batch "import": RecordId => unlisted,
        /// Where it comes from.
        pub source: Source,
        /// When it was answered.
        pub at: When,
        /// The answer.
        pub rating: Rating => flat,
        /// The other app's word for it.
        pub word: Option<Label>,
        /// What the person did, in the other app's words.
        pub activities: Option<Note> => private,
        /// A note.
        pub note: Option<Note> => private,
    }
}

/// A blood pressure from another device or app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ImportedPressure {
    /// The [`ImportBatch`] it came with.
    pub batch: RecordId,
    /// Where it comes from.
    pub source: Source,
    reading: PressureReading,
}

impl ImportedPressure {
    /// A reading that belongs to no session.
    pub fn new(batch: RecordId, source: Source, at: When, pressure: BloodPressure, pulse: Option<Pulse>) -> Self {
        let reading =
            PressureReading { session: None, at, moment: PressureMoment::Other, pressure, pulse, oxygen: None };
        Self { batch, source, reading }
    }

    /// The reading.
    pub fn reading(&self) -> &PressureReading {
        &self.reading
    }
}

/// The fields of an imported reading.
impl Fields for ImportedPressure {
    const LINES: &'static [Line] = &[
        Line::Field(FieldInfo::new::<RecordId>("import", "The import it came with.")),
        Line::Field(FieldInfo::new::<Source>("source", "Where it comes from.")),
        Line::Field(FieldInfo::new::<When>("at", "When it was taken.")),
        Line::Group(BloodPressure::LINES),
        Line::Field(FieldInfo::new::<Option<Pulse>>("pulse", "The pulse.")),
    ];

    fn write(&self, object: &mut Object) {
        object.extend([
            ("import".into(), self.batch.write()),
            ("source".into(), self.source.write()),
            ("at".into(), self.reading.at.write()),
        ]);
        self.reading.pressure.write(object);
        object.push(("pulse".into(), self.reading.pulse.write()));
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let field = |name| node.get(name);
        Ok(Self::new(
            Field::read(&field("import"))?,
            Field::read(&field("source"))?,
            Field::read(&field("at"))?,
            Fields::read(node)?,
            Field::read(&field("pulse"))?,
        ))
    }
}

kind! { ImportedPressure "importedPressure" on reading.at.day }

/// A number that tells one run of entries from another. A JSON number cannot hold it exactly, so it is written as 16
/// hexadecimal digits.
impl Field for u64 {
    const SHAPE: Shape = Shape::one("string", "16 hexadecimal digits");

    fn write(&self) -> Value {
        format!("{self:016x}").into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let given = node.text()?;
        let digits = given.len() == 16 && given.bytes().all(|byte| byte.is_ascii_hexdigit());
        let seal = Self::from_str_radix(given, 16).ok().filter(|_| digits);
        node.take(seal.ok_or_else(|| Problem::UnknownChoice { field: "restored", given: given.to_owned() }))
    }
}

record! {
    /// One import: what was brought in at once, and can be taken back at once.
    ImportBatch "import" {
        /// Where its records come from.
        pub source: Source,
        /// What kind of file it was.
        pub file: FileKind,
        /// Entries added to the log.
        pub added: u32,
        /// Records in the file that were there already.
        pub already: u32,
        /// Rows that were refused.
        pub refused: u32,
        /// For a restore, whose records name no batch: the seal of the entries it added, which come just before it in
        /// the log.
        pub restored: Option<u64>,
    }
}

fn check(field: &'static str, given: i32, min: i32, max: i32) -> Result<(), Problem> {
    if (min..=max).contains(&given) {
        return Ok(());
    }
    let points = |hundredths| f64::from(hundredths) / f64::from(Rating::POINT);
    Err(Problem::OutOfRange { field, given: points(given), min: points(min), max: points(max) })
}
