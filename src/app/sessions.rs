//! The Sessions place.

use super::failure::Failure;
use super::host::Host;
use super::view::{PressureView, SessionView, SessionsView, SideEffectView, StampView};
use super::{App, show};
use crate::domain::by_session::{Belongings, BySession};
use crate::domain::schedule;
use crate::domain::score::Burden;
use crate::domain::time::{DayStart, LocalDay};
use crate::domain::timeline::{Kept, Timeline};
use crate::domain::treatment::Session;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// What Sessions shows.
    pub async fn sessions(&self) -> Result<SessionsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        Ok(sessions_view(timeline, today))
    }
}

fn sessions_view(timeline: &Timeline, today: LocalDay) -> SessionsView {
    let all = BySession::of(timeline);
    let start = timeline.settings().day_start;
    let shown = Shown { timeline, start };
    let mut previous = None;
    let mut sessions: Vec<SessionView> = all
        .iter()
        .map(|(kept, belongings)| shown.session(kept, belongings, previous.replace(kept.value.day)))
        .collect();
    sessions.reverse();
    let mut other_stamps = shown.stamps(&all.others);
    other_stamps.reverse();
    let mut other_pressures = shown.pressures(&all.others);
    other_pressures.reverse();
    let mut other_side_effects = shown.side_effects(&all.others);
    other_side_effects.reverse();
    SessionsView {
        today: today.to_string(),
        next_planned: schedule::next_session(timeline, today).map(|day| day.to_string()),
        sessions,
        other_side_effects,
        other_pressures,
        other_stamps,
        screens: timeline.screens().rev().map(|kept| show::screen(&kept, start)).collect(),
    }
}

/// What each part of the place is shown with.
struct Shown<'a> {
    timeline: &'a Timeline,
    start: DayStart,
}

impl Shown<'_> {
    fn session(
        &self,
        kept: &Kept<'_, Session>,
        belongings: &Belongings<'_>,
        previous: Option<LocalDay>,
    ) -> SessionView {
        let session = kept.value;
        SessionView {
            marks: show::marks(kept, session.day, self.start),
            day: session.day.to_string(),
            time: show::time(session.time),
            route: session.route.into(),
            drug: show::drug(&session.drug),
            dose: session.dose.map(show::dose),
            planned_next: session.planned_next.map(|day| day.to_string()),
            note: show::text(session.note.as_ref()),
            setting: session.setting.map(Into::into),
            phase: session.phase.map(Into::into),
            dose_reason: show::text(session.dose_reason.as_ref()),
            psychotherapy: session.psychotherapy,
            other_medicines: show::text(session.other_medicines.as_ref()),
            experience: show::text(session.experience.as_ref()),
            burden: session.burden.map(Burden::points),
            days_since_previous: previous.map(|previous| session.day.days_since(previous)),
            stamps: self.stamps(belongings),
            pressures: self.pressures(belongings),
            side_effects: self.side_effects(belongings),
        }
    }

    fn stamps(&self, belongings: &Belongings<'_>) -> Vec<StampView> {
        belongings.stamps.iter().map(|kept| show::stamp(kept, self.start)).collect()
    }

    fn pressures(&self, belongings: &Belongings<'_>) -> Vec<PressureView> {
        belongings.pressures.iter().map(|kept| show::pressure(self.timeline, kept, self.start)).collect()
    }

    fn side_effects(&self, belongings: &Belongings<'_>) -> Vec<SideEffectView> {
        belongings.effects.iter().map(|kept| show::side_effect(self.timeline, kept, self.start)).collect()
    }
}
