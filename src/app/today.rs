//! The Today place.

use super::failure::Failure;
use super::host::Host;
use super::view::{DayView, Phq9DueView, Phq9ReasonView, TodayView};
use super::{App, read, show};
use crate::domain::remission::{self, History};
use crate::domain::schedule::{self, Phq9Due, Phq9Reason};
use crate::domain::time::LocalDay;
use crate::domain::timeline::Timeline;
use crate::store::Store;
use crate::store::row::DraftSlot;

/// Days before today that Today lists.
const RECENT_DAYS: u32 = 14;

impl<S: Store, H: Host> App<S, H> {
    /// What Today shows.
    pub async fn today(&self) -> Result<TodayView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let cutoffs = timeline.plan().cutoffs;
        let status = remission::status(&History::of(timeline, today), today, &cutoffs);
        Ok(TodayView {
            today: today.to_string(),
            check_ins: check_ins_of(timeline, today),
            recent: (1..=RECENT_DAYS).map(|back| day_view(timeline, today.minus(back))).collect(),
            phq9: due_view(schedule::phq9_due(timeline, today), today),
            next_session: schedule::next_session(timeline, today).map(|day| day.to_string()),
            last_session: timeline.sessions().next_back().map(|session| session.value.day.to_string()),
            state: status.state.into(),
            stale: status.stale,
            check_in_draft: journal.draft(DraftSlot::CheckIn).map(str::to_owned),
            has_phq9_draft: journal.draft(DraftSlot::Phq9).is_some(),
        })
    }

    /// One day with its check-ins, today or any day before it.
    pub async fn day(&self, day: &str) -> Result<DayView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        Ok(day_view(timeline, read::past_day("day", day, today)?))
    }
}

fn day_view(timeline: &Timeline, day: LocalDay) -> DayView {
    DayView { day: day.to_string(), check_ins: check_ins_of(timeline, day) }
}

fn check_ins_of(timeline: &Timeline, day: LocalDay) -> Vec<super::view::CheckInView> {
    let start = timeline.settings().day_start;
    timeline.check_ins_between(day, day).map(|kept| show::check_in(&kept, start)).collect()
}

fn due_view(due: Phq9Due, today: LocalDay) -> Phq9DueView {
    let reason = match due.reason {
        Phq9Reason::First => Phq9ReasonView::First,
        Phq9Reason::BeforeSession { planned } => Phq9ReasonView::BeforeSession { planned: planned.to_string() },
        Phq9Reason::AfterSession { session } => Phq9ReasonView::AfterSession { session: session.to_string() },
        Phq9Reason::TwoWeeks => Phq9ReasonView::TwoWeeks,
    };
    Phq9DueView { due: due.is_due(today), day: due.day.to_string(), reason }
}
