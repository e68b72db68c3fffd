//! Regular doses, medicines, earlier treatments, therapies and goals: in a line each on the first page, as tables in the
//! appendix.

use super::{Fact, Table};
use crate::record::kinds::goal::Goal;
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::session::{Dose, DoseUnit, Session};
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::{Trial, TrialKind};
use crate::record::rough_date::RoughDate;
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::report::visit::{GoalLine, RegimenLine, Visit};
use crate::report::words;

/// "Ketamine sublingual 100 mg, 7 doses a week since 3 Mar 2026: 84 of 90 doses taken, 1 extra"
pub(super) fn regimen(line: &RegimenLine<'_>) -> String {
    let (regimen, kept) = (line.regimen, line.adherence);
    let days = match regimen.until {
        Some(until) => words::span(regimen.since, until),
        None => format!("since {}", words::day(regimen.since)),
    };
    let extra = if kept.extra > 0 { format!(", {} extra", kept.extra) } else { String::new() };
    format!("{}, {days}: {} of {} doses taken{extra}", agreed(line), kept.taken, kept.expected)
}

/// "Ketamine sublingual 100 mg, 7 doses a week"
fn agreed(line: &RegimenLine<'_>) -> String {
    let regimen = line.regimen;
    let dose = regimen.dose.map_or_else(|| "dose not said".into(), words::dose);
    let times = words::count(regimen.doses_a_week.number(), "dose a week", "doses a week");
    format!("{} {} {dose}, {times}", words::drug(&regimen.drug), words::route(regimen.route))
}

/// Each goal that stands, with how near it is.
pub(super) fn goals(visit: &Visit<'_>, lines: u32) -> Vec<Fact> {
    let fact = |line: &GoalLine<'_>| Fact {
        label: if line.goal.first { "Remission means" } else { "Goal" }.into(),
        value: goal(line),
        lines: Some(lines),
    };
    visit.lived.goals.iter().map(fact).collect()
}

fn goal(line: &GoalLine<'_>) -> String {
    let agreed = line.goal.agreed.map(|day| format!("agreed {}", words::day(day)));
    let look = |(day, score): (LocalDay, u8)| format!("{score} of 10 on {}", words::day(day));
    let near = match (line.first, line.last) {
        (Some(first), Some(last)) => Some(format!("{}, {}", look(first), look(last))),
        (Some(only), None) => Some(look(only)),
        _ => None,
    };
    let said: Vec<_> = [agreed, near].into_iter().flatten().collect();
    let text = words::one_line(line.goal.text.as_str());
    if said.is_empty() { text } else { format!("{text} ({})", said.join("; ")) }
}

/// What is taken beside the treatment.
pub(super) fn medicines(visit: &Visit<'_>) -> String {
    let said: Vec<_> = visit.lived.medicines.iter().map(|medicine| medicine_now(medicine)).collect();
    if said.is_empty() { "none recorded".into() } else { said.join("; ") }
}

fn medicine_now(medicine: &Medicine) -> String {
    let dose = medicine.dose.as_ref().map(|dose| format!(" {}", dose.as_str())).unwrap_or_default();
    let since = medicine.since.map(|since| format!(", since {}", words::rough(since))).unwrap_or_default();
    format!("{}{dose}{since}", medicine.name.as_str())
}

/// "4 medicines tried, ECT 2023"
pub(super) fn tried(visit: &Visit<'_>) -> Option<String> {
    let trials = &visit.lived.trials;
    let medicines = trials.iter().filter(|trial| trial.what == TrialKind::Antidepressant).count();
    let mut said = Vec::new();
    if medicines > 0 {
        said.push(format!("{} tried", words::count(medicines, "medicine", "medicines")));
    }
    for kind in TrialKind::ALL.into_iter().filter(|kind| *kind != TrialKind::Antidepressant) {
        let same: Vec<_> = trials.iter().filter(|trial| trial.what == kind).collect();
        if same.is_empty() {
            continue;
        }
        let years = same.iter().filter_map(|trial| trial.when).map(|when| when.first_day().ymd().0.to_string());
        let mut years: Vec<_> = years.collect();
        years.sort();
        years.dedup();
        said.push(format!("{} {}", words::trial(kind), years.join(", ")).trim_end().to_owned());
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// "TMS, 5 times a week, 3 Mar – 11 Apr 2026"
pub(super) fn therapies(visit: &Visit<'_>) -> Option<String> {
    let said: Vec<_> =
        visit.lived.therapies.iter().map(|therapy| format!("{}, {}", what(therapy), days(therapy))).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn what(therapy: &Therapy) -> String {
    let name = therapy.name.as_ref().map(|name| format!(" ({})", name.as_str())).unwrap_or_default();
    let times = therapy.times_a_week.map(|times| match times.number() {
        1 => ", once a week".into(),
        times => format!(", {times} times a week"),
    });
    format!("{}{name}{}", words::therapy(therapy.what), times.unwrap_or_default())
}

fn days(therapy: &Therapy) -> String {
    match therapy.until {
        Some(until) => words::span(therapy.since, until),
        None => format!("since {}", words::day(therapy.since)),
    }
}

pub(super) fn regimens_table(visit: &Visit<'_>) -> Table {
    let rows = visit.lived.regimens.iter().rev().map(|line| {
        let (regimen, kept) = (line.regimen, line.adherence);
        let mut row = vec![
            words::day(regimen.since),
            regimen.until.map_or_else(|| "goes on".into(), words::day),
            agreed(line),
            format!("{} of {}", kept.taken, kept.expected),
            kept.extra.to_string(),
            kept.skipped_days.to_string(),
        ];
        row.extend(visit.notes.then(|| reason(regimen.why_changed.as_ref())));
        row
    });
    let mut columns =
        vec![("Since", 1.6), ("Until", 1.6), ("Agreed", 4.2), (">Taken", 1.3), (">Extra", 0.8), (">Days skipped", 1.0)];
    columns.extend(visit.notes.then_some(("Why changed", 2.4)));
    Table::new("Regular doses", &columns, rows.collect())
}

/// A reason, which is private and has a column only if notes were asked for.
fn reason(why: Option<&Note>) -> String {
    why.map_or(words::UNKNOWN, |why| why.as_str()).to_owned()
}

pub(super) fn medicines_table(visit: &Visit<'_>) -> Table {
    let rows = visit.timeline.medicines().map(|kept| {
        let medicine = kept.value;
        let date = |date: Option<RoughDate>, missing: &str| date.map_or_else(|| missing.to_owned(), words::rough);
        let mut row = vec![
            medicine.name.as_str().to_owned(),
            medicine.dose.as_ref().map_or(words::UNKNOWN, |dose| dose.as_str()).to_owned(),
            date(medicine.since, words::UNKNOWN),
            date(medicine.until, "goes on"),
        ];
        row.extend(visit.notes.then(|| reason(medicine.why_stopped.as_ref())));
        row
    });
    let mut columns = vec![("Medicine", 3.0), ("Dose", 2.4), ("Since", 1.4), ("Until", 1.4)];
    columns.extend(visit.notes.then_some(("Why stopped", 3.0)));
    Table::new("Medicines, as the patient writes them", &columns, rows.collect())
}

pub(super) fn trials_table(visit: &Visit<'_>) -> Table {
    let rows = visit.lived.trials.iter().map(|trial: &&Trial| {
        vec![
            words::trial(trial.what).to_owned(),
            trial.name.as_ref().map_or(words::UNKNOWN, |name| name.as_str()).to_owned(),
            trial.when.map_or_else(|| words::UNKNOWN.into(), words::rough),
            words::outcome(trial.outcome).to_owned(),
        ]
    });
    let columns = [("Treatment", 2.0), ("Name", 3.0), ("When", 1.4), ("Outcome", 3.0)];
    Table::new("Earlier treatments", &columns, rows.collect())
}

pub(super) fn therapies_table(visit: &Visit<'_>) -> Table {
    let rows = visit.lived.therapies.iter().map(|therapy| vec![days(therapy), what(therapy)]);
    Table::new("Therapies", &[("Days", 3.0), ("Therapy", 6.0)], rows.collect())
}

pub(super) fn looks_table(visit: &Visit<'_>) -> Table {
    let looks = visit.timeline.goal_looks().filter(|kept| visit.range.contains(kept.value.day));
    let rows = looks.filter_map(|kept| {
        let goal = visit.timeline.find::<Goal>(kept.value.goal)?;
        let text = words::one_line(goal.value.text.as_str());
        Some(vec![words::day(kept.value.day), kept.value.score.points().to_string(), text])
    });
    let columns = [("Date", 1.6), (">Reached, 0–10", 1.4), ("Goal", 9.0)];
    Table::new("Goals over time", &columns, rows.collect()).in_lines(2)
}

/// How the doses were given, where more than the dose was said.
pub(super) fn details_table(visit: &Visit<'_>) -> Table {
    let rows = visit.sessions.iter().filter(|line| is_detailed(line.session.value)).map(|line| {
        let session = line.session.value;
        let known = |value: Option<String>| value.unwrap_or_else(|| words::UNKNOWN.into());
        let mut remarks: Vec<String> = session.tone.iter().map(|tone| words::tone(*tone).into()).collect();
        remarks.extend(session.rescue.as_ref().map(|rescue| format!("rescue medicine: {}", rescue.as_str())));
        remarks.extend(session.stopped_early.then(|| "stopped early".into()));
        vec![
            line.number.to_string(),
            words::day(session.day),
            known(session.series_number.map(|number| number.number().to_string())),
            known(session.minutes.map(|minutes| minutes.number().to_string())),
            known(session.weight.map(|weight| words::number(weight.kilograms()))),
            known(per_kilogram(session)),
            if remarks.is_empty() { words::UNKNOWN.into() } else { remarks.join(", ") },
        ]
    });
    let columns = [
        (">#", 0.6),
        ("Date", 1.6),
        (">In series", 1.0),
        (">Minutes", 1.0),
        (">Weight, kg", 1.1),
        (">mg/kg", 0.9),
        ("Remarks", 5.0),
    ];
    Table::new("Sessions, as given", &columns, rows.collect())
}

fn is_detailed(session: &Session) -> bool {
    session.minutes.is_some()
        || session.weight.is_some()
        || session.series_number.is_some()
        || session.stopped_early
        || session.rescue.is_some()
        || session.tone.iter().next().is_some()
}

/// The dose by body weight, as it was given or worked out from the weight of that day.
fn per_kilogram(session: &Session) -> Option<String> {
    let dose = session.dose?;
    match dose.unit() {
        DoseUnit::MilligramPerKilogram => Some(Dose::amount(dose).to_string()),
        DoseUnit::Milligram => Some(format!("{:.2}", dose.amount() / session.weight?.kilograms())),
    }
}
