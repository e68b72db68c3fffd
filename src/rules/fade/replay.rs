//! Following one person's log as it grows and is edited.

use super::{Day, Fade, Outcome};
use crate::record::time::LocalDay;

/// The outcomes of a person's days, kept up to date at the cost of what changed: a new check-in costs one day, an edit
/// the days since the session of its interval.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    days: Vec<Day>,
    outcomes: Vec<Outcome>,
    /// The model before each session, oldest first.
    sessions: Vec<Mark>,
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
    /// Updates the outcomes to these days, one for each calendar day, in order. They are the same, bit for bit, as
    /// those of a run over all the days.
    pub fn update(&mut self, days: Vec<Day>) -> &[Outcome] {
        let same = self.days.iter().zip(&days).take_while(|(old, new)| old == new).count();
        let mut mark = self.resume(same);
        self.outcomes.truncate(mark.at);
        for today in &days[mark.at..] {
            if today.session {
                self.sessions.push(mark.clone());
            }
            if mark.at + 1 == days.len() {
                self.latest.push(mark.clone());
            }
            self.outcomes.push(mark.model.step(today));
            mark.at += 1;
        }
        self.latest.push(mark);
        self.days = days;
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
        self.sessions.retain(|mark| mark.at <= same);
        self.latest.retain(|mark| mark.at <= same);
        let latest = std::mem::take(&mut self.latest).pop();
        let session = self.sessions.last();
        let start = || Mark { at: 0, model: Fade::new() };
        let resumed = match (latest, session) {
            (Some(latest), Some(session)) if session.at > latest.at => session.clone(),
            (Some(latest), _) => latest,
            (None, session) => session.cloned().unwrap_or_else(start),
        };
        // If the day to go on with has a session, it will be marked again.
        self.sessions.retain(|mark| mark.at < resumed.at);
        resumed
    }
}
