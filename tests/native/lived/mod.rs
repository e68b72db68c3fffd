//! The treatment as it is lived: regular doses, medicines, earlier treatments, therapies, goals, and what sessions gave.

mod benefit;
mod close_doses;
mod goals;
mod history;
mod offers;
mod regular_doses;
mod sample;

use serde_json::{Value as Json, json};
use tidemark::record::kinds::regimen::Regimen;
use tidemark::record::log::Record;

use crate::courses::{Clock, Person, nobody};
use crate::storage::ready;
use crate::support::given::{Refusal, given};

/// An empty app at noon on this day.
fn on(day: &str) -> (Person, Clock) {
    let (app, clock) = nobody();
    clock.set(day, "12:00");
    (app, clock)
}

/// Daily troches from this day on.
fn troches(since: &str, until: Option<&str>) -> Regimen {
    given(&json!({
        "since": since,
        "until": until,
        "drug": "ketamine",
        "route": "sublingual",
        "dose": { "amount": 100, "unit": "mg" },
        "dosesAWeek": 7,
    }))
    .unwrap()
}

/// Keeps a record of this kind as the page gives it.
fn save(app: &Person, kind: &str, json: &Json) -> Result<String, Refusal> {
    let value = crate::support::given::plain(json);
    let node = tidemark::record::fields::node::Node::given(&value);
    let record: Record = tidemark::app::plain_record(kind, &node).unwrap()?;
    Ok(ready(app.save(None, record))?.id)
}

fn refused(path: &str, code: &'static str) -> Result<String, Refusal> {
    Err(Refusal::at(path, code))
}
