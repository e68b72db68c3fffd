//! The figures as one table, each beside its goal.

use std::fmt::Write as _;

use crate::sizes::Total;

use super::{
    browser::{Browser, Times},
    keeping::Keeping,
    lighthouse::Visit,
    machine::Machine,
    median, most_of,
    native::Native,
    using::Using,
};

const READ_RATIO: f64 = 0.5;
const FIRST_READ_RATIO: f64 = 0.8;
const SAVE_RATIO: f64 = 1.5;
/// The Course includes the status, and this is the status's goal.
const COURSE_MS: f64 = 2.0;
const VIEW_MS: f64 = 5.0;
const VIEW_RATIO: f64 = 2.0;
const SCORE: f64 = 98.0;
const FADE_MS: f64 = 150.0;
const FADE_DAY_MS: f64 = 1.0;
const FADE_RATIO: f64 = 1.5;
const REPORT_YEAR_MS: f64 = 1000.0;
const REPORT_LIFE_MS: f64 = 3000.0;
const OPENED_MS: f64 = 600.0;
const HELP_MS: f64 = 100.0;
const TASK_MS: f64 = 50.0;
const SAVED_MS: f64 = 100.0;
const UNLOCK_MS: f64 = 1500.0;
const TABLE_MS: f64 = 5000.0;
const DIARY_MS: f64 = 2000.0;
const MADE_MS: f64 = 2000.0;
const RESTORED_MS: f64 = 5000.0;
const MERGED_MS: f64 = 3000.0;

/// One row of the table.
#[derive(Debug)]
pub(super) struct Line {
    what: String,
    measured: String,
    /// The goal in words, and whether it was met; `None` for figures without a goal.
    goal: Option<(String, bool)>,
}

impl Line {
    fn told(what: &str, measured: String) -> Self {
        Self { what: what.to_owned(), measured, goal: None }
    }

    fn held(what: &str, measured: String, goal: String, met: bool) -> Self {
        Self { what: what.to_owned(), measured, goal: Some((goal, met)) }
    }

    fn cells(&self) -> [&str; 4] {
        let (goal, verdict) = match &self.goal {
            Some((goal, true)) => (goal.as_str(), "met"),
            Some((goal, false)) => (goal.as_str(), "**missed**"),
            None => ("", ""),
        };
        [&self.what, goal, &self.measured, verdict]
    }
}

/// A size ceiling.
pub(super) fn size(total: &Total) -> Line {
    let goal = format!("at most {} B", total.ceiling);
    Line::held(
        &format!("{}, gzip -9", total.what),
        format!("{} B", total.packed),
        goal,
        (1..=total.ceiling).contains(&total.packed),
    )
}

/// Everything that was timed.
pub(super) fn times(native: &Native, browser: &Browser) -> Vec<Line> {
    let mut lines = vec![
        read("Open, decrypt and index 15,000 records", &browser.large.times, READ_RATIO),
        read("Open, decrypt and index 5,000 records", &browser.small.times, READ_RATIO),
        read("The very first open of 15,000 records", &browser.large.first, FIRST_READ_RATIO),
        // What a start costs whatever is stored weighs more here, so this has no goal.
        Line::told("The very first open of 5,000 records", compared(&browser.small.first)),
        Line::told("Open 15,000 records from memory, native", ms(native.open_large)),
        Line::told("Open 5,000 records from memory, native", ms(native.open_small)),
        save("Save in a full month, on disk", &browser.saves),
        save("The same from the page, through the worker and back", &browser.page),
    ];
    let (years, sessions) = ("ten years of records", "150 sessions and 1,500 side effects");
    lines.extend(view("Course", years, COURSE_MS, &browser.views.course, native.course));
    lines.extend(view("Today", years, VIEW_MS, &browser.views.today, native.today));
    lines.extend(view("Treatment", sessions, VIEW_MS, &browser.views.treatment, native.treatment));
    lines.extend(native.places.iter().map(|(place, took)| {
        within(&format!("The place of {place} over ten years of records, native"), *took, VIEW_MS)
    }));
    let fade = median(&browser.fade);
    lines.extend([
        within("Fade watch over ten years of records, from nothing", fade, FADE_MS),
        ratio("Fade watch, browser to native", fade, native.fade, FADE_RATIO),
        within("One more check-in with its fade watch, in memory", median(&browser.sample_saves), FADE_DAY_MS),
        Line::told("The fade watch after one more check-in in ten years, native", ms(native.fade_day)),
        within("Report of one year as PDF", median(&browser.reports.year), REPORT_YEAR_MS),
        within("Report of ten years as PDF", median(&browser.reports.life), REPORT_LIFE_MS),
    ]);
    lines
}

fn read(what: &str, times: &Times, most: f64) -> Line {
    against(what, times, "getAll of plain rows", most)
}

fn save(what: &str, times: &Times) -> Line {
    against(what, times, "a bare strict put", SAVE_RATIO)
}

fn against(what: &str, times: &Times, yardstick: &str, most: f64) -> Line {
    let ratio = median(&times.ours) / median(&times.theirs);
    let goal = format!("at most {most} × {yardstick}");
    Line::held(what, compared(times), goal, ratio <= most)
}

fn compared(times: &Times) -> String {
    let (ours, theirs) = (median(&times.ours), median(&times.theirs));
    format!("{:.2} × ({} to {})", ours / theirs, ms(ours), ms(theirs))
}

fn view(place: &str, over: &str, most: f64, times: &[f64], native: f64) -> [Line; 2] {
    let took = median(times);
    [
        within(&format!("{place} over {over}"), took, most),
        ratio(&format!("{place}, browser to native"), took, native, VIEW_RATIO),
    ]
}

fn within(what: &str, took: f64, most: f64) -> Line {
    Line::held(what, ms(took), format!("at most {most} ms"), took <= most)
}

fn ratio(what: &str, browser: f64, native: f64, most: f64) -> Line {
    let ratio = browser / native;
    let compared = format!("{ratio:.1} × ({} to {})", ms(browser), ms(native));
    Line::held(what, compared, format!("at most {most} ×"), ratio <= most)
}

/// The visits by Lighthouse.
pub(super) fn visits(visits: &[Visit]) -> Vec<Line> {
    let middle = |figure: fn(&Visit) -> f64| median(&visits.iter().map(figure).collect::<Vec<_>>());
    let score = middle(|visit| visit.score);
    let scores = || visits.iter().map(|visit| visit.score);
    let (least, most) = (scores().fold(f64::INFINITY, f64::min), scores().fold(0.0, f64::max));
    vec![
        Line::held(
            "Lighthouse, mobile, performance of the first screen",
            format!("{score:.0} (from {least:.0} to {most:.0})"),
            format!("at least {SCORE}"),
            score >= SCORE,
        ),
        Line::told("Total blocking time, simulated phone", ms(middle(|visit| visit.blocking_ms))),
        Line::told("Longest task of the main thread, simulated phone", ms(middle(|visit| visit.longest_ms))),
    ]
}

/// The page in use.
pub(super) fn using(using: &Using) -> Vec<Line> {
    let help = median(&using.help);
    vec![
        within("Open the app again to Today, a year of records", median(&using.opened), OPENED_MS),
        within("Help now after the tap, the core not loaded", help, HELP_MS),
        within("Saved after the tap, the page slowed four times, 19 of 20", most_of(&using.saved), SAVED_MS),
        Line::held(
            "Longest task of the main thread, looking at every place",
            task(using.longest),
            format!("at most {TASK_MS} ms"),
            using.longest <= TASK_MS,
        ),
        Line::held(
            "The same with the processor slowed four times",
            task(using.longest_slowed),
            format!("at most {TASK_MS} ms"),
            using.longest_slowed <= TASK_MS,
        ),
        within("Look through a table of 200,000 rows from another app", median(&using.table), TABLE_MS),
        within("Look through a Daylio backup of ten years", median(&using.diary), DIARY_MS),
    ]
}

/// The lock and backups.
pub(super) fn keeping(keeping: &Keeping) -> Vec<Line> {
    vec![
        within("Unlock with 15,000 records, page and workers slowed four times", median(&keeping.unlock), UNLOCK_MS),
        within("Back up 15,000 records and read the backup back", median(&keeping.made), MADE_MS),
        within("Bring in a backup of 15,000 records", median(&keeping.restored), RESTORED_MS),
        within("The same where there are 15,000 other records", median(&keeping.merged), MERGED_MS),
    ]
}

/// Browsers report tasks only from 50 ms on.
fn task(longest: f64) -> String {
    if longest == 0.0 { "under 50 ms".to_owned() } else { ms(longest) }
}

fn ms(time: f64) -> String {
    if time < 10.0 { format!("{time:.2} ms") } else { format!("{time:.0} ms") }
}

/// The table in Markdown.
pub(super) fn table(lines: &[Line]) -> String {
    let mut table = String::from("| What | Goal | Measured | |\n|---|---|---|---|\n");
    for line in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {} |", line.cells().join(" | "));
    }
    table
}

/// The whole of docs/benchmarks.md.
pub(super) fn page(machine: &Machine, lines: &[Line]) -> String {
    let facts: Vec<_> = machine.facts.iter().map(|(name, value)| format!("- {name}: {value}")).collect();
    let missed = lines.iter().filter(|line| line.goal.as_ref().is_some_and(|(_, met)| !met)).count();
    let verdict = match missed {
        0 => "Every goal was met.".to_owned(),
        1 => "One goal was missed.".to_owned(),
        _ => format!("{missed} goals were missed."),
    };
    format!(
        include_str!("page.md"),
        date = machine.date,
        facts = facts.join("\n"),
        verdict = verdict,
        table = table(lines),
    )
}
