//! What was brought from elsewhere.

use super::COMMON;
use super::sessions::{read_when, write_when};
use crate::exchange::names::name;
use crate::exchange::node::{Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::kinds::imported::{ImportBatch, ImportedMood, ImportedPressure, Rating};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;

/// The seal of a restore is 16 hexadecimal digits: a number of JSON does not hold it.
pub(super) fn write_batch(batch: &ImportBatch) -> Value {
    object! {
        "kind": "import",
        "source": name(batch.source),
        "file": name(batch.file),
        "added": batch.added,
        "already": batch.already,
        "refused": batch.refused,
        "restored": batch.restored.map(|seal| format!("{seal:016x}")),
    }
}

pub(super) fn read_batch(node: &Node<'_>) -> Result<ImportBatch, Misplaced> {
    node.only(&[&COMMON, &["source", "file", "added", "already", "refused", "restored"]])?;
    Ok(ImportBatch {
        source: node.get("source").choice()?,
        file: node.get("file").choice()?,
        added: node.get("added").whole()?,
        already: node.get("already").whole()?,
        refused: node.get("refused").whole()?,
        restored: node.get("restored").maybe(seal)?,
    })
}

fn seal(node: &Node<'_>) -> Result<u64, Misplaced> {
    let given = node.text()?;
    let digits = given.len() == 16 && given.bytes().all(|byte| byte.is_ascii_hexdigit());
    let seal = u64::from_str_radix(given, 16).ok().filter(|_| digits);
    node.take(seal.ok_or_else(|| Problem::UnknownChoice { field: "restored", given: given.to_owned() }))
}

pub(super) fn write_mood(mood: &ImportedMood) -> Value {
    let rating = mood.rating;
    object! {
        "kind": "importedMood",
        "import": mood.batch,
        "source": name(mood.source),
        "at": write_when(mood.at),
        "value": points(rating.value()),
        "worst": points(rating.worst()),
        "best": points(rating.best()),
        "word": &mood.word,
        "activities": &mood.activities,
        "note": &mood.note,
    }
}

pub(super) fn read_mood(node: &Node<'_>) -> Result<ImportedMood, Misplaced> {
    node.only(&[&COMMON, &["import", "source", "at", "value", "worst", "best", "word", "activities", "note"]])?;
    let (value, worst, best) = (node.get("value"), node.get("worst"), node.get("best"));
    let rating = Rating::new(hundredths(&value)?, hundredths(&worst)?, hundredths(&best)?);
    Ok(ImportedMood {
        batch: node.get("import").id()?,
        source: node.get("source").choice()?,
        at: read_when(&node.get("at"))?,
        rating: value.take(rating)?,
        word: node.get("word").maybe(Node::words)?,
        activities: node.get("activities").maybe(Node::words)?,
        note: node.get("note").maybe(Node::words)?,
    })
}

pub(super) fn write_pressure(pressure: &ImportedPressure) -> Value {
    let reading = pressure.reading();
    object! {
        "kind": "importedPressure",
        "import": pressure.batch,
        "source": name(pressure.source),
        "at": write_when(reading.at),
        "systolic": reading.pressure.systolic(),
        "diastolic": reading.pressure.diastolic(),
        "pulse": reading.pulse.map(Pulse::beats),
    }
}

pub(super) fn read_pressure(node: &Node<'_>) -> Result<ImportedPressure, Misplaced> {
    node.only(&[&COMMON, &["import", "source", "at", "systolic", "diastolic", "pulse"]])?;
    let (systolic, diastolic) = (node.get("systolic").whole()?, node.get("diastolic").whole()?);
    Ok(ImportedPressure::new(
        node.get("import").id()?,
        node.get("source").choice()?,
        read_when(&node.get("at"))?,
        node.take(BloodPressure::new(systolic, diastolic))?,
        node.get("pulse").maybe(|pulse| pulse.take(Pulse::new(pulse.whole()?)))?,
    ))
}

fn points(hundredths: i32) -> f64 {
    f64::from(hundredths) / f64::from(Rating::POINT)
}

fn hundredths(node: &Node<'_>) -> Result<i32, Misplaced> {
    let points = node.number()?;
    node.take(Rating::hundredths("value", points))
}
