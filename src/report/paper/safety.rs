//! The safety line: first on the page, so that nobody has to look for it.

use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::time::LocalDay;
use crate::report::visit::{Item9, Visit};
use crate::report::words::{self, Words};

/// How many setbacks are named in it, the latest, and how many signs, the gravest. The appendix has all of them.
const SETBACKS: usize = 3;
const SIGNS: usize = 6;

/// Setbacks, signs, item 9 and pressures of these days. Item 9 is counted even if the answer is 0, which is not the
/// same as skipped. Risk is never judged.
pub(super) fn line(visit: &Visit<'_>) -> String {
    let (words, safety) = (visit.words(), &visit.safety);
    let on_days = |what: &str, days: &[LocalDay]| on_days(words, what, days);
    let mut said = setbacks(visit);
    let signs = safety.signs.iter().take(SIGNS);
    said.extend(signs.map(|found| on_days(words.named_effect.of(found.sign), &found.days)));
    if safety.signs.len() > SIGNS {
        said.push(words.safety.more_signs.of(safety.signs.len() - SIGNS));
    }
    said.push(item9(words, &visit.item9));
    if let Some(highest) = safety.very_high.iter().max_by_key(|reading| reading.pressure.systolic()) {
        let days: Vec<_> = safety.very_high.iter().map(|reading| reading.at.day).collect();
        let very_high = on_days(words.safety.very_high, &days);
        said.push(words.safety.highest.with([&very_high, &super::treatment::reading(highest)]));
    }
    if let Some(lowest) = safety.low_oxygen.iter().map(|(_, oxygen)| oxygen.percent()).min() {
        let days: Vec<_> = safety.low_oxygen.iter().map(|(day, _)| *day).collect();
        let low = words.safety.low_oxygen.with([&visit.plan.limits.oxygen().to_string()]);
        said.push(words.safety.lowest.with([&on_days(&low, &days), &lowest.to_string()]));
    }
    if !safety.blood.is_empty() {
        said.push(on_days(words.safety.blood, &safety.blood));
    }
    words.safety.line.with([&said.join(". ")])
}

/// All setbacks except stays for another reason, such as an operation.
fn setbacks(visit: &Visit<'_>) -> Vec<String> {
    let words = visit.words();
    let elsewhere = SetbackKind::Stay(StayReason::Other);
    let told: Vec<_> = visit.setbacks.iter().filter(|kept| kept.value.kind != elsewhere).collect();
    let latest = told.iter().rev().take(SETBACKS).map(|kept| {
        let what = words::capitalised(words.setback.of(kept.value.kind));
        words.safety.once.with([&what, &words.day(kept.value.day)])
    });
    let mut said: Vec<_> = latest.collect();
    if told.len() > SETBACKS {
        said.push(words.more.with([&(told.len() - SETBACKS).to_string()]));
    }
    said
}

/// "Chest pain on 3 May 2026", "Chest pain 3 times, last on 3 May 2026"
fn on_days(words: &Words, what: &str, days: &[LocalDay]) -> String {
    match days {
        [] => what.to_owned(),
        [day] => words.safety.once.with([what, &words.day(*day)]),
        [.., last] => words.safety.times.with([what, &days.len().to_string(), &words.day(*last)]),
    }
}

fn item9(words: &Words, item9: &Item9) -> String {
    let (said, forms) = (&words.safety, item9.forms());
    if forms == 0 {
        return said.no_form.into();
    }
    let mut counted = vec![said.zero.with([&item9.zero.to_string(), &said.forms.of(forms)])];
    if let (Some(last), Some(latest)) = (item9.above_zero.last(), item9.latest) {
        let highest = item9.above_zero.iter().map(|found| found.answer.points()).max().unwrap_or_default();
        let points = last.answer.points();
        let then = if latest == *last { String::new() } else { said.then_zero.with([&words.day(latest.day)]) };
        counted.push(said.above_zero.with([
            &item9.above_zero.len().to_string(),
            &highest.to_string(),
            &points.to_string(),
            words.frequency.of(points),
            &words.day(last.day),
            &then,
        ]));
    }
    if item9.left_out > 0 {
        counted.push(said.skipped.with([&item9.left_out.to_string()]));
    }
    said.item9.with([&counted.join(", ")])
}
