//! What was imported.

use super::{marks, text, time};
use crate::app::view::{ImportView, ImportedLines, ImportedMoodView};
use crate::record::kinds::imported::{ImportBatch, ImportedMood, Lines, Span};
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::record::undo_import::records_brought;

/// The moods that other apps recorded on this day, in the order in which they were imported.
pub(in crate::app) fn imported_moods(timeline: &Timeline, day: LocalDay) -> Vec<ImportedMoodView> {
    let start = timeline.settings().day_start;
    timeline.imported_moods_between(day, day).map(|kept| imported_mood(&kept, start)).collect()
}

/// Imports, newest first.
pub(in crate::app) fn imports(timeline: &Timeline) -> Vec<ImportView> {
    let start = timeline.settings().day_start;
    timeline.imports().rev().map(|kept| import(timeline, &kept, start)).collect()
}

fn imported_mood(kept: &Kept<'_, ImportedMood>, start: DayStart) -> ImportedMoodView {
    let mood = kept.value;
    ImportedMoodView {
        marks: marks(kept, mood.at.day, start),
        source: mood.source,
        time: time(mood.at.time),
        value: mood.rating.value(),
        worst: mood.rating.worst(),
        best: mood.rating.best(),
        word: text(mood.word.as_ref()),
        activities: text(mood.activities.as_ref()),
        note: text(mood.note.as_ref()),
    }
}

fn import(timeline: &Timeline, kept: &Kept<'_, ImportBatch>, start: DayStart) -> ImportView {
    let batch = kept.value;
    ImportView {
        id: kept.id.to_string(),
        source: batch.source,
        file: batch.file,
        day: kept.first_written.local_day(start).to_string(),
        time: kept.first_written.minute_of_day().to_string(),
        added: records_brought(timeline, kept.id, batch),
        already: batch.already,
        refused: batch.refused,
        lines: batch.lines.iter().flat_map(Lines::spans).map(lines).collect(),
    }
}

fn lines(span: &Span) -> ImportedLines {
    ImportedLines { first: span.first, last: span.last, fate: span.fate }
}
