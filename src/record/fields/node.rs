//! Reading a tree: every value knows the path that leads to it.

use std::fmt;

use super::Names;
use super::value::Value;
use crate::record::choice::{self, Choice};
use crate::record::contact::Phone;
use crate::record::few::Few;
use crate::record::id::RecordId;
use crate::record::kinds::phq9::Frequency;
use crate::record::problem::Problem;
use crate::record::text::Text;
use crate::record::time::{LocalDay, MinuteOfDay};
use crate::record::values::{Burden, Grade, Level};

/// What is wrong at one place of a tree.
///
/// Boxed, since reading any field may fail: a small error keeps the code that passes it on small.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}: {}", if self.path().is_empty() { "the whole" } else { self.path() }, self.fault())]
pub struct Misplaced(Box<(String, Fault)>);

impl Misplaced {
    /// Where, such as `records[12].versions[0].mood`; empty for the whole tree.
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// What is wrong there.
    pub fn fault(&self) -> &Fault {
        &self.0.1
    }
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A different type of value is wanted: this one.
    Wanted(&'static str),
    /// A name that is not known there.
    UnknownName(String),
    /// An identity or a number that also appears elsewhere.
    Twice,
    /// A value that the domain refuses.
    Refused(Problem),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wanted(wanted) => write!(f, "{wanted} is wanted here"),
            Self::UnknownName(name) => write!(f, "{name:?} is not a name that is known here"),
            Self::Twice => f.write_str("it stands twice"),
            Self::Refused(problem) => {
                let text = problem.to_string();
                let said = text.strip_prefix(problem.field()).and_then(|text| text.strip_prefix(": "));
                f.write_str(said.unwrap_or(&text))
            }
        }
    }
}

/// The path to a value.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Name(&'a Path<'a>, &'a str),
    Place(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Name(Self::Root, name) => f.write_str(name),
            Self::Name(above, name) => write!(f, "{above}.{name}"),
            Self::Place(above, place) => write!(f, "{above}[{place}]"),
        }
    }
}

/// A value with the path to it. A name that the object does not have gives null.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    value: &'a Value,
    path: Path<'a>,
    /// It came from the page and from no file: a text of white space alone is no text.
    is_given: bool,
}

impl<'a> Node<'a> {
    /// The root of a tree.
    pub fn root(value: &'a Value) -> Self {
        Self { value, path: Path::Root, is_given: false }
    }

    /// The root of what the page gave. There, a field left blank counts as left out.
    pub fn given(value: &'a Value) -> Self {
        Self { value, path: Path::Root, is_given: true }
    }

    /// It came from the page and from no file.
    pub fn is_given(&self) -> bool {
        self.is_given
    }

    /// An error at this place.
    #[inline(never)]
    pub fn fault(&self, fault: Fault) -> Misplaced {
        Misplaced(Box::new((self.path.to_string(), fault)))
    }

    /// The value if the domain took it, or else its problem at this place.
    pub fn take<T>(&self, result: Result<T, Problem>) -> Result<T, Misplaced> {
        result.map_err(|problem| self.fault(Fault::Refused(problem)))
    }

    /// Reads the value with `read`; `None` for null.
    pub fn maybe<T>(&self, read: impl FnOnce(&Self) -> Result<T, Misplaced>) -> Result<Option<T>, Misplaced> {
        match self.value {
            Value::Null => Ok(None),
            Value::Text(text) if self.is_given && text.trim().is_empty() => Ok(None),
            _ => read(self).map(Some),
        }
    }

    /// The value under this name.
    #[inline(never)]
    pub fn get(&'a self, name: &'a str) -> Self {
        Self { value: self.value.get(name), path: Path::Name(&self.path, name), ..*self }
    }

    /// Refuses anything but an object, and any name that is not among these.
    pub fn only(&self, known: &[&str]) -> Result<(), Misplaced> {
        self.only_fields(&Names::of(&[]), known)
    }

    /// Refuses anything but an object, and any name that is neither a field's nor among these.
    pub fn only_fields(&self, names: &Names, known: &[&str]) -> Result<(), Misplaced> {
        let Value::Object(fields) = self.value else { return Err(self.wanted("an object")) };
        match fields.iter().find(|(name, _)| !known.contains(&&**name) && !names.has(name)) {
            Some((name, _)) => Err(self.fault(Fault::UnknownName(name.to_string()))),
            None => Ok(()),
        }
    }

    /// The value if the domain took the fields together. If not, its problem is put at the field it names, provided
    /// that is one of them.
    pub fn checked<T>(&self, names: &Names, result: Result<T, Problem>) -> Result<T, Misplaced> {
        result.map_err(|problem| match problem.field() {
            field if names.has(field) => self.get(field).fault(Fault::Refused(problem)),
            _ => self.fault(Fault::Refused(problem)),
        })
    }

    /// A value of this list that was read by itself.
    pub fn item(&'a self, place: usize, value: &'a Value) -> Self {
        Self { value, path: Path::Place(&self.path, place), ..*self }
    }

    /// Reads each value of a list with `read`.
    pub fn each<T, E: From<Misplaced>>(&self, mut read: impl FnMut(&Node<'_>) -> Result<T, E>) -> Result<Vec<T>, E> {
        let Value::List(values) = self.value else { return Err(self.wanted("a list").into()) };
        let node = |(place, value)| Node { value, path: Path::Place(&self.path, place), ..*self };
        values.iter().enumerate().map(|item| read(&node(item))).collect()
    }

    /// A list of exactly `COUNT` values.
    pub fn every<T, const COUNT: usize>(
        &self,
        read: impl FnMut(&Node<'_>) -> Result<T, Misplaced>,
    ) -> Result<[T; COUNT], Misplaced> {
        self.each(read)?.try_into().map_err(|_| self.wanted("a list of as many values as there are items"))
    }

    /// A short list.
    pub fn few<T, const MAX: usize>(
        &self,
        read: impl FnMut(&Node<'_>) -> Result<T, Misplaced>,
    ) -> Result<Few<T, MAX>, Misplaced> {
        self.take(Few::new("list", self.each(read)?))
    }

    /// A text.
    pub fn text(&self) -> Result<&'a str, Misplaced> {
        self.value.text().ok_or_else(|| self.wanted("a text"))
    }

    /// A whole number that fits `T`.
    pub fn whole<T: TryFrom<i64>>(&self) -> Result<T, Misplaced> {
        let whole = match self.value {
            Value::Whole(number) => T::try_from(*number).ok(),
            _ => None,
        };
        whole.ok_or_else(|| self.wanted("a whole number within its range"))
    }

    /// Any number.
    pub fn number(&self) -> Result<f64, Misplaced> {
        self.value.number().ok_or_else(|| self.wanted("a number"))
    }

    /// Yes or no.
    pub fn bool(&self) -> Result<bool, Misplaced> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            _ => Err(self.wanted("true or false")),
        }
    }

    /// A choice by its name.
    pub fn choice<C: Choice>(&self) -> Result<C, Misplaced> {
        let given = self.text()?;
        let unknown = || Problem::UnknownChoice { field: "choice", given: given.to_owned() };
        self.take(choice::named(given).ok_or_else(unknown))
    }

    /// The identity of a record.
    pub fn id(&self) -> Result<RecordId, Misplaced> {
        self.take(RecordId::parse("id", self.text()?))
    }

    /// A day.
    pub fn day(&self) -> Result<LocalDay, Misplaced> {
        self.take(LocalDay::parse("day", self.text()?))
    }

    /// A time of day.
    pub fn time(&self) -> Result<MinuteOfDay, Misplaced> {
        self.take(MinuteOfDay::parse("time", self.text()?))
    }

    /// Words of at most `MAX` characters.
    pub fn words<const MAX: usize>(&self) -> Result<Text<MAX>, Misplaced> {
        self.take(Text::parse("text", self.text()?))
    }

    /// A telephone number.
    pub fn phone(&self) -> Result<Phone, Misplaced> {
        self.take(Phone::parse("phone", self.text()?))
    }

    /// A level of 0–10.
    pub fn level(&self) -> Result<Level, Misplaced> {
        self.take(Level::new("level", self.whole()?))
    }

    /// A grade of 0–3.
    pub fn grade(&self) -> Result<Grade, Misplaced> {
        self.take(Grade::new("grade", self.whole()?))
    }

    /// A burden of 0–10.
    pub fn burden(&self) -> Result<Burden, Misplaced> {
        self.take(Burden::new("burden", self.whole()?))
    }

    /// An answer of 0–3.
    pub fn frequency(&self) -> Result<Frequency, Misplaced> {
        self.take(Frequency::new("item", self.whole()?))
    }

    fn wanted(&self, wanted: &'static str) -> Misplaced {
        self.fault(Fault::Wanted(wanted))
    }
}
