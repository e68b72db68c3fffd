//! The Sessions place.

use super::failure::Failure;
use super::host::Host;
use super::view::{SessionView, SessionsView, SideEffectView};
use super::{App, show};
use crate::domain::record::{RecordId, Session};
use crate::domain::schedule;
use crate::domain::time::LocalDay;
use crate::domain::timeline::{Kept, Timeline};
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
        Ok(SessionsView {
            today: today.to_string(),
            next_planned: schedule::next_session(timeline, today).map(|day| day.to_string()),
            sessions,
            other_side_effects,
        })
    }
}

fn session_view(timeline: &Timeline, kept: &Kept<'_, Session>, previous: Option<LocalDay>) -> SessionView {
    let session = kept.value;
    SessionView {
        marks: show::marks(kept, session.day, timeline.settings().day_start),
        day: session.day.to_string(),
        time: show::time(session.time),
        route: session.route.into(),
        drug: show::drug(&session.drug),
        dose: session.dose.map(show::dose),
        planned_next: session.planned_next.map(|day| day.to_string()),
        note: show::text(session.note.as_ref()),
        days_since_previous: previous.map(|previous| session.day.days_since(previous)),
        side_effects: side_effects(timeline, |session| session == Some(kept.id)),
    }
}

fn side_effects(timeline: &Timeline, belongs: impl Fn(Option<RecordId>) -> bool) -> Vec<SideEffectView> {
    let start = timeline.settings().day_start;
    let kept = timeline.side_effects().filter(|kept| belongs(kept.value.session));
    kept.map(|kept| show::side_effect(&kept, start)).collect()
}
