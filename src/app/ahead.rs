//! Records of days that have come nowhere on earth yet. They are left by a clock that was wrong for a while, count
//! nowhere, and are asked about until the person says what is to become of them.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::keep::past_day;
use super::now::Now;
use super::view::{AheadView, Receipt};
use crate::record::id::RecordId;
use crate::record::kinds::asked::KeptAhead;
use crate::record::log::{Change, Entry, Record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Moves the records ahead so that the earliest is about `day`. The others keep their distance, but none goes beyond
    /// today. The day on which they were written stays in their trail. Warnings among them are removed: they were true
    /// of no day.
    pub async fn move_ahead(&self, day: &str) -> Result<Vec<Receipt>, Failure> {
        let day = LocalDay::parse("day", day)?;
        self.settle_ahead(|ahead, today| {
            past_day("day", day, today)?;
            let moved = |(id, record): &(RecordId, &Record)| {
                let own = record.day().unwrap_or(ahead.first);
                let by = day.days_since(ahead.first).min(today.days_since(own));
                let moved = record.moved(by);
                // Where the id follows from the day, it is another record on another day.
                let id_there = moved.as_ref().and_then(Record::own_id).unwrap_or(*id);
                let left = (id_there != *id).then_some((*id, Change::Withdraw));
                left.into_iter().chain([(id_there, moved.map_or(Change::Withdraw, Change::Put))])
            };
            Ok(ahead.records.iter().flat_map(moved).collect())
        })
        .await
    }

    /// Removes the records ahead.
    pub async fn remove_ahead(&self) -> Result<Vec<Receipt>, Failure> {
        self.settle_ahead(|ahead, _| Ok(ahead.records.iter().map(|(id, _)| (*id, Change::Withdraw)).collect())).await
    }

    /// Leaves the records ahead as they are. Each begins to count once its day has come. Nothing is asked about them any
    /// more, unless they are changed.
    pub async fn keep_ahead(&self) -> Result<Vec<Receipt>, Failure> {
        let id = self.new_id();
        self.settle_ahead(|ahead, _| Ok(vec![(id, Change::Put(Record::KeptAhead(KeptAhead { until: ahead.last })))]))
            .await
    }

    /// Writes what is to become of the records ahead. Refuses as `empty` where none are asked about any more.
    async fn settle_ahead(
        &self,
        settle: impl Fn(&Ahead<'_>, LocalDay) -> Result<Vec<(RecordId, Change)>, Problem>,
    ) -> Result<Vec<Receipt>, Failure> {
        let mut ids = Vec::new();
        let plan = &mut |timeline: &Timeline, now: &Now<'_>| {
            let ahead = Ahead::of(timeline).ok_or(Problem::Empty { field: "ahead" })?;
            let records = settle(&ahead, now.today)?;
            ids = records.iter().map(|(id, _)| *id).collect();
            Ok(Changes { records, ..Changes::default() })
        };
        let mut journal = self.journal().await;
        self.transact(&mut journal, plan).await?;
        Ok(ids.into_iter().map(|id| receipt(journal.timeline(), id)).collect())
    }
}

/// The records ahead that nobody has said are right. There is at least one.
struct Ahead<'a> {
    records: Vec<(RecordId, &'a Record)>,
    first: LocalDay,
    last: LocalDay,
}

impl<'a> Ahead<'a> {
    fn of(timeline: &'a Timeline) -> Option<Self> {
        let kept = timeline.kept_ahead().filter_map(|kept| timeline.newest_change(kept.id)).max();
        let records: Vec<_> = timeline.ahead().filter(|(id, _)| timeline.newest_change(*id) > kept).collect();
        let days = || records.iter().filter_map(|(_, record)| record.day());
        let (first, last) = (days().min()?, days().max()?);
        Some(Self { records, first, last })
    }
}

/// What Today asks.
pub(super) fn view(timeline: &Timeline, today: LocalDay) -> Option<AheadView> {
    let ahead = Ahead::of(timeline)?;
    let (before, after) = beside(timeline, &ahead);
    Some(AheadView {
        records: u32::try_from(ahead.records.len()).unwrap_or(u32::MAX),
        first: ahead.first.to_string(),
        last: ahead.last.to_string(),
        before: before.map(|day| day.to_string()),
        after: after.map(|day| day.to_string()),
        move_to: before.or(after).unwrap_or(today).min(today).to_string(),
    })
}

/// The days on which the entries before and after those of the records ahead were written, by their order in the log:
/// the clock was right again then.
fn beside(timeline: &Timeline, ahead: &Ahead<'_>) -> (Option<LocalDay>, Option<LocalDay>) {
    let start = timeline.settings().day_start;
    let written = |entry: &Entry| Some(entry.written.local_day(start)).filter(|day| *day <= timeline.horizon());
    let sequences = || ahead.records.iter().flat_map(|(id, _)| timeline.trail(*id).map(|entry| entry.sequence));
    let (first, last) = (sequences().min().unwrap_or_default(), sequences().max().unwrap_or_default());
    let before = timeline.log().iter().rev().filter(|entry| entry.sequence < first).find_map(written);
    let after = timeline.log().iter().filter(|entry| entry.sequence > last).find_map(written);
    (before, after)
}
