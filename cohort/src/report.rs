//! The tables in Markdown.

use std::fmt::Write;

use crate::examination::{Examination, NO_EFFECT_SEED, STRESS_SEED, Stressed, TEST_SEED, TRAINING_SEED};
use crate::score::{Found, auc, coverage, median, share_of};
use crate::trace::HalfTime;

/// Past intervals from which the app shows half-times.
const LEARNED: u32 = 3;
/// Classes of past intervals, first and last.
const PAST: [(u32, u32); 5] = [(0, 0), (1, 2), (3, 5), (6, 9), (10, u32::MAX)];

/// All tables.
pub fn page(examination: &Examination) -> String {
    let mut page = String::new();
    let sections = [cohorts, goals, detectors, rules, half_times_table, stress];
    for section in sections {
        page.push_str(&section(examination));
        page.push('\n');
    }
    page
}

fn cohorts(examination: &Examination) -> String {
    let [training, test, other] = examination.patients;
    let events = examination.base.even.events;
    format!(
        "Thresholds were tuned on {training} simulated people (seed {TRAINING_SEED}). The results are from {test} others \
         (seed {TEST_SEED}) with {events} events, from {other} in each stress cohort (seeds from {STRESS_SEED}), and from \
         {other} whose sessions do nothing (seed {NO_EFFECT_SEED}).\n"
    )
}

/// A goal, what was measured, and whether that meets it.
struct Goal {
    what: String,
    wanted: String,
    measured: f64,
    met: bool,
}

impl Goal {
    fn at_least(what: &str, least: f64, measured: f64) -> Self {
        Self { what: what.to_owned(), wanted: format!("≥ {least}"), measured, met: measured >= least }
    }

    fn at_most(what: &str, most: f64, measured: f64) -> Self {
        Self { what: what.to_owned(), wanted: format!("≤ {most}"), measured, met: measured <= most }
    }
}

fn goals(examination: &Examination) -> String {
    let [p50, with_gain] = [3, 2].map(|from_end| &examination.lines[examination.lines.len() - from_end]);
    let all = || std::iter::once(&examination.base).chain(&examination.stressed);
    let worst = examination.stressed.iter().map(|cohort| cohort.calibration.ece).fold(0.0, f64::max);
    let [narrow, wide] = [f64::min, f64::max].map(|pick| all().map(covered).reduce(pick).unwrap_or(f64::NAN));
    let in_class = half_times_of(&examination.base, (6, 9));
    let injected =
        |of: fn(&crate::inject::Injected) -> Option<bool>| share_of(examination.injected.iter().filter_map(of));
    let mut goals = Vec::new();
    for (score, line) in [("P50", p50), ("P50 × Pgain", with_gain)] {
        let [few, more] = &line.at;
        let what = |what: &str| format!("{score}: {what}");
        goals.push(Goal::at_least(&what("found at 0.10 false alerts a month"), 0.75, few.share_found()));
        goals.push(Goal::at_least(&what("found within 3 days at 0.10"), 0.55, few.share_soon()));
        goals.push(Goal::at_least(&what("found at 0.25"), 0.85, more.share_found()));
        goals.push(Goal::at_least(&what("found within 3 days at 0.25"), 0.73, more.share_soon()));
    }
    goals.extend([
        Goal::at_most("P50: ECE, base", 0.015, examination.base.calibration.ece),
        Goal::at_most("P50: ECE, worst stress cohort", 0.04, worst),
        Goal::at_least("80 % interval covers, lowest of all cohorts", 0.78, narrow),
        Goal::at_most("80 % interval covers, highest of all cohorts", 0.85, wide),
        Goal::at_most(
            "median half-time error with 6–9 past intervals, days",
            4.0,
            median(fading(&in_class).map(error)),
        ),
        Goal::at_most("alerts on sessions without effect, a month", 0.04, examination.no_effect),
        Goal::at_most("a bad day adds an alert", 0.01, injected(|injected| injected.bad_day)),
        Goal::at_most("a silent week adds an alert", 0.0, injected(|injected| injected.silence)),
    ]);
    let mut table = "### Goals\n\n| What | Goal | Measured | |\n|---|---|---|---|\n".to_owned();
    for Goal { what, wanted, measured, met } in goals {
        let met = if met { "met" } else { "missed" };
        row(&mut table, &[what, wanted, format!("{measured:.3}"), met.to_owned()]);
    }
    table
}

fn detectors(examination: &Examination) -> String {
    let mut table = "### Detectors at equal rates of false alerts\n\n\
        | Detector | found at 0.10 | within 3 d | median delay | found at 0.25 | within 3 d | Brier | ECE | false alerts on the test cohort |\n\
        |---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for line in &examination.lines {
        let [few, more] = &line.at;
        row(
            &mut table,
            &[
                line.name.to_owned(),
                format!("{:.2}", few.share_found()),
                format!("{:.2}", few.share_soon()),
                format!("{:.0} d", median(few.delays.iter().copied().map(f64::from))),
                format!("{:.2}", more.share_found()),
                format!("{:.2}", more.share_soon()),
                format!("{:.3}", line.calibration.brier),
                format!("{:.3}", line.calibration.ece),
                format!("{:.3}, {:.3}", few.false_rate(), more.false_rate()),
            ],
        );
    }
    table
}

fn rules(examination: &Examination) -> String {
    let base = &examination.base;
    let rules = &base.rules;
    let (sum, days) =
        base.traces.iter().map(|trace| trace.share_error).fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let before: Vec<_> =
        base.traces.iter().flat_map(|trace| &trace.half_times).filter_map(|half| half.before_next).collect();
    let (time, found) = rules.with_time;
    let places = |of: fn(&crate::inject::Injected) -> Option<bool>| examination.injected.iter().filter_map(of).count();
    let rows = [
        ("false alerts a month", format!("{:.3}", rules.false_rate())),
        ("found", format!("{:.2}", rules.share_found())),
        ("found where a week or more is left", format!("{:.2}", f64::from(found) / f64::from(time))),
        ("found within 3 days", format!("{:.2}", rules.share_soon())),
        ("median lead to the next session", format!("{:.0} d", median(rules.leads.iter().copied().map(f64::from)))),
        ("alerts with the true share under 0.7", format!("{:.2}", f64::from(rules.right) / f64::from(rules.alerts))),
        ("alerts a month on sessions without effect", format!("{:.3}", examination.no_effect)),
        ("places tried for a bad day", places(|injected| injected.bad_day).to_string()),
        ("places tried for a silent week", places(|injected| injected.silence).to_string()),
        ("mean error of the share left", format!("{:.3}", sum / f64::from(days))),
        ("AUC of \"before the next session\", 3 days after a session", format!("{:.2}", auc(before))),
    ];
    let mut table = "### With the rules of what is said\n\n| What | Measured |\n|---|---|\n".to_owned();
    for (what, measured) in rows {
        row(&mut table, &[what.to_owned(), measured]);
    }
    table
}

fn half_times_table(examination: &Examination) -> String {
    let mut table = "### Half-time, 3 days after a session\n\n\
        | Past intervals | sessions | median error | always 14 d | 80 % interval covers | forecast at the session covers |\n\
        |---|---|---|---|---|---|\n"
        .to_owned();
    for class in PAST {
        let half_times = half_times_of(&examination.base, class);
        let (first, last) = class;
        row(
            &mut table,
            &[
                if last == u32::MAX {
                    format!("{first} or more")
                } else if first == last {
                    first.to_string()
                } else {
                    format!("{first}–{last}")
                },
                half_times.len().to_string(),
                format!("{:.1} d", median(fading(&half_times).map(error))),
                format!("{:.1} d", median(fading(&half_times).map(|half_time| (half_time.truth - 14.0).abs()))),
                format!("{:.2}", coverage(half_times.iter(), |half_time| half_time.later)),
                format!("{:.2}", coverage(half_times.iter(), |half_time| half_time.forecast)),
            ],
        );
    }
    table
}

fn stress(examination: &Examination) -> String {
    let mut table = "### Stress\n\n\
        | Cohort | found at P50 ≥ 0.5 | ECE | 80 % interval covers, 3 intervals on | rules: found | rules: false alerts a month | P50 at 0.10: found, within 3 d | P50 × Pgain at 0.10: found, within 3 d |\n\
        |---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for cohort in std::iter::once(&examination.base).chain(&examination.stressed) {
        row(
            &mut table,
            &[
                cohort.name.to_owned(),
                format!("{:.2}", cohort.even.share_found()),
                format!("{:.3}", cohort.calibration.ece),
                format!("{:.2}", covered(cohort)),
                format!("{:.2}", cohort.rules.share_found()),
                format!("{:.3}", cohort.rules.false_rate()),
                at_equal_rate(&cohort.at_equal_rate[0]),
                at_equal_rate(&cohort.at_equal_rate[1]),
            ],
        );
    }
    table
}

fn at_equal_rate(found: &Found) -> String {
    format!("{:.2}, {:.2}", found.share_found(), found.share_soon())
}

fn half_times_of(cohort: &Stressed, (first, last): (u32, u32)) -> Vec<HalfTime> {
    let all = cohort.traces.iter().flat_map(|trace| &trace.half_times);
    all.filter(|half_time| (first..=last).contains(&half_time.past)).copied().collect()
}

fn covered(cohort: &Stressed) -> f64 {
    coverage(half_times_of(cohort, (LEARNED, u32::MAX)).iter(), |half_time| half_time.later)
}

/// Those of people whose gains fade within weeks: of a gain that stays for
/// months the half-time is not seen between two sessions.
fn fading(half_times: &[HalfTime]) -> impl Iterator<Item = &HalfTime> {
    half_times.iter().filter(|half_time| half_time.fades)
}

fn error(half_time: &HalfTime) -> f64 {
    (half_time.later[1] - half_time.truth).abs()
}

fn row(table: &mut String, cells: &[String]) {
    // Writing to a string cannot fail.
    let _ = writeln!(table, "| {} |", cells.join(" | "));
}
