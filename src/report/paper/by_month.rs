//! What nobody reads day by day: the median of each month, with the lowest and the highest.

use super::{Table, numbers_in, words_in};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::imported::{ImportedMood, Rating};
use crate::record::kinds::pressure::{PressureReading, Pulse};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::record::values::Level;
use crate::report::visit::Visit;
use crate::report::words::{self, Words};

/// The daily items, in the order of the form.
pub(super) const ITEMS: [fn(&CheckIn) -> Option<Level>; 5] = [
    |check_in| Some(check_in.mood),
    |check_in| check_in.interest,
    |check_in| check_in.energy,
    |check_in| check_in.calm,
    |check_in| check_in.like_myself,
];

/// The year and the month.
fn month(day: LocalDay) -> (i32, u32) {
    let (year, month, _) = day.ymd();
    (year, month)
}

/// "5 (3–8)"
fn spread(values: impl Iterator<Item = f64>) -> String {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let (Some(lowest), Some(highest)) = (values.first(), values.last()) else { return words::UNKNOWN.into() };
    let median = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
    format!("{} ({}–{})", words::number(median), words::number(*lowest), words::number(*highest))
}

/// The check-ins, by day.
pub(super) fn check_ins(words: &Words, all: &[&CheckIn]) -> Table {
    let heads = &words.heads;
    let rows =
        all.chunk_by(|one, next| month(one.day) == month(next.day)).map(|month| {
            let mut row = vec![words.month_of_year(month[0].day), month.len().to_string()];
            row.extend(ITEMS.map(|item| {
                spread(month.iter().filter_map(|check_in| item(check_in)).map(|level| level.points().into()))
            }));
            row
        });
    let columns = [
        words_in(heads.month, 1.4),
        numbers_in(heads.check_ins, 1.0),
        numbers_in(heads.mood, 1.2),
        numbers_in(heads.interest, 1.2),
        numbers_in(heads.energy, 1.2),
        numbers_in(heads.calm, 1.2),
        numbers_in(heads.like_myself, 1.2),
    ];
    Table::new(words.by_month.check_ins, columns, rows.collect())
}

/// Moods that were answered in other apps, each on that app's own scale. They do not count as scores, and no two scales
/// are combined.
pub(super) fn imported_moods(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let moods = visit.timeline.imported_moods_between(visit.range.from, visit.range.until);
    let mut moods: Vec<&ImportedMood> = moods.map(|kept| kept.value).collect();
    let alike = |mood: &&ImportedMood| (month(mood.at.day), mood.source, mood.rating.worst(), mood.rating.best());
    moods.sort_by_key(alike);
    let points = |hundredths: i32| f64::from(hundredths) / f64::from(Rating::POINT);
    let of = |hundredths| words::number(points(hundredths));
    let rows = moods.chunk_by(|one, next| alike(one) == alike(next)).map(|month| {
        let (first, rating) = (month[0], month[0].rating);
        vec![
            words.month_of_year(first.at.day),
            words.source.of(first.source).to_owned(),
            words.by_month.scale.with([&of(rating.worst()), &of(rating.best())]),
            month.len().to_string(),
            spread(month.iter().map(|mood| points(mood.rating.value()))),
        ]
    });
    let columns = [
        words_in(heads.month, 1.4),
        words_in(heads.from, 1.4),
        words_in(heads.scale, 2.0),
        numbers_in(heads.moods, 1.0),
        numbers_in(heads.median, 2.0),
    ];
    Table::new(words.by_month.moods, columns, rows.collect())
}

/// Blood pressures that belong to no session.
pub(super) fn pressures(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let apart = visit.timeline.pressures().filter(|kept| kept.value.session.is_none());
    let apart = apart.filter(|kept| visit.range.contains(kept.value.at.day));
    let readings: Vec<(bool, &PressureReading)> = apart
        .map(|kept| (matches!(visit.timeline.get(kept.id), Some(Record::ImportedPressure(_))), kept.value))
        .collect();
    let rows = readings.chunk_by(|(_, one), (_, next)| month(one.at.day) == month(next.at.day)).map(|month| {
        let readings = || month.iter().map(|(_, reading)| reading);
        vec![
            words.month_of_year(month[0].1.at.day),
            month.len().to_string(),
            month.iter().filter(|(imported, _)| *imported).count().to_string(),
            spread(readings().map(|reading| reading.pressure.systolic().into())),
            spread(readings().map(|reading| reading.pressure.diastolic().into())),
            spread(readings().filter_map(|reading| reading.pulse).map(|pulse| Pulse::beats(pulse).into())),
        ]
    });
    let columns = [
        words_in(heads.month, 1.4),
        numbers_in(heads.readings, 1.0),
        numbers_in(heads.from_other_apps, 1.4),
        numbers_in(heads.systolic, 1.6),
        numbers_in(heads.diastolic, 1.6),
        numbers_in(heads.pulse, 1.6),
    ];
    Table::new(words.by_month.pressures, columns, rows.collect())
}
