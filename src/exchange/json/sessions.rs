//! Sessions and what belongs to them.

use super::COMMON;
use crate::exchange::dose::unit;
use crate::exchange::names::name;
use crate::exchange::node::{Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::kinds::pressure::{BloodPressure, Oxygen, PressureReading, Pulse};
use crate::record::kinds::session::{Dose, DoseUnit, Drug, Session};
use crate::record::kinds::side_effect::{Effect, End, Felt, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::problem::Problem;
use crate::record::time::When;

pub(super) fn write_session(session: &Session) -> Value {
    object! {
        "kind": "session",
        "day": session.day,
        "time": session.time,
        "route": name(session.route),
        "drug": write_drug(&session.drug),
        "dose": session.dose.map(|dose| object! { "amount": dose.amount(), "unit": unit(dose.unit()) }),
        "plannedNext": session.planned_next,
        "setting": session.setting.map(name),
        "phase": session.phase.map(name),
        "doseReason": &session.dose_reason,
        "psychotherapy": session.psychotherapy,
        "otherMedicines": &session.other_medicines,
        "experience": &session.experience,
        "burden": session.burden,
        "note": &session.note,
    }
}

const SESSION: [&str; 14] = [
    "day",
    "time",
    "route",
    "drug",
    "dose",
    "plannedNext",
    "setting",
    "phase",
    "doseReason",
    "psychotherapy",
    "otherMedicines",
    "experience",
    "burden",
    "note",
];

pub(super) fn read_session(node: &Node<'_>) -> Result<Session, Misplaced> {
    node.only(&[&COMMON, &SESSION])?;
    let session = Session {
        day: node.get("day").day()?,
        time: node.get("time").maybe(Node::time)?,
        route: node.get("route").choice()?,
        drug: read_drug(&node.get("drug"))?,
        dose: node.get("dose").maybe(read_dose)?,
        planned_next: node.get("plannedNext").maybe(Node::day)?,
        setting: node.get("setting").maybe(Node::choice)?,
        phase: node.get("phase").maybe(Node::choice)?,
        dose_reason: node.get("doseReason").maybe(Node::words)?,
        psychotherapy: node.get("psychotherapy").maybe(Node::bool)?,
        other_medicines: node.get("otherMedicines").maybe(Node::words)?,
        experience: node.get("experience").maybe(Node::words)?,
        burden: node.get("burden").maybe(Node::burden)?,
        note: node.get("note").maybe(Node::words)?,
    };
    node.get("plannedNext").take(session.checked())
}

/// A drug of the list by its name, another one as `{"other": "its name"}`.
fn write_drug(drug: &Drug) -> Value {
    match drug {
        Drug::Ketamine => "ketamine".into(),
        Drug::Esketamine => "esketamine".into(),
        Drug::Other(name) => object! { "other": name },
    }
}

fn read_drug(node: &Node<'_>) -> Result<Drug, Misplaced> {
    match node.text() {
        Ok("ketamine") => Ok(Drug::Ketamine),
        Ok("esketamine") => Ok(Drug::Esketamine),
        _ => {
            node.only(&[&["other"]])?;
            Ok(Drug::Other(node.get("other").words()?))
        }
    }
}

fn read_dose(node: &Node<'_>) -> Result<Dose, Misplaced> {
    node.only(&[&["amount", "unit"]])?;
    let (amount, given) = (node.get("amount"), node.get("unit"));
    let text = given.text()?;
    let known = DoseUnit::ALL.into_iter().find(|known| unit(*known) == text);
    let unknown = || Problem::UnknownChoice { field: "unit", given: text.to_owned() };
    amount.take(Dose::new(amount.number()?, given.take(known.ok_or_else(unknown))?))
}

pub(super) fn write_when(when: When) -> Value {
    object! { "day": when.day, "time": when.time }
}

pub(super) fn read_when(node: &Node<'_>) -> Result<When, Misplaced> {
    node.only(&[&["day", "time"]])?;
    Ok(When { day: node.get("day").day()?, time: node.get("time").maybe(Node::time)? })
}

pub(super) fn write_stamp(stamp: &Stamp) -> Value {
    object! { "kind": "stamp", "session": stamp.session, "what": name(stamp.kind), "at": write_when(stamp.at) }
}

pub(super) fn read_stamp(node: &Node<'_>) -> Result<Stamp, Misplaced> {
    node.only(&[&COMMON, &["session", "what", "at"]])?;
    Ok(Stamp { session: node.get("session").id()?, kind: node.get("what").choice()?, at: read_when(&node.get("at"))? })
}

pub(super) fn write_pressure(reading: &PressureReading) -> Value {
    object! {
        "kind": "pressure",
        "session": reading.session,
        "at": write_when(reading.at),
        "moment": name(reading.moment),
        "systolic": reading.pressure.systolic(),
        "diastolic": reading.pressure.diastolic(),
        "pulse": reading.pulse.map(Pulse::beats),
        "oxygen": reading.oxygen.map(Oxygen::percent),
    }
}

pub(super) fn read_pressure(node: &Node<'_>) -> Result<PressureReading, Misplaced> {
    node.only(&[&COMMON, &["session", "at", "moment", "systolic", "diastolic", "pulse", "oxygen"]])?;
    let (systolic, diastolic) = (node.get("systolic").whole()?, node.get("diastolic").whole()?);
    Ok(PressureReading {
        session: node.get("session").maybe(Node::id)?,
        at: read_when(&node.get("at"))?,
        moment: node.get("moment").choice()?,
        pressure: node.take(BloodPressure::new(systolic, diastolic))?,
        pulse: node.get("pulse").maybe(|pulse| pulse.take(Pulse::new(pulse.whole()?)))?,
        oxygen: node.get("oxygen").maybe(|oxygen| oxygen.take(Oxygen::new(oxygen.whole()?)))?,
    })
}

pub(super) fn write_side_effect(effect: &SideEffect) -> Value {
    object! {
        "kind": "sideEffect",
        "effect": write_effect(&effect.effect),
        "severity": effect.felt.severity,
        "interference": effect.felt.interference,
        "onset": write_when(effect.onset),
        "end": effect.end.map(write_end),
        "session": effect.session,
        "note": &effect.note,
    }
}

pub(super) fn read_side_effect(node: &Node<'_>) -> Result<SideEffect, Misplaced> {
    node.only(&[&COMMON, &["effect", "severity", "interference", "onset", "end", "session", "note"]])?;
    let effect = SideEffect {
        effect: read_effect(&node.get("effect"))?,
        felt: Felt {
            severity: node.get("severity").maybe(Node::grade)?,
            interference: node.get("interference").maybe(Node::grade)?,
        },
        onset: read_when(&node.get("onset"))?,
        end: node.get("end").maybe(read_end)?,
        session: node.get("session").maybe(Node::id)?,
        note: node.get("note").maybe(Node::words)?,
    };
    let checked = effect.checked();
    let place = checked.as_ref().err().map_or("end", Problem::field);
    node.get(place).take(checked)
}

/// An effect of the list by its name, another one as `{"own": "its name"}`.
fn write_effect(effect: &Effect) -> Value {
    match effect {
        Effect::Named(named) => name(*named).into(),
        Effect::Own(own) => object! { "own": own },
    }
}

fn read_effect(node: &Node<'_>) -> Result<Effect, Misplaced> {
    if node.text().is_ok() {
        return Ok(Effect::Named(node.choice()?));
    }
    node.only(&[&["own"]])?;
    Ok(Effect::Own(node.get("own").words()?))
}

fn write_end(end: End) -> Value {
    match end {
        End::StillThere => "stillThere".into(),
        End::At(when) => write_when(when),
        End::By(when) => object! { "by": write_when(when) },
    }
}

fn read_end(node: &Node<'_>) -> Result<End, Misplaced> {
    match node.text() {
        Ok("stillThere") => Ok(End::StillThere),
        _ if node.only(&[&["by"]]).is_ok() => Ok(End::By(read_when(&node.get("by"))?)),
        _ => Ok(End::At(read_when(node)?)),
    }
}
