//! R8: regular doses, mostly at home. Which are in force, how close they come, and how many were taken.

use crate::record::id::RecordId;
use crate::record::kinds::regimen::{Doses, Regimen};
use crate::record::kinds::session::Session;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

/// The fewest doses a week that come less than four days apart: there is no lift to follow between them.
const CLOSE: u16 = 2;
/// Days over which extra doses are counted for a monthly check, its own day included. `[D]`
const MONTH: u32 = 30;

/// The regular doses in force on a day. Of two that overlap, as a file may hold them, the later one counts.
pub fn in_force(timeline: &Timeline, day: LocalDay) -> Option<Kept<'_, Regimen>> {
    timeline.regimens().rev().find(|kept| kept.value.covers(day))
}

/// Whether the doses come less than four days apart.
pub fn are_close(regimen: &Regimen) -> bool {
    regimen.doses_a_week.number() >= CLOSE
}

/// How many of the regular doses were taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adherence {
    /// Doses taken, without extra ones. A day that is marked as taken counts with all of its doses.
    pub taken: u32,
    /// Doses that were agreed for the days so far. Today counts once it is marked.
    pub expected: u32,
    /// Extra doses.
    pub extra: u32,
    /// Days that are marked as left out.
    pub skipped_days: u32,
    /// Days without a mark, if there is a dose every day; 0 otherwise.
    pub unmarked_days: u32,
}

/// How many doses of a regimen were taken up to `today`.
pub fn adherence(timeline: &Timeline, regimen: &Regimen, today: LocalDay) -> Adherence {
    let last = regimen.until.map_or(today, |until| until.min(today));
    let mut marked = Marked::default();
    timeline.dose_days_between(regimen.since, last).for_each(|kept| marked.add(kept.value.day, kept.value.doses));
    let is_open = last == today && marked.last != Some(today);
    let days = u32::try_from(last.days_since(regimen.since) + i32::from(!is_open)).unwrap_or_default();
    let a_week = u32::from(regimen.doses_a_week.number());
    let is_daily = a_week >= 7;
    Adherence {
        taken: (marked.taken * a_week.max(7) + 3) / 7,
        expected: (days * a_week).div_ceil(7),
        extra: marked.extra,
        skipped_days: marked.skipped,
        unmarked_days: if is_daily { days.saturating_sub(marked.taken + marked.skipped) } else { 0 },
    }
}

/// Days by their mark, and extra doses.
#[derive(Default)]
struct Marked {
    taken: u32,
    skipped: u32,
    extra: u32,
    last: Option<LocalDay>,
}

impl Marked {
    fn add(&mut self, day: LocalDay, doses: Doses) {
        self.last = Some(day);
        match doses {
            Doses::Skipped => self.skipped += 1,
            Doses::Taken | Doses::Extra(_) => self.taken += 1,
        }
        self.extra += doses.extra().map_or(0, |extra| extra.number().into());
    }
}

/// Extra doses in the month up to a day, as the monthly check shows them.
pub fn extra_in_month(timeline: &Timeline, day: LocalDay) -> u32 {
    let days = timeline.dose_days_between(day.saturating_minus(MONTH - 1), day);
    days.filter_map(|kept| kept.value.doses.extra()).map(|extra| u32::from(extra.number())).sum()
}

/// The regimen that goes on when a new one begins, and would end the day before.
///
/// It is asked about with [`Problem::RegimenUnderway`] unless the person has `confirmed` it. Refuses any other overlap.
/// `this` is the regimen that is being changed.
pub fn ended_by<'a>(
    timeline: &'a Timeline,
    this: RecordId,
    regimen: &Regimen,
    confirmed: bool,
) -> Result<Option<Kept<'a, Regimen>>, Problem> {
    let mut ended = None;
    for other in timeline.regimens().filter(|kept| kept.id != this && kept.value.overlaps(regimen)) {
        let (since, until) = (other.value.since, other.value.until);
        if until.is_some() || since >= regimen.since {
            return Err(Problem::Overlaps { field: "since", since, until });
        }
        if !confirmed {
            return Err(Problem::RegimenUnderway { field: "since", since });
        }
        ended = Some(other);
    }
    Ok(ended)
}

/// Asks, with [`Problem::SessionOnRegimen`], whether a session is one of the regular doses: the same drug by the same
/// route on one of their days.
pub fn beside(timeline: &Timeline, session: &Session) -> Result<(), Problem> {
    let same = |regimen: &Regimen| regimen.drug == session.drug && regimen.route == session.route;
    match in_force(timeline, session.day).filter(|kept| same(kept.value)) {
        Some(kept) => Err(Problem::SessionOnRegimen { field: "day", since: kept.value.since }),
        None => Ok(()),
    }
}
