//! The fields of a record, declared once.
//!
//! Each kind of record is one table of fields, written with [`record!`]. The table gives the record its Rust type, its
//! type on the page, its form in a JSON file, its columns in a CSV file, and its part of `docs/records.md`. Stored rows
//! are written by hand, on purpose: they must never change.

pub mod node;
mod shapes;
pub mod value;

use std::borrow::Cow;

use node::{Misplaced, Node};
use value::Value;

/// The named values of an object, in order.
pub type Object = Vec<(Cow<'static, str>, Value)>;

/// A value that can be a field of a record.
pub trait Field: Sized {
    /// How it is written and shown.
    const SHAPE: Shape;
    /// It may be missing.
    const OPTIONAL: bool = false;

    /// The value as plain data.
    fn write(&self) -> Value;

    /// Reads plain data, through the domain's own constructors.
    fn read(node: &Node<'_>) -> Result<Self, Misplaced>;
}

/// How the values of a field are written and shown.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Their TypeScript type on the page.
    pub page: &'static str,
    /// What they are: the unit of a column, and what the documentation says.
    pub unit: &'static str,
    /// How they fill the cells of a table.
    pub cells: Cells,
}

impl Shape {
    /// Values that are one cell each.
    pub const fn one(page: &'static str, unit: &'static str) -> Self {
        Self { page, unit, cells: Cells::One }
    }

    /// Values that fill cells in their own way.
    pub const fn of(page: &'static str, unit: &'static str, cells: Cells) -> Self {
        Self { page, unit, cells }
    }
}

/// How the values of a field fill the cells of a table.
#[derive(Clone, Copy, Debug)]
pub enum Cells {
    /// One cell.
    One,
    /// The person's own words, which a spreadsheet must not take for a number or a date.
    Words,
    /// An identity, in groups of digits.
    Id,
    /// Hours, written as minutes.
    Minutes,
    /// A number with decimals, written in hundredths.
    Hundredths,
    /// A time of day; the day has a column of its own.
    Time,
    /// A dose: its text, its thousandths, its unit.
    Dose,
    /// A name from the list, or another name in a cell beside it.
    NamedOr {
        /// What the other name is called in plain data.
        other: &'static str,
    },
    /// How something ended: which way, the day, the time.
    End,
    /// This many answers.
    Items(usize),
    /// An answer to each of these items.
    Answers(fn() -> Vec<&'static str>),
    /// Days or choices, in one cell.
    Together,
    /// Named numbers, in one cell.
    Named,
    /// Not in any table.
    Nowhere,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// Its name in plain data, `inThisCase`.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// How its values are written and shown.
    pub shape: Shape,
    /// It may be missing.
    pub optional: bool,
    /// It holds the person's own words, which only leave the app when they are asked for.
    pub private: bool,
    /// For a note: what it is about. `None` if it is not a note.
    pub note: Option<NoteAbout>,
    /// The name of its column, if that is different.
    pub column: Option<&'static str>,
    /// Where its column goes.
    pub place: Place,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteAbout {
    /// A check-in.
    CheckIn,
    /// What a session was like.
    Experience,
    /// A session.
    Session,
    /// A side effect.
    SideEffect,
    /// A therapy.
    Therapy,
    /// An earlier treatment.
    Trial,
}

/// Where the column of a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before the others.
    First,
    /// In the order of the table.
    InOrder,
    /// After the others.
    Last,
    /// Not in any table.
    Nowhere,
}

impl FieldInfo {
    /// A field of type `T`.
    pub const fn new<T: Field>(name: &'static str, doc: &'static str) -> Self {
        Self { optional: T::OPTIONAL, ..Self::of(name, doc, T::SHAPE) }
    }

    /// A field of this shape that is always there.
    pub const fn of(name: &'static str, doc: &'static str, shape: Shape) -> Self {
        Self { name, doc, shape, optional: false, private: false, note: None, column: None, place: Place::InOrder }
    }

    /// May be missing and then takes its default: there are records from before the field.
    pub const fn or_default(self) -> Self {
        Self { optional: true, ..self }
    }

    /// Holds the person's own words.
    pub const fn private(self) -> Self {
        Self { private: true, ..self }
    }

    /// Holds a note about this, which the report prints when notes are asked for.
    pub const fn note(self, about: NoteAbout) -> Self {
        Self { private: true, note: Some(about), ..self }
    }

    /// Has a column with another name.
    pub const fn column(self, name: &'static str) -> Self {
        Self { column: Some(name), ..self }
    }

    /// Its column goes before the others.
    pub const fn first(self) -> Self {
        Self { place: Place::First, ..self }
    }

    /// Its column goes after the others.
    pub const fn last(self) -> Self {
        Self { place: Place::Last, ..self }
    }

    /// It has no column.
    pub const fn unlisted(self) -> Self {
        Self { place: Place::Nowhere, ..self }
    }
}

/// A line of a table of fields.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// A field.
    Field(FieldInfo),
    /// Fields that are one value in Rust and separate fields everywhere else.
    Group(&'static [Line]),
}

/// Visits every field of a table, in order.
pub fn each(lines: &'static [Line], visit: &mut dyn FnMut(&'static FieldInfo)) {
    for line in lines {
        match line {
            Line::Field(field) => visit(field),
            Line::Group(lines) => each(lines, visit),
        }
    }
}

/// The most fields that a table can have. A longer one does not compile.
const MOST_FIELDS: usize = 32;

/// The names of the fields of a table. What is read is checked against these alone, so that a module which writes no
/// table does not carry what the fields mean and how they are shown.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    names: [&'static str; MOST_FIELDS],
    count: usize,
}

impl Names {
    /// The names in this table.
    pub const fn of(lines: &[Line]) -> Self {
        let mut names = Self { names: [""; MOST_FIELDS], count: 0 };
        names.add(lines);
        names
    }

    const fn add(&mut self, lines: &[Line]) {
        // Only this kind of loop can run in a constant.
        let mut at = 0;
        while at < lines.len() {
            match &lines[at] {
                Line::Field(field) => {
                    self.names[self.count] = field.name;
                    self.count += 1;
                }
                Line::Group(lines) => self.add(lines),
            }
            at += 1;
        }
    }

    /// Whether a field has this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().take(self.count).any(|own| *own == name)
    }
}

/// Values with a table of fields: a record, or a part of one.
pub trait Fields: Sized {
    /// The table.
    const LINES: &'static [Line];

    /// The names in it.
    const NAMES: &'static Names = &Names::of(Self::LINES);

    /// Adds each field to the object, under its name.
    fn write(&self, object: &mut Object);

    /// Reads the fields, through the domain's own constructors. It is up to the caller to refuse unknown names.
    fn read(node: &Node<'_>) -> Result<Self, Misplaced>;

    /// The value as plain data.
    fn to_value(&self) -> Value {
        let mut object = Vec::new();
        self.write(&mut object);
        Value::Object(object)
    }

    /// Reads plain data that holds these fields and no others.
    fn from_node(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only_fields(Self::NAMES, &[])?;
        Self::read(node)
    }
}

/// Adds a field. It is not inlined, since it is called for every field of every record.
#[inline(never)]
pub fn put(object: &mut Object, name: &'static str, value: Value) {
    object.push((name.into(), value));
}

/// Declares a type by its table of fields, and implements what follows from the table.
///
/// A field is written `name "nameInData": Type => mark`. The name in data is left out when it is the same. A mark is
/// `flat`, for a value whose own fields are listed among these, or a method of [`FieldInfo`].
macro_rules! fields {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[doc = $doc:literal])* $vis:vis $field:ident $($data:literal)?: $type:ty $(=> $mark:ident $(($about:expr))?)?,)*
        }
        $(checked by $check:ident)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name {
            $($(#[doc = $doc])* $vis $field: $type,)*
        }

        impl $crate::record::fields::Fields for $name {
            const LINES: &'static [$crate::record::fields::Line] = &[
                $($crate::record::fields::line!([$($mark $(($about))?)?] $field [$($data)?] $type, concat!($($doc),*))),*
            ];

            fn write(&self, object: &mut $crate::record::fields::Object) {
                $($crate::record::fields::write!([$($mark)?] object, self.$field, $field [$($data)?]);)*
            }

            fn read(
                node: &$crate::record::fields::node::Node<'_>,
            ) -> Result<Self, $crate::record::fields::node::Misplaced> {
                let read = Self { $($field: $crate::record::fields::read!([$($mark)?] node, $field [$($data)?]),)* };
                $(let read = node.checked(Self::NAMES, read.$check())?;)?
                Ok(read)
            }
        }
    };
}

/// Declares a kind of record by its table of fields. `on` names the day that it is about.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident $kind:literal $(on $($day:ident).+)? { $($table:tt)* } $($check:tt)*) => {
        $crate::record::fields::fields! { $(#[$meta])* $name { $($table)* } $($check)* }
        $crate::record::fields::kind! { $name $kind $(on $($day).+)? }
    };
}

/// Makes a type with a table of fields a kind of record.
macro_rules! kind {
    ($name:ident $kind:literal $(on $($day:ident).+)?) => {
        impl $crate::record::log::RecordKind for $name {
            const NAME: &'static str = $kind;

            fn day(&self) -> Option<$crate::record::time::LocalDay> {
                $crate::record::fields::day!(self $($($day).+)?)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::record::fields::Fields::to_value(self), output)
            }
        }
    };
}

macro_rules! day {
    ($record:ident) => {
        None
    };
    ($record:ident $($day:ident).+) => {
        Some($record.$($day).+)
    };
}

macro_rules! line {
    ([flat] $field:ident [] $type:ty, $doc:expr) => {
        $crate::record::fields::Line::Group(<$type as $crate::record::fields::Fields>::LINES)
    };
    ([$($mark:ident $(($about:expr))?)?] $field:ident [$($data:literal)?] $type:ty, $doc:expr) => {
        $crate::record::fields::Line::Field(
            $crate::record::fields::FieldInfo::new::<$type>(
                $crate::record::fields::name!($field $($data)?), $doc,
            )$(.$mark($($about)?))?
        )
    };
}

macro_rules! write {
    ([flat] $object:ident, $value:expr, $field:ident []) => {
        $crate::record::fields::Fields::write(&$value, $object)
    };
    ([$($mark:ident)?] $object:ident, $value:expr, $field:ident [$($data:literal)?]) => {
        $crate::record::fields::put(
            $object,
            $crate::record::fields::name!($field $($data)?),
            $crate::record::fields::Field::write(&$value),
        )
    };
}

macro_rules! read {
    ([or_default] $node:ident, $field:ident [$($data:literal)?]) => {
        $node.get($crate::record::fields::name!($field $($data)?))
            .maybe($crate::record::fields::Field::read)?
            .unwrap_or_default()
    };
    ([flat] $node:ident, $field:ident []) => {
        $crate::record::fields::Fields::read($node)?
    };
    ([$($mark:ident)?] $node:ident, $field:ident [$($data:literal)?]) => {
        $crate::record::fields::Field::read(&$node.get($crate::record::fields::name!($field $($data)?)))?
    };
}

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $data:literal) => {
        $data
    };
}

/// For values that the views for the page also hold.
macro_rules! shown {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::record::fields::Field::write(self), output)
            }
        }
    )*};
}

pub(crate) use {day, fields, kind, line, name, read, record, shown, write};
