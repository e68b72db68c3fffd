//! What is due, and why.

use super::time::LocalDay;
use super::timeline::Timeline;

/// Days between two PHQ-9, whose recall is two weeks.
const FORM_EVERY: u32 = 14;
/// Days after a session at which its effect is asked about.
const AFTER_SESSION: u32 = 7;
/// A form this young, in days, also serves for the session ahead.
const FRESH: i32 = 7;

/// Why a PHQ-9 is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phq9Reason {
    /// There is none yet; one before the first session is what all is measured against.
    First,
    /// A session is planned for today or tomorrow.
    BeforeSession {
        /// The planned day.
        planned: LocalDay,
    },
    /// A week has passed since a session.
    AfterSession {
        /// The day of the session.
        session: LocalDay,
    },
    /// Two weeks have passed since the last one.
    TwoWeeks,
}

/// A PHQ-9 that is due, or when the next will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phq9Due {
    /// The first day on which it is due.
    pub day: LocalDay,
    /// Why.
    pub reason: Phq9Reason,
}

impl Phq9Due {
    /// Whether it is due on `today`.
    pub fn is_due(&self, today: LocalDay) -> bool {
        self.day <= today
    }
}

/// The next PHQ-9. Every 14 days; a session resets the clock to day 7 after
/// it, but never beyond the 14 days, so that sessions twice a week cannot put
/// it off for ever; and on the day before a planned session unless the last form is
/// less than 7 days old then.
pub fn phq9_due(timeline: &Timeline, today: LocalDay) -> Phq9Due {
    let Some(last) = timeline.phq9_forms().next_back().map(|form| form.value.day) else {
        return Phq9Due { day: today, reason: Phq9Reason::First };
    };
    let latest_session = timeline.sessions().next_back().map(|session| session.value);
    let regular = Phq9Due { day: last.plus(FORM_EVERY), reason: Phq9Reason::TwoWeeks };
    let after_session = latest_session.filter(|session| session.day >= last).map(|session| Phq9Due {
        day: session.day.plus(AFTER_SESSION),
        reason: Phq9Reason::AfterSession { session: session.day },
    });
    let planned = latest_session.and_then(|session| session.planned_next).filter(|planned| *planned >= today);
    let before_session = planned
        .map(|planned| Phq9Due { day: planned.minus(1), reason: Phq9Reason::BeforeSession { planned } })
        .filter(|due| due.day.days_since(last) >= FRESH);
    let candidates = [before_session, after_session, Some(regular)];
    candidates.into_iter().flatten().min_by_key(|due| due.day).unwrap_or(regular)
}

/// The session planned on or after `today`, as the latest session has it.
pub fn next_session(timeline: &Timeline, today: LocalDay) -> Option<LocalDay> {
    timeline.sessions().next_back()?.value.planned_next.filter(|day| *day >= today)
}

/// Whether `today` has no check-in yet.
pub fn check_in_due(timeline: &Timeline, today: LocalDay) -> bool {
    timeline.check_ins_between(today, today).next().is_none()
}
