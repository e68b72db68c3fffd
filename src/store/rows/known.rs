//! What devices know of each other's entries, as bytes for handing over between the core and another module of the same
//! build. They are unsealed, so they are never stored and never leave the worker.

use super::log::{moment, moment_bytes, number, put, take};
use super::{ENTRY_FORMAT, read_entry, write_entry};
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::name::{DeviceId, EntryName, Links, Origin};
use crate::record::time::Moment;
use crate::record::union::{Bringing, Chosen, Knowledge, Known};

/// All that a device knows at a moment: the moment, the vault with the device, then each entry with its numbers in
/// front.
pub fn write_knowledge<'a>(
    at: &Moment,
    (vault, device): (RecordId, DeviceId),
    known: impl Iterator<Item = (&'a Entry, &'a Origin)>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, &moment_bytes(at));
    put(&mut bytes, &owner(vault, device));
    known.for_each(|(entry, origin)| put_known(&mut bytes, entry, origin));
    bytes
}

/// Reads what [`write_knowledge`] wrote; `None` when the bytes are something else.
pub fn read_knowledge(mut bytes: &[u8]) -> Option<(Moment, Knowledge)> {
    let at = moment(take(&mut bytes)?)?;
    let (vault, device) = read_owner(take(&mut bytes)?)?;
    Some((at, Knowledge { vault, device, known: read_all(bytes)? }))
}

/// What a backup brings: whether it is the person's, what was chosen, then all that it holds.
pub fn write_bringing(bringing: &Bringing, at: &Moment) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, &[u8::from(bringing.mine)]);
    let mut chosen = Vec::new();
    for Chosen { record, value, against } in &bringing.chosen {
        let name = against.unwrap_or(NOTHING);
        let origin = Origin { name, lamport: 0, links: Links::default() };
        let change = Change::Put(value.clone());
        put_known(&mut chosen, &Entry { sequence: 0, record: *record, written: at.clone(), change }, &origin);
    }
    put(&mut bytes, &chosen);
    let Knowledge { vault, device, .. } = bringing.theirs;
    put(&mut bytes, &owner(vault, device));
    bringing.theirs.known.iter().for_each(|known| put_known(&mut bytes, &known.entry, &known.origin));
    bytes
}

/// Reads what [`write_bringing`] wrote; `None` when the bytes are something else.
pub fn read_bringing(mut bytes: &[u8]) -> Option<Bringing> {
    let mine = take(&mut bytes)? == [1];
    let chosen = read_all(take(&mut bytes)?)?;
    let (vault, device) = read_owner(take(&mut bytes)?)?;
    let theirs = Knowledge { vault, device, known: read_all(bytes)? };
    let chosen = chosen.into_iter().map(|Known { entry, origin }| {
        let Change::Put(value) = entry.change else { return None };
        Some(Chosen { record: entry.record, value, against: Some(origin.name).filter(|name| *name != NOTHING) })
    });
    Some(Bringing { theirs, mine, chosen: chosen.collect::<Option<_>>()? })
}

/// Stands for no version: counters begin at 1.
const NOTHING: EntryName = EntryName { device: DeviceId(0), counter: 0 };

fn owner(vault: RecordId, device: DeviceId) -> Vec<u8> {
    [vault.bytes().as_slice(), &device.0.to_le_bytes()].concat()
}

fn read_owner(bytes: &[u8]) -> Option<(RecordId, DeviceId)> {
    let (vault, device) = bytes.split_first_chunk()?;
    Some((RecordId::from_bytes(*vault), DeviceId(u64::from_le_bytes(device.try_into().ok()?))))
}

fn put_known(bytes: &mut Vec<u8>, entry: &Entry, Origin { name, lamport, links }: &Origin) {
    for number in [entry.sequence, *lamport, name.counter] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(name.device.0.to_le_bytes());
    put(bytes, &write_entry(entry, links));
}

fn read_all(mut bytes: &[u8]) -> Option<Vec<Known>> {
    let mut known = Vec::new();
    while !bytes.is_empty() {
        let (sequence, lamport, counter) = (number(&mut bytes)?, number(&mut bytes)?, number(&mut bytes)?);
        let (device, rest) = bytes.split_first_chunk()?;
        bytes = rest;
        let name = EntryName { device: DeviceId(u64::from_le_bytes(*device)), counter };
        let (entry, links) = read_entry(ENTRY_FORMAT, sequence, take(&mut bytes)?)?;
        known.push(Known { entry, origin: Origin { name, lamport, links } });
    }
    Some(known)
}
