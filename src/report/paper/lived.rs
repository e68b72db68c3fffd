//! Regular doses, medicines, earlier treatments, therapies and goals: in a line each on the first page, as tables in the
//! appendix.

use super::{Fact, Table, numbers_in, words_in};
use crate::record::kinds::goal::Goal;
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::session::{Dose, DoseUnit, Session};
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::{Trial, TrialKind};
use crate::record::rough_date::RoughDate;
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::report::visit::{GoalLine, RegimenLine, Visit};
use crate::report::words::{self, Words};

/// "Ketamine sublingual 100 mg, 7 doses a week since 3 Mar 2026: 84 of 90 doses taken, 1 extra"
pub(super) fn regimen(words: &Words, line: &RegimenLine<'_>) -> String {
    let (regimen, kept) = (line.regimen, line.adherence);
    let days = since_or_span(words, regimen.since, regimen.until);
    let extra = if kept.extra > 0 { words.lived.extra.with([&kept.extra.to_string()]) } else { String::new() };
    let (taken, expected) = (kept.taken.to_string(), kept.expected.to_string());
    words.lived.regimen.with([&agreed(words, line), &days, &taken, &expected, &extra])
}

fn since_or_span(words: &Words, since: LocalDay, until: Option<LocalDay>) -> String {
    match until {
        Some(until) => words.span(since, until),
        None => words.dates.since_day.with([&words.day(since)]),
    }
}

/// "Ketamine sublingual 100 mg, 7 doses a week"
fn agreed(words: &Words, line: &RegimenLine<'_>) -> String {
    let regimen = line.regimen;
    let dose = regimen.dose.map_or_else(|| words.treatment.dose_not_said.into(), words::dose);
    let times = words.lived.doses_a_week.of(regimen.doses_a_week.number());
    format!("{} {} {dose}, {times}", words.drug(&regimen.drug), words.route.of(regimen.route))
}

/// Each goal that stands, with how near it is.
pub(super) fn goals(visit: &Visit<'_>, lines: u32) -> Vec<Fact> {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let fact = |line: &GoalLine<'_>| Fact {
        label: if line.goal.first { heads.remission_means } else { heads.goal }.into(),
        value: goal(words, line),
        lines: Some(lines),
    };
    visit.lived.goals.iter().map(fact).collect()
}

fn goal(words: &Words, line: &GoalLine<'_>) -> String {
    let agreed = line.goal.agreed.map(|day| words.lived.agreed.with([&words.day(day)]));
    let look = |(day, score): (LocalDay, u8)| words.lived.look.with([&score.to_string(), &words.day(day)]);
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
    let words = visit.words();
    let said: Vec<_> = visit.lived.medicines.iter().map(|medicine| medicine_now(words, medicine)).collect();
    if said.is_empty() { words.first.no_medicines.into() } else { said.join("; ") }
}

fn medicine_now(words: &Words, medicine: &Medicine) -> String {
    let dose = medicine.dose.as_ref().map(|dose| format!(" {}", dose.as_str())).unwrap_or_default();
    let since = medicine.since.map(|since| format!(", {}", words.since(since))).unwrap_or_default();
    format!("{}{dose}{since}", medicine.name.as_str())
}

/// "4 medicines tried, ECT 2023"
pub(super) fn tried(visit: &Visit<'_>) -> Option<String> {
    let (words, trials) = (visit.words(), &visit.lived.trials);
    let medicines = trials.iter().filter(|trial| trial.what == TrialKind::Antidepressant).count();
    let mut said = Vec::new();
    if medicines > 0 {
        said.push(words.first.medicines_tried.of(medicines));
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
        said.push(format!("{} {}", words.trial.of(kind), years.join(", ")).trim_end().to_owned());
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// "TMS, 5 times a week, 3 Mar – 11 Apr 2026"
pub(super) fn therapies(visit: &Visit<'_>) -> Option<String> {
    let words = visit.words();
    let one = |therapy: &&Therapy| {
        format!("{}, {}", what(words, therapy), since_or_span(words, therapy.since, therapy.until))
    };
    let said: Vec<_> = visit.lived.therapies.iter().map(one).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn what(words: &Words, therapy: &Therapy) -> String {
    let name = therapy.name.as_ref().map(|name| format!(" ({})", name.as_str())).unwrap_or_default();
    let times = therapy.times_a_week.map(|times| words.lived.times_a_week.of(times.number()));
    format!("{}{name}{}", words.therapy.of(therapy.what), times.unwrap_or_default())
}

pub(super) fn regimens_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit.lived.regimens.iter().rev().map(|line| {
        let (regimen, kept) = (line.regimen, line.adherence);
        let mut row = vec![
            words.day(regimen.since),
            regimen.until.map_or_else(|| words.lived.goes_on.into(), |day| words.day(day)),
            agreed(words, line),
            words.of.with([&kept.taken.to_string(), &kept.expected.to_string()]),
            kept.extra.to_string(),
            kept.skipped_days.to_string(),
        ];
        row.extend(visit.notes.then(|| reason(regimen.why_changed.as_ref())));
        row
    });
    let mut columns = vec![
        words_in(heads.since, 1.6),
        words_in(heads.until, 1.6),
        words_in(heads.agreed, 4.2),
        numbers_in(heads.taken, 1.3),
        numbers_in(heads.extra, 0.8),
        numbers_in(heads.days_skipped, 1.0),
    ];
    columns.extend(visit.notes.then(|| words_in(heads.why_changed, 2.4)));
    Table::new(words.lived.regimens, columns, rows.collect())
}

/// A reason, which is private and has a column only if notes were asked for.
fn reason(why: Option<&Note>) -> String {
    why.map_or(words::UNKNOWN, |why| why.as_str()).to_owned()
}

pub(super) fn medicines_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit.timeline.medicines().map(|kept| {
        let medicine = kept.value;
        let date =
            |date: Option<RoughDate>, missing: &str| date.map_or_else(|| missing.to_owned(), |date| words.rough(date));
        let mut row = vec![
            medicine.name.as_str().to_owned(),
            medicine.dose.as_ref().map_or(words::UNKNOWN, |dose| dose.as_str()).to_owned(),
            date(medicine.since, words::UNKNOWN),
            date(medicine.until, words.lived.goes_on),
        ];
        row.extend(visit.notes.then(|| reason(medicine.why_stopped.as_ref())));
        row
    });
    let mut columns = vec![
        words_in(heads.medicine, 3.0),
        words_in(heads.dose, 2.4),
        words_in(heads.since, 1.4),
        words_in(heads.until, 1.4),
    ];
    columns.extend(visit.notes.then(|| words_in(heads.why_stopped, 3.0)));
    Table::new(words.lived.medicines, columns, rows.collect())
}

pub(super) fn trials_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit.lived.trials.iter().map(|trial: &&Trial| {
        vec![
            words.trial.of(trial.what).to_owned(),
            trial.name.as_ref().map_or(words::UNKNOWN, |name| name.as_str()).to_owned(),
            trial.when.map_or_else(|| words::UNKNOWN.into(), |when| words.rough(when)),
            words.outcome.of(trial.outcome).to_owned(),
        ]
    });
    let columns = [
        words_in(heads.treatment, 2.0),
        words_in(heads.name, 3.0),
        words_in(heads.when, 1.4),
        words_in(heads.outcome, 3.0),
    ];
    Table::new(words.lived.trials, columns, rows.collect())
}

pub(super) fn therapies_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit
        .lived
        .therapies
        .iter()
        .map(|therapy| vec![since_or_span(words, therapy.since, therapy.until), what(words, therapy)]);
    Table::new(words.lived.therapies, [words_in(heads.days, 3.0), words_in(heads.therapy, 6.0)], rows.collect())
}

pub(super) fn looks_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let looks = visit.timeline.goal_looks().filter(|kept| visit.range.contains(kept.value.day));
    let rows = looks.filter_map(|kept| {
        let goal = visit.timeline.find::<Goal>(kept.value.goal)?;
        let text = words::one_line(goal.value.text.as_str());
        Some(vec![words.day(kept.value.day), kept.value.score.points().to_string(), text])
    });
    let columns = [words_in(heads.date, 1.6), numbers_in(heads.reached, 1.4), words_in(heads.goal, 9.0)];
    Table::new(words.lived.looks, columns, rows.collect()).in_lines(2)
}

/// How the doses were given, where more than the dose was said.
pub(super) fn details_table(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit.sessions.iter().filter(|line| is_detailed(line.session.value)).map(|line| {
        let session = line.session.value;
        let known = |value: Option<String>| value.unwrap_or_else(|| words::UNKNOWN.into());
        let mut remarks: Vec<String> = session.tone.iter().map(|tone| words.tone.of(*tone).into()).collect();
        remarks.extend(session.rescue.as_ref().map(|rescue| words.lived.rescue.with([rescue.as_str()])));
        remarks.extend(session.stopped_early.then(|| words.lived.stopped_early.into()));
        vec![
            line.number.to_string(),
            words.day(session.day),
            known(session.series_number.map(|number| number.number().to_string())),
            known(session.minutes.map(|minutes| minutes.number().to_string())),
            known(session.weight.map(|weight| words::number(weight.kilograms()))),
            known(per_kilogram(session)),
            if remarks.is_empty() { words::UNKNOWN.into() } else { remarks.join(", ") },
        ]
    });
    let columns = [
        numbers_in("#", 0.6),
        words_in(heads.date, 1.6),
        numbers_in(heads.in_series, 1.0),
        numbers_in(heads.minutes, 1.0),
        numbers_in(heads.weight, 1.1),
        numbers_in("mg/kg", 0.9),
        words_in(heads.remarks, 5.0),
    ];
    Table::new(words.lived.details, columns, rows.collect())
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
