//! Sessions as statements about a medicine, and everything that belongs to them.

use super::codes::{self, Category, Code, DIASTOLIC, HEART_RATE, OXYGEN, PRESSURE, SYSTOLIC, WEIGHT, quantity};
use super::times::Known;
use super::{About, Bundle, Part, component, value_or};
use crate::exchange::iso;
use crate::record::choice::snake;
use crate::record::fields::value::{Value, object};
use crate::record::id::RecordId;
use crate::record::kinds::pressure::{Oxygen, Pulse};
use crate::record::kinds::session::{Drug, Session};
use crate::record::kinds::settings::Settings;
use crate::record::kinds::side_effect::{Effect, End, SideEffect};
use crate::record::log::Record;
use crate::record::timeline::{Kept, Timeline};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.sessions() {
        statement(bundle, &kept);
        details(bundle, &kept);
        weight(bundle, &kept);
    }
    let is_kept = |session: RecordId| timeline.find::<Session>(session).is_some();
    for kept in timeline.stamps() {
        let about = About {
            session: Some(kept.value.session).filter(|session| is_kept(*session)),
            ..About::new(&kept, Category::Survey, kept.value.at.day)
        };
        let code =
            Code::Own(kept.value.kind.name().to_owned(), format!("{} at", plain(&snake(kept.value.kind.name()))));
        let time = kept.value.at.time.map(|time| format!("{time}:00"));
        bundle.observe(Part::Whole, &about, &code, value_or("valueTime", time, "unknown"));
    }
    usual_half(bundle, timeline);
    pressures(bundle, timeline, is_kept);
    for kept in timeline.side_effects() {
        side_effect(bundle, &kept, kept.value.session.filter(|session| is_kept(*session)));
    }
}

/// The name of a choice, in words.
pub(super) fn plain(column: &str) -> String {
    column.replace('_', " ")
}

pub(super) fn medicine_of(drug: &Drug) -> Value {
    match drug {
        Drug::Ketamine => codes::ketamine(),
        Drug::Esketamine => object! { "text": "Esketamine" },
        Drug::Other(name) => object! { "text": name },
    }
}

fn statement(bundle: &mut Bundle, kept: &Kept<'_, Session>) {
    let session = kept.value;
    let amount = session.dose.map(|dose| {
        let unit = dose.unit().ucum();
        vec![object! { "doseQuantity": quantity(dose.amount(), unit, unit) }]
    });
    let person = object! { "reference": bundle.person.as_str() };
    let about = About { time: session.time, ..About::new(kept, Category::Survey, session.day) };
    let statement = object! {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "medicationCodeableConcept": medicine_of(&session.drug),
        "subject": person.clone(),
        "effectiveDateTime": about.when(&bundle.clock),
        "dateAsserted": iso::moment(kept.last_written),
        "informationSource": person,
        "note": about.notes(&bundle.clock, bundle.start),
        "dosage": vec![object! {
            "route": codes::route(session.route, &plain(&snake(session.route.name()))),
            "doseAndRate": amount,
        }],
    };
    bundle.add(kept.id, Part::Whole, statement);
}

/// Where the session was, how it went and how hard it was to bear. Only if any of that is known.
fn details(bundle: &mut Bundle, kept: &Kept<'_, Session>) {
    let session = kept.value;
    let words = |text: String| object! { "valueString": text };
    let known = [
        session.setting.map(|setting| ("setting", "Setting", words(plain(&snake(setting.name()))))),
        session.phase.map(|phase| ("phase", "Part of the course", words(plain(&snake(phase.name()))))),
        session
            .psychotherapy
            .map(|was| ("psychotherapy", "Talk therapy in that week", object! { "valueBoolean": was })),
        session.burden.map(|burden| {
            ("burden", "How hard it was to get through, 0 not at all to 10", object! { "valueInteger": burden })
        }),
        session.minutes.map(|minutes| {
            ("minutes", "How long it was given", object! { "valueQuantity": quantity(minutes.number(), "min", "min") })
        }),
        session
            .series_number
            .map(|number| ("seriesNumber", "Number in the series", object! { "valueInteger": number.number() })),
        session.stopped_early.then(|| ("stoppedEarly", "Stopped before its end", object! { "valueBoolean": true })),
        session
            .rescue
            .as_ref()
            .map(|rescue| ("rescue", "Medicine given for a reaction", words(rescue.as_str().to_owned()))),
        tone(session).map(|tone| ("tone", "What it was like", words(tone))),
        session.half_gone.map(|said| {
            let text = "Half or more of the lift from the session before was gone, as the person said";
            ("halfGone", text, words(plain(&snake(said.name()))))
        }),
    ];
    let components: Vec<_> =
        known.into_iter().flatten().map(|(code, text, value)| component(&Code::own(code, text), value)).collect();
    if components.is_empty() {
        return;
    }
    let about = About { session: Some(kept.id), ..About::new(kept, Category::Survey, session.day) };
    bundle.observe(Part::Details, &about, &Code::own("session", "Session"), object! { "component": components });
}

/// After how many days half of the lift is usually gone, on the day on which the person last said so.
fn usual_half(bundle: &mut Bundle, timeline: &Timeline) {
    let Some(kept) = timeline.find::<Settings>(RecordId::SETTINGS) else { return };
    let Some(days) = kept.value.half_after else { return };
    let about = About::new(&kept, Category::Survey, kept.last_written.local_day(bundle.start));
    let code =
        Code::own("halfAfter", "Days after which half of the lift from a session is usually gone, as the person said");
    bundle.observe(Part::Whole, &about, &code, object! { "valueQuantity": quantity(days.number(), "d", "d") });
}

fn weight(bundle: &mut Bundle, kept: &Kept<'_, Session>) {
    let Some(weight) = kept.value.weight else { return };
    let about = About { session: Some(kept.id), ..About::new(kept, Category::VitalSigns, kept.value.day) };
    let value = quantity(weight.kilograms(), "kg", "kg");
    let rest = object! { "meta": codes::profile("bodyweight"), "valueQuantity": value };
    bundle.observe(Part::Weight, &about, &WEIGHT, rest);
}

fn tone(session: &Session) -> Option<String> {
    let taps: Vec<&str> = session.tone.iter().map(|tone| tone.name()).collect();
    (!taps.is_empty()).then(|| taps.join(", "))
}

fn pressures(bundle: &mut Bundle, timeline: &Timeline, is_kept: impl Fn(RecordId) -> bool) {
    for kept in timeline.pressures() {
        let reading = kept.value;
        let known = match timeline.get(kept.id) {
            Some(Record::ImportedPressure(imported)) => imported.utc.map_or(Known::Nothing, Known::Utc),
            _ => Known::Written(kept.first_written),
        };
        let imported = !matches!(known, Known::Written(_));
        let about = About {
            time: reading.at.time,
            known,
            session: reading.session.filter(|session| is_kept(*session)),
            note: imported.then_some("Imported from another device or app."),
            ..About::new(&kept, Category::VitalSigns, reading.at.day)
        };
        let part = |code: &Code<'_>, value: u16| {
            component(code, object! { "valueQuantity": quantity(value, "mmHg", "mm[Hg]") })
        };
        let parts = vec![part(&SYSTOLIC, reading.pressure.systolic()), part(&DIASTOLIC, reading.pressure.diastolic())];
        bundle.observe(Part::Whole, &about, &PRESSURE, object! { "meta": codes::profile("bp"), "component": parts });
        if let Some(beats) = reading.pulse.map(Pulse::beats) {
            let value = quantity(beats, "beats/minute", "/min");
            let value = object! { "meta": codes::profile("heartrate"), "valueQuantity": value };
            bundle.observe(Part::Pulse, &about, &HEART_RATE, value);
        }
        if let Some(percent) = reading.oxygen.map(Oxygen::percent) {
            let value = quantity(percent, "%", "%");
            let value = object! { "meta": codes::profile("oxygensat"), "valueQuantity": value };
            bundle.observe(Part::Oxygen, &about, &OXYGEN, value);
        }
    }
}

fn side_effect(bundle: &mut Bundle, kept: &Kept<'_, SideEffect>, session: Option<RecordId>) {
    let effect = kept.value;
    let code = match &effect.effect {
        Effect::Named(named) => Code::Own(format!("effect-{}", named.name()), plain(&snake(named.name()))),
        Effect::Own(own) => Code::Words(own.as_str()),
    };
    let grade = |code: &str, text: &str, value: Value| component(&Code::own(code, text), value);
    let end = match effect.end {
        None => object! { "dataAbsentReason": codes::absent("unknown") },
        Some(End::StillThere) => object! { "valueString": "still there when it was written down" },
        Some(End::At(at)) => {
            object! { "valueDateTime": bundle.clock.when(at.day, at.time, Known::Written(kept.first_written)) }
        }
        Some(End::By(at)) => {
            object! { "valuePeriod": object! { "end": bundle.clock.when(at.day, at.time, Known::Written(kept.first_written)) } }
        }
    };
    let components: [Value; 3] = [
        grade("severity", "How strong, 0 none to 3 severe", value_or("valueInteger", effect.felt.severity, "unknown")),
        grade(
            "interference",
            "How much it got in the way, 0 none to 3 severe",
            value_or("valueInteger", effect.felt.interference, "unknown"),
        ),
        grade("end", "When it ended", end),
    ];
    let about = About { time: effect.onset.time, session, ..About::new(kept, Category::Survey, effect.onset.day) };
    bundle.observe(Part::Whole, &about, &code, object! { "component": components });
}
