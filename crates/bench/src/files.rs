//! The records as files for the browser to load: the sealed rows as the app stores them, and each record as the plain
//! object that a page without encryption would store.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tidemark::app::journal::Journal;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::text::Text;
use tidemark::record::values::{Level, Sleep};
use tidemark::store::Contents;
use tidemark::store::memory::MemoryStore;
use tidemark::vault::segment::Segment;

use crate::host::{FixedHost, OFFSET_MINUTES, ZONE, ready};

/// Writes `NAME.bin` with the root, the tip and the segments one after another, `NAME.json` with their lengths, and
/// `NAME-plain.json` with the check-ins as plain objects.
pub(crate) fn write(folder: &Path, name: &str, contents: &Contents, now: i64) -> Result<()> {
    let root = contents.root.as_ref().context("a root was written first")?;
    let tip = contents.tip.as_ref().context("there are entries")?;
    let mut segments = Vec::new();
    for bytes in &contents.segments {
        let name = Segment::name_of(bytes).context("segments say their names")?;
        segments.push(json!([name.generation, name.number, bytes.len()]));
    }
    let bytes = [root.as_slice(), tip, &contents.segments.concat()].concat();
    let index = json!({ "root": root.len(), "tip": tip.len(), "segments": segments });
    let journal = ready(Journal::open(MemoryStore::holding(contents.clone()), &FixedHost::at(now)))?;
    let plain: Vec<_> = journal.timeline().log().iter().filter_map(plain_entry).collect();

    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.bin")), bytes)?;
    fs::write(folder.join(format!("{name}.json")), index.to_string())?;
    fs::write(folder.join(format!("{name}-plain.json")), Value::from(plain).to_string())?;
    Ok(())
}

/// The size of a check-in as a plain object, in bytes of JSON.
pub(crate) fn plain_bytes(check_in: &CheckIn) -> usize {
    // Ids and instants have the same length in every record.
    plain(check_in, &"0".repeat(32), 1_700_000_000_000).to_string().len()
}

fn plain_entry(entry: &Entry) -> Option<Value> {
    match &entry.change {
        Change::Put(Record::CheckIn(check_in)) => {
            Some(plain(check_in, &entry.record.to_string(), entry.written.unix_ms()))
        }
        _ => None,
    }
}

fn plain(check_in: &CheckIn, id: &str, written_ms: i64) -> Value {
    json!({
        "id": id,
        "day": check_in.day.to_string(),
        "mood": check_in.mood.points(),
        "interest": check_in.interest.map(Level::points),
        "energy": check_in.energy.map(Level::points),
        "calm": check_in.calm.map(Level::points),
        "likeMyself": check_in.like_myself.map(Level::points),
        "sleepHours": check_in.sleep.map(Sleep::hours),
        "note": check_in.note.as_ref().map_or("", Text::as_str),
        "writtenMs": written_ms,
        "offsetMinutes": OFFSET_MINUTES,
        "zone": ZONE,
    })
}
