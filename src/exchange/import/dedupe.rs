//! Finding what is there already: the same source, day, time and value. For every such record one row is skipped, so
//! two identical entries in one file still count as two.

use std::collections::BTreeMap;

use super::Found;
use crate::record::kinds::imported::{Rating, Source};
use crate::record::log::Record;
use crate::record::time::{LocalDay, MinuteOfDay};
use crate::record::timeline::Timeline;

/// What makes two records the same.
type Key = (LocalDay, Option<MinuteOfDay>, Value);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Mood(Rating),
    Pressure(u16, u16),
}

/// Whatever the timeline does not hold yet.
pub(super) fn new(found: Vec<Found>, source: Source, timeline: &Timeline) -> Vec<Found> {
    let mut there: BTreeMap<Key, usize> = BTreeMap::new();
    for key in kept(source, timeline) {
        *there.entry(key).or_default() += 1;
    }
    found
        .into_iter()
        .filter(|found| match there.get_mut(&key(found)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

fn kept(source: Source, timeline: &Timeline) -> impl Iterator<Item = Key> {
    let moods = timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST);
    let moods = moods.filter(move |kept| kept.value.source == source).map(|kept| {
        let mood = kept.value;
        (mood.at.day, mood.at.time, Value::Mood(mood.rating))
    });
    let pressures = timeline.pressures().filter_map(move |kept| match timeline.get(kept.id) {
        Some(Record::ImportedPressure(pressure)) if pressure.source == source => {
            let reading = pressure.reading();
            let value = Value::Pressure(reading.pressure.systolic(), reading.pressure.diastolic());
            Some((reading.at.day, reading.at.time, value))
        }
        _ => None,
    });
    moods.chain(pressures)
}

fn key(found: &Found) -> Key {
    let value = match found {
        Found::Mood { rating, .. } => Value::Mood(*rating),
        Found::Pressure { pressure, .. } => Value::Pressure(pressure.systolic(), pressure.diastolic()),
    };
    (found.at().day, found.at().time, value)
}
