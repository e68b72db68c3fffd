//! The person's own notes, which are private and printed only if they were asked for.

use super::{Fact, PaperBlock};
use crate::record::fields::value::Value;
use crate::record::fields::{NoteAbout, each};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::report::visit::Visit;

/// Every note of the range, by day.
pub(super) fn blocks(visit: &Visit<'_>) -> Vec<PaperBlock> {
    let words = visit.words();
    let mut found: Vec<(LocalDay, NoteAbout, String)> = Vec::new();
    for record in visit.timeline.records() {
        if let Some(day) = record.day().filter(|day| visit.range.contains(*day)) {
            found.extend(notes(record).into_iter().map(|(about, note)| (day, about, note)));
        }
    }
    found.sort_by_key(|(day, ..)| *day);
    let fact = |(day, about, note): (LocalDay, NoteAbout, String)| Fact {
        label: format!("{}, {}", words.day(day), words.note_about.of(about)),
        value: note,
        lines: None,
    };
    let rows: Vec<_> = found.into_iter().map(fact).collect();
    if rows.is_empty() {
        return vec![PaperBlock::heading(words.notes.none_title), PaperBlock::text(words.notes.none)];
    }
    vec![PaperBlock::heading(words.notes.title), PaperBlock::Facts { rows }]
}

/// The notes of a record with what each is about, the one about the whole record first.
fn notes(record: &Record) -> Vec<(NoteAbout, String)> {
    let mut fields = Vec::new();
    record.write(&mut fields);
    let values = Value::Object(fields);
    let mut notes = Vec::new();
    each(record.lines(), &mut |field| {
        if let Some((about, note)) = field.note.zip(values.get(field.name).text()) {
            notes.insert(0, (about, note.to_owned()));
        }
    });
    notes
}
