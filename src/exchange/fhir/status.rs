//! The status by R1, with the totals it stands on.

use super::codes::{Category, Code};
use super::forms::total_of;
use super::{About, Bundle, Part, value_or};
use crate::domain::remission::{Evidence, History, State, status};
use crate::domain::time::Moment;
use crate::domain::timeline::Timeline;
use crate::exchange::uuid;
use crate::exchange::value::{Value, object};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline, now: &Moment) {
    let today = now.local_day(bundle.start);
    let status = status(&History::of(timeline, today), today, &timeline.plan().cutoffs);
    let about = About {
        record: uuid::person(timeline),
        category: Category::Survey,
        day: today,
        time: None,
        session: None,
        first_written: now,
        last_written: now,
        edited: false,
        note: status.stale.then_some("Last known: the latest PHQ-9 is older than the rule allows."),
    };
    let evidence = [status.baseline, status.latest];
    let mut evidence: Vec<Evidence> = evidence.into_iter().flatten().collect();
    evidence.dedup_by_key(|evidence| evidence.record);
    let state = named(status.state).map(|(code, text)| Code::own(code, text).value());
    let mut rest = super::fields(value_or("valueCodeableConcept", state, "unknown"));
    rest.push(("method".into(), object! { "text": "Computed from the PHQ-9 by the app's rule R1; not a diagnosis" }));
    let evidence: Vec<Value> = evidence.into_iter().map(|evidence| total_of(evidence.record)).collect();
    rest.push(("derivedFrom".into(), evidence.into()));
    bundle.observe(
        Part::Status,
        &about,
        &Code::own("remissionStatus", "Remission status by PHQ-9"),
        Value::Object(rest),
    );
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
