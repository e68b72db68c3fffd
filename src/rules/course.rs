//! The sessions one after the other: what changed, how long the interval was compared with the plan, and what followed.
//! This is an order in time, never a cause.

use crate::record::choice::choice;
use crate::record::id::RecordId;
use crate::record::kinds::plan::{Interval, Plan};
use crate::record::kinds::session::{Phase, Session};
use crate::record::log::Record;
use crate::record::text::Label;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::Timeline;
use crate::rules::by_session::BySession;
use crate::rules::fade::{self, DailyLevel};
use crate::rules::remission::Evidence;
use crate::rules::tolerability::median;

/// Days after a session over which its level is taken. `[D]`
const LEVEL_DAYS: u32 = 7;
/// Fewest days with a check-in that make a level. `[D]`
const LEVEL_FEWEST: usize = 3;

choice! {
    /// A dose compared with that of the session before.
    DoseChange {
        /// More.
        Raised = 0,
        /// Less.
        Lowered = 1,
        /// The same.
        Same = 2,
        /// One of the doses is unknown, or the drug, route or unit differs.
        NotComparable = 3,
    }
}

choice! {
    /// What can differ from the session before, besides the dose.
    Changed {
        /// The route.
        Route = 0,
        /// The drug.
        Drug = 1,
        /// The kind of place.
        Setting = 2,
        /// The clinic in the treatment plan.
        Clinic = 3,
    }
}

/// A session compared with the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Its dose.
    pub dose: DoseChange,
    /// What else differs. Anything unknown for either session does not count.
    pub changed: Vec<Changed>,
    /// Local days since the session before.
    pub days: i32,
    /// Local days that were planned between the two.
    pub planned_days: Option<i32>,
}

impl Against {
    /// Days later than planned, negative if earlier; `None` if none were planned.
    pub fn late_days(&self) -> Option<i32> {
        Some(self.days - self.planned_days?)
    }
}

/// A session in its place among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// The clinic in the plan that was in force.
    pub clinic: Option<&'a Label>,
    /// Compared with the session before; `None` for the first.
    pub against: Option<Against>,
    /// The lowest PHQ-9 from the day after it up to and including the day of the next session; if several are equal,
    /// the first.
    pub best: Option<Evidence>,
    /// The median daily level over the seven days after it, but not beyond the day of the next session; `None` if fewer
    /// than three of these days have a check-in. A daily level, 0–10, is the mean of mood and interest, or mood alone.
    /// Several check-ins on one day are averaged.
    pub level: Option<f64>,
}

/// Every session in its place, by time. `start` decides on which local day a plan was written.
pub fn steps<'a>(timeline: &'a Timeline, all: &BySession<'_>, start: DayStart) -> Vec<Step<'a>> {
    let plans = Plans::of(timeline, start);
    let sessions: Vec<&Session> = all.sessions.iter().map(|kept| kept.value).collect();
    let step = |at: usize| {
        let (session, next) = (sessions[at], sessions.get(at + 1));
        let until = next.map_or(LocalDay::LAST, |next| next.day);
        let after = session.day.checked_plus(1);
        let level_until = until.min(session.day.saturating_plus(LEVEL_DAYS));
        Step {
            clinic: plans.clinic(session.day),
            against: at.checked_sub(1).map(|before| against(sessions[before], session, &plans)),
            best: after.and_then(|first| best(timeline, first, until)),
            level: after.and_then(|first| level(timeline, first, level_until)),
        }
    };
    (0..sessions.len()).map(step).collect()
}

/// The versions of the treatment plan, each with the day it was written.
struct Plans<'a>(Vec<(LocalDay, &'a Plan)>);

impl<'a> Plans<'a> {
    fn of(timeline: &'a Timeline, start: DayStart) -> Self {
        let versions = timeline.trail(RecordId::PLAN).filter_map(|entry| match entry.value()? {
            Record::Plan(plan) => Some((entry.written.local_day(start), &**plan)),
            _ => None,
        });
        Self(versions.collect())
    }

    /// The plan in force on a day.
    fn on(&self, day: LocalDay) -> Option<&'a Plan> {
        self.0.iter().rev().find(|(written, _)| *written <= day).map(|(_, plan)| *plan)
    }

    fn clinic(&self, day: LocalDay) -> Option<&'a Label> {
        Some(&self.on(day)?.clinic.as_ref()?.name)
    }

    /// The day that was planned for the next session: the one given with the session; failing that, the first planned
    /// day after it in the plan then in force; failing that, in maintenance, the end of the plan's interval.
    fn next_after(&self, session: &Session, next: &Session) -> Option<LocalDay> {
        let plan = || self.on(session.day);
        let planned = || plan()?.planned.iter().copied().find(|day| *day > session.day);
        let interval = || {
            let in_maintenance = next.phase == Some(Phase::Maintenance);
            let days = plan()?.interval.filter(|_| in_maintenance).map(Interval::days)?;
            session.day.checked_plus(days.into())
        };
        session.planned_next.or_else(planned).or_else(interval)
    }
}

fn against(before: &Session, session: &Session, plans: &Plans<'_>) -> Against {
    let differs = |changed: &Changed| match changed {
        Changed::Route => before.route != session.route,
        Changed::Drug => before.drug != session.drug,
        Changed::Setting => differ(before.setting.zip(session.setting)),
        Changed::Clinic => differ(plans.clinic(before.day).zip(plans.clinic(session.day))),
    };
    Against {
        dose: dose_change(before, session),
        changed: Changed::ALL.into_iter().filter(differs).collect(),
        days: session.day.days_since(before.day),
        planned_days: plans.next_after(before, session).map(|planned| planned.days_since(before.day)),
    }
}

fn differ<T: PartialEq>(known: Option<(T, T)>) -> bool {
    known.is_some_and(|(before, now)| before != now)
}

fn dose_change(before: &Session, session: &Session) -> DoseChange {
    let (Some(old), Some(new)) = (before.dose, session.dose) else { return DoseChange::NotComparable };
    if old.unit() != new.unit() || before.route != session.route || before.drug != session.drug {
        return DoseChange::NotComparable;
    }
    match new.thousandths().cmp(&old.thousandths()) {
        std::cmp::Ordering::Greater => DoseChange::Raised,
        std::cmp::Ordering::Less => DoseChange::Lowered,
        std::cmp::Ordering::Equal => DoseChange::Same,
    }
}

fn best(timeline: &Timeline, first: LocalDay, last: LocalDay) -> Option<Evidence> {
    let forms = timeline.phq9_forms_between(first, last);
    let scored = forms
        .filter_map(|form| Some(Evidence { record: form.id, day: form.value.day, score: form.value.answers.score()? }));
    scored.reduce(|best, next| if next.score.total < best.score.total { next } else { best })
}

fn level(timeline: &Timeline, first: LocalDay, last: LocalDay) -> Option<f64> {
    // In hundredths, so that the median of whole numbers serves here too.
    #[expect(clippy::cast_possible_truncation, reason = "0–1000")]
    let hundredths = |level: DailyLevel| (level.points() * 100.0).round() as i32;
    let check_ins = timeline.check_ins_between(first, last).map(|kept| kept.value);
    let levels: Vec<i32> = fade::levels(check_ins).map(|(_, level)| hundredths(level)).collect();
    if levels.len() < LEVEL_FEWEST {
        return None;
    }
    median(levels.into_iter()).map(|hundredths| hundredths / 100.0)
}
