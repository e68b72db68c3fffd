//! Check-ins, function, long-term screens, hospital stays and attempts: items in the app's own words.

use super::codes::{Category, Code, absent, quantity, restricted};
use super::times::Known;
use super::{About, Bundle, Part, component, value_or};
use crate::record::choice::snake;
use crate::record::fields::value::{Value, object};
use crate::record::kinds::fade_alert::{Percent, Warning};
use crate::record::kinds::imported::Rating;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::record::values::{Level, Sleep};
use crate::rules::edition::Edition;

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline, edition: Edition) {
    check_ins(bundle, timeline);
    function(bundle, timeline);
    screens(bundle, timeline);
    setbacks(bundle, timeline);
    imported_moods(bundle, timeline);
    if edition.judges() {
        fade_alerts(bundle, timeline);
    }
}

/// A level of 0 (worst) to 10 (best).
fn level(code: &str, text: &str, level: Option<Level>) -> Value {
    let text = format!("{text}, 0 worst to 10 best");
    component(&Code::own(code, &text), value_or("valueInteger", level, "unknown"))
}

fn check_ins(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.check_ins() {
        let check_in = kept.value;
        let sleep = check_in.sleep.map(|sleep| quantity(Sleep::hours(sleep), "h", "h"));
        let components = vec![
            level("mood", "Mood", Some(check_in.mood)),
            level("interest", "Interest in things", check_in.interest),
            level("energy", "Energy", check_in.energy),
            level("calm", "Calm", check_in.calm),
            level("likeMyself", "Feeling like myself", check_in.like_myself),
            component(&Code::own("sleep", "Sleep in the night before"), value_or("valueQuantity", sleep, "unknown")),
        ];
        let about = About::new(&kept, Category::Survey, check_in.day);
        let code = Code::own("checkIn", "Daily check-in");
        bundle.observe(Part::Whole, &about, &code, object! { "component": components });
    }
}

fn function(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.function_forms() {
        let [work, home, people, self_care] = kept.value.items();
        let components = vec![
            level("work", "Work or study in the last week", work),
            level("home", "Home in the last week", home),
            level("people", "People in the last week", people),
            level("selfCare", "Self-care in the last week", self_care),
            level("likeMyself", "Feeling like myself in the last week", kept.value.like_myself()),
        ];
        let about = About::new(&kept, Category::Survey, kept.value.day);
        let code = Code::own("function", "Weekly look at function");
        bundle.observe(Part::Whole, &about, &code, object! { "component": components });
    }
}

fn screens(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.screens() {
        let components = ScreenItem::ALL.map(|item| {
            let text = format!("{}, 0 none to 3 severe", snake(item.name()).replace('_', " "));
            let answer = value_or("valueInteger", kept.value.answer(item), "asked-declined");
            component(&Code::Own(format!("screen-{}", item.name()), text), answer)
        });
        let about = About::new(&kept, Category::Survey, kept.value.day);
        let code = Code::own("screen", "Monthly look at effects of long use");
        bundle.observe(Part::Whole, &about, &code, object! { "component": components });
    }
}

fn setbacks(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.setbacks() {
        let (code, text) = match kept.value.kind {
            SetbackKind::Stay(_) => ("hospitalised", "Hospital stay began"),
            SetbackKind::Attempt => ("attempt", "Suicide attempt"),
        };
        let about = About::new(&kept, Category::Survey, kept.value.day);
        let meta = (kept.value.kind == SetbackKind::Attempt).then(restricted);
        let rest = object! { "meta": meta, "valueBoolean": true, "component": reason(kept.value.kind) };
        bundle.observe(Part::Whole, &about, &Code::own(code, text), rest);
    }
}

/// What the person said a stay was for, and nothing beyond that.
fn reason(kind: SetbackKind) -> Option<Vec<Value>> {
    let SetbackKind::Stay(reason) = kind else { return None };
    let said = match reason {
        StayReason::MentalHealth => object! { "valueString": "mental health" },
        StayReason::Other => object! { "valueString": "another reason" },
        StayReason::NotSaid => object! { "dataAbsentReason": absent("asked-declined") },
        StayReason::NotAsked => object! { "dataAbsentReason": absent("not-asked") },
    };
    Some(vec![component(&Code::own("stayReason", "What the stay was for"), said)])
}

/// As text and not as a number, so that nobody takes it for one of the app's own levels.
fn imported_moods(bundle: &mut Bundle, timeline: &Timeline) {
    let points = |hundredths: i32| f64::from(hundredths) / f64::from(Rating::POINT);
    for kept in timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST) {
        let mood = kept.value;
        let rating = mood.rating;
        let (value, worst, best) = (points(rating.value()), points(rating.worst()), points(rating.best()));
        let about = About {
            time: mood.at.time,
            known: mood.utc.map_or(Known::Nothing, Known::Utc),
            note: Some("Imported from another app."),
            ..About::new(&kept, Category::Survey, mood.at.day)
        };
        let text = format!("{value} on a scale from {worst}, worst, to {best}, best ({})", mood.source.name());
        let code = Code::own("importedMood", "Mood as another app asked it");
        bundle.observe(Part::Whole, &about, &code, object! { "valueString": text });
    }
}

/// What the probability of a warning is about.
fn half_gone(warning: Warning) -> &'static str {
    match warning {
        Warning::HalfGoneSoon => "Probability that half of the lift would be gone by the time a session could be had",
        Warning::CourseFading => "Probability that half of the lift of the course of doses was lost",
        Warning::Fading | Warning::LowerThanUsual => "Probability that half of the lift was gone",
    }
}

/// What the app said, as opposed to what the person did.
fn fade_alerts(bundle: &mut Bundle, timeline: &Timeline) {
    let percent = |code: &str, text: &str, percent: Percent| {
        component(&Code::own(code, text), object! { "valueQuantity": quantity(percent.number(), "%", "%") })
    };
    let words =
        |code: &str, text: &str, words: String| component(&Code::own(code, text), object! { "valueString": words });
    for kept in timeline.fade_alerts() {
        let alert = kept.value;
        let mut components = vec![
            words("warning", "What the app warned of", snake(alert.warning.name()).replace('_', " ")),
            percent("share", "Share of the lift that was left, estimated", alert.said.share),
            percent("shareLow", "Its 10 % quantile", alert.said.low),
            percent("shareHigh", "Its 90 % quantile", alert.said.high),
            percent("halfGone", half_gone(alert.warning), alert.said.half_gone),
        ];
        let verdict = alert.verdict.map(|verdict| snake(verdict.name()).replace('_', " "));
        components.extend(verdict.map(|verdict| words("verdict", "What the patient said of it", verdict)));
        let about = About {
            note: Some("Computed by the app from daily check-ins; not a measurement."),
            ..About::new(&kept, Category::Survey, alert.day)
        };
        let code = Code::own("fadeAlert", "Warning of the fade watch");
        bundle.observe(Part::Whole, &about, &code, object! { "component": components });
    }
}
