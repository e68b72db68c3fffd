//! Regular doses and medicines as statements about a medicine, and goals with the looks at them.

use super::codes::{self, Category, Code, quantity};
use super::sessions::{medicine_of, plain};
use super::{About, Bundle, Part, to};
use crate::exchange::iso;
use crate::record::choice::snake;
use crate::record::fields::value::object;
use crate::record::kinds::goal::Goal;
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::regimen::Regimen;
use crate::record::rough_date::RoughDate;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::regular_doses::{self, Adherence};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline, today: LocalDay) {
    for kept in timeline.regimens() {
        regimen(bundle, &kept, regular_doses::adherence(timeline, kept.value, today), today);
    }
    for kept in timeline.medicines() {
        medicine(bundle, &kept, today);
    }
    for kept in timeline.goals() {
        goal(bundle, &kept);
    }
    for kept in timeline.goal_looks() {
        let about = About::new(&kept, Category::Survey, kept.value.day);
        let code = Code::own("goalLook", "How near a goal of the patient is, 0 not at all to 10 reached");
        let goal = timeline.find::<Goal>(kept.value.goal).map(|goal| vec![to(goal.id, Part::Whole)]);
        bundle.observe(Part::Whole, &about, &code, object! { "focus": goal, "valueInteger": kept.value.score });
    }
}

fn status(is_over: bool) -> &'static str {
    if is_over { "completed" } else { "active" }
}

fn regimen(bundle: &mut Bundle, kept: &Kept<'_, Regimen>, counted: Adherence, today: LocalDay) {
    let regimen = kept.value;
    let amount = regimen.dose.map(|dose| {
        let unit = dose.unit().ucum();
        vec![object! { "doseQuantity": quantity(dose.amount(), unit, unit) }]
    });
    let Adherence { taken, expected, extra, .. } = counted;
    let person = object! { "reference": bundle.person.as_str() };
    let statement = object! {
        "resourceType": "MedicationStatement",
        "status": status(regimen.until.is_some_and(|until| until < today)),
        "medicationCodeableConcept": medicine_of(&regimen.drug),
        "subject": person.clone(),
        "effectivePeriod": object! { "start": regimen.since, "end": regimen.until },
        "dateAsserted": iso::moment(kept.last_written),
        "informationSource": person,
        "note": vec![object! { "text": format!("Regular doses: {taken} of {expected} taken, {extra} extra.") }],
        "dosage": vec![object! {
            "timing": object! { "repeat": object! {
                "frequency": regimen.doses_a_week.number(),
                "period": 1_u8,
                "periodUnit": "wk",
            } },
            "route": codes::route(regimen.route, &plain(&snake(regimen.route.name()))),
            "doseAndRate": amount,
        }],
    };
    bundle.add(kept.id, Part::Whole, statement);
}

fn medicine(bundle: &mut Bundle, kept: &Kept<'_, Medicine>, today: LocalDay) {
    let medicine = kept.value;
    let person = object! { "reference": bundle.person.as_str() };
    let (start, end) = (medicine.since.map(written), medicine.until.map(written));
    let is_dated = start.is_some() || end.is_some();
    let statement = object! {
        "resourceType": "MedicationStatement",
        "status": status(medicine.until.is_some_and(|until| until.is_before(RoughDate::Day(today)))),
        "medicationCodeableConcept": object! { "text": &medicine.name },
        "subject": person.clone(),
        "effectivePeriod": is_dated.then(|| object! { "start": start, "end": end }),
        "dateAsserted": iso::moment(kept.last_written),
        "informationSource": person,
        "dosage": medicine.dose.as_ref().map(|dose| vec![object! { "text": dose }]),
    };
    bundle.add(kept.id, Part::Whole, statement);
}

fn written(date: RoughDate) -> String {
    date.to_string()
}

/// A goal without its words, which are as private as a note.
fn goal(bundle: &mut Bundle, kept: &Kept<'_, Goal>) {
    let goal = kept.value;
    let what = if goal.first { "What remission looks like for the patient" } else { "A goal of the patient" };
    let note = goal.agreed.map(|day| vec![object! { "text": format!("Agreed with the clinician on {day}.") }]);
    let resource = object! {
        "resourceType": "Goal",
        "lifecycleStatus": if goal.ended.is_some() { "cancelled" } else { "active" },
        "description": object! { "text": what },
        "subject": object! { "reference": bundle.person.as_str() },
        "startDate": kept.first_written.local_day(bundle.start),
        "statusDate": goal.ended,
        "note": note,
    };
    bundle.add(kept.id, Part::Whole, resource);
}
