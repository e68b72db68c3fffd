//! The safety line: first on the page, so that nobody has to look for it.

use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::time::LocalDay;
use crate::report::visit::{Item9, Visit};
use crate::report::words;

/// How many setbacks are named in it, the latest, and how many signs, the gravest. The appendix has all of them.
const SETBACKS: usize = 3;
const SIGNS: usize = 6;

/// Setbacks, signs, item 9 and pressures of these days. Item 9 is counted even if the answer is 0, which is not the
/// same as skipped. Risk is never judged.
pub(super) fn line(visit: &Visit<'_>) -> String {
    let safety = &visit.safety;
    let mut said = setbacks(visit);
    said.extend(safety.signs.iter().take(SIGNS).map(|found| on_days(words::named_effect(found.sign), &found.days)));
    if safety.signs.len() > SIGNS {
        said.push(format!("{} more warning signs in the appendix", safety.signs.len() - SIGNS));
    }
    said.push(item9(&visit.item9));
    if let Some(highest) = safety.very_high.iter().max_by_key(|reading| reading.pressure.systolic()) {
        let days: Vec<_> = safety.very_high.iter().map(|reading| reading.at.day).collect();
        let very_high = on_days("Blood pressure of 180/120 or above", &days);
        said.push(format!("{very_high}, highest {}", super::treatment::reading(highest)));
    }
    if let Some(lowest) = safety.low_oxygen.iter().map(|(_, oxygen)| oxygen.percent()).min() {
        let days: Vec<_> = safety.low_oxygen.iter().map(|(day, _)| *day).collect();
        let low = format!("Oxygen saturation below {}%", visit.plan.limits.oxygen());
        said.push(format!("{}, lowest {lowest}%", on_days(&low, &days)));
    }
    if !safety.blood.is_empty() {
        said.push(on_days("Blood in urine in the monthly check", &safety.blood));
    }
    format!("Safety: {}.", said.join(". "))
}

/// All setbacks except stays for another reason, such as an operation.
fn setbacks(visit: &Visit<'_>) -> Vec<String> {
    let elsewhere = SetbackKind::Stay(StayReason::Other);
    let told: Vec<_> = visit.setbacks.iter().filter(|kept| kept.value.kind != elsewhere).collect();
    let latest = told.iter().rev().take(SETBACKS);
    let capital = |text: &str| text[..1].to_uppercase() + &text[1..];
    let mut said: Vec<_> = latest
        .map(|kept| format!("{} on {}", capital(words::setback(kept.value.kind)), words::day(kept.value.day)))
        .collect();
    if told.len() > SETBACKS {
        said.push(format!("{} more in the appendix", told.len() - SETBACKS));
    }
    said
}

/// "Chest pain on 3 May 2026", "Chest pain 3 times, last on 3 May 2026"
fn on_days(what: &str, days: &[LocalDay]) -> String {
    match days {
        [] => what.to_owned(),
        [day] => format!("{what} on {}", words::day(*day)),
        [.., last] => format!("{what} {} times, last on {}", days.len(), words::day(*last)),
    }
}

fn item9(item9: &Item9) -> String {
    let forms = item9.forms();
    if forms == 0 {
        return "PHQ-9 item 9: no form in these days".into();
    }
    let mut said = vec![format!("0 on {} of {}", item9.zero, words::count(forms, "form", "forms"))];
    if let (Some(last), Some(latest)) = (item9.above_zero.last(), item9.latest) {
        let highest = item9.above_zero.iter().map(|found| found.answer.points()).max().unwrap_or_default();
        let points = last.answer.points();
        let newest = if latest == *last { String::new() } else { format!("; 0 on {}", words::day(latest.day)) };
        said.push(format!(
            "above 0 on {} (highest {highest}; last {points}, {}, on {}{newest})",
            item9.above_zero.len(),
            words::frequency(points),
            words::day(last.day)
        ));
    }
    if item9.left_out > 0 {
        said.push(format!("skipped on {}", item9.left_out));
    }
    format!("PHQ-9 item 9: {}, self-reported, not a risk assessment", said.join(", "))
}
