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
use crate::app::journal::{Journal, Opening};
use crate::app::view::Unlock;
use crate::exchange::import::Unfit;
use crate::exchange::json;
use crate::exchange::json::text::{self, Unreadable};
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::problem::Problem;
use crate::record::time::Moment;
use crate::record::timeline::Timeline;
use crate::store::memory::MemoryStore;
use crate::store::rows::DraftSlot;
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
    /// The rows cannot be opened: with [`Failure::Locked`] not without a key, with [`Failure::WrongKey`] not with this one.
    #[error(transparent)]
    Closed(#[from] Failure),
}

impl From<Refused> for Unfit {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unreadable(unreadable) => json::Refused::from(unreadable).into(),
            Refused::Foreign => Self::Json(json::Refused::Foreign),
            Refused::Newer { found } => {
                Self::Json(json::Refused::Newer { found: u32::try_from(found).unwrap_or(u32::MAX) })
            }
            Refused::Closed(Failure::Locked { .. }) => Self::LockedRows,
            Refused::Closed(_) => Self::DamagedRows,
        }
    }
}

/// Which records of a file are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those that were open to the app, from the database and the second copy.
    Kept,
    /// Those of the second copy with this number, from 0, that was set aside when the person started over.
    Aside(usize),
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
    /// Unfinished forms, each as the page keeps it.
    pub drafts: Vec<String>,
    /// Unfinished forms that are there but cannot be opened.
    pub closed_drafts: usize,
    /// What the browser did not hand over, in the words of the page that wrote the file.
    pub left_out: Vec<String>,
}

/// The records in a file of stored rows as a Tidemark file. Any other file is returned as it is.
pub fn as_records<'a>(bytes: &'a [u8], at: &Moment) -> Result<Cow<'a, [u8]>, Refused> {
    let begins = &bytes[..bytes.len().min(HEAD)];
    if !begins.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes()) {
        return Ok(bytes.into());
    }
    let Rescued { vault, log, .. } = read(bytes, Part::Kept, at, None)?;
    Ok(json::write(&Timeline::from_log(log), at, Some(RecordId::from_bytes(vault))).into())
}

/// Whether a tree says that it is such a file.
fn is_one(tree: &Value) -> bool {
    tree.get("format").text() == Some(FORMAT)
}

/// What there is in a file: never nothing, so that there is always something to try.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part>, Refused> {
    let tree = parse(bytes)?;
    let aside = (0..tree.get("aside").list().len()).map(Part::Aside);
    let contents = contents(tree.get("stores"));
    let kept = !contents.is_empty() || bytes_of(tree.get("copy")).is_some() || aside.len() == 0;
    Ok(kept.then_some(Part::Kept).into_iter().chain(aside).collect())
}

/// Opens a part of a file, with a key if it is locked. `at` is the present moment. Rows that are none of ours are passed
/// over.
pub fn read(bytes: &[u8], part: Part, at: &Moment, unlock: Option<&Unlock>) -> Result<Rescued, Refused> {
    let tree = parse(bytes)?;
    let store = match part {
        Part::Kept => {
            let copy = bytes_of(tree.get("copy")).unwrap_or_default();
            MemoryStore::holding(contents(tree.get("stores"))).with_copy(copy)
        }
        Part::Aside(number) => {
            let file = tree.get("aside").list().get(number).and_then(bytes_of);
            MemoryStore::default().with_copy(file.unwrap_or_default())
        }
    };
    open(&tree, store, at, unlock)
}

fn parse(bytes: &[u8]) -> Result<Value, Refused> {
    let tree = text::parse(bytes, &["format", "version", "stores", "copy", "aside", "errors"])?;
    if !is_one(&tree) {
        return Err(Refused::Foreign);
    }
    match tree.get("version") {
        Value::Whole(1..=VERSION) => {}
        Value::Whole(found) => return Err(Refused::Newer { found: *found }),
        _ => return Err(Refused::Foreign),
    }
    Ok(tree)
}

fn open(tree: &Value, store: MemoryStore, at: &Moment, unlock: Option<&Unlock>) -> Result<Rescued, Refused> {
    let host = Still { at, drawn: Cell::new(0) };
    let opening = Opening { unlock, ..Opening::default() };
    let (journal, _) = at_once(Journal::open_as(store, &host, opening)).unwrap_or(Err(Failure::NotKnown))?;
    let damage = journal.damage();
    let drafts = DraftSlot::ALL.iter().flat_map(|slot| journal.drafts(*slot));
    let errors = tree.get("errors").list().iter();
    Ok(Rescued {
        vault: journal.vault(),
        log: journal.timeline().log().to_vec(),
        unreadable: damage.unreadable(),
        missing: damage.missing(),
        drafts: drafts.map(|(_, text)| text.to_owned()).collect(),
        closed_drafts: damage.drafts,
        left_out: errors.filter_map(|error| error.text().map(str::to_owned)).collect(),
    })
}

fn contents(stores: &Value) -> Contents {
    let row = |store: &str, key: u32| {
        let rows = stores.get(store).list().iter();
        let found = rows.into_iter().find(|row| *row.get("key") == Value::Whole(key.into()));
        found.and_then(|row| bytes_of(row.get("value")))
    };
    let drafts = stores.get(schema::DRAFTS).list().iter().filter(|row| row.get("key").text().is_some());
    let mut contents = Contents {
        root: row(schema::ROOT, schema::ROOT_KEY),
        tip: row(schema::ROOT, schema::TIP_KEY),
        mirror: row(schema::MIRROR, schema::ROOT_KEY),
        segments: stores.get(schema::LOG).list().iter().filter_map(|row| bytes_of(row.get("value"))).collect(),
        drafts: drafts.filter_map(|row| bytes_of(row.get("value"))).collect(),
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
    // Drafts of the present format are named by a text.
    let numbered = |row: &Value| match row.get("key") {
        Value::Whole(key) => Some((u32::try_from(*key).ok()?, bytes_of(row.get("value"))?)),
        _ => None,
    };
    let drafts = stores.get(schema::DRAFTS).list().iter().filter_map(numbered);
    Ten {
        header: header.and_then(|row| bytes_of(row.get("value"))),
        months: stores.get(schema::ten::MONTHS).list().iter().filter_map(numbered).collect(),
        drafts: drafts.filter_map(|(slot, sealed)| Some((slot.try_into().ok()?, sealed))).collect(),
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
