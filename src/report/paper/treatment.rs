//! The treatment on the first page: what is given and how often, the latest sessions, and how long their lift held.

use super::{Fact, PaperBlock, Table, lived};
use crate::record::kinds::plan::Interval;
use crate::record::kinds::pressure::{PressureMoment, PressureReading};
use crate::report::visit::{Given, HalfGone, SessionLine, Visit, sign};
use crate::report::words;
use crate::rules::fade::State as Fade;
use crate::rules::fade_watch::Usual;
use crate::rules::red_flag::RedFlag;

/// The most lines of a cell on the first page.
pub(super) const LINES: u32 = 2;
/// How many drugs and routes are named, the latest. The appendix has each session.
const KINDS: usize = 3;

/// The treatment in a few lines: drug, route, doses, sessions or regular doses, spacing against the plan, the next date.
pub(super) fn line(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let regimens = &visit.lived.regimens;
    let mut said: Vec<String> = regimens.first().map(lived::regimen).into_iter().collect();
    if let Some(earlier) = regimens.len().checked_sub(1).filter(|earlier| *earlier > 0) {
        let changes = words::count(earlier, "earlier regimen", "earlier regimens");
        said.push(format!("{changes} in the appendix"));
    }
    said.extend(visit.given.iter().take(KINDS).map(given_in_all));
    if visit.given.len() > KINDS {
        said.push(format!("{} more in the appendix", visit.given.len() - KINDS));
    }
    if visit.given.is_empty() {
        said.push("No sessions in these days".into());
    }
    said.extend(spacing(visit));
    // The sentence about the lift names the next date too, where there is one.
    if lift(visit).is_none() && (visit.next_session.is_some() || regimens.is_empty()) {
        said.push(next_planned(visit));
    }
    let value = format!("{}.", said.join(". ").trim_end_matches('.'));
    let mut rows = vec![Fact { label: "Treatment".into(), value, lines: Some(lines.max(LINES)) }];
    rows.extend(lived::therapies(visit).map(|value| Fact { label: "Therapies".into(), value, lines: Some(lines) }));
    PaperBlock::Facts { rows }
}

/// How far apart the sessions were, against the plan.
fn spacing(visit: &Visit<'_>) -> Option<String> {
    let planned = visit.plan.interval.map(Interval::days).map(words::days);
    let spaced = visit.spaced.filter(|_| !visit.sessions.is_empty());
    let Some(spaced) = spaced else { return Some(format!("Maintenance planned every {}", planned?)) };
    let days = format!("{} {}", words::number(spaced.median), words::plural(spaced.median, "day", "days"));
    let over = words::count(spaced.intervals, "interval", "intervals");
    let planned = planned.map_or_else(String::new, |days| format!(", maintenance planned every {days}"));
    Some(format!("Last {over}: median {days}{planned}"))
}

/// "Esketamine nasal, 56–84 mg, 29 sessions"
fn given_in_all(given: &Given<'_>) -> String {
    let drug = format!("{} {}", words::drug(given.drug), words::route(given.route));
    let doses = given.doses.iter().map(|(low, high)| words::dose_range(*low, *high)).collect::<Vec<_>>().join(", ");
    let doses = if doses.is_empty() { "dose not said".into() } else { doses };
    format!("{drug}, {doses}, {}", words::count(given.sessions, "session", "sessions"))
}

/// The latest sessions with their pressures.
pub(super) fn sessions(visit: &Visit<'_>, rows: usize) -> Option<PaperBlock> {
    if visit.sessions.is_empty() {
        return None;
    }
    let all = visit.sessions.len();
    let caption = if all > rows {
        format!("The last {rows} of {all} sessions; the rest are in the appendix")
    } else {
        words::count(all, "session", "sessions")
    };
    let mut columns = vec![
        (">#", 0.5),
        ("Date", 1.6),
        (">Interval", 1.1),
        ("Given", 3.2),
        ("BP before", 1.5),
        ("BP peak", 1.9),
        ("Worst effect", 2.3),
    ];
    columns.extend(half_gone_column(visit));
    let newest = visit.sessions.iter().rev().take(rows).map(|line| row(visit, line));
    Some(PaperBlock::Table(Table::new(&caption, &columns, newest.collect()).in_lines(LINES)))
}

/// The last column of a table of sessions, in an edition that shows what the fade model says.
pub(super) fn half_gone_column(visit: &Visit<'_>) -> Option<(&'static str, f32)> {
    visit.edition.judges().then_some(("Half of benefit lost", 2.1))
}

fn row(visit: &Visit<'_>, line: &SessionLine<'_>) -> Vec<String> {
    let mut row = vec![
        line.number.to_string(),
        words::day(line.session.value.day),
        interval(line),
        given(line),
        before(visit, line),
        peak(line),
        worst(line),
    ];
    row.extend(half_gone_column(visit).map(|_| half_gone(line.half_gone)));
    row
}

pub(super) fn interval(line: &SessionLine<'_>) -> String {
    line.interval.map_or_else(|| words::UNKNOWN.into(), words::days)
}

pub(super) fn given(line: &SessionLine<'_>) -> String {
    let session = line.session.value;
    let dose = session.dose.map(words::dose);
    let changed = line.dose_change.and_then(words::dose_change).map(|change| format!("({change})"));
    let route = format!("{}{}", words::route(session.route), if dose.is_none() { ", dose not said" } else { "" });
    let parts = [Some(words::drug(&session.drug).to_owned()), dose, changed, Some(route)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn reading(reading: &PressureReading) -> String {
    format!("{}/{}", reading.pressure.systolic(), reading.pressure.diastolic())
}

/// The last reading of a session at a moment.
pub(super) fn pressure_of(visit: &Visit<'_>, line: &SessionLine<'_>, moment: PressureMoment) -> Option<String> {
    let day = line.session.value.day;
    let own = visit.timeline.pressures().map(|kept| kept.value);
    // The readings of a session are on its day or, past midnight, on the next.
    let own = own.skip_while(|found| found.at.day < day).take_while(|found| found.at.day.days_since(day) <= 1);
    own.filter(|found| found.session == Some(line.session.id) && found.moment == moment).last().map(reading)
}

fn before(visit: &Visit<'_>, line: &SessionLine<'_>) -> String {
    let before = pressure_of(visit, line, PressureMoment::Before).unwrap_or_else(|| words::UNKNOWN.into());
    let flag = match line.cost.pre_dose {
        Some(RedFlag::LowOxygen) => ", low oxygen",
        Some(flag) if flag > RedFlag::Nothing => ", high",
        _ => "",
    };
    format!("{before}{flag}")
}

fn peak(line: &SessionLine<'_>) -> String {
    let peak = line.cost.peak.map_or_else(|| words::UNKNOWN.into(), reading);
    let minutes = line.cost.peak_minutes.map(|minutes| format!(" at {minutes} min")).unwrap_or_default();
    format!("{peak}{minutes}")
}

fn worst(line: &SessionLine<'_>) -> String {
    let lasting = if line.cost.still_there { ", next day too" } else { "" };
    match line.cost.worst.iter().find(|effect| sign(&effect.effect).is_none()) {
        Some(worst) => format!("{}, {}{lasting}", words::effect(&worst.effect), words::strength(worst.felt.severity)),
        None if !line.cost.worst.is_empty() => "see safety".into(),
        None if line.cost.worst_grade.is_some() => "none".into(),
        None => words::UNKNOWN.into(),
    }
}

pub(super) fn half_gone(half: HalfGone) -> String {
    match half {
        HalfGone::By { day, low, high } => format!("day {day:.0} ({low:.0}–{high:.0})"),
        HalfGone::NotBy { days } => format!("not by day {days}"),
        HalfGone::CannotTell(unsure) => words::unsure(unsure).into(),
    }
}

/// What the fade model says at the end of the range, and the next date.
pub(super) fn lift(visit: &Visit<'_>) -> Option<String> {
    let fade = visit.fade.filter(|_| visit.edition.judges())?;
    let mut said = Vec::new();
    let since = format!("{} after the session of {}", words::days(fade.days), words::day(fade.session));
    match fade.state {
        Fade::CannotTell(unsure) => {
            said.push(format!("Remaining benefit not estimable {since}: {}.", words::unsure(unsure)));
        }
        state => {
            let [mean, low, high] = [fade.share.mean, fade.share.low, fade.share.high].map(|share| share * 100.0);
            said.push(format!("{since}, about {mean:.0}% of its benefit remains (likely {low:.0}–{high:.0}%)."));
            said.extend(words::fade(state).map(str::to_owned));
        }
    }
    said.extend(fade.usual.map(usual));
    match (visit.next_session, fade.half_gone_by_next) {
        (Some(next), Some(probability)) => said.push(format!(
            "Next planned: {}, day {}; estimated {} chance that half of the benefit is lost by then.",
            words::day(next),
            next.days_since(fade.session),
            words::chance(probability)
        )),
        _ => said.push(next_planned(visit)),
    }
    Some(said.join(" "))
}

fn next_planned(visit: &Visit<'_>) -> String {
    match visit.next_session {
        Some(next) => format!("Next planned: {}.", words::day(next)),
        None => NO_DATE.into(),
    }
}

const NO_DATE: &str = "No date is saved for the next session.";

/// The usual course, from the latest intervals that say something about it.
fn usual(usual: Usual) -> String {
    let intervals = words::count(usual.intervals, "longer interval", "longer intervals");
    if usual.half_gone == 0 {
        return format!("In the last {intervals}, at least half of the benefit remained at the next session.");
    }
    let (from, until) = (format!("{:.0}", usual.from), format!("{:.0}", usual.until));
    let days = if from == until { from } else { format!("{from}–{until}") };
    format!("In {} of the last {intervals}, half of the benefit was lost, by day {days}.", usual.half_gone)
}
