//! The store in the browser's IndexedDB. It works in a worker and in a window alike.
//!
//! Browsers drop connections in the background, and now and then they never answer. So every step has a time limit, and
//! a step that failed for a reason that a new connection may cure is tried once more on a new one. This is safe for
//! writes: if the first attempt went through after all, the second meets a tip that it does not expect. A write that
//! was never answered is not tried again: whether it happened is told by reading.

mod event;
mod migrations;
mod open;
mod transaction;

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

use self::transaction::Begun;
use super::{Batch, Contents, Store, StoreError, schema};

/// How long one step may take before it is tried again, and how long an open may be blocked before that is reported, in
/// milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For an open, a read or a write.
    pub step_ms: i32,
    /// For another tab to let go of an older version of the database.
    pub blocked_ms: i32,
}

impl Patience {
    /// For one write and the reading that tells what became of it, which may be tried twice.
    pub fn within(deadline_ms: i32) -> Self {
        Self { step_ms: deadline_ms / 3, ..Self::default() }
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self { step_ms: 5000, blocked_ms: 2000 }
    }
}

/// The database of this browser.
#[derive(Debug)]
pub struct IndexedDbStore {
    name: String,
    patience: Patience,
    connection: RefCell<Option<Connection>>,
    /// The transaction of the batch that was announced.
    begun: RefCell<Option<Begun>>,
    superseded: Rc<Cell<bool>>,
}

impl IndexedDbStore {
    /// The app's own database.
    pub fn own(patience: Patience) -> Self {
        Self::new(schema::DATABASE, patience)
    }
}

/// A step on an open connection. Boxed, so that the code around it is compiled only once.
type Step<'a> = dyn Fn(IdbDatabase) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + 'a>> + 'a;

/// Why a step failed.
#[derive(Debug)]
enum Fault {
    /// A new connection may cure it.
    Passing(StoreError),
    /// It would fail again in the same way.
    Lasting(StoreError),
}

impl IndexedDbStore {
    /// A database by name. It is opened on first use.
    pub fn new(name: &str, patience: Patience) -> Self {
        Self {
            name: name.to_owned(),
            patience,
            connection: RefCell::default(),
            begun: RefCell::default(),
            superseded: Rc::default(),
        }
    }

    /// Runs a step on an open connection, and once more on a new one if that may help.
    async fn perform(&self, step: &Step<'_>, again_after_silence: bool) -> Result<(), StoreError> {
        match self.attempt(step).await {
            Ok(()) => Ok(()),
            Err(Fault::Lasting(error)) => Err(error),
            Err(Fault::Passing(StoreError::Timeout)) if !again_after_silence => {
                self.connection.replace(None);
                Err(StoreError::Timeout)
            }
            Err(Fault::Passing(_)) => {
                self.connection.replace(None);
                self.attempt(step).await.map_err(|fault| {
                    self.connection.replace(None);
                    fault.into_error()
                })
            }
        }
    }

    async fn attempt(&self, step: &Step<'_>) -> Result<(), Fault> {
        let connected = async { step(self.connect().await?).await };
        let done = event::within(self.patience.step_ms, connected).await;
        done.unwrap_or(Err(Fault::Passing(StoreError::Timeout)))
    }

    async fn connect(&self) -> Result<IdbDatabase, Fault> {
        if self.superseded.get() {
            return Err(Fault::Lasting(StoreError::Superseded));
        }
        if let Some(database) = self.connected() {
            return Ok(database);
        }
        let database = open::open(&self.name, self.patience).await?;
        self.connection.replace(Some(Connection::new(database.clone(), &self.superseded)));
        Ok(database)
    }

    fn connected(&self) -> Option<IdbDatabase> {
        let connection = self.connection.borrow();
        connection.as_ref().filter(|connection| !connection.closed.get()).map(|open| open.database.clone())
    }
}

impl Store for IndexedDbStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        let contents = RefCell::default();
        let load = async |database| {
            contents.replace(transaction::load(&database).await?);
            Ok(())
        };
        self.perform(&|database| Box::pin(load(database)), true).await?;
        Ok(contents.into_inner())
    }

    fn begin(&self, batch: &Batch) {
        // What fails here fails again when the batch is committed, and is reported then.
        let begun = self.connected().and_then(|database| Begun::new(&database, batch).ok());
        self.begun.replace(begun);
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let commit = async |database| {
            let begun = self.begun.take().filter(|begun| begun.is_of(batch));
            begun.map_or_else(|| Begun::new(&database, batch), Ok)?.commit(batch).await
        };
        self.perform(&|database| Box::pin(commit(database)), false).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        let erase = async |database| transaction::erase(&database).await;
        self.perform(&|database| Box::pin(erase(database)), true).await
    }
}

/// An open database, closed when dropped.
#[derive(Debug)]
struct Connection {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
    // These must live as long as the connection that calls them.
    _on_close: Closure<dyn Fn()>,
    _on_version_change: Closure<dyn Fn()>,
}

impl Connection {
    fn new(database: IdbDatabase, superseded: &Rc<Cell<bool>>) -> Self {
        let closed = Rc::new(Cell::new(false));
        let on_close: Closure<dyn Fn()> = {
            let closed = Rc::clone(&closed);
            Closure::new(move || closed.set(true))
        };
        // A newer app wants the database. Closing lets the writes in progress finish first.
        let on_version_change: Closure<dyn Fn()> = {
            let (database, superseded) = (database.clone(), Rc::clone(superseded));
            Closure::new(move || {
                superseded.set(true);
                database.close();
            })
        };
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self { database, closed, _on_close: on_close, _on_version_change: on_version_change }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onclose(None);
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

impl Fault {
    /// What an exception or a failed request of IndexedDB means.
    fn of(error: &JsValue) -> Self {
        let text = |name: &str| {
            js_sys::Reflect::get(error, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
        };
        let name = text("name");
        let failed = StoreError::Failed(format!("{name}: {}", text("message")));
        match name.as_str() {
            "QuotaExceededError" => Self::Lasting(StoreError::Full),
            // What a lost connection looks like; each browser has its own way of saying so.
            "InvalidStateError" | "UnknownError" | "AbortError" | "TransactionInactiveError" => Self::Passing(failed),
            _ => Self::Lasting(failed),
        }
    }

    fn into_error(self) -> StoreError {
        match self {
            Self::Passing(error) | Self::Lasting(error) => error,
        }
    }
}
