//! Whether what is said rests on a value that is not certain: one of whose changes was lost.

use crate::record::id::RecordId;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::rules::fade_watch;
use crate::rules::remission::Status;

/// Whether a status does. Besides its evidence it rests on the day the course started, and on the plan's cut-offs.
pub fn of_status(timeline: &Timeline, status: &Status) -> bool {
    let first_dose = timeline.first_dose().map(|(_, record)| record);
    let mut records = status.records().chain(first_dose).chain([RecordId::SETTINGS, RecordId::PLAN]);
    records.any(|record| !timeline.is_certain(record))
}

/// Whether the fade watch does. It learns from all that it ever read.
pub fn of_fade(timeline: &Timeline) -> bool {
    timeline.doubted().any(|record| timeline.get(record).is_some_and(fade_watch::reads))
}

/// Whether anything up to a day does.
pub fn of_all_until(timeline: &Timeline, last: LocalDay) -> bool {
    let is_by_then = |record| timeline.get(record).is_some_and(|kept| kept.day().is_none_or(|day| day <= last));
    timeline.doubted().any(is_by_then)
}
