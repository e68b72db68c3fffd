//! How values that several kinds of record share are written and shown.

use super::node::{Fault, Misplaced, Node};
use super::value::{Value, object};
use super::{Cells, Field, Shape, shown};
use crate::record::contact::{Contact, Phone};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::few::Few;
use crate::record::id::RecordId;
use crate::record::kinds::phq9::Frequency;
use crate::record::kinds::session::SessionTone;
use crate::record::rough_date::RoughDate;
use crate::record::text::Text;
use crate::record::time::{DayStart, LocalDay, MinuteOfDay, When};
use crate::record::values::{Burden, Count, Grade, Level, Sleep};

/// Values that are a single value in plain data: their shape, how they are written and how they are read.
macro_rules! plain {
    ($($type:ty: $shape:expr, |$value:ident| $write:expr, $read:expr;)*) => {$(
        impl Field for $type {
            const SHAPE: Shape = $shape;

            fn write(&self) -> Value {
                let $value = self;
                Value::from($write)
            }

            fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
                let read: fn(&Node<'_>) -> Result<Self, Misplaced> = $read;
                read(node)
            }
        }
    )*};
}

plain! {
    LocalDay: Shape::one("string", "YYYY-MM-DD"), |day| *day, |node| node.day();
    MinuteOfDay: Shape::one("string", "HH:MM"), |time| *time, |node| node.time();
    RoughDate: Shape::one("string", "YYYY, YYYY-MM or YYYY-MM-DD"), |date| *date,
        |node| node.take(RoughDate::parse("day", node.text()?));
    RecordId: Shape::of("string", "record", Cells::Id), |id| *id, |node| node.id();
    Level: Shape::one("number", "points 0-10"), |level| *level, |node| node.level();
    Burden: Shape::one("number", "points 0-10"), |burden| *burden, |node| node.burden();
    Grade: Shape::one("number", "grade 0-3"), |grade| *grade, |node| node.grade();
    bool: Shape::one("boolean", "yes/no"), |yes| *yes, |node| node.bool();
    u8: Shape::one("number", "points"), |number| *number, |node| node.whole();
    u16: Shape::one("number", "number"), |number| *number, |node| node.whole();
    u32: Shape::one("number", "number"), |number| *number, |node| node.whole();
    String: Shape::one("string", "text"), |text| text.as_str(), |node| Ok(node.text()?.to_owned());
    Phone: Shape::one("string", "telephone number"), |phone| phone.as_str(), |node| node.phone();
    Sleep: Shape::of("number", "hours, in quarters", Cells::Minutes), |sleep| sleep.hours(),
        |node| node.take(Sleep::from_hours("sleepHours", node.number()?));
    DayStart: Shape::one("number", "hour 0-11"), |start| start.hour(),
        |node| node.take(DayStart::new(node.whole()?));
}

impl<T: Field> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const OPTIONAL: bool = true;

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Field::write)
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.maybe(T::read)
    }
}

impl<const MAX: usize> Field for Text<MAX> {
    const SHAPE: Shape = Shape::of("string", "text", Cells::Words);

    fn write(&self) -> Value {
        self.into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.words()
    }
}

impl<const MAX: u16> Field for Count<MAX> {
    const SHAPE: Shape = Shape::one("number", "number");

    fn write(&self) -> Value {
        self.number().into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new("number", node.whole()?))
    }
}

impl<T: Listed, const MAX: usize> Field for Few<T, MAX> {
    const SHAPE: Shape = T::LIST;

    fn write(&self) -> Value {
        Value::List(self.iter().map(Field::write).collect())
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.few(T::read)
    }
}

/// Values that come in short lists.
pub(super) trait Listed: Field {
    /// How a list of them is written and shown.
    const LIST: Shape;
}

impl Listed for LocalDay {
    const LIST: Shape = Shape::of("string[]", "days YYYY-MM-DD", Cells::Together);
}

impl Listed for SessionTone {
    const LIST: Shape = Shape::of("SessionTone[]", "choices", Cells::Together);
}

impl<const MAX: usize> Listed for Text<MAX> {
    const LIST: Shape = Shape::of("string[]", "list of texts", Cells::Nowhere);
}

impl Listed for Contact {
    const LIST: Shape = Shape::of("Contact[]", "list of names and telephone numbers", Cells::Nowhere);
}

impl<const COUNT: usize> Field for [Option<Frequency>; COUNT] {
    const SHAPE: Shape = Shape::of("(number | null)[]", "points 0-3", Cells::Items(COUNT));

    fn write(&self) -> Value {
        Value::from(*self)
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.every(|item| item.maybe(Node::frequency))
    }
}

impl Field for When {
    const SHAPE: Shape = Shape::of("When", "HH:MM", Cells::Time);

    fn write(&self) -> Value {
        object! { "day": self.day, "time": self.time }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only(&["day", "time"])?;
        Ok(Self { day: node.get("day").day()?, time: node.get("time").maybe(Node::time)? })
    }
}

impl Field for Contact {
    const SHAPE: Shape = Shape::of("Contact", "name and telephone number", Cells::Nowhere);

    fn write(&self) -> Value {
        object! { "name": &self.name, "phone": self.phone.as_ref().map(Phone::as_str) }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.only(&["name", "phone"])?;
        Ok(Self { name: node.get("name").words()?, phone: node.get("phone").maybe(Node::phone)? })
    }
}

/// Only cut-offs that differ from the published ones are written.
impl Field for CutOffs {
    const SHAPE: Shape = Shape::of("CutOffs", "name=value", Cells::Named);

    fn write(&self) -> Value {
        let usual = Self::default();
        let moved = CutOff::ALL.into_iter().filter(|which| self.get(*which) != usual.get(*which));
        Value::Object(moved.map(|which| (which.name().into(), self.get(which).into())).collect())
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let names = CutOff::ALL.map(CutOff::name);
        node.only(&names)?;
        let mut cut_offs = Self::default();
        for (which, name) in CutOff::ALL.into_iter().zip(names) {
            let given = node.get(name);
            if let Some(value) = given.maybe(Node::whole)? {
                cut_offs = given.take(cut_offs.with(which, value))?;
            }
        }
        // A file may be from before the reliable change had another default. The page shows both and is told that they cross.
        if !node.is_given() {
            cut_offs = cut_offs.with_reliable_raised();
        }
        cut_offs.checked().map_err(|problem| node.get(problem.field()).fault(Fault::Refused(problem)))
    }
}

shown!(Contact);
