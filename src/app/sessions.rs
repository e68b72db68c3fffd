//! The Sessions place.

use super::failure::Failure;
use super::host::Host;
use super::view::{PressureView, SessionView, SessionsView, SideEffectView, StampView, StandingView};
use super::{App, show};
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::session::Session;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::by_session::{Belongings, BySession};
use crate::rules::fade;
use crate::rules::red_flag;
use crate::rules::schedule;
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
    let limits = timeline.plan().limits;
    let shown = Shown { timeline, start, today, limits: &limits };
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
        last_dose: fade::last_dose(timeline, today).map(|day| day.to_string()),
        other_side_effects,
        other_pressures,
        other_stamps,
        screens: show::screens(timeline, start, today),
        limits: show::limits_in_force(&limits),
        offered: show::offered(),
    }
}

/// What every part of this place needs.
struct Shown<'a> {
    timeline: &'a Timeline,
    start: DayStart,
    today: LocalDay,
    limits: &'a Limits,
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
            value: session.clone(),
            days_since_previous: previous.map(|previous| session.day.days_since(previous)),
            stamps: self.stamps(belongings),
            pressures: self.pressures(belongings),
            standing: self.standing(session, belongings),
            side_effects: self.side_effects(belongings),
        }
    }

    fn stamps(&self, belongings: &Belongings<'_>) -> Vec<StampView> {
        belongings.stamps.iter().map(|kept| show::stamp(kept, self.start)).collect()
    }

    fn pressures(&self, belongings: &Belongings<'_>) -> Vec<PressureView> {
        belongings.pressures.iter().map(|kept| show::pressure(self.timeline, kept, self.start, self.limits)).collect()
    }

    /// What the readings call for now: nothing once the day of the session is over.
    fn standing(&self, session: &Session, belongings: &Belongings<'_>) -> Vec<StandingView> {
        if session.day < self.today {
            return Vec::new();
        }
        let readings: Vec<_> = belongings.pressures.iter().map(|kept| kept.value).collect();
        let standing = red_flag::standing(&readings, self.limits, session.time.is_some());
        let view = |standing: red_flag::Standing<'_>| {
            let kept = belongings.pressures.iter().find(|kept| std::ptr::eq(kept.value, standing.reading))?;
            Some(StandingView { reading: kept.id.to_string(), part: standing.part, flag: standing.flag })
        };
        standing.into_iter().filter_map(view).collect()
    }

    fn side_effects(&self, belongings: &Belongings<'_>) -> Vec<SideEffectView> {
        belongings.effects.iter().map(|kept| show::side_effect(self.timeline, kept, self.start, self.today)).collect()
    }
}
