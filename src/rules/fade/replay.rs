//! Following one person's log as it grows and is edited.

use super::level::{days, days_from};
use super::{Day, Fade, Outcome};
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;

/// The outcomes of a person's days, kept up to date at the cost of what changed: a new check-in costs one day, an edit
/// the days since the mark before it. A session is one, and so are four weeks of a course of doses.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    days: Vec<Day>,
    outcomes: Vec<Outcome>,
    /// The model before each session, and every four weeks in a course of doses, oldest first.
    marks: Vec<Mark>,
    /// The model before the last day, and after it.
    latest: Vec<Mark>,
}

/// The model before the day with this index.
#[derive(Clone, Debug)]
struct Mark {
    at: usize,
    model: Fade,
}

impl Replay {
    /// Updates the outcomes to the days of a timeline up to `as_of`. Reads only the days that can have changed since the
    /// last update, so each timeline is followed by one replay at most.
    pub fn follow(&mut self, timeline: &Timeline, as_of: LocalDay) -> &[Outcome] {
        let changed = timeline.take_changed_from();
        let kept = self.days.partition_point(|day| day.day < changed && day.day <= as_of);
        let before = self.days.split_off(kept);
        match self.days.last().map(|last| last.day.checked_plus(1)) {
            None => self.days = days(timeline, as_of),
            Some(Some(next)) => self.days.extend(days_from(timeline, next, as_of)),
            Some(None) => {}
        }
        let same = before.iter().zip(&self.days[kept..]).take_while(|(old, new)| old == new).count();
        self.go_on(kept + same)
    }

    /// Updates the outcomes to these days, one for each calendar day, in order. They are the same, bit for bit, as
    /// those of a run over all the days.
    pub fn update(&mut self, days: Vec<Day>) -> &[Outcome] {
        let same = self.days.iter().zip(&days).take_while(|(old, new)| old == new).count();
        self.days = days;
        self.go_on(same)
    }

    /// Takes the days again, the first `same` of which are as they were.
    fn go_on(&mut self, same: usize) -> &[Outcome] {
        let mut mark = self.resume(same);
        self.outcomes.truncate(mark.at);
        for today in &self.days[mark.at..] {
            if mark.model.is_worth_marking(today) {
                self.marks.push(mark.clone());
            }
            if mark.at + 1 == self.days.len() {
                self.latest.push(mark.clone());
            }
            self.outcomes.push(mark.model.step(today));
            mark.at += 1;
        }
        self.latest.push(mark);
        &self.outcomes
    }

    /// The days of the last update.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// Their outcomes.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The outcomes of the days from `from` to `until`, both included, if nothing is recorded on them. `from` must be
    /// the day after the last one. Empty before any day.
    pub fn ahead(&self, from: LocalDay, until: LocalDay) -> Vec<Outcome> {
        let Some(Mark { model, .. }) = self.latest.last() else { return Vec::new() };
        let mut model = model.clone();
        let days = (from.number()..=until.number()).filter_map(LocalDay::from_number);
        days.map(|day| model.step(&Day::empty(day))).collect()
    }

    /// The newest mark within the first `same` days. Later ones are dropped.
    fn resume(&mut self, same: usize) -> Mark {
        self.marks.retain(|mark| mark.at <= same);
        self.latest.retain(|mark| mark.at <= same);
        let latest = std::mem::take(&mut self.latest).pop();
        let marked = self.marks.last();
        let start = || Mark { at: 0, model: Fade::new() };
        let resumed = match (latest, marked) {
            (Some(latest), Some(marked)) if marked.at > latest.at => marked.clone(),
            (Some(latest), _) => latest,
            (None, marked) => marked.cloned().unwrap_or_else(start),
        };
        // If the day to go on with is worth a mark, it gets one again.
        self.marks.retain(|mark| mark.at < resumed.at);
        resumed
    }
}
