//! Taking back and looking back: the log is never rewritten, each step appends to it.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::{TrailLine, TrailStep};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::timeline::Timeline;
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
        self.undo_all(&[id.to_owned()]).await
    }

    /// Takes the newest changes of different records back, all or none.
    pub async fn undo_all(&self, ids: &[String]) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let back = |id: &String| {
            let id = RecordId::parse("id", id)?;
            Ok((id, before(journal.timeline(), id)?))
        };
        let changes = ids.iter().map(back).collect::<Result<_, Failure>>()?;
        self.write(&mut journal, changes, &[]).await
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

/// What takes the newest change of a record back.
fn before(timeline: &Timeline, id: RecordId) -> Result<Change, Failure> {
    let trail: Vec<&Change> = timeline.trail(id).map(|entry| &entry.change).collect();
    match trail.as_slice() {
        [] => Err(Failure::NotFound(id)),
        [_only] => Ok(Change::Withdraw),
        [.., previous, _newest] => Ok((*previous).clone()),
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
