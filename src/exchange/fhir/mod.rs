//! The records as a FHIR R4 bundle (R6), described in `docs/exports.md`. They are in their current version and reported
//! by the person; nobody is named, and no notes are included.

mod beside;
mod codes;
mod days;
mod forms;
mod lived;
pub mod loinc;
mod sessions;
mod status;

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

/// The bundle of a timeline at a moment, with the status if the edition has one.
pub fn write(timeline: &Timeline, now: &Moment, edition: Edition) -> Vec<u8> {
    let start = timeline.settings().day_start;
    let person = reference(super::uuid::person(timeline), Part::Person);
    let mut bundle = Bundle { entries: Vec::new(), person, start };
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
            "effectiveDateTime": about.effective(),
            "issued": iso::moment(about.last_written),
            "performer": vec![object! { "reference": self.person.as_str() }],
        });
        all.extend(fields(rest));
        all.push(("note".into(), about.notes(self.start).into()));
        self.add(about.record, part, Value::Object(all));
    }
}

/// What an observation is about, and its time.
struct About<'a> {
    record: RecordId,
    category: Category,
    day: LocalDay,
    time: Option<MinuteOfDay>,
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
            session: None,
            first_written: kept.first_written,
            last_written: kept.last_written,
            edited: kept.edited,
            note: None,
        }
    }

    /// The time of day is given only where its offset from UTC is certain.
    fn effective(&self) -> String {
        when(self.day, self.time, self.first_written)
    }

    fn notes(&self, start: DayStart) -> Vec<Value> {
        let mut notes: Vec<String> = Vec::new();
        if let Some(time) = self.time.filter(|time| !is_offset_certain(self.day, *time, self.first_written)) {
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

/// The part of a day in which no clock is changed anywhere, in minutes: from 04:00 until 21:00.
const NO_CLOCK_CHANGES: std::ops::Range<u16> = 4 * 60..21 * 60;

/// Whether a time of a day had the offset that was written down: on the same date, with no change of the clock between
/// the two. A record does not say when its zone changes its clocks.
fn is_offset_certain(day: LocalDay, time: MinuteOfDay, written: &Moment) -> bool {
    let is_by_day = |time: MinuteOfDay| NO_CLOCK_CHANGES.contains(&time.minutes());
    let is_unchanging = written.zone().name() == "UTC" || (is_by_day(time) && is_by_day(written.minute_of_day()));
    iso::date(written) == day && is_unchanging
}

/// A date, with the time of day if its offset from UTC is certain.
fn when(day: LocalDay, time: Option<MinuteOfDay>, written: &Moment) -> String {
    match time.filter(|time| is_offset_certain(day, *time, written)) {
        Some(time) => format!("{day}T{time}:00{}", iso::offset(written)),
        None => day.to_string(),
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

/// FHIR allows neither null nor empty lists: whatever is missing is left out.
fn pruned(value: Value) -> Value {
    let is_there = |value: &Value| *value != Value::Null && *value != Value::List(Vec::new());
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| is_there(value));
            Value::Object(kept.map(|(name, value)| (name, pruned(value))).collect())
        }
        Value::List(values) => Value::List(values.into_iter().map(pruned).collect()),
        other => other,
    }
}
