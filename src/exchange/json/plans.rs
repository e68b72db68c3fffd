//! What there is one of: the settings, the treatment plan, the safety plan.

use super::COMMON;
use crate::exchange::names::name;
use crate::exchange::node::{Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::contact::{Contact, Phone};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::few::Few;
use crate::record::kinds::plan::{Interval, Plan};
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::safety_plan::SafetyPlan;
use crate::record::kinds::settings::Settings;
use crate::record::time::DayStart;

pub(super) fn write_settings(settings: &Settings) -> Value {
    object! {
        "kind": "settings",
        "dayStartHour": settings.day_start.hour(),
        "courseStart": settings.course_start,
    }
}

pub(super) fn read_settings(node: &Node<'_>) -> Result<Settings, Misplaced> {
    node.only(&[&COMMON, &["dayStartHour", "courseStart"]])?;
    let hour = node.get("dayStartHour");
    Ok(Settings {
        day_start: hour.take(DayStart::new(hour.whole()?))?,
        course_start: node.get("courseStart").maybe(Node::day)?,
    })
}

/// Of the cut-offs only those are written that differ from the published ones.
pub(super) fn write_plan(plan: &Plan) -> Value {
    object! {
        "kind": "plan",
        "target": name(plan.target),
        "targetAgreed": plan.target_agreed,
        "intervalDays": plan.interval.map(Interval::days),
        "planned": plan.planned.iter().copied().collect::<Vec<_>>(),
        "therapy": &plan.therapy,
        "goals": &plan.goals,
        "wouldAccept": &plan.would_accept,
        "wouldNotAccept": &plan.would_not_accept,
        "clinic": plan.clinic.as_ref().map(write_contact),
        "companion": plan.companion.as_ref().map(write_contact),
        "limits": write_limits(plan.limits),
        "questions": plan.questions.iter().collect::<Vec<_>>(),
        "cutOffs": write_cut_offs(&plan.cutoffs),
    }
}

const PLAN: [&str; 13] = [
    "target",
    "targetAgreed",
    "intervalDays",
    "planned",
    "therapy",
    "goals",
    "wouldAccept",
    "wouldNotAccept",
    "clinic",
    "companion",
    "limits",
    "questions",
    "cutOffs",
];

#[expect(clippy::redundant_closure_for_method_calls, reason = "a method by its name is tied to one lifetime")]
pub(super) fn read_plan(node: &Node<'_>) -> Result<Plan, Misplaced> {
    node.only(&[&COMMON, &PLAN])?;
    Ok(Plan {
        target: node.get("target").choice()?,
        target_agreed: node.get("targetAgreed").maybe(Node::day)?,
        interval: node.get("intervalDays").maybe(|days| days.take(Interval::new("intervalDays", days.whole()?)))?,
        planned: node.get("planned").few(|day| day.day())?,
        therapy: node.get("therapy").maybe(Node::words)?,
        goals: node.get("goals").maybe(Node::words)?,
        would_accept: node.get("wouldAccept").maybe(Node::words)?,
        would_not_accept: node.get("wouldNotAccept").maybe(Node::words)?,
        clinic: node.get("clinic").maybe(read_contact)?,
        companion: node.get("companion").maybe(read_contact)?,
        limits: node.get("limits").maybe(read_limits)?.unwrap_or_default(),
        questions: node.get("questions").few(|words| words.words())?,
        cutoffs: read_cut_offs(&node.get("cutOffs"))?,
    })
}

fn write_limits(limits: Limits) -> Value {
    let Limits { systolic, diastolic, pulse, oxygen } = limits;
    object! { "systolic": systolic, "diastolic": diastolic, "pulse": pulse, "oxygen": oxygen }
}

fn read_limits(node: &Node<'_>) -> Result<Limits, Misplaced> {
    node.only(&[&["systolic", "diastolic", "pulse", "oxygen"]])?;
    let limits = Limits {
        systolic: node.get("systolic").maybe(Node::whole)?,
        diastolic: node.get("diastolic").maybe(Node::whole)?,
        pulse: node.get("pulse").maybe(Node::whole)?,
        oxygen: node.get("oxygen").maybe(Node::whole)?,
    };
    node.take(limits.checked())
}

fn write_cut_offs(cut_offs: &CutOffs) -> Value {
    let usual = CutOffs::default();
    let moved = CutOff::ALL.into_iter().filter(|which| cut_offs.get(*which) != usual.get(*which));
    Value::Object(moved.map(|which| (name(which).into(), cut_offs.get(which).into())).collect())
}

fn read_cut_offs(node: &Node<'_>) -> Result<CutOffs, Misplaced> {
    let names = CutOff::ALL.map(name);
    node.only(&[&names.each_ref().map(String::as_str)])?;
    let mut cut_offs = CutOffs::default();
    for (which, name) in CutOff::ALL.into_iter().zip(&names) {
        let given = node.get(name);
        if let Some(value) = given.maybe(Node::whole)? {
            cut_offs = given.take(cut_offs.with(which, value))?;
        }
    }
    node.take(cut_offs.with_reliable_raised().checked())
}

fn write_contact(contact: &Contact) -> Value {
    object! { "name": &contact.name, "phone": contact.phone.as_ref().map(Phone::as_str) }
}

fn read_contact(node: &Node<'_>) -> Result<Contact, Misplaced> {
    node.only(&[&["name", "phone"]])?;
    Ok(Contact { name: node.get("name").words()?, phone: node.get("phone").maybe(Node::phone)? })
}

fn write_contacts<const MAX: usize>(contacts: &Few<Contact, MAX>) -> Value {
    Value::List(contacts.iter().map(write_contact).collect())
}

pub(super) fn write_safety_plan(plan: &SafetyPlan) -> Value {
    object! {
        "kind": "safetyPlan",
        "warningSigns": &plan.warning_signs,
        "coping": &plan.coping,
        "places": &plan.places,
        "people": write_contacts(&plan.people),
        "professionals": write_contacts(&plan.professionals),
        "surroundings": &plan.surroundings,
        "lines": write_contacts(&plan.lines),
        "hiddenLines": plan.hidden.iter().collect::<Vec<_>>(),
    }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "a method by its name is tied to one lifetime")]
pub(super) fn read_safety_plan(node: &Node<'_>) -> Result<SafetyPlan, Misplaced> {
    let names = ["warningSigns", "coping", "places", "people", "professionals", "surroundings", "lines", "hiddenLines"];
    node.only(&[&COMMON, &names])?;
    Ok(SafetyPlan {
        warning_signs: node.get("warningSigns").maybe(Node::words)?,
        coping: node.get("coping").maybe(Node::words)?,
        places: node.get("places").maybe(Node::words)?,
        people: node.get("people").few(read_contact)?,
        professionals: node.get("professionals").few(read_contact)?,
        surroundings: node.get("surroundings").maybe(Node::words)?,
        lines: node.get("lines").few(read_contact)?,
        hidden: node.get("hiddenLines").maybe(|names| names.few(|name| name.words()))?.unwrap_or_default(),
    })
}
