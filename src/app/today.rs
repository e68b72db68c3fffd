//! The Today place.

use super::failure::Failure;
use super::host::Host;
use super::keep::past_day;
use super::view::{DayView, DueName, DueView, FollowUpView, Phq9DueView, Phq9ReasonView, TodayView};
use super::{App, ahead, draft, goals, regular_doses, show};
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::rules::certainty;
use crate::rules::item9;
use crate::rules::offers;
use crate::rules::remission::{self, History};
use crate::rules::schedule::{self, Due, Form, Phq9Due, Phq9Reason};
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// How many days before today are listed on Today.
const RECENT_DAYS: u32 = 14;

impl<S: Store, H: Host> App<S, H> {
    /// What Today shows.
    pub async fn today(&self) -> Result<TodayView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (now, today) = self.now(timeline)?;
        let cutoffs = &timeline.plan().cutoffs;
        let status = remission::status(&History::of(timeline, today), today, cutoffs);
        let until = |form| schedule::rests_until(timeline, form, today);
        let is_asked = |due: &Due<'_>| due.form().and_then(until).is_none();
        let phq9 = schedule::phq9_due(timeline, today).map(|due| due.not_before(until(Form::Phq9)));
        Ok(TodayView {
            today: today.to_string(),
            check_ins: check_ins_of(timeline, today),
            hard_day: item9::is_hard_day(timeline, today),
            hard_mood: item9::HARD_MOOD,
            ahead: ahead::view(timeline, today),
            conflicts: u32::try_from(timeline.contested().count()).unwrap_or(u32::MAX),
            follow_up: item9::follow_up(timeline, today)
                .map(|open| FollowUpView { form: open.form.to_string(), day: open.day.to_string() }),
            recent: begun_elsewhere(timeline, today, now.latest_day())
                .chain(
                    (1..=RECENT_DAYS).filter_map(|back| today.checked_minus(back)).map(|day| day_view(timeline, day)),
                )
                .collect(),
            phq9: phq9.map(|due| phq9_view(due, today)),
            due: schedule::due(timeline, today)
                .iter()
                .filter(|due| is_asked(due))
                .map(|due| due_view(timeline, due, today))
                .collect(),
            next_session: schedule::next_session(timeline, today).map(|day| day.to_string()),
            last_session: timeline.sessions().next_back().map(|session| session.value.day.to_string()),
            state: self.edition.judges().then_some(status.state),
            stale: status.stale,
            uncertain: self.edition.judges() && certainty::of_status(timeline, &status),
            doses: regular_doses::today_view(timeline, today),
            goals_due: goals::due(timeline, today),
            offer: offers::standing(timeline, today, self.edition.judges().then_some(status.state)),
            fade: self.fade_now(timeline, today),
            check_in_drafts: draft::views(&journal, DraftSlot::CheckIn),
            has_phq9_draft: draft::unsaved(&journal, DraftSlot::Phq9).next().is_some(),
        })
    }

    /// The person's local day, which lasts until their next day begins.
    pub async fn local_day(&self) -> Result<LocalDay, Failure> {
        let journal = self.journal().await;
        Ok(self.now(journal.timeline())?.1)
    }

    /// One day with its check-ins: any that has come somewhere on earth.
    pub async fn day(&self, day: &str) -> Result<DayView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (now, _) = self.now(timeline)?;
        let day = LocalDay::parse("day", day)?;
        past_day("day", day, now.latest_day())?;
        Ok(day_view(timeline, day))
    }
}

/// The days after today that have come somewhere on earth and have check-ins, newest first: written before a flight to
/// the west.
fn begun_elsewhere(timeline: &Timeline, today: LocalDay, latest: LocalDay) -> impl Iterator<Item = DayView> {
    let days = (today.number() + 1..=latest.number()).rev().filter_map(LocalDay::from_number);
    days.map(|day| day_view(timeline, day)).filter(|view| !view.check_ins.is_empty())
}

fn day_view(timeline: &Timeline, day: LocalDay) -> DayView {
    DayView {
        day: day.to_string(),
        check_ins: check_ins_of(timeline, day),
        imported: show::imported_moods(timeline, day),
    }
}

fn check_ins_of(timeline: &Timeline, day: LocalDay) -> Vec<super::view::CheckInView> {
    let start = timeline.settings().day_start;
    timeline.check_ins_between(day, day).map(|kept| show::check_in(&kept, start)).collect()
}

fn phq9_view(due: Phq9Due, today: LocalDay) -> Phq9DueView {
    let reason = match due.reason {
        Phq9Reason::First => Phq9ReasonView::First,
        Phq9Reason::BeforeSession { planned } => Phq9ReasonView::BeforeSession { planned: planned.to_string() },
        Phq9Reason::AfterSession { session } => Phq9ReasonView::AfterSession { session: session.to_string() },
        Phq9Reason::TwoWeeks => Phq9ReasonView::TwoWeeks,
    };
    Phq9DueView { due: due.is_due(today), day: due.day.to_string(), reason }
}

fn due_view(timeline: &Timeline, due: &Due<'_>, today: LocalDay) -> DueView {
    let alone = |kind, since: &LocalDay| DueView { kind, since: since.to_string(), session: None, effects: Vec::new() };
    match due {
        Due::StillThere { session, effects } => {
            let start = timeline.settings().day_start;
            DueView {
                kind: DueName::StillThere,
                since: today.to_string(),
                session: Some(session.to_string()),
                effects: effects.iter().map(|kept| show::side_effect(timeline, kept, start, today)).collect(),
            }
        }
        Due::Screen(since) => alone(DueName::Screen, since),
        Due::Function(since) => alone(DueName::Function, since),
        Due::Gad7(since) => alone(DueName::Gad7, since),
    }
}
