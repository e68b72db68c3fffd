//! The treatment as it is lived: regular doses, other medicines, what was tried before, therapies, goals.

use crate::record::kinds::goal::Goal;
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::regimen::Regimen;
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::Trial;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::report::request::Range;
use crate::rules::goals;
use crate::rules::regular_doses::{Adherence, adherence};

/// What goes on beside sessions, as of the last day of the range.
#[derive(Clone, Debug, PartialEq)]
pub struct Lived<'a> {
    /// Regular doses with a day in the range, the newest first.
    pub regimens: Vec<RegimenLine<'a>>,
    /// Medicines that were not stopped by then.
    pub medicines: Vec<&'a Medicine>,
    /// Treatments from before, as they were entered.
    pub trials: Vec<&'a Trial>,
    /// Therapies with a day in the range, by their first day.
    pub therapies: Vec<&'a Therapy>,
    /// Goals that stand, what remission looks like first.
    pub goals: Vec<GoalLine<'a>>,
}

/// Regular doses, and how many of them were taken up to the last day of the range.
#[derive(Clone, Debug, PartialEq)]
pub struct RegimenLine<'a> {
    /// As agreed.
    pub regimen: &'a Regimen,
    /// What became of them since they began.
    pub adherence: Adherence,
}

/// A goal with the first and the latest look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLine<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The first look, 0–10.
    pub first: Option<(LocalDay, u8)>,
    /// The latest, if there is another one.
    pub last: Option<(LocalDay, u8)>,
}

impl<'a> Lived<'a> {
    pub(super) fn of(timeline: &'a Timeline, range: Range) -> Self {
        let within = |since: LocalDay, until: Option<LocalDay>| {
            since <= range.until && until.is_none_or(|until| until >= range.from)
        };
        let regimens = timeline.regimens().rev().map(|kept| kept.value);
        let taken = |medicine: &&Medicine| {
            medicine.since.is_none_or(|since| since.first_day() <= range.until)
                && medicine.until.is_none_or(|until| until.first_day() > range.until)
        };
        let therapies = timeline.therapies().map(|kept| kept.value);
        Self {
            regimens: regimens
                .filter(|regimen| within(regimen.since, regimen.until))
                .map(|regimen| RegimenLine { regimen, adherence: adherence(timeline, regimen, range.until) })
                .collect(),
            medicines: timeline.medicines().map(|kept| kept.value).filter(taken).collect(),
            trials: timeline.trials().map(|kept| kept.value).collect(),
            therapies: therapies.filter(|therapy| within(therapy.since, therapy.until)).collect(),
            goals: goals::standing(timeline).into_iter().map(|kept| line(timeline, &kept, range.until)).collect(),
        }
    }
}

fn line<'a>(timeline: &Timeline, kept: &Kept<'a, Goal>, until: LocalDay) -> GoalLine<'a> {
    let looks = goals::looks(timeline, kept.id).map(|look| (look.value.day, look.value.score.points()));
    let mut looks = looks.filter(|(day, _)| *day <= until);
    GoalLine { goal: kept.value, first: looks.next(), last: looks.next_back() }
}
