//! What a person can do with the app: use cases, each a few steps on the journal, and the views that the page shows.

mod ahead;
mod amend;
mod backups;
mod carry_over;
mod conflicts;
mod course;
pub mod damage;
mod draft;
mod fade;
pub mod failure;
mod follow_up;
mod forms;
mod goals;
mod history;
pub mod host;
mod imports;
pub mod journal;
mod keep;
mod levels;
mod lock;
mod now;
mod offers;
pub mod page;
mod plans;
mod put_off;
mod regular_doses;
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
pub use lock::ways;
pub use put_off::put_offs_from;

use std::cell::RefCell;

use async_lock::{Mutex, MutexGuard};

use self::failure::Failure;
use self::host::Host;
use self::journal::{Healed, Journal, Opening};
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
    /// Opens what the store holds, unless it is not as the sentinel tells: see [`Journal::open_as`].
    pub async fn open(store: S, host: H, sentinel: Option<&Sentinel>) -> Result<Self, Failure> {
        Ok(Self::open_as(store, host, Opening { sentinel, ..Opening::default() }).await?.0)
    }

    /// The same, with what the person has decided about a refusal, and with what was put right.
    pub async fn open_as(store: S, host: H, opening: Opening<'_>) -> Result<(Self, Healed), Failure> {
        let (journal, healed) = Journal::open_as(store, &host, opening).await?;
        let app = Self { journal: Mutex::new(journal), host, fade: RefCell::default(), edition: Edition::Whole };
        // What cannot be carried over now is carried over at the next start.
        drop(app.carry_over().await);
        Ok((app, healed))
    }

    /// The same in another edition.
    pub fn in_edition(self, edition: Edition) -> Self {
        Self { edition, ..self }
    }

    /// What the page should remember outside the store.
    pub async fn sentinel(&self) -> Sentinel {
        let journal = self.journal().await;
        Sentinel { install: RecordId::from_bytes(journal.vault()).to_string(), entries: journal.entries() }
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

    /// Brings the second copy up to date: see [`Journal::keep_copy`].
    pub async fn keep_copy(&self) {
        self.journal().await.keep_copy().await;
    }

    /// Takes the second copy over from a tab that was closed.
    pub async fn take_copy(&self) {
        self.journal().await.take_copy().await;
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

    fn new_id(&self) -> RecordId {
        let host: &dyn Host = &self.host;
        RecordId::from_bytes(host.random())
    }
}
