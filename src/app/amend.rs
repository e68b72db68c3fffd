//! Taking back and looking back: the log is never rewritten, each step appends to it.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::{TrailLine, TrailStep};
use crate::domain::record::{Change, Entry, RecordId};
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Takes a record away. Its trail stays, and [`App::undo`] brings it back.
    pub async fn withdraw(&self, id: &str) -> Result<(), Failure> {
        let id = RecordId::parse("id", id)?;
        let mut journal = self.journal().await;
        journal.timeline().get(id).ok_or(Failure::NotFound(id))?;
        self.write(&mut journal, vec![(id, Change::Withdraw)], &[]).await
    }

    /// Takes the newest change of a record back: a first version is withdrawn,
    /// an edit returns to the version before it, a withdrawal is restored.
    pub async fn undo(&self, id: &str) -> Result<(), Failure> {
        let id = RecordId::parse("id", id)?;
        let mut journal = self.journal().await;
        let before: Vec<&Change> = journal.timeline().trail(id).map(|entry| &entry.change).collect();
        let change = match before.as_slice() {
            [] => return Err(Failure::NotFound(id)),
            [_only] => Change::Withdraw,
            [.., previous, _newest] => (*previous).clone(),
        };
        self.write(&mut journal, vec![(id, change)], &[]).await
    }

    /// Every step of a record, oldest first.
    pub async fn trail(&self, id: &str) -> Result<Vec<TrailLine>, Failure> {
        let id = RecordId::parse("id", id)?;
        let journal = self.journal().await;
        let start = journal.timeline().settings().day_start;
        let mut previous = None;
        let lines: Vec<TrailLine> = journal
            .timeline()
            .trail(id)
            .map(|entry| {
                let step = step(previous.replace(&entry.change), entry);
                let day = entry.written.local_day(start).to_string();
                TrailLine { step, day, time: entry.written.minute_of_day().to_string() }
            })
            .collect();
        if lines.is_empty() { Err(Failure::NotFound(id)) } else { Ok(lines) }
    }
}

fn step(previous: Option<&Change>, entry: &Entry) -> TrailStep {
    match (previous, &entry.change) {
        (_, Change::Withdraw) => TrailStep::Withdrawn,
        (None, Change::Put(_)) => TrailStep::Written,
        (Some(Change::Put(_)), Change::Put(_)) => TrailStep::Edited,
        (Some(Change::Withdraw), Change::Put(_)) => TrailStep::Restored,
    }
}
