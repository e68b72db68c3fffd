//! The status by R1, with the totals that it rests on.

use super::codes::{Category, Code};
use super::forms::total_of;
use super::times::Known;
use super::{About, Bundle, Part, component, value_or};
use crate::exchange::uuid;
use crate::record::fields::value::{Value, object};
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::rules::remission::{Evidence, History, State, Status, VERSION, status};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline, now: &Moment) {
    let today = now.local_day(bundle.start);
    let status = status(&History::of(timeline, today), today, &timeline.plan().cutoffs);
    let about = About {
        record: uuid::person(timeline),
        category: Category::Survey,
        day: today,
        time: None,
        known: Known::Nothing,
        session: None,
        first_written: now,
        last_written: now,
        edited: false,
        note: last_known(&status),
    };
    let evidence = [status.baseline, status.latest];
    let mut evidence: Vec<Evidence> = evidence.into_iter().flatten().collect();
    evidence.dedup_by_key(|evidence| evidence.record);
    let state = named(status.state).map(|(code, text)| Code::own(code, text).value());
    let mut rest = super::fields(value_or("valueCodeableConcept", state, "unknown"));
    rest.push(("method".into(), object! { "text": format!("Computed from the PHQ-9 by Tidemark's rule R1, version {VERSION}; not a diagnosis") }));
    rest.push(("component".into(), marks(&status).into()));
    let evidence: Vec<Value> = evidence.into_iter().map(|evidence| total_of(timeline, evidence.record)).collect();
    rest.push(("derivedFrom".into(), evidence.into()));
    bundle.observe(
        Part::Status,
        &about,
        &Code::own("remissionStatus", "Remission status by PHQ-9"),
        Value::Object(rest),
    );
}

fn last_known(status: &Status) -> Option<&'static str> {
    if status.item9_left_out {
        return Some("Last known: item 9 was left out in the latest PHQ-9.");
    }
    status.stale.then_some("Last known: the latest PHQ-9 is older than the rule allows.")
}

/// What is marked beside the state, each mark only where it holds.
fn marks(status: &Status) -> Vec<Value> {
    let holds = |code: &str, text: &str, holds: bool| {
        holds.then(|| component(&Code::own(code, text), object! { "valueBoolean": true }))
    };
    let on = |code: &str, text: &str, day: Option<LocalDay>| {
        Some(component(&Code::own(code, text), object! { "valueDateTime": day?.to_string() }))
    };
    let paused = status.paused;
    let passed_over = status.passed_over.as_ref().map(|passed| passed.form.day);
    let marks = [
        holds("full", "The rule of full remission holds", status.full),
        holds("lastKnown", "Only the last known status", status.stale),
        on(
            "pausedSince",
            "A score above the range pauses a confirmed remission, since",
            paused.map(|pause| pause.since),
        ),
        on("pauseDecidesFrom", "Day from which the next score decides", paused.and_then(|pause| pause.decides_from)),
        holds("remissionLost", "A confirmed remission has ended, not by a relapse", status.remission_lost),
        on("relapsedOn", "Relapse or recurrence on, until a remission is confirmed again", status.relapsed_on),
        on("passedOver", "A later form of this day does not count, since not all of it is known", passed_over),
    ];
    marks.into_iter().flatten().collect()
}

fn named(state: State) -> Option<(&'static str, &'static str)> {
    Some(match state {
        State::Unknown => return None,
        State::NoResponse => ("noResponse", "No response"),
        State::PartialResponse => ("partialResponse", "Partial response"),
        State::Response => ("response", "Response"),
        State::RemissionRange => ("remissionRange", "PHQ-9 in remission range, not confirmed"),
        State::Remission => ("remission", "Remission"),
        State::SustainedRemission => ("sustainedRemission", "Sustained remission"),
        State::FullRemission => ("fullRemission", "Full remission"),
        State::Recovery => ("recovery", "Recovery"),
        State::PossibleRelapse => ("possibleRelapse", "Possible relapse, not confirmed"),
        State::Relapse => ("relapse", "Relapse"),
        State::Recurrence => ("recurrence", "Recurrence"),
    })
}
