//! The whole log as bytes, for handing over from the core to another module of the same build. It is unsealed, so it is
//! never stored and never leaves the worker.

use super::{ENTRY_FORMAT, Links, read_entry, write_entry};
use crate::record::id::RecordId;
use crate::record::log::Entry;
use crate::record::time::{Moment, Zone};
use crate::record::timeline::Timeline;

/// The log as it stands at a moment. Every part is preceded by its length: first the moment, then the ids of the records
/// that are not certain, then each entry with its sequence number in front.
pub fn write_log(at: &Moment, log: &[Entry], doubted: &[RecordId]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, &moment_bytes(at));
    put(&mut bytes, &doubted.iter().flat_map(|record| record.bytes()).collect::<Vec<_>>());
    for entry in log {
        bytes.extend(entry.sequence.to_le_bytes());
        put(&mut bytes, &write_entry(entry, &Links::default()));
    }
    bytes
}

/// The moment and the entries; `None` when the bytes are not a log.
pub fn read_log(bytes: &[u8]) -> Option<(Moment, Vec<Entry>)> {
    let (at, _, log) = parts(bytes)?;
    Some((at, log))
}

/// The moment and the timeline as the app had it then; `None` when the bytes are not a log.
pub fn read_timeline(bytes: &[u8]) -> Option<(Moment, Timeline)> {
    let (at, doubted, log) = parts(bytes)?;
    let mut timeline = Timeline::from_log(log);
    timeline.doubt(doubted);
    timeline.stop_at(at.horizon());
    Some((at, timeline))
}

fn parts(mut bytes: &[u8]) -> Option<(Moment, Vec<RecordId>, Vec<Entry>)> {
    let at = moment(take(&mut bytes)?)?;
    let (doubted, rest) = take(&mut bytes)?.as_chunks();
    let mut log = Vec::new();
    while !bytes.is_empty() {
        let sequence = number(&mut bytes)?;
        log.push(read_entry(ENTRY_FORMAT, sequence, take(&mut bytes)?)?.0);
    }
    rest.is_empty().then(|| (at, doubted.iter().copied().map(RecordId::from_bytes).collect(), log))
}

pub(super) fn moment_bytes(at: &Moment) -> Vec<u8> {
    let (unix_ms, offset) = (at.unix_ms().to_le_bytes(), at.offset_minutes().to_le_bytes());
    [&unix_ms, offset.as_slice(), at.zone().name().as_bytes()].concat()
}

pub(super) fn moment(bytes: &[u8]) -> Option<Moment> {
    let (unix_ms, rest) = bytes.split_first_chunk()?;
    let (offset, zone) = rest.split_first_chunk()?;
    let zone = Zone::parse(str::from_utf8(zone).ok()?).ok()?;
    Moment::new(i64::from_le_bytes(*unix_ms), i16::from_le_bytes(*offset), zone).ok()
}

pub(super) fn put(bytes: &mut Vec<u8>, part: &[u8]) {
    // Every text is bounded, so no part comes anywhere near the limit of a `u32`.
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    bytes.extend(length.to_le_bytes());
    bytes.extend(part);
}

pub(super) fn take<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(number(bytes)?).ok()?;
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

pub(super) fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}
