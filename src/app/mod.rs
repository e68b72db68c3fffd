//! What a person can do with the app: use cases, each a few steps on the journal, and the views that the page shows.

mod ahead;
mod amend;
mod course;
pub mod damage;
mod draft;
mod fade;
pub mod failure;
mod follow_up;
mod forms;
pub mod host;
mod imports;
pub mod journal;
mod keep;
pub mod page;
mod plans;
mod put_off;
pub mod sample;
mod sessions;
mod settings;
mod show;
mod today;
mod treat;
mod treatment;
pub mod view;

pub use follow_up::closed_from;
pub use keep::plain_record;
pub use put_off::put_offs_from;

use std::cell::RefCell;

use async_lock::{Mutex, MutexGuard};

use self::failure::Failure;
use self::host::Host;
use self::journal::Journal;
use self::view::Sentinel;
use crate::record::id::RecordId;
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::rules::edition::Edition;
use crate::rules::fade::Replay;
use crate::store::{Store, rows};

/// One person's open records. Calls may overlap: each waits for the one before.
pub struct App<S: Store, H: Host> {
    journal: Mutex<Journal<S>>,
    host: H,
    /// The fade model as of the last time it was asked. It follows from the records and is not stored.
    fade: RefCell<Replay>,
    edition: Edition,
}

impl<S: Store, H: Host> App<S, H> {
    /// Opens what the store holds. If the sentinel tells of entries and the store is empty, that is reported as a loss
    /// and nothing is written.
    pub async fn open(store: S, host: H, sentinel: Option<&Sentinel>) -> Result<Self, Failure> {
        if sentinel.is_some_and(|sentinel| sentinel.entries > 0) && store.load().await?.is_empty() {
            return Err(Failure::StorageLost);
        }
        let journal = Journal::open(store, &host).await?;
        Ok(Self { journal: Mutex::new(journal), host, fade: RefCell::default(), edition: Edition::Whole })
    }

    /// The same in another edition.
    pub fn in_edition(self, edition: Edition) -> Self {
        Self { edition, ..self }
    }

    /// What the page should remember outside the store.
    pub async fn sentinel(&self) -> Sentinel {
        let journal = self.journal().await;
        Sentinel { install: RecordId::from_bytes(journal.install()).to_string(), entries: journal.revision() }
    }

    /// Reads what another tab wrote; `true` when anything has changed.
    pub async fn refresh(&self) -> Result<bool, Failure> {
        self.journal().await.refresh().await
    }

    /// The whole log as of now, in bytes, for a module of the same build.
    pub async fn log(&self) -> Result<Vec<u8>, Failure> {
        let now = self.host.now()?;
        let journal = self.journal().await;
        let doubted: Vec<RecordId> = journal.timeline().doubted().collect();
        Ok(rows::write_log(&now, journal.timeline().log(), &doubted))
    }

    /// Removes everything that is kept. To start over, open again.
    pub async fn erase(&self) -> Result<(), Failure> {
        self.journal().await.erase().await
    }

    async fn journal(&self) -> MutexGuard<'_, Journal<S>> {
        let mut journal = self.journal.lock().await;
        if let Ok(now) = self.host.now() {
            journal.stop_at(now.horizon());
        }
        journal
    }

    /// The present moment, and the local day that it belongs to.
    fn now(&self, timeline: &Timeline) -> Result<(Moment, LocalDay), Failure> {
        let now = self.host.now()?;
        let today = now.local_day(timeline.settings().day_start);
        Ok((now, today))
    }

    /// The last day that a record saved under `id` may be about: `today` for a new one. A kept one may be of any day that
    /// has come somewhere on earth, so that a flight to the west closes no day.
    fn last_day(&self, timeline: &Timeline, id: Option<&str>, today: LocalDay) -> Result<LocalDay, Failure> {
        let is_kept = id.is_some_and(|id| RecordId::parse("id", id).is_ok_and(|id| timeline.get(id).is_some()));
        Ok(if is_kept { self.host.now()?.latest_day() } else { today })
    }

    fn new_id(&self) -> RecordId {
        let host: &dyn Host = &self.host;
        RecordId::from_bytes(host.random())
    }
}
