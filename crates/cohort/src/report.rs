//! The tables in Markdown.

use std::fmt::Write;

use crate::examination::{Examination, Followed, MODELS, NO_EFFECT_SEED, STRESS_SEED, TEST_SEED, TRAINING_SEED};
use crate::inject::Injected;
use crate::score::{auc, coverage, median, share_of};
use crate::trace::HalfTime;

/// The number of past intervals from which the app shows half-times.
const LEARNED: u32 = 3;
/// Groups by the number of past intervals, first and last.
const PAST: [(u32, u32); 5] = [(0, 0), (1, 2), (3, 5), (6, 9), (10, u32::MAX)];

/// All the tables.
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
    let events = examination.base.by[0].even.events;
    format!(
        "Thresholds were tuned on {training} simulated people (seed {TRAINING_SEED}). The results are from {test} others \
         (seed {TEST_SEED}) with {events} events, from {other} in each stress cohort (seeds from {STRESS_SEED}), and from \
         {other} whose sessions do nothing (seed {NO_EFFECT_SEED}).\n"
    )
}

/// A goal, and how each form of the model did.
struct Goal {
    what: &'static str,
    wanted: String,
    by: Vec<(f64, bool)>,
}

impl Goal {
    fn at_least(what: &'static str, least: f64, by: impl Fn(usize) -> f64) -> Self {
        let by = (0..MODELS.len()).map(by).map(|measured| (measured, measured >= least));
        Self { what, wanted: format!("≥ {least}"), by: by.collect() }
    }

    fn at_most(what: &'static str, most: f64, by: impl Fn(usize) -> f64) -> Self {
        let by = (0..MODELS.len()).map(by).map(|measured| (measured, measured <= most));
        Self { what, wanted: format!("≤ {most}"), by: by.collect() }
    }
}

fn goals(examination: &Examination) -> String {
    let base = |model: usize| &examination.base.by[model];
    // Each form has two lines, P50 and P50 × Pgain, in the order of the forms; the oracle's line comes last.
    let line = |model: usize, score: usize| {
        &examination.lines[examination.lines.len() - 1 - 2 * (MODELS.len() - model) + score].at
    };
    let cohorts =
        |model: usize| std::iter::once(base(model)).chain(examination.stressed.iter().map(move |it| &it.by[model]));
    let injected =
        |model: usize, of: fn(&Injected) -> Option<bool>| share_of(examination.injected[model].iter().filter_map(of));
    let goals = [
        Goal::at_least("P50: found at 0.10 false alerts a month", 0.75, |model| line(model, 0)[0].share_found()),
        Goal::at_least("P50: found within 3 days at 0.10", 0.55, |model| line(model, 0)[0].share_soon()),
        Goal::at_least("P50: found at 0.25", 0.85, |model| line(model, 0)[1].share_found()),
        Goal::at_least("P50: found within 3 days at 0.25", 0.73, |model| line(model, 0)[1].share_soon()),
        Goal::at_least("P50 × Pgain: found at 0.10", 0.75, |model| line(model, 1)[0].share_found()),
        Goal::at_least("P50 × Pgain: found within 3 days at 0.10", 0.55, |model| line(model, 1)[0].share_soon()),
        Goal::at_least("P50 × Pgain: found at 0.25", 0.85, |model| line(model, 1)[1].share_found()),
        Goal::at_least("P50 × Pgain: found within 3 days at 0.25", 0.73, |model| line(model, 1)[1].share_soon()),
        Goal::at_most("the alert: false alerts a month", 0.10, |model| base(model).rules.false_rate()),
        Goal::at_least("the alert: found", 0.75, |model| base(model).rules.share_found()),
        Goal::at_least("the alert: found within 3 days", 0.55, |model| base(model).rules.share_soon()),
        Goal::at_most("P50: ECE, base", 0.015, |model| base(model).calibration.ece),
        Goal::at_most("P50: ECE, worst stress cohort", 0.04, |model| {
            examination.stressed.iter().map(|it| it.by[model].calibration.ece).fold(0.0, f64::max)
        }),
        Goal::at_least("80 % interval covers, lowest of all cohorts", 0.78, |model| {
            cohorts(model).map(covered).fold(f64::INFINITY, f64::min)
        }),
        Goal::at_most("80 % interval covers, highest of all cohorts", 0.85, |model| {
            cohorts(model).map(covered).fold(0.0, f64::max)
        }),
        Goal::at_most("median half-time error with 6–9 past intervals, days", 4.0, |model| {
            median(fading(&half_times_of(base(model), (6, 9))).map(error))
        }),
        Goal::at_most("alerts on sessions without effect, a month", 0.04, |model| examination.no_effect[model]),
        Goal::at_most("a bad day adds an alert", 0.01, |model| injected(model, |injected| injected.bad_day)),
        Goal::at_most("a silent week adds an alert", 0.0, |model| injected(model, |injected| injected.silence)),
    ];
    let mut table = format!("### Goals\n\n{}", head(&["What", "Goal"], &[""]));
    for Goal { what, wanted, by } in goals {
        let met = |(measured, met): (f64, bool)| format!("{measured:.3}, {}", if met { "met" } else { "missed" });
        let mut cells = vec![what.to_owned(), wanted];
        cells.extend(by.into_iter().map(met));
        row(&mut table, &cells);
    }
    table
}

/// The first two lines of a table: these columns, then each of `of_each` for every form of the model.
fn head(columns: &[&str], of_each: &[&str]) -> String {
    let mut cells: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
    for what in of_each {
        cells.extend(MODELS.map(|(name, _)| if what.is_empty() { name.to_owned() } else { format!("{name}: {what}") }));
    }
    format!("| {} |\n|{}\n", cells.join(" | "), "---|".repeat(cells.len()))
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
    let [reference, app] = [0, 1].map(|model| rules_of(examination, model));
    let mut table = format!("### With the rules of what is said\n\n{}", head(&["What"], &[""]));
    for ((what, reference), (_, app)) in reference.into_iter().zip(app) {
        row(&mut table, &[what.to_owned(), reference, app]);
    }
    table
}

fn rules_of(examination: &Examination, model: usize) -> [(&'static str, String); 11] {
    let Followed { rules, traces, .. } = &examination.base.by[model];
    let (sum, days) =
        traces.iter().map(|trace| trace.share_error).fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let before: Vec<_> =
        traces.iter().flat_map(|trace| &trace.half_times).filter_map(|half| half.before_next).collect();
    let (time, found) = rules.with_time;
    let places = |of: fn(&Injected) -> Option<bool>| examination.injected[model].iter().filter_map(of).count();
    [
        ("false alerts a month", format!("{:.3}", rules.false_rate())),
        ("found", format!("{:.2}", rules.share_found())),
        ("found where a week or more is left", format!("{:.2}", f64::from(found) / f64::from(time))),
        ("found within 3 days", format!("{:.2}", rules.share_soon())),
        ("median lead to the next session", format!("{:.0} d", median(rules.leads.iter().copied().map(f64::from)))),
        ("alerts with the true share under 0.7", format!("{:.2}", f64::from(rules.right) / f64::from(rules.alerts))),
        ("alerts a month on sessions without effect", format!("{:.3}", examination.no_effect[model])),
        ("places tried for a bad day", places(|injected| injected.bad_day).to_string()),
        ("places tried for a silent week", places(|injected| injected.silence).to_string()),
        ("mean error of the share left", format!("{:.3}", sum / f64::from(days))),
        ("AUC of \"before the next session\", 3 days after a session", format!("{:.2}", auc(before))),
    ]
}

fn half_times_table(examination: &Examination) -> String {
    let columns = ["Past intervals", "sessions", "always 14 d"];
    let of_each = ["median error", "80 % interval covers", "forecast at the session covers"];
    let mut table = format!("### Half-time, 3 days after a session\n\n{}", head(&columns, &of_each));
    for class in PAST {
        let by = [0, 1].map(|model| half_times_of(&examination.base.by[model], class));
        let (first, last) = class;
        let mut cells = vec![
            if last == u32::MAX {
                format!("{first} or more")
            } else if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            },
            by[0].len().to_string(),
            format!("{:.1} d", median(fading(&by[0]).map(|half_time| (half_time.truth - 14.0).abs()))),
        ];
        cells.extend(by.iter().map(|half_times| format!("{:.1} d", median(fading(half_times).map(error)))));
        cells.extend(by.iter().map(|half_times| format!("{:.2}", coverage(half_times.iter(), |it| it.later))));
        cells.extend(by.iter().map(|half_times| format!("{:.2}", coverage(half_times.iter(), |it| it.forecast))));
        row(&mut table, &cells);
    }
    table
}

/// Each cell has two numbers: the reference's and the app's.
fn stress(examination: &Examination) -> String {
    let mut table = "### Stress\n\nEach cell: reference, app.\n\n\
        | Cohort | found at P50 ≥ 0.5 | ECE | 80 % interval covers, 3 intervals on | alert: found | alert: found within 3 d | alert: false a month | P50 × Pgain at 0.10: found | within 3 d |\n\
        |---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for cohort in std::iter::once(&examination.base).chain(&examination.stressed) {
        let both = |digits: usize, of: fn(&Followed) -> f64| {
            cohort.by.iter().map(|followed| format!("{:.digits$}", of(followed))).collect::<Vec<_>>().join(", ")
        };
        row(
            &mut table,
            &[
                cohort.name.to_owned(),
                both(2, |it| it.even.share_found()),
                both(3, |it| it.calibration.ece),
                both(2, covered),
                both(2, |it| it.rules.share_found()),
                both(2, |it| it.rules.share_soon()),
                both(3, |it| it.rules.false_rate()),
                both(2, |it| it.at_equal_rate[1].share_found()),
                both(2, |it| it.at_equal_rate[1].share_soon()),
            ],
        );
    }
    table
}

fn half_times_of(cohort: &Followed, (first, last): (u32, u32)) -> Vec<HalfTime> {
    let all = cohort.traces.iter().flat_map(|trace| &trace.half_times);
    all.filter(|half_time| (first..=last).contains(&half_time.past)).copied().collect()
}

fn covered(cohort: &Followed) -> f64 {
    coverage(half_times_of(cohort, (LEARNED, u32::MAX)).iter(), |half_time| half_time.later)
}

/// Only those of people whose gains fade within weeks: the half-time of a gain that lasts for months cannot be seen
/// between two sessions.
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
