//! The Sessions place.

use super::failure::Failure;
use super::host::Host;
use super::view::{PressureView, SessionView, SessionsView, SideEffectView};
use super::{App, show};
use crate::domain::record::RecordId;
use crate::domain::schedule;
use crate::domain::score::Burden;
use crate::domain::time::LocalDay;
use crate::domain::timeline::{Kept, Timeline};
use crate::domain::treatment::Session;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// What Sessions shows.
    pub async fn sessions(&self) -> Result<SessionsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let mut previous = None;
        let mut sessions: Vec<SessionView> = timeline
            .sessions()
            .map(|kept| {
                let before = previous.replace(kept.value.day);
                session_view(timeline, &kept, before)
            })
            .collect();
        sessions.reverse();
        let is_tied = |session: Option<RecordId>| session.is_some_and(|id| timeline.find::<Session>(id).is_some());
        let mut other_side_effects = side_effects(timeline, |session| !is_tied(session));
        other_side_effects.reverse();
        let mut other_pressures = pressures(timeline, |session| !is_tied(session));
        other_pressures.reverse();
        let start = timeline.settings().day_start;
        Ok(SessionsView {
            today: today.to_string(),
            next_planned: schedule::next_session(timeline, today).map(|day| day.to_string()),
            sessions,
            other_side_effects,
            other_pressures,
            screens: timeline.screens().rev().map(|kept| show::screen(&kept, start)).collect(),
        })
    }
}

fn session_view(timeline: &Timeline, kept: &Kept<'_, Session>, previous: Option<LocalDay>) -> SessionView {
    let session = kept.value;
    let start = timeline.settings().day_start;
    let stamps = timeline.stamps().filter(|stamp| stamp.value.session == kept.id);
    SessionView {
        marks: show::marks(kept, session.day, start),
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
        stamps: stamps.map(|stamp| show::stamp(&stamp, start)).collect(),
        pressures: pressures(timeline, |session| session == Some(kept.id)),
        side_effects: side_effects(timeline, |session| session == Some(kept.id)),
    }
}

fn side_effects(timeline: &Timeline, belongs: impl Fn(Option<RecordId>) -> bool) -> Vec<SideEffectView> {
    let start = timeline.settings().day_start;
    let kept = timeline.side_effects().filter(|kept| belongs(kept.value.session));
    kept.map(|kept| show::side_effect(timeline, &kept, start)).collect()
}

fn pressures(timeline: &Timeline, belongs: impl Fn(Option<RecordId>) -> bool) -> Vec<PressureView> {
    let start = timeline.settings().day_start;
    let kept = timeline.pressures().filter(|kept| belongs(kept.value.session));
    kept.map(|kept| show::pressure(&kept, start)).collect()
}
