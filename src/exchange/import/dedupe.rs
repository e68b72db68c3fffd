//! Finding what is there already: the same moment and the same value. A moment is an instant where both sides name one,
//! so that a file read again in another zone is the same file. A blood pressure is the same whichever app passed it on.
//! For every record that is there one row is skipped, so two identical entries in one file still count as two.

use std::collections::BTreeMap;

use super::{Found, What};
use crate::record::id::RecordId;
use crate::record::kinds::imported::{Rating, Source};
use crate::record::kinds::pressure::Pulse;
use crate::record::log::Record;
use crate::record::text::Text;
use crate::record::time::{LocalDay, MinuteOfDay};
use crate::record::timeline::Timeline;

/// What a row is, compared with the records.
pub(super) enum Is {
    New,
    Already,
    /// This record is of the same app and the same moment, and says something else.
    Changed(RecordId),
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Moment {
    Local(LocalDay, Option<MinuteOfDay>),
    Utc(u32),
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Value {
    Mood(Source, Rating),
    Pressure(u16, u16),
}

/// A record that is there.
struct Here<'a> {
    id: RecordId,
    /// The app it came from; `None` if the person wrote it.
    source: Option<Source>,
    value: Value,
    pulse: Option<u16>,
    note: Option<&'a str>,
    is_taken: bool,
}

/// What each row is.
pub(super) fn compare(found: &[(u32, Found)], source: Source, timeline: &Timeline) -> Vec<Is> {
    let (mut here, mut by_moment) = (Vec::new(), BTreeMap::<Moment, Vec<usize>>::new());
    for (moments, record) in kept(timeline) {
        for moment in moments.into_iter().flatten() {
            by_moment.entry(moment).or_default().push(here.len());
        }
        here.push(record);
    }
    let moments = |found: &Found| [found.utc.map(Moment::Utc), Some(Moment::Local(found.at.day, found.at.time))];
    let mut is: Vec<Is> = found.iter().map(|_| Is::New).collect();
    // First those that say the same, then those that say something else.
    for (is, (_, found)) in is.iter_mut().zip(found) {
        let value = value(found, source);
        if let Some(place) = free(&by_moment, &here, moments(found), |record| record.value == value) {
            here[place].is_taken = true;
            let is_same = here[place].source != Some(source) || adds_nothing(found, &here[place]);
            *is = if is_same { Is::Already } else { Is::Changed(here[place].id) };
        }
    }
    for (is, (_, found)) in is.iter_mut().zip(found).filter(|(is, _)| matches!(is, Is::New)) {
        let is_mood = matches!(found.what, What::Mood { .. });
        let fits =
            |record: &Here<'_>| record.source == Some(source) && matches!(record.value, Value::Mood(..)) == is_mood;
        if let Some(place) = free(&by_moment, &here, moments(found), fits) {
            here[place].is_taken = true;
            *is = Is::Changed(here[place].id);
        }
    }
    is
}

/// The first record at one of these moments that no row is matched with yet.
fn free(
    by_moment: &BTreeMap<Moment, Vec<usize>>,
    here: &[Here<'_>],
    moments: [Option<Moment>; 2],
    fits: impl Fn(&Here<'_>) -> bool,
) -> Option<usize> {
    let places = moments.iter().flatten().filter_map(|moment| by_moment.get(moment)).flatten();
    places.copied().find(|place| !here[*place].is_taken && fits(&here[*place]))
}

/// Whether the row says nothing that the record does not say.
fn adds_nothing(found: &Found, here: &Here<'_>) -> bool {
    let note = found.note.as_ref().map(Text::as_str);
    let pulse = match &found.what {
        What::Pressure { pulse, .. } => pulse.map(Pulse::beats),
        What::Mood { .. } => None,
    };
    (note.is_none() || note == here.note) && (pulse.is_none() || pulse == here.pulse)
}

fn kept(timeline: &Timeline) -> impl Iterator<Item = ([Option<Moment>; 2], Here<'_>)> {
    let moods = timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST).map(|kept| {
        let mood = kept.value;
        let moments = [Some(Moment::Local(mood.at.day, mood.at.time)), mood.utc.map(Moment::Utc)];
        let value = Value::Mood(mood.source, mood.rating);
        let note = mood.note.as_ref().map(Text::as_str);
        (moments, Here { id: kept.id, source: Some(mood.source), value, pulse: None, note, is_taken: false })
    });
    let pressures = timeline.pressures().map(move |kept| {
        let reading = kept.value;
        let (source, utc, note) = match timeline.get(kept.id) {
            Some(Record::ImportedPressure(imported)) => {
                (Some(imported.source), imported.utc, imported.note.as_ref().map(Text::as_str))
            }
            _ => (None, None, None),
        };
        let moments = [Some(Moment::Local(reading.at.day, reading.at.time)), utc.map(Moment::Utc)];
        let value = Value::Pressure(reading.pressure.systolic(), reading.pressure.diastolic());
        let pulse = reading.pulse.map(Pulse::beats);
        (moments, Here { id: kept.id, source, value, pulse, note, is_taken: false })
    });
    moods.chain(pressures)
}

fn value(found: &Found, source: Source) -> Value {
    match &found.what {
        What::Mood { rating, .. } => Value::Mood(source, *rating),
        What::Pressure { pressure, .. } => Value::Pressure(pressure.systolic(), pressure.diastolic()),
    }
}
