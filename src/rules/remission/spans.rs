//! The history of states: what R1 would have said on each day, from the
//! records as they stand now.

use super::chain::Course;
use super::history::{Event, History};
use super::{Evidence, State, is_stale, state};
use crate::record::cut_offs::CutOffs;
use crate::record::time::LocalDay;

/// A run of days with the same status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The state.
    pub state: State,
    /// The rule for full remission held too.
    pub full: bool,
    /// The state was only the last known.
    pub stale: bool,
    /// A confirmed remission was paused.
    pub paused: bool,
    /// The first day.
    pub from: LocalDay,
    /// The last day.
    pub until: LocalDay,
}

/// The spans from the first form up to `as_of`, oldest first and without a gap; neighbours differ. For each day they
/// say what [`super::status`] would say from the records of the days up to it.
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
        let span = walk.span(day);
        let next = walk.next_change(&span, events.peek().map(Event::day));
        let until = next.and_then(|next| next.checked_minus(1)).map_or(as_of, |day| day.min(as_of));
        match spans.last_mut() {
            Some(last) if last.says_the_same(&span) => last.until = until,
            _ => spans.push(Span { until, ..span }),
        }
        match until.checked_plus(1) {
            Some(next) if until < as_of => day = next,
            _ => return spans,
        }
    }
}

impl Span {
    fn says_the_same(&self, other: &Self) -> bool {
        Self { from: other.from, until: other.until, ..*self } == *other
    }
}

/// How things stand on the day that the walk has come to.
struct Walk<'a> {
    history: &'a History,
    cutoffs: &'a CutOffs,
    course: Course,
    /// The baseline, which counts once the course has started.
    baseline: Option<Evidence>,
}

impl<'a> Walk<'a> {
    fn begin(history: &'a History, cutoffs: &'a CutOffs) -> Self {
        Self { history, cutoffs, course: Course::default(), baseline: history.baseline(cutoffs) }
    }

    fn take(&mut self, event: Event<'a>) {
        self.course.take(event, self.cutoffs);
    }

    /// The status on this day.
    fn span(&self, day: LocalDay) -> Span {
        let started = self.history.course_start.is_some_and(|start| start <= day);
        let wellbeing = || self.history.wellbeing(day, self.cutoffs);
        let (state, full) = state(&self.course, self.baseline.filter(|_| started), wellbeing, self.cutoffs);
        let paused = self.course.confirmed(self.cutoffs).is_some_and(|chain| chain.paused_on.is_some());
        Span { state, full, stale: is_stale(&self.course, day, self.cutoffs), paused, from: day, until: day }
    }

    /// The first day after the span's first on which something else may be said; `None` if there is none.
    fn next_change(&self, span: &Span, next_event: Option<LocalDay>) -> Option<LocalDay> {
        let day = span.from;
        // Only in these states does it matter how the person is doing, which may change with each day.
        let lasts = matches!(span.state, State::SustainedRemission | State::FullRemission | State::Recovery);
        if lasts && !span.paused {
            return day.checked_plus(1);
        }
        let standing = self.course.standing(self.cutoffs);
        let gone_stale =
            standing.and_then(|reading| reading.day.checked_plus(self.cutoffs.stale_days.unsigned_abs() + 1));
        [next_event, self.history.course_start, gone_stale].into_iter().flatten().filter(|next| *next > day).min()
    }
}
