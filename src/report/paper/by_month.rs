//! What nobody reads day by day: the median of each month, with the lowest and the highest.

use super::Table;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::imported::{ImportedMood, Rating};
use crate::record::kinds::pressure::{PressureReading, Pulse};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::record::values::Level;
use crate::report::visit::Visit;
use crate::report::words;

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
pub(super) fn check_ins(all: &[&CheckIn]) -> Table {
    let rows =
        all.chunk_by(|one, next| month(one.day) == month(next.day)).map(|month| {
            let mut row = vec![words::month_of_year(month[0].day), month.len().to_string()];
            row.extend(ITEMS.map(|item| {
                spread(month.iter().filter_map(|check_in| item(check_in)).map(|level| level.points().into()))
            }));
            row
        });
    let columns = [
        ("Month", 1.4),
        (">Check-ins", 1.0),
        (">Mood", 1.2),
        (">Interest", 1.2),
        (">Energy", 1.2),
        (">Calm", 1.2),
        (">Like myself", 1.2),
    ];
    let caption = "Check-ins by month: median (lowest–highest), 0–10, higher is better";
    Table::new(caption, &columns, rows.collect())
}

/// Moods that were answered in other apps, each on that app's own scale. They do not count as scores, and no two scales
/// are combined.
pub(super) fn imported_moods(visit: &Visit<'_>) -> Table {
    let moods = visit.timeline.imported_moods_between(visit.range.from, visit.range.until);
    let mut moods: Vec<&ImportedMood> = moods.map(|kept| kept.value).collect();
    let alike = |mood: &&ImportedMood| (month(mood.at.day), mood.source, mood.rating.worst(), mood.rating.best());
    moods.sort_by_key(alike);
    let points = |hundredths: i32| f64::from(hundredths) / f64::from(Rating::POINT);
    let rows = moods.chunk_by(|one, next| alike(one) == alike(next)).map(|month| {
        let (first, rating) = (month[0], month[0].rating);
        vec![
            words::month_of_year(first.at.day),
            words::source(first.source).to_owned(),
            format!("{} worst, {} best", words::number(points(rating.worst())), words::number(points(rating.best()))),
            month.len().to_string(),
            spread(month.iter().map(|mood| points(mood.rating.value()))),
        ]
    });
    let columns = [("Month", 1.4), ("From", 1.4), ("Scale", 2.0), (">Moods", 1.0), (">Median (lowest–highest)", 2.0)];
    Table::new("Moods from other apps, by month; they count as no score here", &columns, rows.collect())
}

/// Blood pressures that belong to no session.
pub(super) fn pressures(visit: &Visit<'_>) -> Table {
    let apart = visit.timeline.pressures().filter(|kept| kept.value.session.is_none());
    let apart = apart.filter(|kept| visit.range.contains(kept.value.at.day));
    let readings: Vec<(bool, &PressureReading)> = apart
        .map(|kept| (matches!(visit.timeline.get(kept.id), Some(Record::ImportedPressure(_))), kept.value))
        .collect();
    let rows = readings.chunk_by(|(_, one), (_, next)| month(one.at.day) == month(next.at.day)).map(|month| {
        let readings = || month.iter().map(|(_, reading)| reading);
        vec![
            words::month_of_year(month[0].1.at.day),
            month.len().to_string(),
            month.iter().filter(|(imported, _)| *imported).count().to_string(),
            spread(readings().map(|reading| reading.pressure.systolic().into())),
            spread(readings().map(|reading| reading.pressure.diastolic().into())),
            spread(readings().filter_map(|reading| reading.pulse).map(|pulse| Pulse::beats(pulse).into())),
        ]
    });
    let columns = [
        ("Month", 1.4),
        (">Readings", 1.0),
        (">From other apps", 1.4),
        (">Systolic", 1.6),
        (">Diastolic", 1.6),
        (">Pulse", 1.6),
    ];
    let caption = "Blood pressure outside sessions, by month: median (lowest–highest), mmHg and beats a minute";
    Table::new(caption, &columns, rows.collect())
}
