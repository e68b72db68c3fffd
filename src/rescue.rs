//! The file of stored rows, as `www/src/rescue.ts` writes it when the core cannot run. Its records are read just as the
//! app would read them: from the rows of either layout, united with the second copy.

use std::borrow::Cow;
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::app::journal::Journal;
use crate::exchange::json;
use crate::exchange::json::text::{self, Unreadable};
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::problem::Problem;
use crate::record::time::Moment;
use crate::record::timeline::Timeline;
use crate::store::memory::MemoryStore;
use crate::store::{Contents, Ten, schema};
use crate::vault::VaultId;

/// What the file calls itself.
const FORMAT: &str = "tidemark-rows";
/// The format is named within so many bytes.
const HEAD: usize = 64;
/// The newest version that is known here. The first had neither errors nor the second copy.
const VERSION: i64 = 2;

/// Why a file is refused. Nothing is taken from it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not JSON, or too large or too deep.
    #[error("this is not a JSON file that can be read: {0}")]
    Unreadable(#[from] Unreadable),
    /// JSON, but not a file of stored rows.
    #[error("this JSON file does not hold Tidemark's stored rows")]
    Foreign,
    /// Written by a newer app.
    #[error("the file has format version {found}; version 2 is the newest that is known here")]
    Newer {
        /// The file's version.
        found: i64,
    },
    /// The rows cannot be opened.
    #[error(transparent)]
    Closed(#[from] Failure),
}

/// What the rows hold.
#[derive(Debug)]
pub struct Rescued {
    /// The vault.
    pub vault: VaultId,
    /// Every entry that could be read, in order.
    pub log: Vec<Entry>,
    /// Entries that are there but cannot be read.
    pub unreadable: u32,
    /// Entries that should be there but are not.
    pub missing: u32,
}

/// The records in a file of stored rows as a Tidemark file. Any other file is returned as it is.
pub fn as_records<'a>(bytes: &'a [u8], at: &Moment) -> Result<Cow<'a, [u8]>, Refused> {
    let begins = &bytes[..bytes.len().min(HEAD)];
    if !begins.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes()) {
        return Ok(bytes.into());
    }
    let Rescued { vault, log, .. } = read(bytes, at)?;
    Ok(json::write(&Timeline::from_log(log), at, Some(RecordId::from_bytes(vault))).into())
}

/// Whether a tree says that it is such a file.
fn is_one(tree: &Value) -> bool {
    tree.get("format").text() == Some(FORMAT)
}

/// Opens the rows in a file. `at` is the present moment. Rows that are none of ours are passed over.
pub fn read(bytes: &[u8], at: &Moment) -> Result<Rescued, Refused> {
    open(&text::parse(bytes, &["format", "version", "stores", "copy"])?, at)
}

fn open(tree: &Value, at: &Moment) -> Result<Rescued, Refused> {
    if !is_one(tree) {
        return Err(Refused::Foreign);
    }
    match tree.get("version") {
        Value::Whole(1..=VERSION) => {}
        Value::Whole(found) => return Err(Refused::Newer { found: *found }),
        _ => return Err(Refused::Foreign),
    }
    let copy = bytes_of(tree.get("copy")).unwrap_or_default();
    let store = MemoryStore::holding(contents(tree.get("stores"))).with_copy(copy);
    let host = Still { at, drawn: Cell::new(0) };
    let journal = at_once(Journal::open(store, &host)).unwrap_or(Err(Failure::NotKnown))?;
    let damage = journal.damage();
    Ok(Rescued {
        vault: journal.vault(),
        log: journal.timeline().log().to_vec(),
        unreadable: damage.unreadable(),
        missing: damage.missing(),
    })
}

fn contents(stores: &Value) -> Contents {
    let row = |store: &str, key: u32| {
        let rows = stores.get(store).list().iter();
        let found = rows.into_iter().find(|row| *row.get("key") == Value::Whole(key.into()));
        found.and_then(|row| bytes_of(row.get("value")))
    };
    let mut contents = Contents {
        root: row(schema::ROOT, schema::ROOT_KEY),
        tip: row(schema::ROOT, schema::TIP_KEY),
        mirror: row(schema::MIRROR, schema::ROOT_KEY),
        segments: stores.get(schema::LOG).list().iter().filter_map(|row| bytes_of(row.get("value"))).collect(),
        ..Contents::default()
    };
    if contents.root.is_none() && contents.mirror.is_none() {
        contents.ten = ten(stores);
    }
    contents
}

fn ten(stores: &Value) -> Ten {
    let mut meta = stores.get(schema::ten::META).list().iter();
    let header = meta.find(|row| row.get("key").text() == Some(schema::ten::HEADER));
    let month = |row: &Value| match row.get("key") {
        Value::Whole(month) => Some((u32::try_from(*month).ok()?, bytes_of(row.get("value"))?)),
        _ => None,
    };
    Ten {
        header: header.and_then(|row| bytes_of(row.get("value"))),
        months: stores.get(schema::ten::MONTHS).list().iter().filter_map(month).collect(),
        ..Ten::default()
    }
}

/// The bytes of a value, which the file holds in base64.
fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(value.get("base64").text()?).ok()
}

/// A host at one moment. Nothing that is sealed with its numbers is ever stored, so they need not be random.
struct Still<'a> {
    at: &'a Moment,
    drawn: Cell<u8>,
}

impl Host for Still<'_> {
    fn now(&self) -> Result<Moment, Problem> {
        Ok(self.at.clone())
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        for byte in bytes {
            self.drawn.set(self.drawn.get().wrapping_add(1));
            *byte = self.drawn.get();
        }
    }
}

/// The value of a future over a store in memory, which never waits.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
