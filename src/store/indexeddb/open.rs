//! Opening the database: creating it, migrating it, and reporting why neither is possible.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbVersionChangeEvent};

use super::event::{FirstEvent, Timer, first, within};
use super::{Fault, Patience, migrations};
use crate::store::{StoreError, schema};

/// Opens the database, migrated to the version that this app writes, or as it is if a newer app of the same band wrote
/// it.
pub(super) async fn open(name: &str, patience: Patience) -> Result<IdbDatabase, Fault> {
    match request(name, Some(schema::VERSION), patience).await {
        Err(Refused::Newer) => as_it_is(name, patience).await,
        opened => opened.map_err(Refused::into_fault),
    }
}

async fn as_it_is(name: &str, patience: Patience) -> Result<IdbDatabase, Fault> {
    let database = request(name, None, patience).await.map_err(Refused::into_fault)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    let found = database.version() as u32;
    if schema::is_usable(found) {
        return Ok(database);
    }
    database.close();
    Err(Fault::Lasting(StoreError::TooNew { found }))
}

/// Why an open request failed.
enum Refused {
    /// The database has a newer version than was asked for.
    Newer,
    Fault(Fault),
}

impl Refused {
    fn of(error: &JsValue) -> Self {
        if js_sys::Reflect::get(error, &"name".into()).is_ok_and(|name| name == "VersionError") {
            return Self::Newer;
        }
        Self::Fault(match Fault::of(error) {
            Fault::Lasting(StoreError::Full) => Fault::Lasting(StoreError::Full),
            Fault::Lasting(error) => Fault::Lasting(StoreError::Unavailable(error.to_string())),
            Fault::Passing(error) => Fault::Passing(StoreError::Unavailable(error.to_string())),
        })
    }

    fn into_fault(self) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Newer => Fault::Passing(StoreError::Unavailable("the version changed while opening".into())),
        }
    }
}

enum Outcome {
    Opened,
    Failed,
    Blocked,
}

async fn request(name: &str, version: Option<u32>, patience: Patience) -> Result<IdbDatabase, Refused> {
    let factory = factory()
        .ok_or_else(|| Refused::Fault(Fault::Lasting(StoreError::Unavailable("there is no IndexedDB here".into()))))?;
    let request = match version {
        Some(version) => factory.open_with_u32(name, version),
        None => factory.open(name),
    };
    let request = request.map_err(|error| Refused::of(&error))?;
    let upgrade: Closure<dyn FnMut(IdbVersionChangeEvent)> =
        Closure::new(move |event: IdbVersionChangeEvent| upgrade(&event, version));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = FirstEvent::new(|success, error| {
        request.set_onsuccess(Some(success));
        request.set_onerror(Some(error));
    });
    let settled = async { if opened.await { Outcome::Opened } else { Outcome::Failed } };
    let blocked = FirstEvent::new(|blocked, _| request.set_onblocked(Some(blocked)));
    let blocked_for_long = async {
        blocked.await;
        Timer::new(patience.blocked_ms).await;
        Outcome::Blocked
    };
    match within(patience.step_ms, first(settled, blocked_for_long)).await {
        Some(Outcome::Opened) => {
            let database = request.result().map_err(|error| Refused::of(&error))?;
            Ok(database.unchecked_into())
        }
        Some(Outcome::Failed) => {
            let error = request.error().ok().flatten();
            Err(Refused::of(&error.into()))
        }
        Some(Outcome::Blocked) => {
            abandon(&request);
            Err(Refused::Fault(Fault::Lasting(StoreError::Blocked)))
        }
        None => {
            abandon(&request);
            Err(Refused::Fault(Fault::Passing(StoreError::Timeout)))
        }
    }
}

/// Makes sure that a request nobody waits for any more has no effect: a connection left open would block others, and a
/// half-made upgrade would stay.
fn abandon(request: &IdbOpenDbRequest) {
    let abort = Closure::once_into_js(|event: Event| abort_upgrade(&event));
    let close = Closure::once_into_js(|event: Event| {
        if let Some(database) = result_of(&event) {
            database.close();
        }
    });
    request.set_onupgradeneeded(Some(abort.unchecked_ref()));
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Runs all steps in the one upgrade transaction; if any fails, none has happened.
fn upgrade(event: &IdbVersionChangeEvent, version: Option<u32>) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    let old = event.old_version() as u32;
    // Opening a database as it is never creates one: if it has vanished in between, that is left alone.
    let migrated = version.and(result_of(event)).map(|database| migrations::run(&database, old));
    if !matches!(migrated, Some(Ok(()))) {
        abort_upgrade(event);
    }
}

fn abort_upgrade(event: &Event) {
    let request = event.target().map(JsCast::unchecked_into::<IdbRequest>);
    if let Some(transaction) = request.and_then(|request| request.transaction()) {
        // It refuses only when the transaction is over already, which is just as good.
        let _ = transaction.abort();
    }
}

fn result_of(event: &Event) -> Option<IdbDatabase> {
    let request: IdbRequest = event.target()?.unchecked_into();
    request.result().ok()?.dyn_into().ok()
}

/// The global scope's, whether that is a window or a worker. Some browsers throw when it is forbidden.
fn factory() -> Option<IdbFactory> {
    js_sys::Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?.dyn_into().ok()
}
