//! Random sessions, regular doses, medicines, earlier treatments, therapies and goals.

use tidemark::record::kinds::asked::Offered;
use tidemark::record::kinds::goal::{Goal, GoalLook};
use tidemark::record::kinds::medicine::Medicine;
use tidemark::record::kinds::regimen::{DoseDay, DoseMark, Doses, Regimen};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session, Weight};
use tidemark::record::kinds::therapy::Therapy;
use tidemark::record::kinds::trial::Trial;
use tidemark::record::log::Record;
use tidemark::record::rough_date::RoughDate;
use tidemark::record::time::LocalDay;
use tidemark::record::values::Burden;

use super::super::dice::Dice;
use super::{count, day, few, id, level, text, time};

pub(super) fn session(dice: &mut Dice) -> Record {
    let at = day(dice).min(LocalDay::LAST.checked_minus(1).unwrap());
    let drug = drug(dice);
    Record::Session(Session {
        time: dice.maybe(time),
        dose: dice.maybe(dose),
        planned_next: dice.maybe(|dice| at.saturating_plus(1 + u32::from(dice.between(0, 60)))),
        note: dice.maybe(text),
        setting: dice.maybe(Dice::choice),
        phase: dice.maybe(Dice::choice),
        dose_reason: dice.maybe(text),
        psychotherapy: dice.maybe(|dice| dice.one_in(2)),
        other_medicines: dice.maybe(text),
        experience: dice.maybe(text),
        burden: dice.maybe(|dice| Burden::new("burden", dice.points(10)).unwrap()),
        minutes: dice.maybe(count),
        weight: dice.maybe(|dice| Weight::from_hundredths(dice.between(2000, 40_000)).unwrap()),
        series_number: dice.maybe(count),
        stopped_early: dice.one_in(4),
        rescue: dice.maybe(text),
        tone: few(dice, Dice::choice),
        half_gone: dice.maybe(Dice::choice),
        ..Session::on(at, dice.choice::<Route>(), drug)
    })
}

fn dose(dice: &mut Dice) -> Dose {
    let (unit, least, most) = match dice.choice() {
        DoseUnit::Milligram => (DoseUnit::Milligram, 1000, 600_000),
        DoseUnit::MilligramPerKilogram => (DoseUnit::MilligramPerKilogram, 50, 10_000),
    };
    let thousandths = least + u32::try_from(dice.below(most - u64::from(least) + 1)).unwrap();
    Dose::from_thousandths(thousandths, unit).unwrap()
}

fn drug(dice: &mut Dice) -> Drug {
    match dice.below(3) {
        0 => Drug::Ketamine,
        1 => Drug::Esketamine,
        _ => Drug::Other(text(dice)),
    }
}

/// A day and, perhaps, one that is not before it.
fn span(dice: &mut Dice) -> (LocalDay, Option<LocalDay>) {
    let since = day(dice);
    (since, dice.maybe(|dice| since.saturating_plus(dice.between(0, 400).into())))
}

pub(super) fn regimen(dice: &mut Dice) -> Record {
    let (since, until) = span(dice);
    Record::Regimen(Regimen {
        since,
        until,
        drug: drug(dice),
        route: dice.choice(),
        dose: dice.maybe(dose),
        doses_a_week: count(dice),
        every: dice.maybe(count),
        why_changed: dice.maybe(text),
    })
}

pub(super) fn doses(dice: &mut Dice) -> Doses {
    match dice.choice() {
        DoseMark::Extra => Doses::Extra(count(dice)),
        mark => Doses::marked(mark),
    }
}

pub(super) fn dose_day(dice: &mut Dice) -> Record {
    Record::DoseDay(DoseDay { day: day(dice), doses: doses(dice) })
}

fn rough(dice: &mut Dice) -> RoughDate {
    match dice.below(3) {
        0 => RoughDate::Year(dice.between(1900, 2199)),
        1 => RoughDate::Month(dice.between(1900, 2199), 1 + dice.points(11)),
        _ => RoughDate::Day(day(dice)),
    }
}

pub(super) fn medicine(dice: &mut Dice) -> Record {
    let (since, until) = (dice.maybe(rough), dice.maybe(rough));
    let ends_before = since.zip(until).is_some_and(|(since, until)| until.is_before(since));
    let until = until.filter(|_| !ends_before);
    let (name, dose) = (text(dice), dice.maybe(text));
    Record::Medicine(Medicine { name, dose, since, until, why_stopped: dice.maybe(text) })
}

pub(super) fn trial(dice: &mut Dice) -> Record {
    let (what, outcome) = (dice.choice(), dice.choice());
    let (name, when) = (dice.maybe(text), dice.maybe(rough));
    Record::Trial(Trial { what, name, when, outcome, note: dice.maybe(text) })
}

pub(super) fn therapy(dice: &mut Dice) -> Record {
    let (since, until) = span(dice);
    let (what, name, times_a_week) = (dice.choice(), dice.maybe(text), dice.maybe(count));
    Record::Therapy(Therapy { since, until, what, name, times_a_week, note: dice.maybe(text) })
}

pub(super) fn goal(dice: &mut Dice) -> Record {
    let agreed = dice.maybe(day);
    let ended = dice.maybe(day).filter(|ended| agreed.is_none_or(|agreed| agreed <= *ended));
    Record::Goal(Goal { text: text(dice), first: dice.one_in(3), agreed, ended })
}

pub(super) fn goal_look(dice: &mut Dice) -> Record {
    Record::GoalLook(GoalLook { goal: id(dice), day: day(dice), score: level(dice) })
}

pub(super) fn offered(dice: &mut Dice) -> Record {
    Record::Offered(Offered { offer: dice.choice() })
}
