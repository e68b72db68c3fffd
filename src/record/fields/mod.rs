//! The fields of a record, declared once.
//!
//! Each kind of record is one table of fields, written with [`record!`]. The
//! table is the record's type, what the page is given and gives back, the record
//! in a JSON file, its columns in a CSV file, and its part of `docs/records.md`.
//! Stored rows are written by hand, on purpose: they never change.

pub mod node;
mod shapes;
pub mod value;

use std::borrow::Cow;

use node::{Misplaced, Node};
use value::Value;

/// The named values of an object, in order.
pub type Object = Vec<(Cow<'static, str>, Value)>;

/// A value that a record has as one of its fields.
pub trait Field: Sized {
    /// How it is written and shown.
    const SHAPE: Shape;
    /// It may be missing.
    const OPTIONAL: bool = false;

    /// As plain data.
    fn write(&self) -> Value;

    /// From plain data, through the domain's own constructors.
    fn read(node: &Node<'_>) -> Result<Self, Misplaced>;
}

/// How the values of a field are written and shown.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Their type on the page, in TypeScript.
    pub page: &'static str,
    /// What they are: the unit of a column, and what a reader is told.
    pub unit: &'static str,
    /// Their columns in a table.
    pub cells: Cells,
}

impl Shape {
    /// Values that are one cell each.
    pub const fn one(page: &'static str, unit: &'static str) -> Self {
        Self { page, unit, cells: Cells::One }
    }

    /// Values that take their own columns.
    pub const fn of(page: &'static str, unit: &'static str, cells: Cells) -> Self {
        Self { page, unit, cells }
    }
}

/// How the values of a field fill the cells of a table.
#[derive(Clone, Copy, Debug)]
pub enum Cells {
    /// As one cell.
    One,
    /// Words of the person, which no spreadsheet may take for a number or a date.
    Words,
    /// An identity, in groups of digits.
    Id,
    /// Hours, as minutes.
    Minutes,
    /// A number with decimals, in hundredths.
    Hundredths,
    /// The time of a day that has its own column.
    Time,
    /// A dose: its text, its thousandths, its unit.
    Dose,
    /// A name of the list, or another name beside it.
    NamedOr {
        /// The name under which another one lies.
        other: &'static str,
    },
    /// How something ended: which way, the day, the time.
    End,
    /// So many answers.
    Items(usize),
    /// An answer to each of these items.
    Answers(fn() -> Vec<&'static str>),
    /// Days, in one cell.
    Days,
    /// Named numbers, in one cell.
    Named,
    /// In no table.
    Nowhere,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// Its name as plain data, `inThisCase`.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// How its values are written and shown.
    pub shape: Shape,
    /// It may be missing.
    pub optional: bool,
    /// It holds the person's own words, which only go along when they are asked for.
    pub private: bool,
    /// What a note of the person is about, in the report. `None` where it is not one.
    pub note: Option<&'static str>,
    /// The name of its column, where it is another one.
    pub column: Option<&'static str>,
    /// Where its column stands.
    pub place: Place,
}

/// Where the column of a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before the others.
    First,
    /// In the order of the table.
    InOrder,
    /// After the others.
    Last,
    /// In no table.
    Nowhere,
}

impl FieldInfo {
    /// A field as its type has it.
    pub const fn new<T: Field>(name: &'static str, doc: &'static str) -> Self {
        Self { optional: T::OPTIONAL, ..Self::of(name, doc, T::SHAPE) }
    }

    /// A field that is always there, of this shape.
    pub const fn of(name: &'static str, doc: &'static str, shape: Shape) -> Self {
        Self { name, doc, shape, optional: false, private: false, note: None, column: None, place: Place::InOrder }
    }

    /// May be missing, and then has its default: it is younger than its kind.
    pub const fn or_default(self) -> Self {
        Self { optional: true, ..self }
    }

    /// Holds the person's own words.
    pub const fn private(self) -> Self {
        Self { private: true, ..self }
    }

    /// Holds a note about this, which the report prints when notes are asked for.
    pub const fn note(self, about: &'static str) -> Self {
        Self { private: true, note: Some(about), ..self }
    }

    /// Has a column of another name.
    pub const fn column(self, name: &'static str) -> Self {
        Self { column: Some(name), ..self }
    }

    /// Its column stands before the others.
    pub const fn first(self) -> Self {
        Self { place: Place::First, ..self }
    }

    /// Its column stands after the others.
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
    /// Fields that are one value in Rust and stand side by side everywhere else.
    Group(&'static [Line]),
}

/// Every field of a table, in its order.
pub fn each(lines: &'static [Line], visit: &mut dyn FnMut(&'static FieldInfo)) {
    for line in lines {
        match line {
            Line::Field(field) => visit(field),
            Line::Group(lines) => each(lines, visit),
        }
    }
}

/// Whether a table has a field of this name.
pub fn has(lines: &[Line], name: &str) -> bool {
    lines.iter().any(|line| match line {
        Line::Field(field) => field.name == name,
        Line::Group(lines) => has(lines, name),
    })
}

/// Values with a table of fields: a record, or a part of one.
pub trait Fields: Sized {
    /// The table.
    const LINES: &'static [Line];

    /// Adds each field with its name.
    fn write(&self, object: &mut Object);

    /// Reads the fields, through the domain's own constructors. Names that are not known are the caller's to refuse.
    fn read(node: &Node<'_>) -> Result<Self, Misplaced>;

    /// As plain data.
    fn to_value(&self) -> Value {
        let mut object = Vec::new();
        self.write(&mut object);
        Value::Object(object)
    }

    /// From plain data that holds these fields and no others.
    fn from_node(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only_fields(Self::LINES, &[])?;
        Self::read(node)
    }
}

/// Adds a field. One function, since it is called for every field of every record.
#[inline(never)]
pub fn put(object: &mut Object, name: &'static str, value: Value) {
    object.push((name.into(), value));
}

/// Declares a type by its table of fields, with what follows from the table.
///
/// A field is `name "nameAsData": Type => mark`, where the name as data may be
/// left out when it is the same. A mark is `flat` for a value whose own fields stand among
/// these, or a method of [`FieldInfo`].
macro_rules! fields {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[doc = $doc:literal])* $vis:vis $field:ident $($data:literal)?: $type:ty $(=> $mark:ident $(($about:literal))?)?,)*
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
                $(let read = node.checked(Self::LINES, read.$check())?;)?
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
                $(return Some(self.$($day).+);)?
                #[allow(unreachable_code, reason = "reached by a record that is about no day")]
                None
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::record::fields::Fields::to_value(self), output)
            }
        }
    };
}

macro_rules! line {
    ([flat] $field:ident [] $type:ty, $doc:expr) => {
        $crate::record::fields::Line::Group(<$type as $crate::record::fields::Fields>::LINES)
    };
    ([$($mark:ident $(($about:literal))?)?] $field:ident [$($data:literal)?] $type:ty, $doc:expr) => {
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

/// Values that views for the page hold too.
macro_rules! shown {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::record::fields::Field::write(self), output)
            }
        }
    )*};
}

pub(crate) use {fields, kind, line, name, read, record, shown, write};
