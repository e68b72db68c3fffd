//! The person's own notes, which are private: printed only where they were asked for.

use super::{Block, Fact};
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::report::visit::Visit;
use crate::report::words;

/// Every note of the range, by day.
pub(super) fn blocks(visit: &Visit<'_>) -> Vec<Block> {
    let mut found: Vec<(LocalDay, &'static str, &Note)> = Vec::new();
    for kept in visit.check_ins() {
        found.extend(kept.value.note.as_ref().map(|note| (kept.value.day, "check-in", note)));
    }
    for line in &visit.sessions {
        let session = line.session.value;
        found.extend(session.note.as_ref().map(|note| (session.day, "session", note)));
        found.extend(session.experience.as_ref().map(|note| (session.day, "what the session was like", note)));
    }
    for kept in visit.timeline.side_effects().filter(|kept| visit.range.contains(kept.value.onset.day)) {
        found.extend(kept.value.note.as_ref().map(|note| (kept.value.onset.day, "side effect", note)));
    }
    found.sort_by_key(|(day, ..)| *day);
    let fact = |(day, about, note): (LocalDay, &str, &Note)| Fact {
        label: format!("{}, {about}", words::day(day)),
        value: note.as_str().to_owned(),
        lines: None,
    };
    let rows: Vec<_> = found.into_iter().map(fact).collect();
    if rows.is_empty() {
        return vec![Block::heading("Notes"), Block::text("There are no notes in these days.")];
    }
    vec![Block::heading("Notes, in the patient’s own words"), Block::Facts { rows }]
}
