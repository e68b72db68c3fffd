//! All records of one person, in order: the only input to every computation.
//!
//! ```
//! use tidemark::record::problem::Problem;
//! use tidemark::record::id::RecordId;
//! use tidemark::record::kinds::check_in::CheckIn;
//! use tidemark::record::log::{Change, Entry, Record};
//! use tidemark::record::values::Level;
//! use tidemark::record::time::{LocalDay, Moment, Zone};
//! use tidemark::record::timeline::Timeline;
//!
//! let (id, day) = (RecordId::from_bytes([7; 16]), LocalDay::parse("day", "2026-03-01")?);
//! let written = Moment::new(1_772_398_800_000, 60, Zone::parse("Europe/Berlin")?)?;
//! let mood = |points| {
//!     let mood = Level::new("mood", points)?;
//!     let [interest, energy, calm, like_myself] = [None; 4];
//!     let check_in = CheckIn { day, mood, interest, energy, calm, like_myself, sleep: None, note: None };
//!     Ok::<_, Problem>(Record::CheckIn(check_in))
//! };
//! let entry = |sequence, change| Entry { sequence, record: id, written: written.clone(), change };
//! let mut timeline = Timeline::default();
//!
//! // An edit appends a version. The newest one counts, and the older one stays in the log.
//! timeline.append(entry(1, Change::Put(mood(4)?)));
//! timeline.append(entry(2, Change::Put(mood(6)?)));
//! let moods: Vec<u8> = timeline.check_ins().map(|kept| kept.value.mood.points()).collect();
//! assert_eq!(moods, [6]);
//! assert_eq!(timeline.trail(id).count(), 2);
//!
//! // So does taking the record back.
//! timeline.append(entry(3, Change::Withdraw));
//! assert_eq!(timeline.check_ins().count(), 0);
//! assert_eq!(timeline.log().len(), 3);
//! # Ok::<(), Problem>(())
//! ```

mod of_kind;

use std::cell::Cell;

use crate::record::id::RecordId;
use crate::record::log::{Entry, Kind, OfRecord, Record};
use crate::record::time::{LocalDay, Moment};

/// The log of entries, with the newest version of each record indexed by kind and day.
#[derive(Clone, Debug)]
pub struct Timeline {
    log: Vec<Entry>,
    /// The indexes of all entries, sorted by record and then by index. One list is faster to build and to search than a
    /// map of lists, and a list of nothing but indexes is short enough to insert into.
    versions: Vec<usize>,
    /// Sorted. Records arrive nearly in this order, so inserting is mostly pushing.
    places: Vec<Place>,
    /// The last day whose records are listed.
    horizon: LocalDay,
    /// Records of which a change was lost, each with the newest change that was there when that was found.
    doubted: Vec<(RecordId, u32)>,
    /// Records that another device changed as well, without knowing of the version that is shown. Sorted as the versions.
    contested: Vec<RecordId>,
    /// The earliest day whose records may have changed since somebody last asked.
    changed_from: Cell<LocalDay>,
}

impl Default for Timeline {
    fn default() -> Self {
        Self {
            log: Vec::new(),
            versions: Vec::new(),
            places: Vec::new(),
            horizon: LocalDay::LAST,
            doubted: Vec::new(),
            contested: Vec::new(),
            changed_from: Cell::new(LocalDay::FIRST),
        }
    }
}

/// Where a record is listed: by kind, then by day, then in the order they were first written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    kind: Kind,
    day: LocalDay,
    /// The log indexes of its first and its newest version.
    first: usize,
    newest: usize,
}

impl Place {
    /// The sort key, as one number. It is unique, since no two records share a first version.
    fn key(&self) -> u128 {
        let first = u64::try_from(self.first).unwrap_or(u64::MAX);
        // No day is before 1970.
        let day = self.day.number().unsigned_abs();
        u128::from(self.kind as u8) << 96 | u128::from(day) << 64 | u128::from(first)
    }
}

/// A record as it stands now, with what the log says about its history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept<'a, T> {
    /// Its identity.
    pub id: RecordId,
    /// Its newest version.
    pub value: &'a T,
    /// When the first version was written.
    pub first_written: &'a Moment,
    /// When the newest version was written.
    pub last_written: &'a Moment,
    /// It has more than one version.
    pub edited: bool,
    /// Nothing is known to be missing from its trail. Otherwise a change that came after this version was lost.
    pub certain: bool,
    /// Another device changed it as well, without knowing of this version.
    pub contested: bool,
}

impl Timeline {
    /// More entries than a single tap writes.
    const MANY: usize = 100;

    /// The timeline of a log, whose entries may be in any order.
    pub fn from_log(mut log: Vec<Entry>) -> Self {
        if !log.is_sorted_by_key(|entry| entry.sequence) {
            let order = in_order(log.iter().map(|entry| entry.sequence.into()));
            log = order.map(|(_, at)| log[at].clone()).collect();
        }
        let mut timeline = Self { log, ..Self::default() };
        let order: Vec<(u128, usize)> = in_order(timeline.log.iter().map(|entry| key(entry.record))).collect();
        let records = order.chunk_by(|(one, _), (next, _)| one == next);
        let places = records.filter_map(|versions| timeline.place(versions.first()?.1, versions.last()?.1));
        let places: Vec<Place> = places.collect();
        timeline.places = in_order(places.iter().map(Place::key)).map(|(_, at)| places[at]).collect();
        timeline.versions = order.into_iter().map(|(_, at)| at).collect();
        timeline
    }

    /// Adds the newest entry. Its sequence must be [`Timeline::next_sequence`] or above.
    pub fn append(&mut self, entry: Entry) {
        debug_assert!(entry.sequence >= self.next_sequence(), "the log only grows at its end");
        let record = entry.record;
        self.leave_place(record);
        let end = self.versions_up_to(record);
        self.versions.insert(end, self.log.len());
        self.log.push(entry);
        self.take_place(record);
    }

    /// Removes the newest entry, as if it had never been added. This is how to find out what an entry would lead to
    /// before it is stored.
    pub fn retract(&mut self) -> Option<Entry> {
        let record = self.log.last()?.record;
        self.leave_place(record);
        // It is the last of its record.
        self.versions.remove(self.versions_up_to(record) - 1);
        let entry = self.log.pop();
        self.take_place(record);
        entry
    }

    /// Adds the newest entries, in order. If there are many, everything is sorted again, which is faster than finding a
    /// place for each.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        if entries.len() > Self::MANY {
            let mut log = std::mem::take(&mut self.log);
            log.extend(entries);
            let (doubted, contested) = (std::mem::take(&mut self.doubted), std::mem::take(&mut self.contested));
            *self = Self { horizon: self.horizon, doubted, contested, ..Self::from_log(log) };
            return;
        }
        for entry in entries {
            self.append(entry);
        }
    }

    /// Keeps the records of days after `horizon` apart: nothing lists them but [`Timeline::ahead`], so that they count
    /// nowhere. Whoever knows the time says so, with [`Moment::horizon`]; without it every day is listed.
    pub fn stop_at(&mut self, horizon: LocalDay) {
        self.horizon = horizon;
    }

    /// The last day whose records are listed.
    pub fn horizon(&self) -> LocalDay {
        self.horizon
    }

    /// The records of days after the horizon, by kind and then by day.
    pub fn ahead(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        let kinds = self.places.chunk_by(|one, next| one.kind == next.kind);
        let ahead = kinds.flat_map(|places| {
            let from = places.partition_point(|place| place.day <= self.horizon);
            &places[from..]
        });
        ahead.filter_map(|place| Some((self.log[place.newest].record, self.log[place.newest].value()?)))
    }

    /// Says that a change of each of these records was lost, later than any that is in the log. They are not certain
    /// until they are changed again.
    pub fn doubt(&mut self, records: impl IntoIterator<Item = RecordId>) {
        let doubted = records.into_iter().filter_map(|record| Some((record, self.newest_change(record)?)));
        self.doubted = doubted.collect();
    }

    /// The records that are not certain.
    pub fn doubted(&self) -> impl Iterator<Item = RecordId> {
        let doubted = self.doubted.iter().filter(|(record, newest)| self.newest_change(*record) <= Some(*newest));
        doubted.map(|(record, _)| *record)
    }

    /// Whether nothing is known to be missing from the trail of a record.
    pub fn is_certain(&self, record: RecordId) -> bool {
        self.doubted.is_empty() || self.doubted().all(|doubted| doubted != record)
    }

    /// Says whether a record has versions that stand beside the one that is shown.
    pub fn contest(&mut self, record: RecordId, is_contested: bool) {
        match (self.place_of_contest(record), is_contested) {
            (Err(at), true) => self.contested.insert(at, record),
            (Ok(at), false) => drop(self.contested.remove(at)),
            _ => {}
        }
    }

    /// The records that have.
    pub fn contested(&self) -> impl Iterator<Item = RecordId> {
        self.contested.iter().copied()
    }

    /// Whether a record is one of them.
    pub fn is_contested(&self, record: RecordId) -> bool {
        self.place_of_contest(record).is_ok()
    }

    fn place_of_contest(&self, record: RecordId) -> Result<usize, usize> {
        self.contested.binary_search_by_key(&key(record), |other| key(*other))
    }

    /// The sequence number of the next entry.
    pub fn next_sequence(&self) -> u32 {
        self.log.last().map_or(1, |entry| entry.sequence + 1)
    }

    /// The whole log, oldest first.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// The whole log, oldest first.
    pub fn into_log(self) -> Vec<Entry> {
        self.log
    }

    /// Every entry about one record, oldest first: its amendment trail.
    pub fn trail(&self, record: RecordId) -> impl DoubleEndedIterator<Item = &Entry> {
        self.versions(record).iter().map(|at| &self.log[*at])
    }

    /// The log indexes of the versions of each record, oldest first.
    pub fn trails(&self) -> impl Iterator<Item = &[usize]> {
        self.versions.chunk_by(|one, next| self.log[*one].record == self.log[*next].record)
    }

    /// The sequence number of the newest change to a record, even one that withdrew it.
    pub fn newest_change(&self, record: RecordId) -> Option<u32> {
        self.trail(record).next_back().map(|entry| entry.sequence)
    }

    /// The newest version of a record; `None` if there is none or it was withdrawn.
    pub fn get(&self, record: RecordId) -> Option<&Record> {
        self.log[*self.versions(record).last()?].value()
    }

    /// Every record as it stands, by kind and then by day.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        let listed = self.places.iter().filter(|place| place.day <= self.horizon);
        listed.filter_map(|place| self.log[place.newest].value())
    }

    /// The earliest day that any record is about.
    pub fn first_day(&self) -> Option<LocalDay> {
        self.records().filter_map(Record::day).min()
    }

    /// The earliest day whose records may have changed since the last call: the first of all days on the first call,
    /// the last of all if nothing has. For the one reader who follows this timeline as it changes.
    pub fn take_changed_from(&self) -> LocalDay {
        self.changed_from.replace(LocalDay::LAST)
    }

    /// One record as it stands, if it is of the kind asked for.
    pub fn find<T: OfRecord>(&self, id: RecordId) -> Option<Kept<'_, T>> {
        let versions = self.versions(id);
        self.kept_between(*versions.first()?, *versions.last()?)
    }

    pub(super) fn kept<'a, T: OfRecord + 'a>(
        &'a self,
        kind: Kind,
        first: LocalDay,
        last: LocalDay,
    ) -> impl DoubleEndedIterator<Item = Kept<'a, T>> {
        let last = last.min(self.horizon);
        let from = self.places.partition_point(|place| (place.kind, place.day) < (kind, first));
        let count = self.places[from..].partition_point(|place| (place.kind, place.day) <= (kind, last));
        self.places[from..from + count].iter().filter_map(|place| self.kept_between(place.first, place.newest))
    }

    /// The record whose first and newest version have these log indexes.
    fn kept_between<T: OfRecord>(&self, first: usize, newest: usize) -> Option<Kept<'_, T>> {
        let (first, newest) = (&self.log[first], &self.log[newest]);
        Some(Kept {
            id: newest.record,
            value: T::of(newest.value()?)?,
            first_written: &first.written,
            last_written: &newest.written,
            edited: newest.sequence != first.sequence,
            certain: self.is_certain(newest.record),
            contested: self.is_contested(newest.record),
        })
    }

    /// The log indexes of the versions of a record, oldest first.
    pub fn versions(&self, record: RecordId) -> &[usize] {
        let first = self.versions.partition_point(|at| key(self.log[*at].record) < key(record));
        &self.versions[first..self.versions_up_to(record)]
    }

    /// How many entries are about this record or one that is sorted before it.
    fn versions_up_to(&self, record: RecordId) -> usize {
        self.versions.partition_point(|at| key(self.log[*at].record) <= key(record))
    }

    fn leave_place(&mut self, record: RecordId) {
        if let Some(place) = self.place_of(record)
            && let Ok(at) = self.places.binary_search(&place)
        {
            self.places.remove(at);
            self.change(place.day);
        }
    }

    fn take_place(&mut self, record: RecordId) {
        if let Some(place) = self.place_of(record)
            && let Err(at) = self.places.binary_search(&place)
        {
            self.places.insert(at, place);
            self.change(place.day);
        }
    }

    fn change(&mut self, day: LocalDay) {
        let changed = self.changed_from.get_mut();
        *changed = day.min(*changed);
    }

    fn place_of(&self, record: RecordId) -> Option<Place> {
        let versions = self.versions(record);
        self.place(*versions.first()?, *versions.last()?)
    }

    /// Where a record is listed whose first and newest version have these log indexes; `None` if it is withdrawn.
    fn place(&self, first: usize, newest: usize) -> Option<Place> {
        let record = self.log[newest].value()?;
        // Records that are not about a day stay in the order they were made.
        let (kind, day) = (record.stands_among(), record.day().unwrap_or(LocalDay::FIRST));
        Some(Place { kind, day, first, newest })
    }
}

/// A record's id as a number, which compares in two steps instead of the sixteen that bytes take.
pub(crate) fn key(record: RecordId) -> u128 {
    u128::from_le_bytes(record.bytes())
}

/// Keys with their indexes, sorted by key. All sorting goes through here: each further type of element would add its
/// own copy of the sort to the build.
pub(crate) fn in_order(keys: impl Iterator<Item = u128>) -> impl Iterator<Item = (u128, usize)> {
    let mut keys: Vec<(u128, usize)> = keys.zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter()
}

/// Sorts items by key. Those with the same key stay in the order in which they are.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl FnMut(&T) -> u128) {
    let mut from: Vec<usize> = in_order(items.iter().map(key)).map(|(_, at)| at).collect();
    for start in 0..from.len() {
        let mut at = start;
        // Items move round in rings. A place that has its item gets it from itself.
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}
