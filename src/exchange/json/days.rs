//! Check-ins, looks at function, hospital stays and attempts.

use super::COMMON;
use crate::exchange::names::name;
use crate::exchange::node::{Fault, Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::setback::{Setback, SetbackKind, StayReason};
use crate::record::problem::Problem;
use crate::record::values::Sleep;

pub(super) fn write_check_in(check_in: &CheckIn) -> Value {
    object! {
        "kind": "checkIn",
        "day": check_in.day,
        "mood": check_in.mood,
        "interest": check_in.interest,
        "energy": check_in.energy,
        "calm": check_in.calm,
        "likeMyself": check_in.like_myself,
        "sleepHours": check_in.sleep.map(Sleep::hours),
        "note": &check_in.note,
    }
}

pub(super) fn read_check_in(node: &Node<'_>) -> Result<CheckIn, Misplaced> {
    node.only(&[&COMMON, &["day", "mood", "interest", "energy", "calm", "likeMyself", "sleepHours", "note"]])?;
    let sleep = |hours: &Node<'_>| hours.take(Sleep::from_hours("sleepHours", hours.number()?));
    Ok(CheckIn {
        day: node.get("day").day()?,
        mood: node.get("mood").level()?,
        interest: node.get("interest").maybe(Node::level)?,
        energy: node.get("energy").maybe(Node::level)?,
        calm: node.get("calm").maybe(Node::level)?,
        like_myself: node.get("likeMyself").maybe(Node::level)?,
        sleep: node.get("sleepHours").maybe(sleep)?,
        note: node.get("note").maybe(Node::words)?,
    })
}

pub(super) fn write_function(form: &FunctionForm) -> Value {
    let [work, home, people, self_care] = *form.items();
    object! {
        "kind": "function",
        "day": form.day,
        "work": work,
        "home": home,
        "people": people,
        "selfCare": self_care,
        "likeMyself": form.like_myself(),
    }
}

pub(super) fn read_function(node: &Node<'_>) -> Result<FunctionForm, Misplaced> {
    node.only(&[&COMMON, &["day", "work", "home", "people", "selfCare", "likeMyself"]])?;
    let level = |name| node.get(name).maybe(Node::level);
    let items = [level("work")?, level("home")?, level("people")?, level("selfCare")?];
    node.take(FunctionForm::new(node.get("day").day()?, items, level("likeMyself")?))
}

pub(super) fn write_setback(setback: &Setback) -> Value {
    let (what, reason) = match setback.kind {
        SetbackKind::Stay(StayReason::NotAsked) => ("hospitalised", None),
        SetbackKind::Stay(reason) => ("hospitalised", Some(name(reason))),
        SetbackKind::Attempt => ("attempt", None),
    };
    object! { "kind": "setback", "day": setback.day, "what": what, "reason": reason }
}

pub(super) fn read_setback(node: &Node<'_>) -> Result<Setback, Misplaced> {
    node.only(&[&COMMON, &["day", "what", "reason"]])?;
    let (what, reason) = (node.get("what"), node.get("reason"));
    let kind = match what.text()? {
        "hospitalised" => SetbackKind::Stay(reason.maybe(Node::choice)?.unwrap_or(StayReason::NotAsked)),
        "attempt" => SetbackKind::Attempt,
        given => {
            let unknown = Problem::UnknownChoice { field: "what", given: given.to_owned() };
            return Err(what.fault(Fault::Refused(unknown)));
        }
    };
    Ok(Setback { day: node.get("day").day()?, kind })
}
