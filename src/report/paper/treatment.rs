//! The treatment on the first page: what is given and how often, the latest sessions, and how long their lift held.

use super::{Column, Fact, PaperBlock, Table, lived, numbers_in, words_in};
use crate::record::kinds::plan::Interval;
use crate::record::kinds::pressure::{PressureMoment, PressureReading};
use crate::report::visit::{Given, HalfGone, SessionLine, Visit, sign};
use crate::report::words::{self, Words};
use crate::rules::course::DoseChange;
use crate::rules::fade::{State as Fade, Unsure};
use crate::rules::fade_watch::{self, Usual};
use crate::rules::red_flag::RedFlag;

/// The most lines of a cell on the first page.
pub(super) const LINES: u32 = 2;
/// How many drugs and routes are named, the latest. The appendix has each session.
const KINDS: usize = 3;

/// The treatment in a few lines: drug, route, doses, sessions or regular doses, spacing against the plan, the next date.
pub(super) fn line(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let (words, regimens) = (visit.words(), &visit.lived.regimens);
    let mut said: Vec<String> = regimens.first().map(|line| lived::regimen(words, line)).into_iter().collect();
    if let Some(earlier) = regimens.len().checked_sub(1).filter(|earlier| *earlier > 0) {
        said.push(words.treatment.earlier_regimens.of(earlier));
    }
    said.extend(visit.given.iter().take(KINDS).map(|given| given_in_all(words, given)));
    if visit.given.len() > KINDS {
        said.push(words.more.with([&(visit.given.len() - KINDS).to_string()]));
    }
    if visit.given.is_empty() {
        said.push(words.treatment.no_sessions.into());
    }
    said.extend(spacing(visit));
    // The sentence about the lift names the next date too, where there is one.
    if lift(visit).is_none() && (visit.next_session.is_some() || regimens.is_empty()) {
        said.push(next_planned(visit));
    }
    let value = format!("{}.", said.join(". ").trim_end_matches('.'));
    let mut rows = vec![Fact { label: words.heads.treatment.into(), value, lines: Some(lines.max(LINES)) }];
    let fact = |value| Fact { label: words.heads.therapies.into(), value, lines: Some(lines) };
    rows.extend(lived::therapies(visit).map(fact));
    PaperBlock::Facts { rows }
}

/// How far apart the sessions were, against the plan.
fn spacing(visit: &Visit<'_>) -> Option<String> {
    let (words, said) = (visit.words(), &visit.words().treatment);
    let planned = visit.plan.interval.map(|interval| words.days.of(Interval::days(interval)));
    let spaced = visit.spaced.filter(|_| !visit.sessions.is_empty());
    let Some(spaced) = spaced else { return Some(said.maintenance.with([&planned?])) };
    let median = words.days.of(words::number(spaced.median));
    let planned = planned.map_or_else(String::new, |days| said.planned_every.with([&days]));
    Some(format!("{}{planned}", said.spaced.with([&said.last_intervals.of(spaced.intervals), &median])))
}

/// "Esketamine nasal, 56–84 mg, 29 sessions"
fn given_in_all(words: &Words, given: &Given<'_>) -> String {
    let drug = format!("{} {}", words.drug(given.drug), words.route.of(given.route));
    let doses = given.doses.iter().map(|(low, high)| words::dose_range(*low, *high)).collect::<Vec<_>>().join(", ");
    let doses = if doses.is_empty() { words.treatment.dose_not_said.into() } else { doses };
    format!("{drug}, {doses}, {}", words.sessions.of(given.sessions))
}

/// The latest sessions with their pressures.
pub(super) fn sessions(visit: &Visit<'_>, rows: usize) -> Option<PaperBlock> {
    if visit.sessions.is_empty() {
        return None;
    }
    let (words, heads, all) = (visit.words(), &visit.words().heads, visit.sessions.len());
    let caption = if all > rows {
        words.treatment.last_sessions.with([&rows.to_string(), &all.to_string()])
    } else {
        words.sessions.of(all)
    };
    let mut columns = vec![
        numbers_in("#", 0.5),
        words_in(heads.date, 1.6),
        numbers_in(heads.interval, 1.1),
        words_in(heads.given, 3.2),
        words_in(heads.bp_before, 1.5),
        words_in(heads.bp_peak, 1.9),
        words_in(heads.worst_effect, 2.3),
    ];
    columns.extend(half_gone_column(visit));
    let newest = visit.sessions.iter().rev().take(rows).map(|line| row(visit, line));
    Some(PaperBlock::Table(Table::new(caption, columns, newest.collect()).in_lines(LINES)))
}

/// The last column of a table of sessions, in an edition that shows what the fade model says.
pub(super) fn half_gone_column(visit: &Visit<'_>) -> Option<Column> {
    visit.edition.judges().then(|| words_in(visit.words().heads.half_lost, 2.1))
}

fn row(visit: &Visit<'_>, line: &SessionLine<'_>) -> Vec<String> {
    let words = visit.words();
    let mut row = vec![
        line.number.to_string(),
        words.day(line.session.value.day),
        interval(words, line),
        given(words, line),
        before(visit, line),
        peak(words, line).unwrap_or_else(|| words::UNKNOWN.into()),
        worst(words, line),
    ];
    row.extend(half_gone_column(visit).map(|_| half_gone(words, line.half_gone)));
    row
}

pub(super) fn interval(words: &Words, line: &SessionLine<'_>) -> String {
    line.interval.map_or_else(|| words::UNKNOWN.into(), |days| words.days.of(days))
}

pub(super) fn given(words: &Words, line: &SessionLine<'_>) -> String {
    let (session, said) = (line.session.value, &words.treatment);
    let dose = session.dose.map(words::dose);
    let changed = match line.dose_change {
        Some(DoseChange::Raised) => Some(format!("({})", said.raised)),
        Some(DoseChange::Lowered) => Some(format!("({})", said.lowered)),
        Some(DoseChange::Same | DoseChange::NotComparable) | None => None,
    };
    let mut route = words.route.of(session.route).to_owned();
    if dose.is_none() {
        route = format!("{route}, {}", said.dose_not_said);
    }
    let parts = [Some(words.drug(&session.drug).to_owned()), dose, changed, Some(route)];
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
        Some(RedFlag::LowOxygen) => visit.words().treatment.low_oxygen,
        Some(flag) if flag > RedFlag::Nothing => visit.words().treatment.high,
        _ => "",
    };
    format!("{before}{flag}")
}

/// The highest pressure of a session, and how long after the dose it was.
pub(super) fn peak(words: &Words, line: &SessionLine<'_>) -> Option<String> {
    let minutes = line.cost.peak_minutes.map(|minutes| words.treatment.at_minutes.with([&minutes.to_string()]));
    Some(format!("{}{}", reading(line.cost.peak?), minutes.unwrap_or_default()))
}

fn worst(words: &Words, line: &SessionLine<'_>) -> String {
    let said = &words.treatment;
    let lasting = if line.cost.still_there { said.next_day_too } else { "" };
    match line.cost.worst.iter().find(|effect| sign(&effect.effect).is_none()) {
        Some(worst) => said.worst.with([words.effect(&worst.effect), words.strength(worst.felt.severity), lasting]),
        None if !line.cost.worst.is_empty() => said.see_safety.into(),
        None if line.cost.worst_grade.is_some() => words.none.into(),
        None => words::UNKNOWN.into(),
    }
}

pub(super) fn half_gone(words: &Words, half: HalfGone) -> String {
    match half {
        HalfGone::By { day, low, high } => {
            let [day, low, high] = [day, low, high].map(whole);
            words.treatment.half_by.with([&day, &low, &high])
        }
        HalfGone::NotBy { days } => words.treatment.half_not_by.with([&days.to_string()]),
        HalfGone::CannotTell(unsure) => words.unsure.of(unsure).into(),
    }
}

fn whole(number: f64) -> String {
    format!("{number:.0}")
}

/// What the fade model says at the end of the range, and the next date.
pub(super) fn lift(visit: &Visit<'_>) -> Option<String> {
    let fade = visit.fade.filter(|_| visit.edition.judges())?;
    let (words, sayings) = (visit.words(), &visit.words().treatment);
    let since = if fade.from_dose { &sayings.since_dose } else { &sayings.since_session };
    let since = since.with([&words.days.of(fade.days), &words.day(fade.session)]);
    let left = || {
        let [mean, low, high] = [fade.share.mean, fade.share.low, fade.share.high].map(|share| whole(share * 100.0));
        sayings.remains.with([&since, &mean, &low, &high])
    };
    let mut said = match fade.state {
        Fade::CannotTell(unsure) => vec![sayings.not_estimable.with([&since, words.unsure.of(unsure)])],
        Fade::LowerThanUsual => vec![left(), sayings.lower_than_usual.into()],
        Fade::Fading => vec![left(), sayings.half_lost(fade.half_gone).into()],
        Fade::Easing | Fade::Holding => vec![left()],
    };
    said.extend(fade.usual.map(|seen| usual(words, seen)));
    match (visit.next_session, fade.half_gone_by_next) {
        (Some(next), Some(probability)) => said.push(sayings.next_with_chance.with([
            &words.day(next),
            &next.days_since(fade.session).to_string(),
            &words.chance(probability),
        ])),
        _ => said.push(next_planned(visit)),
    }
    Some(said.join(" "))
}

/// What the model says about the course of close doses at the end of the range.
pub(super) fn dose_course(visit: &Visit<'_>) -> Option<String> {
    let course = visit.dose_course.filter(|_| visit.edition.judges())?;
    let (words, sayings) = (visit.words(), &visit.words().treatment);
    let since = sayings.in_course.with([&words.day(course.since), &course.days.to_string()]);
    let Some(known) = course.known.filter(|_| !course.paused) else {
        let why = if course.paused { sayings.course_paused } else { sayings.course_early };
        return Some(sayings.not_estimable_in_course.with([&since, why]));
    };
    if !fade_watch::is_course_lifted(course.days, &known) {
        return Some(sayings.not_estimable_in_course.with([&since, words.unsure.of(Unsure::NoLift)]));
    }
    let raised = sayings.course_raised.with([&since, &words::number(known.gain), &words.chance(known.half_lost)]);
    let lost = sayings.half_lost(fade_watch::is_half_lost(&known));
    Some(if course.alert { format!("{raised} {lost}") } else { raised })
}

fn next_planned(visit: &Visit<'_>) -> String {
    let words = visit.words();
    match visit.next_session {
        Some(next) => words.treatment.next.with([&words.day(next)]),
        None => words.treatment.no_date.into(),
    }
}

/// The usual course, from the latest intervals that say something about it.
fn usual(words: &Words, usual: Usual) -> String {
    let intervals = words.treatment.last_longer.of(usual.intervals);
    if usual.half_gone == 0 {
        return words.treatment.usual_none.with([&intervals]);
    }
    let (from, until) = (whole(usual.from), whole(usual.until));
    let days = if from == until { from } else { format!("{from}–{until}") };
    words.treatment.usual.with([&usual.half_gone.to_string(), &intervals, &days])
}
