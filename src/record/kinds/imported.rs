//! Records that were imported from elsewhere. They say where they come from. A mood keeps the scale of the app it was
//! answered in, and is a kind of its own, so that no rule can take it for a score or a level.

use crate::record::choice::{choice, named};
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Cells, Field, FieldInfo, Fields, Line, Object, Shape, kind, put, record};
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
        /// Apple's Health app.
        AppleHealth = 6,
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
        /// XML.
        Xml = 3,
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
        /// The minute of world time, counted from 1970, if the file named it.
        pub utc: Option<u32> => unlisted,
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
    /// The minute of world time, counted from 1970, if the file named it.
    pub utc: Option<u32>,
    /// A note.
    pub note: Option<Note>,
}

impl ImportedPressure {
    /// A reading that belongs to no session, without a note.
    pub fn new(batch: RecordId, source: Source, at: When, pressure: BloodPressure, pulse: Option<Pulse>) -> Self {
        let reading =
            PressureReading { session: None, at, moment: PressureMoment::Other, pressure, pulse, oxygen: None };
        Self { batch, source, reading, utc: None, note: None }
    }

    /// The same, with what else its file says.
    pub fn beside(self, utc: Option<u32>, note: Option<Note>) -> Self {
        Self { utc, note, ..self }
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
        Line::Field(
            FieldInfo::new::<Option<u32>>("utc", "The minute of world time, counted from 1970, if the file named it.")
                .unlisted(),
        ),
        Line::Field(FieldInfo::new::<Option<Note>>("note", "A note.").private()),
    ];

    fn write(&self, object: &mut Object) {
        object.extend([
            ("import".into(), self.batch.write()),
            ("source".into(), self.source.write()),
            ("at".into(), self.reading.at.write()),
        ]);
        self.reading.pressure.write(object);
        put(object, "pulse", self.reading.pulse.write());
        put(object, "utc", self.utc.write());
        put(object, "note", self.note.write());
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let field = |name| node.get(name);
        let reading = Self::new(
            Field::read(&field("import"))?,
            Field::read(&field("source"))?,
            Field::read(&field("at"))?,
            Fields::read(node)?,
            Field::read(&field("pulse"))?,
        );
        Ok(Self { utc: Field::read(&field("utc"))?, note: Field::read(&field("note"))?, ..reading })
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
        /// What became of each line of the file. A restore and an import of an earlier app have none.
        pub lines: Option<Lines>,
    }
}

choice! {
    /// What became of a line of a file.
    Fate {
        /// It was added.
        Added = 0,
        /// It was added without its time, which could not be read.
        WithoutTime = 1,
        /// It was added without its pulse, which could not be right.
        WithoutPulse = 2,
        /// It was added with a text cut short.
        Cut = 3,
        /// It changed a record that was here.
        Changed = 4,
        /// It was here already.
        Already = 5,
        /// It said something else than a record that was here, and the person kept that.
        Kept = 6,
        /// It has no day that can be read.
        NoDay = 7,
        /// Its day has not come.
        InFuture = 8,
        /// It has no value that can be read.
        NoValue = 9,
        /// It has more cells than the table has columns.
        Columns = 10,
        /// The person left it out.
        LeftOut = 11,
        /// A quote in it is not closed.
        OpenQuote = 12,
        /// A value of it cannot be.
        OutOfRange = 13,
    }
}

/// Lines of a file, one after the other, of which the same became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first, counted from 1.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// What became of them.
    pub fate: Fate,
}

/// What became of the lines of a file, in their order; in JSON as a text, "2-7 added, 8 noDay".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lines(Vec<Span>);

impl Lines {
    /// The most spans that are kept. What comes after them is only counted. `[D]`
    pub const MOST: usize = 2000;

    /// From the fate of each line, in their order. Lines between them that hold nothing are passed over.
    pub fn of(fates: impl Iterator<Item = (u32, Fate)>) -> Self {
        let mut spans: Vec<Span> = Vec::new();
        for (line, fate) in fates {
            let count = spans.len();
            match spans.last_mut() {
                Some(last) if last.fate == fate => last.last = line,
                _ if count == Self::MOST => break,
                _ => spans.push(Span { first: line, last: line, fate }),
            }
        }
        Self(spans)
    }

    /// Refuses spans that are not in order, and more than [`Lines::MOST`].
    pub fn new(spans: Vec<Span>) -> Result<Self, Problem> {
        let is_ordered = spans.iter().all(|span| span.first <= span.last)
            && spans.windows(2).all(|pair| pair[0].last < pair[1].first);
        if spans.len() > Self::MOST || !is_ordered {
            return Err(Problem::UnknownChoice { field: "lines", given: spans.len().to_string() });
        }
        Ok(Self(spans))
    }

    /// The spans.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }
}

impl Field for Lines {
    const SHAPE: Shape = Shape::one("string", "what became of which lines");

    fn write(&self) -> Value {
        let span = |span: &Span| match span {
            Span { first, last, fate } if first == last => format!("{first} {}", fate.name()),
            Span { first, last, fate } => format!("{first}-{last} {}", fate.name()),
        };
        self.0.iter().map(span).collect::<Vec<_>>().join(", ").into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let given = node.text()?;
        let span = |text: &str| {
            let (lines, fate) = text.split_once(' ')?;
            let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
            Some(Span { first: first.parse().ok()?, last: last.parse().ok()?, fate: named(fate)? })
        };
        let spans: Option<Vec<Span>> = given.split(", ").filter(|span| !span.is_empty()).map(span).collect();
        let unknown = || Problem::UnknownChoice { field: "lines", given: given.chars().take(40).collect() };
        node.take(spans.ok_or_else(unknown).and_then(Self::new))
    }
}

fn check(field: &'static str, given: i32, min: i32, max: i32) -> Result<(), Problem> {
    if (min..=max).contains(&given) {
        return Ok(());
    }
    let points = |hundredths| f64::from(hundredths) / f64::from(Rating::POINT);
    Err(Problem::OutOfRange { field, given: points(given), min: points(min), max: points(max) })
}
