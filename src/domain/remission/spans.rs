//! The history of states: what R1 would have said on each day, from the
//! records as they stand now.

use super::chain::Course;
use super::history::{Event, History, Reading};
use super::{Evidence, State, baseline, state};
use crate::domain::cutoffs::CutOffs;
use crate::domain::time::LocalDay;

/// Days in a row on which the same was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The state.
    pub state: State,
    /// The state was only the last known.
    pub stale: bool,
    /// The first day.
    pub from: LocalDay,
    /// The last day.
    pub until: LocalDay,
}

/// The spans from the first form up to `as_of`, without a gap, oldest first;
/// two in a row differ. On each day they say what [`super::status`] would say
/// from the records of the days up to it.
pub fn spans(history: &History, as_of: LocalDay, cutoffs: &CutOffs) -> Vec<Span> {
    let mut spans = Vec::<Span>::new();
    let Some(mut day) = history.readings.first().map(|reading| reading.day) else {
        return spans;
    };
    let mut walk = Walk::begin(history, cutoffs);
    let mut events = history.events().peekable();
    loop {
        while let Some(event) = events.next_if(|event| event.day() <= day) {
            walk.take(event);
        }
        let state = walk.state(day);
        let is_stale = walk.is_stale(day);
        let next = walk.next_change(day, state, events.peek().map(Event::day));
        let until = next.map_or(as_of, |next| next.minus(1).min(as_of));
        match spans.last_mut() {
            Some(span) if span.state == state && span.stale == is_stale => span.until = until,
            _ => spans.push(Span { state, stale: is_stale, from: day, until }),
        }
        if until >= as_of {
            return spans;
        }
        day = until.plus(1);
    }
}

/// What stands on the day that the walk has come to.
struct Walk<'a> {
    history: &'a History,
    cutoffs: &'a CutOffs,
    course: Course,
    latest: Option<&'a Reading>,
    /// The baseline, once the course has started.
    baseline: Option<Evidence>,
}

impl<'a> Walk<'a> {
    fn begin(history: &'a History, cutoffs: &'a CutOffs) -> Self {
        Self { history, cutoffs, course: Course::default(), latest: None, baseline: baseline(history, cutoffs) }
    }

    fn take(&mut self, event: Event<'a>) {
        self.course.take(event, self.cutoffs);
        if let Event::Form(reading) = event
            && reading.score.is_some()
        {
            self.latest = Some(reading);
        }
    }

    fn state(&self, day: LocalDay) -> State {
        let started = self.history.course_start.is_some_and(|start| start <= day);
        let wellbeing = || self.history.wellbeing(day, self.cutoffs);
        state(&self.course, self.latest, self.baseline.filter(|_| started), wellbeing, self.cutoffs)
    }

    fn is_stale(&self, day: LocalDay) -> bool {
        self.latest.is_some_and(|reading| day.days_since(reading.day) > self.cutoffs.stale_days)
    }

    /// The first day after `day` on which anything else may be said; `None` when there is none.
    fn next_change(&self, day: LocalDay, state: State, next_event: Option<LocalDay>) -> Option<LocalDay> {
        // Only between these two does it matter how the person lives, which may change with each day.
        if matches!(state, State::SustainedRemission | State::FullRemission) {
            return Some(day.plus(1));
        }
        let gone_stale = self.latest.map(|reading| reading.day.plus(self.cutoffs.stale_days.unsigned_abs() + 1));
        [next_event, self.history.course_start, gone_stale].into_iter().flatten().filter(|next| *next > day).min()
    }
}
