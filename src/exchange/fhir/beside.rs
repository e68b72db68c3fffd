//! Earlier treatments and therapies: medicines as statements, everything else as procedures.

use super::codes::Code;
use super::{Bundle, Part};
use crate::exchange::iso;
use crate::record::fields::value::{Value, object};
use crate::record::kinds::therapy::{Therapy, TherapyKind};
use crate::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use crate::record::text::Label;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline, today: LocalDay) {
    for kept in timeline.trials() {
        match kept.value.what {
            TrialKind::Antidepressant => tried_medicine(bundle, &kept),
            other => tried(bundle, &kept, other),
        }
    }
    for kept in timeline.therapies() {
        therapy(bundle, &kept, today);
    }
}

fn tried_medicine(bundle: &mut Bundle, kept: &Kept<'_, Trial>) {
    let trial = kept.value;
    let person = object! { "reference": bundle.person.as_str() };
    let name = trial.name.as_ref().map_or("Antidepressant, name not said", Label::as_str);
    let statement = object! {
        "resourceType": "MedicationStatement",
        "status": status(trial.outcome),
        "medicationCodeableConcept": object! { "text": name },
        "subject": person.clone(),
        "effectiveDateTime": trial.when.map(|when| when.to_string()),
        "dateAsserted": iso::moment(kept.last_written),
        "informationSource": person,
        "note": vec![object! { "text": format!("Tried before. {}.", went(trial.outcome)) }],
    };
    bundle.add(kept.id, Part::Whole, statement);
}

fn tried(bundle: &mut Bundle, kept: &Kept<'_, Trial>, what: TrialKind) {
    let trial = kept.value;
    let text = match what {
        TrialKind::Antidepressant => "Antidepressant",
        TrialKind::Psychotherapy => "Talk therapy",
        TrialKind::Tms => "Magnetic stimulation (TMS)",
        TrialKind::Ect => "Electroconvulsive therapy (ECT)",
        TrialKind::Hospital => "Stay in hospital",
        TrialKind::Other => "Another treatment",
    };
    let status = status(trial.outcome);
    let code = Code::Own(format!("tried-{}", what.name()), named(text, trial.name.as_ref()));
    let rest = object! {
        "performedDateTime": trial.when.map(|when| when.to_string()),
        "outcome": object! { "text": went(trial.outcome) },
    };
    procedure(bundle, kept, status, &code, rest);
}

fn therapy(bundle: &mut Bundle, kept: &Kept<'_, Therapy>, today: LocalDay) {
    let therapy = kept.value;
    let text = match therapy.what {
        TherapyKind::Talk => "Talk therapy",
        TherapyKind::Tms => "Magnetic stimulation (TMS)",
        TherapyKind::Ect => "Electroconvulsive therapy (ECT)",
        TherapyKind::Light => "Light therapy",
        TherapyKind::Other => "Another therapy",
    };
    let is_over = therapy.until.is_some_and(|until| until <= today);
    let is_once = therapy.until == Some(therapy.since);
    let period = object! { "start": therapy.since, "end": therapy.until };
    let often =
        therapy.times_a_week.map(|times| vec![object! { "text": format!("Times a week: {}.", times.number()) }]);
    let name = named(text, therapy.name.as_ref());
    let rest = object! {
        "performedDateTime": is_once.then_some(therapy.since),
        "performedPeriod": (!is_once).then_some(period),
        "note": often,
    };
    let status = if is_over { "completed" } else { "in-progress" };
    procedure(bundle, kept, status, &Code::Own(format!("therapy-{}", therapy.what.name()), name), rest);
}

fn procedure<T>(bundle: &mut Bundle, kept: &Kept<'_, T>, status: &str, code: &Code<'_>, rest: Value) {
    let person = object! { "reference": bundle.person.as_str() };
    let mut all = super::fields(object! {
        "resourceType": "Procedure",
        "status": status,
        "code": code.value(),
        "subject": person.clone(),
        "asserter": person,
    });
    all.extend(super::fields(rest));
    bundle.add(kept.id, Part::Whole, Value::Object(all));
}

/// What it was, with the name that the person gave it.
fn named(what: &str, name: Option<&Label>) -> String {
    name.map_or_else(|| what.to_owned(), |name| format!("{what}: {}", name.as_str()))
}

fn went(outcome: TrialOutcome) -> &'static str {
    match outcome {
        TrialOutcome::Worked => "It worked",
        TrialOutcome::Partly => "It helped in part",
        TrialOutcome::No => "It did not help",
        TrialOutcome::SideEffects => "Stopped for side effects",
        TrialOutcome::Unknown => "The patient does not know how it went",
    }
}

fn status(outcome: TrialOutcome) -> &'static str {
    if outcome == TrialOutcome::SideEffects { "stopped" } else { "completed" }
}
