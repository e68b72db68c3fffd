//! Finding what is there already: the same moment and the same value. A moment is an instant where both sides name one,
//! so that a file read again in another zone is the same file, and otherwise what this phone's clock showed. A blood pressure is the same whichever app passed it on.
//! For every record that is there one row is skipped, so two identical entries in one file still count as two.

use std::collections::BTreeMap;

use super::clock::at_here;
use super::{Found, Setting, What};
use crate::record::id::RecordId;
use crate::record::kinds::imported::{Rating, Source};
use crate::record::kinds::pressure::Pulse;
use crate::record::log::Record;
use crate::record::text::Text;
use crate::record::time::{LocalDay, MinuteOfDay, When};
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
    /// The minute of world time, if it is known.
    utc: Option<u32>,
    pulse: Option<u16>,
    note: Option<&'a str>,
    is_taken: bool,
}

/// The moments that something can be looked up by: its instant, the clock on the wall, and this phone's clock then.
type Moments = [Option<Moment>; 3];

fn moments(at: When, utc: Option<u32>, setting: &Setting<'_>) -> Moments {
    let here = utc.and_then(|utc| at_here(utc, setting)).map(|at| Moment::Local(at.day, at.time));
    [utc.map(Moment::Utc), Some(Moment::Local(at.day, at.time)), here]
}

/// What each row is.
pub(super) fn compare(found: &[(u32, Found)], source: Source, setting: &Setting<'_>) -> Vec<Is> {
    let (mut here, mut by_moment) = (Vec::new(), BTreeMap::<Moment, Vec<usize>>::new());
    for (at, record) in kept(setting.timeline) {
        for moment in moments(at, record.utc, setting).into_iter().flatten() {
            by_moment.entry(moment).or_default().push(here.len());
        }
        here.push(record);
    }
    let mut is: Vec<Is> = found.iter().map(|_| Is::New).collect();
    // First those that say the same, then those that say something else.
    for (is, (_, found)) in is.iter_mut().zip(found) {
        let value = value(found, source);
        if let Some(place) = free(&by_moment, &here, found, setting, |record| record.value == value) {
            here[place].is_taken = true;
            let is_same = here[place].source != Some(source) || adds_nothing(found, &here[place]);
            *is = if is_same { Is::Already } else { Is::Changed(here[place].id) };
        }
    }
    for (is, (_, found)) in is.iter_mut().zip(found).filter(|(is, _)| matches!(is, Is::New)) {
        let is_mood = matches!(found.what, What::Mood { .. });
        let fits =
            |record: &Here<'_>| record.source == Some(source) && matches!(record.value, Value::Mood(..)) == is_mood;
        if let Some(place) = free(&by_moment, &here, found, setting, fits) {
            here[place].is_taken = true;
            *is = Is::Changed(here[place].id);
        }
    }
    is
}

/// The first record at the moment of a row that no row is matched with yet.
fn free(
    by_moment: &BTreeMap<Moment, Vec<usize>>,
    here: &[Here<'_>],
    found: &Found,
    setting: &Setting<'_>,
    fits: impl Fn(&Here<'_>) -> bool,
) -> Option<usize> {
    let moments = moments(found.at, found.utc, setting);
    let places = moments.iter().flatten().filter_map(|moment| by_moment.get(moment)).flatten();
    // An hour that the clocks show twice is two instants.
    let is_other = |utc: Option<u32>| utc.is_some() && found.utc.is_some() && utc != found.utc;
    places.copied().find(|place| !here[*place].is_taken && !is_other(here[*place].utc) && fits(&here[*place]))
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

fn kept(timeline: &Timeline) -> impl Iterator<Item = (When, Here<'_>)> {
    let moods = timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST).map(|kept| {
        let mood = kept.value;
        let value = Value::Mood(mood.source, mood.rating);
        let note = mood.note.as_ref().map(Text::as_str);
        let (source, utc) = (Some(mood.source), mood.utc);
        (mood.at, Here { id: kept.id, source, value, utc, pulse: None, note, is_taken: false })
    });
    let pressures = timeline.pressures().map(move |kept| {
        let reading = kept.value;
        let (source, utc, note) = match timeline.get(kept.id) {
            Some(Record::ImportedPressure(imported)) => {
                (Some(imported.source), imported.utc, imported.note.as_ref().map(Text::as_str))
            }
            _ => (None, None, None),
        };
        let value = Value::Pressure(reading.pressure.systolic(), reading.pressure.diastolic());
        let pulse = reading.pulse.map(Pulse::beats);
        (reading.at, Here { id: kept.id, source, value, utc, pulse, note, is_taken: false })
    });
    moods.chain(pressures)
}

fn value(found: &Found, source: Source) -> Value {
    match &found.what {
        What::Mood { rating, .. } => Value::Mood(source, *rating),
        What::Pressure { pressure, .. } => Value::Pressure(pressure.systolic(), pressure.diastolic()),
    }
}
