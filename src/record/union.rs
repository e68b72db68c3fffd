//! The entries of several devices as one log. It depends only on which entries there are, and not on the order in which
//! they became known: devices that know the same show the same.

use super::fields::Object;
use super::fields::value::Value;
use super::id::RecordId;
use super::log::{Change, Entry, Record};
use super::name::{DeviceId, EntryName, Origin};
use super::timeline::{in_order, key};

/// An entry with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The entry. Its sequence follows from the others: see [`order`].
    pub entry: Entry,
    /// Where it comes from.
    pub origin: Origin,
}

impl Known {
    /// Whether both are the same entry, whatever brought them here. Two entries with one name that are not were written
    /// by a device and a copy of it.
    pub fn is(&self, entry: &Entry, origin: &Origin) -> bool {
        self.origin.name == origin.name
            && self.origin.lamport == origin.lamport
            && self.origin.links.base == origin.links.base
            && self.entry.record == entry.record
            && self.entry.written == entry.written
            && self.entry.change == entry.change
    }

    /// Tells entries with the same key apart, alike on every device.
    fn content(&self) -> Vec<u8> {
        let Entry { record, written, change, .. } = &self.entry;
        let mut bytes = record.bytes().to_vec();
        bytes.extend(written.unix_ms().to_be_bytes());
        bytes.extend(written.offset_minutes().to_be_bytes());
        bytes.extend(written.zone().name().bytes());
        if let Change::Put(record) = change {
            let mut fields = Object::new();
            record.write(&mut fields);
            spell(&Value::Object(fields), &mut bytes);
        }
        bytes.extend(self.origin.links.base.iter().flat_map(|base| key_of(*base).to_be_bytes()));
        bytes
    }
}

/// The bytes of a tree.
fn spell(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::Null => bytes.push(0),
        Value::Bool(yes) => bytes.push(1 + u8::from(*yes)),
        Value::Whole(number) => bytes.extend(number.to_be_bytes()),
        Value::Decimal(number) => bytes.extend(number.to_bits().to_be_bytes()),
        Value::Text(text) => bytes.extend(text.bytes()),
        Value::List(values) => values.iter().for_each(|value| spell(value, bytes)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            bytes.extend(name.bytes());
            spell(value, bytes);
        }),
    }
}

/// All that a device knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// The vault.
    pub vault: RecordId,
    /// The device.
    pub device: DeviceId,
    /// Every entry, in order.
    pub known: Vec<Known>,
}

/// What a backup brings, and what the person chose about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bringing {
    /// All that the backup holds.
    pub theirs: Knowledge,
    /// Whether the person said that records of another vault are theirs.
    pub mine: bool,
    /// What records are to read like in the end, each with the newest version here that this was chosen against.
    pub chosen: Vec<Chosen>,
}

/// What a record is to read like, where the person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The record.
    pub record: RecordId,
    /// What it is to read like.
    pub value: Record,
    /// The newest version that was here then.
    pub against: Option<EntryName>,
}

/// A name as a number, in the order of names.
pub fn key_of(name: EntryName) -> u128 {
    u128::from(name.device.0) << 32 | u128::from(name.counter)
}

/// The place of an entry among all, as a number.
pub fn place_of(origin: &Origin) -> u128 {
    u128::from(origin.lamport) << 96 | key_of(origin.name)
}

/// Each entry once, in the order of lamports and names, with its sequence: its lamport, unless an entry before it took
/// that. A change that stands against a removal comes right behind it, so that the last version of a record is the one
/// that is shown.
pub fn order(known: Vec<Known>) -> Vec<Known> {
    let keys: Vec<(u128, usize)> = in_order(known.iter().map(|known| place_of(&known.origin))).collect();
    let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
    let mut ordered: Vec<Known> = Vec::with_capacity(known.len());
    for same in keys.chunk_by(|one, next| one.0 == next.0) {
        let begin = ordered.len();
        ordered.extend(same.iter().filter_map(|(_, at)| known[*at].take()));
        // The same frame may lie in two segments.
        if same.len() > 1 {
            let same = ordered.split_off(begin);
            let mut one_of_each = by_content(same);
            one_of_each.dedup_by(|one, other| one.is(&other.entry, &other.origin));
            ordered.extend(one_of_each);
        }
    }
    let mut ordered = behind_removals(ordered);
    let mut last = 0_u32;
    for known in &mut ordered {
        last = known.origin.lamport.max(last.saturating_add(1));
        known.entry.sequence = last;
    }
    ordered
}

/// There are two or three of them, and sorting would bring another copy of the sort into the build.
fn by_content(same: Vec<Known>) -> Vec<Known> {
    let mut sorted: Vec<Known> = Vec::with_capacity(same.len());
    for known in same {
        let content = known.content();
        let place = sorted.partition_point(|other| other.content() <= content);
        sorted.insert(place, known);
    }
    sorted
}

/// Of the versions of one record, in the order of their lamports, those that no other replaces: their places. The last
/// is always one, and the only one unless devices wrote without knowing of each other.
pub fn heads(versions: &[&Origin]) -> Vec<usize> {
    let mut is_replaced = vec![false; versions.len()];
    let names: Vec<(u128, usize)> = in_order(versions.iter().map(|version| key_of(version.name))).collect();
    let mut lost_before = 0;
    for (at, version) in versions.iter().enumerate() {
        for base in &version.links.base {
            let from = names.partition_point(|(name, _)| *name < key_of(*base));
            let same = names[from..].iter().take_while(|(name, _)| *name == key_of(*base));
            let mut earlier = same.map(|(_, place)| *place).filter(|place| *place < at).peekable();
            // It follows something that is not here, and so perhaps any of those before it.
            if earlier.peek().is_none() {
                lost_before = at;
            }
            earlier.for_each(|place| is_replaced[place] = true);
        }
    }
    // A device knows its own versions. Only the first of a record names none, and those of older formats.
    let by_device = in_order(versions.iter().map(|version| u128::from(version.name.device.0)));
    let by_device: Vec<(u128, usize)> = by_device.collect();
    for own in by_device.chunk_by(|one, next| one.0 == next.0) {
        let unlinked = own.iter().rposition(|(_, at)| versions[*at].links.base.is_empty()).unwrap_or(0);
        own[..unlinked].iter().for_each(|(_, at)| is_replaced[*at] = true);
    }
    (0..versions.len()).filter(|at| *at >= lost_before && !is_replaced[*at]).collect()
}

/// The records that are contested: see [`is_contested`]. Given are the places of the versions of each.
pub fn contested<'a>(trails: impl Iterator<Item = &'a [usize]>, log: &[Entry], origins: &[Origin]) -> Vec<RecordId> {
    trails.filter(|places| is_contested(places, log, origins)).map(|places| log[places[0]].record).collect()
}

/// Whether versions of one record stand beside each other and do not say the same. Given are their places in a log, and
/// the origins of its entries.
pub fn is_contested(places: &[usize], log: &[Entry], origins: &[Origin]) -> bool {
    places.len() > 1 && differ(heads_at(places, origins).iter().map(|at| &log[*at]))
}

/// Of the versions of one record, whose places in a log are given, those that no other replaces.
pub fn heads_at(places: &[usize], origins: &[Origin]) -> Vec<usize> {
    let order = in_order(places.iter().map(|at| place_of(&origins[*at])));
    let places: Vec<usize> = order.map(|(_, place)| places[place]).collect();
    let versions: Vec<&Origin> = places.iter().map(|at| &origins[*at]).collect();
    heads(&versions).into_iter().map(|head| places[head]).collect()
}

/// Whether entries do not all say the same.
pub fn differ<'a>(mut entries: impl Iterator<Item = &'a Entry>) -> bool {
    let Some(first) = entries.next() else { return false };
    entries.any(|entry| !says_same(&entry.change, &first.change))
}

/// Whether two versions of a record say the same. Two imports of one row do.
pub fn says_same(one: &Change, other: &Change) -> bool {
    match (one, other) {
        (Change::Put(Record::ImportedMood(one)), Change::Put(Record::ImportedMood(other))) => {
            let mut other = other.clone();
            other.batch = one.batch;
            *one == other
        }
        (Change::Put(Record::ImportedPressure(one)), Change::Put(Record::ImportedPressure(other))) => {
            let mut other = other.clone();
            other.batch = one.batch;
            *one == other
        }
        _ => one == other,
    }
}

/// The names of entries, for finding those that are missing.
pub struct Names(Vec<(u128, usize)>);

impl Names {
    /// The names of these entries.
    pub fn of<'a>(origins: impl Iterator<Item = &'a Origin>) -> Self {
        Self(in_order(origins.map(|origin| key_of(origin.name))).collect())
    }

    /// `None` if an entry is among them, and otherwise whether its name is that of another one. `at` gives the entry in
    /// a place.
    pub fn lack<'a>(&self, theirs: &Known, at: impl Fn(usize) -> (&'a Entry, &'a Origin)) -> Option<bool> {
        let key = key_of(theirs.origin.name);
        let from = self.0.partition_point(|(name, _)| *name < key);
        let same = self.0[from..].iter().take_while(|(name, _)| *name == key);
        let mut is_taken = false;
        for (_, place) in same {
            let (entry, origin) = at(*place);
            if theirs.is(entry, origin) {
                return None;
            }
            is_taken = true;
        }
        Some(is_taken)
    }
}

/// Which of the heads is shown: the last change, or the last removal if all are removals.
pub fn shown<'a>(mut heads: impl DoubleEndedIterator<Item = (usize, &'a Change)> + Clone) -> Option<usize> {
    let last = heads.clone().next_back();
    heads.rfind(|(_, change)| matches!(change, Change::Put(_))).or(last).map(|(at, _)| at)
}

/// Moves each change that stands against a later removal of its record right behind it.
fn behind_removals(ordered: Vec<Known>) -> Vec<Known> {
    if ordered.iter().all(|known| known.entry.value().is_some()) {
        return ordered;
    }
    let mut places: Vec<u128> = (0..ordered.len()).map(|at| (at as u128) << 1).collect();
    let versions: Vec<(u128, usize)> = in_order(ordered.iter().map(|known| key(known.entry.record))).collect();
    for versions in versions.chunk_by(|one, next| one.0 == next.0) {
        let Some((_, last)) = versions.last().filter(|(_, at)| ordered[*at].entry.value().is_none()) else { continue };
        let origins: Vec<&Origin> = versions.iter().map(|(_, at)| &ordered[*at].origin).collect();
        let heads = heads(&origins);
        let changes = heads.iter().map(|head| versions[*head].1).map(|at| (at, &ordered[at].entry.change));
        if let Some(shown) = shown(changes).filter(|shown| shown != last) {
            places[shown] = places[*last] | 1;
        }
    }
    let mut ordered: Vec<Option<Known>> = ordered.into_iter().map(Some).collect();
    in_order(places.into_iter()).filter_map(|(_, at)| ordered[at].take()).collect()
}
