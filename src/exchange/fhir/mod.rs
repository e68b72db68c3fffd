//! The records as a FHIR R4 bundle (R6), described in `docs/exports.md`. They are in their current version and reported
//! by the person; nobody is named, and no notes are included.

mod beside;
mod codes;
mod days;
mod forms;
mod lived;
pub mod loinc;
mod names;
mod sessions;
mod status;
mod times;

use super::iso;
use super::json::text;
use super::uuid::{Part, uuid};
use crate::record::fields::value::{Value, object};
use crate::record::id::RecordId;
use crate::record::kinds::setback::SetbackKind;
use crate::record::time::{DayStart, LocalDay, MinuteOfDay, Moment};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::edition::Edition;
use codes::{Category, Code};
use times::{Clock, Known};

/// The bundle of a timeline at a moment, with the status if the edition has one.
pub fn write(timeline: &Timeline, now: &Moment, edition: Edition) -> Vec<u8> {
    let start = timeline.settings().day_start;
    let person = reference(super::uuid::person(timeline), Part::Person);
    let mut bundle = Bundle { entries: Vec::new(), person, start, clock: Clock::of(timeline) };
    bundle.add(super::uuid::person(timeline), Part::Person, object! { "resourceType": "Patient" });
    if edition.judges() {
        status::add(&mut bundle, timeline, now);
    }
    forms::add(&mut bundle, timeline);
    days::add(&mut bundle, timeline, edition);
    sessions::add(&mut bundle, timeline);
    let today = now.local_day(start);
    lived::add(&mut bundle, timeline, today);
    beside::add(&mut bundle, timeline, today);
    // A bundle must be handled like the most confidential thing in it.
    let attempt = timeline.setbacks().any(|kept| kept.value.kind == SetbackKind::Attempt);
    text::write(&pruned(object! {
        "resourceType": "Bundle",
        "meta": attempt.then(codes::restricted),
        "type": "collection",
        "timestamp": iso::moment(now),
        "entry": bundle.entries,
    }))
}

/// The resources so far.
struct Bundle {
    entries: Vec<Value>,
    /// The reference to the patient.
    person: String,
    start: DayStart,
    clock: Clock,
}

impl Bundle {
    /// Adds a resource for this part of a record.
    fn add(&mut self, record: RecordId, part: Part, resource: Value) {
        let id = uuid(record, part);
        let full_url = format!("urn:uuid:{id}");
        let mut fields = fields(resource);
        fields.insert(1, ("id".into(), id.into()));
        self.entries.push(object! { "fullUrl": full_url, "resource": Value::Object(fields) });
    }

    /// Adds an observation.
    fn observe(&mut self, part: Part, about: &About<'_>, code: &Code<'_>, rest: Value) {
        let mut all = fields(object! {
            "resourceType": "Observation",
            "status": if about.edited { "amended" } else { "final" },
            "partOf": about.session.map(|session| vec![to(session, Part::Whole)]),
            "category": vec![about.category.value()],
            "code": code.value(),
            "subject": object! { "reference": self.person.as_str() },
            "effectiveDateTime": about.when(&self.clock),
            "issued": iso::moment(about.last_written),
            "performer": vec![object! { "reference": self.person.as_str() }],
        });
        all.extend(fields(rest));
        all.push(("note".into(), about.notes(&self.clock, self.start).into()));
        self.add(about.record, part, Value::Object(all));
    }
}

/// What an observation is about, and its time.
struct About<'a> {
    record: RecordId,
    category: Category,
    day: LocalDay,
    time: Option<MinuteOfDay>,
    /// What tells the offset of its time from UTC.
    known: Known<'a>,
    session: Option<RecordId>,
    first_written: &'a Moment,
    last_written: &'a Moment,
    edited: bool,
    /// Something to add in words.
    note: Option<&'static str>,
}

impl<'a> About<'a> {
    fn new<T>(kept: &Kept<'a, T>, category: Category, day: LocalDay) -> Self {
        Self {
            record: kept.id,
            category,
            day,
            time: None,
            known: Known::Written(kept.first_written),
            session: None,
            first_written: kept.first_written,
            last_written: kept.last_written,
            edited: kept.edited,
            note: None,
        }
    }

    /// Its time by the person's clock, if that is certain.
    fn when(&self, clock: &Clock) -> String {
        clock.when(self.day, self.time, self.known)
    }

    fn notes(&self, clock: &Clock, start: DayStart) -> Vec<Value> {
        let mut notes: Vec<String> = Vec::new();
        if let Some(time) = self.time.filter(|time| clock.offset(self.day, *time, self.known).is_none()) {
            notes.push(format!("At {time} by the patient's clock."));
        }
        let written = self.first_written.local_day(start);
        if written > self.day {
            notes.push(format!("Written down later, on {written}."));
        }
        notes.extend(self.note.map(str::to_owned));
        notes.into_iter().map(|text| object! { "text": text }).collect()
    }
}

fn reference(record: RecordId, part: Part) -> String {
    format!("urn:uuid:{}", uuid(record, part))
}

/// A reference to another resource of the bundle.
fn to(record: RecordId, part: Part) -> Value {
    object! { "reference": reference(record, part) }
}

/// A value, or the reason why there is none: asked for and left out, or nothing known about it.
fn value_or<T: Into<Value>>(name: &'static str, value: Option<T>, absent: &str) -> Value {
    match value {
        Some(value) => Value::Object(vec![(name.into(), value.into())]),
        None => object! { "dataAbsentReason": codes::absent(absent) },
    }
}

/// A component of an observation.
fn component(code: &Code<'_>, value: Value) -> Value {
    let mut all = fields(object! { "code": code.value() });
    all.extend(fields(value));
    Value::Object(all)
}

fn fields(object: Value) -> Vec<(std::borrow::Cow<'static, str>, Value)> {
    match object {
        Value::Object(fields) => fields,
        _ => Vec::new(),
    }
}

/// FHIR allows neither null nor anything empty, so whatever is missing is left out; and of the letters that control a
/// terminal, only tabs and line ends.
fn pruned(value: Value) -> Value {
    let is_there = |value: &Value| match value {
        Value::Null => false,
        Value::List(values) => !values.is_empty(),
        Value::Text(text) => !text.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    };
    let is_allowed = |letter: &char| *letter >= ' ' || ['\t', '\n', '\r'].contains(letter);
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, pruned(value)));
            Value::Object(fields.filter(|(_, value)| is_there(value)).collect())
        }
        Value::List(values) => Value::List(values.into_iter().map(pruned).filter(is_there).collect()),
        Value::Text(text) => Value::Text(text.chars().filter(is_allowed).collect()),
        other => other,
    }
}
