//! Undoing changes and reading a record's trail. The log is never rewritten: each undo appends to it.

use std::slice;

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::now::Now;
use super::view::{Receipt, TrailLine, TrailStep};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::timeline::Timeline;
use crate::rules::goals;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Withdraws a record. Its trail stays, and [`App::undo`] brings it back.
    pub async fn withdraw(&self, id: &str) -> Result<Receipt, Failure> {
        let id = RecordId::parse("id", id)?;
        let mut journal = self.journal().await;
        let gone = &mut |timeline: &Timeline, _: &Now<'_>| {
            timeline.get(id).ok_or(Failure::NotFound(id))?;
            Ok(Changes::of(id, Change::Withdraw))
        };
        self.transact(&mut journal, gone).await?;
        Ok(receipt(journal.timeline(), id))
    }

    /// Undoes one change: a first version is withdrawn, an edit goes back to the version before it, a withdrawal is
    /// restored. Refuses with [`Failure::ChangedSince`] if the record has been changed again, here or in another tab, and
    /// with `too_many` where there is no room any more for a goal that comes back.
    pub async fn undo(&self, receipt: &Receipt) -> Result<(), Failure> {
        self.undo_all(slice::from_ref(receipt)).await
    }

    /// Undoes changes to different records, all or none. Otherwise as [`App::undo`].
    pub async fn undo_all(&self, receipts: &[Receipt]) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let taken = |receipt: &Receipt| Ok((RecordId::parse("id", &receipt.id)?, receipt.change));
        let takes_back = receipts.iter().map(taken).collect::<Result<Vec<_>, Problem>>()?;
        let back = &mut |timeline: &Timeline, _: &Now<'_>| {
            let before = |(id, change): &(RecordId, u32)| (*id, before(timeline, *id, *change));
            let records: Vec<_> = takes_back.iter().map(before).collect();
            for (id, change) in &records {
                if let Change::Put(Record::Goal(goal)) = change {
                    goals::has_room(timeline, *id, goal)?;
                }
            }
            Ok(Changes { records, takes_back: takes_back.clone(), ..Changes::default() })
        };
        self.transact(&mut journal, back).await
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

/// The receipt for the newest change of a record.
pub(super) fn receipt(timeline: &Timeline, id: RecordId) -> Receipt {
    Receipt { id: id.to_string(), change: timeline.newest_change(id).unwrap_or_default() }
}

/// The change that undoes this one: whatever the record was before it, put once more.
fn before(timeline: &Timeline, id: RecordId, change: u32) -> Change {
    let earlier = timeline.trail(id).take_while(|entry| entry.sequence < change);
    earlier.last().map_or(Change::Withdraw, |entry| entry.change.clone())
}

fn step(previous: Option<&Change>, entry: &Entry) -> TrailStep {
    match (previous, &entry.change) {
        (_, Change::Withdraw) => TrailStep::Withdrawn,
        (None, Change::Put(_)) => TrailStep::Written,
        (Some(Change::Put(_)), Change::Put(_)) => TrailStep::Edited,
        (Some(Change::Withdraw), Change::Put(_)) => TrailStep::Restored,
    }
}
