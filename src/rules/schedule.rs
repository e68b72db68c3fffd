//! What is due, and why.

pub use crate::record::kinds::asked::Form;

use crate::record::id::RecordId;
use crate::record::kinds::asked::PutOff;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::{End, SideEffect};
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};

/// Days between two PHQ-9 forms, which ask about the last two weeks.
const FORM_EVERY: u32 = 14;
/// How many days after a session a form asks about its effect.
const AFTER_SESSION: u32 = 7;
/// A form less than this many days old also serves for the session ahead.
const FRESH: i32 = 7;
/// Days between two long-term checks, and between two GAD-7 forms (R5: monthly). `[D]`
const MONTH: u32 = 30;
/// Days between two looks at function, each of which is about a week.
const WEEK: u32 = 7;

impl Form {
    /// How many days it is not asked for once it was put off: a day for the PHQ-9, since the day before a session comes
    /// only once; a week for the rest. `[D]`
    pub fn rest_days(self) -> u32 {
        match self {
            Self::Phq9 => 1,
            Self::Screen | Self::Function | Self::Gad7 => WEEK,
        }
    }
}

/// The day on which a form that was put off is asked for again, if that is still ahead. A day later than a form can be
/// put off must come from a wrong clock, and is ignored.
pub fn rests_until(timeline: &Timeline, form: Form, today: LocalDay) -> Option<LocalDay> {
    let until = timeline.find::<PutOff>(RecordId::put_off(form))?.value.until;
    (until > today && until <= today.saturating_plus(form.rest_days())).then_some(until)
}

/// Why a PHQ-9 is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phq9Reason {
    /// There is none yet, and one before the first session is what everything is measured against.
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

/// A PHQ-9 that is due, or the next one that will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phq9Due {
    /// The first day on which it is due.
    pub day: LocalDay,
    /// Why.
    pub reason: Phq9Reason,
}

impl Phq9Due {
    /// The same, but not before the day until which it was put off.
    pub fn not_before(self, day: Option<LocalDay>) -> Self {
        Self { day: day.map_or(self.day, |day| day.max(self.day)), ..self }
    }

    /// Whether it is due on `today`.
    pub fn is_due(&self, today: LocalDay) -> bool {
        self.day <= today
    }
}

/// The next PHQ-9. It is due 14 days after the last form, or 7 days after a session since then if that is sooner, so
/// that sessions twice a week cannot put it off for ever. It is also due on the day before a planned session, unless
/// the last form is then less than 7 days old. `None` if it would be due beyond the calendar.
pub fn phq9_due(timeline: &Timeline, today: LocalDay) -> Option<Phq9Due> {
    let Some(last) = timeline.phq9_forms().next_back().map(|form| form.value.day) else {
        return Some(Phq9Due { day: today, reason: Phq9Reason::First });
    };
    let latest_session = timeline.sessions().next_back().map(|session| session.value);
    let due = |day: Option<LocalDay>, reason| Some(Phq9Due { day: day?, reason });
    let regular = due(last.checked_plus(FORM_EVERY), Phq9Reason::TwoWeeks);
    let after_session = latest_session.filter(|session| session.day >= last).and_then(|session| {
        due(session.day.checked_plus(AFTER_SESSION), Phq9Reason::AfterSession { session: session.day })
    });
    let before_session = next_session(timeline, today)
        .and_then(|planned| due(planned.checked_minus(1), Phq9Reason::BeforeSession { planned }))
        .filter(|due| due.day.days_since(last) >= FRESH);
    [before_session, after_session, regular].into_iter().flatten().min_by_key(|due| due.day)
}

/// The earliest session that is planned for `today` or later and after the latest session, whether it was planned with
/// that session or in the treatment plan.
pub fn next_session(timeline: &Timeline, today: LocalDay) -> Option<LocalDay> {
    let latest = timeline.sessions().next_back().map(|kept| kept.value);
    next_planned(latest, timeline.plan(), today)
}

/// The earliest day on or after `today`, and after the `latest` session, that the session or the plan names.
pub(super) fn next_planned(latest: Option<&Session>, plan: &Plan, today: LocalDay) -> Option<LocalDay> {
    let planned = latest.and_then(|session| session.planned_next).into_iter().chain(plan.planned.iter().copied());
    planned.filter(|day| *day >= today && latest.is_none_or(|session| *day > session.day)).min()
}

/// Something that is due now, besides the PHQ-9. Each stays from its first day until it is done, except that the
/// question about side effects ends with its day.
#[derive(Clone, Debug, PartialEq)]
pub enum Due<'a> {
    /// The question whether side effects of yesterday's session are still there.
    StillThere {
        /// Yesterday's latest session that has any.
        session: RecordId,
        /// Those that nobody has said are over.
        effects: Vec<Kept<'a, SideEffect>>,
    },
    /// The long-term check, a month after the first dose and each month from then on.
    Screen(LocalDay),
    /// The look at function, a week after the first check-in or PHQ-9 and each week from then on.
    Function(LocalDay),
    /// The GAD-7, each month once one was filled in. People who never filled one in are not asked.
    Gad7(LocalDay),
}

impl Due<'_> {
    /// The form that is asked for. The question about side effects is not a form: it ends with its day.
    pub fn form(&self) -> Option<Form> {
        match self {
            Self::StillThere { .. } => None,
            Self::Screen(_) => Some(Form::Screen),
            Self::Function(_) => Some(Form::Function),
            Self::Gad7(_) => Some(Form::Gad7),
        }
    }
}

/// What is due on `today`, the most important first, each at most once.
pub fn due(timeline: &Timeline, today: LocalDay) -> Vec<Due<'_>> {
    let since = |day: Option<LocalDay>, days: u32| day?.checked_plus(days).filter(|day| *day <= today);
    let first_dose = timeline.first_dose().map(|(day, _)| day);
    let screened = timeline.screens().next_back().map(|kept| kept.value.day);
    let looked = timeline.function_forms().next_back().map(|kept| kept.value.day);
    let gad7 = timeline.gad7_forms().next_back().map(|kept| kept.value.day);
    let mut due = Vec::new();
    due.extend(still_there(timeline, today));
    let screen = first_dose.map(|first| screened.map_or(first, |last| first.max(last)));
    due.extend(since(screen, MONTH).map(Due::Screen));
    due.extend(since(looked.or_else(|| first_look(timeline)), WEEK).map(Due::Function));
    due.extend(since(gad7, MONTH).map(Due::Gad7));
    due
}

fn first_look(timeline: &Timeline) -> Option<LocalDay> {
    let check_in = timeline.check_ins().next().map(|kept| kept.value.day);
    let form = timeline.phq9_forms().next().map(|kept| kept.value.day);
    check_in.into_iter().chain(form).min()
}

/// Side effects of yesterday's sessions. "Still there" is an answer only if it was said after the day of the session.
fn still_there(timeline: &Timeline, today: LocalDay) -> Option<Due<'_>> {
    let start = timeline.settings().day_start;
    let yesterday = today.checked_minus(1)?;
    let sessions: Vec<_> = timeline.sessions().rev().take_while(|kept| kept.value.day >= yesterday).collect();
    let of = |effect: &Kept<'_, SideEffect>| {
        let tied = effect.value.session?;
        sessions.iter().position(|kept| kept.id == tied && kept.value.day == yesterday)
    };
    let recent = timeline.side_effects().rev().take_while(|kept| kept.value.onset.day >= yesterday);
    let mut effects: Vec<_> = recent.filter(|kept| is_open(kept, yesterday, start) && of(kept).is_some()).collect();
    effects.reverse();
    let latest = effects.iter().filter_map(of).min()?;
    Some(Due::StillThere { session: sessions[latest].id, effects })
}

fn is_open(kept: &Kept<'_, SideEffect>, session: LocalDay, start: DayStart) -> bool {
    let asked = match kept.value.end {
        None => false,
        Some(End::StillThere) => kept.last_written.local_day(start) > session,
        Some(End::At(_) | End::By(_)) => true,
    };
    !asked && kept.value.is_felt()
}

/// Whether `today` has no check-in yet.
pub fn check_in_due(timeline: &Timeline, today: LocalDay) -> bool {
    timeline.check_ins_between(today, today).next().is_none()
}
