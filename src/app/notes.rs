//! Looking through the notes to the days.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::NoteView;
use crate::record::text::Note;
use crate::record::time::LocalDay;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// The notes of check-ins and of imported moods in which `wanted` is found, newest first, at most `limit`. Capital
    /// and small letters are taken as the same. An empty text is found in every note.
    pub async fn notes(&self, wanted: &str, limit: u32) -> Result<Vec<NoteView>, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (now, _) = self.now(timeline)?;
        let (first, last) = (LocalDay::FIRST, now.latest_day());
        let wanted = small(wanted.trim());
        let view = |day: LocalDay, note: Option<&Note>| {
            let text = note?.as_str();
            small(text).contains(&wanted).then(|| NoteView { day: day.to_string(), text: text.to_owned() })
        };
        let own = timeline.check_ins_between(first, last).rev();
        let imported = timeline.imported_moods_between(first, last).rev();
        let mut own = own.filter_map(|kept| view(kept.value.day, kept.value.note.as_ref())).peekable();
        let mut imported = imported.filter_map(|kept| view(kept.value.at.day, kept.value.note.as_ref())).peekable();
        let newest_first = std::iter::from_fn(|| match (own.peek(), imported.peek()) {
            (Some(one), Some(other)) if one.day < other.day => imported.next(),
            (None, _) => imported.next(),
            _ => own.next(),
        });
        Ok(newest_first.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
    }
}

/// In small letters, as far as those of western European languages. The tables for all others are too large for the
/// module.
fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

fn small_letter(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}
