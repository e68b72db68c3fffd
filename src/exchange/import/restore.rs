//! Merging our own JSON: what is here stays, and every version that is not here is added. Where both sides went on from
//! the same version, both are kept, and the one that was written last becomes the newest.

use super::{Answers, Batch, DryRun, Question, Setting, Unfit, count};
use crate::exchange::json;
use crate::record::id::RecordId;
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::log::Entry;
use crate::record::timeline::Timeline;
use crate::record::undo_import::seal_of;

pub(super) fn dry_run(bytes: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    let theirs = Timeline::from_log(json::read(bytes)?);
    let mut merge = Merge::default();
    let mut ids: Vec<RecordId> = theirs.log().iter().map(|entry| entry.record).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        merge.record(&trail(setting.timeline, id), &trail(&theirs, id));
    }
    let Merge { mut missing, mut newest, removed, already } = merge;
    // In the order of the file's log. After them come versions from here that are newer, so that they stay the newest.
    missing.sort_by_key(|entry| entry.sequence);
    missing.append(&mut newest);
    let removed_count = count(removed.len());
    if answers.bring_back {
        missing.extend(removed);
    }
    for entry in &mut missing {
        entry.sequence = 0;
    }
    let (source, file) = (Source::Tidemark, FileKind::Json);
    let restored = Some(seal_of(missing.iter()));
    let batch = Batch { source, file, already, refused: 0, restored };
    let questions = (removed_count > 0).then_some(Question::Removed { records: removed_count });
    Ok(DryRun {
        source,
        file,
        add: batch.around(missing, setting),
        already,
        refused: Vec::new(),
        questions: questions.into_iter().collect(),
        open: 0,
    })
}

fn trail(timeline: &Timeline, id: RecordId) -> Vec<&Entry> {
    timeline.trail(id).collect()
}

#[derive(Default)]
struct Merge {
    /// Versions that are not here yet.
    missing: Vec<Entry>,
    /// Versions that are here and are newer than the ones to be added.
    newest: Vec<Entry>,
    /// The file's newest versions of records that have been removed here.
    removed: Vec<Entry>,
    already: u32,
}

impl Merge {
    fn record(&mut self, here: &[&Entry], there: &[&Entry]) {
        let same = |one: &Entry, other: &Entry| one.written == other.written && one.change == other.change;
        let (known, missing): (Vec<&Entry>, Vec<&Entry>) =
            there.iter().partition(|version| here.iter().any(|kept| same(kept, version)));
        self.already += count(known.len());
        let newest_here = here.last();
        if let Some((newest, last)) = newest_here.zip(missing.last()) {
            if newest.written.unix_ms() > last.written.unix_ms() {
                self.newest.push((*newest).clone());
            }
        } else if let Some((newest, last)) = newest_here.zip(there.last())
            && newest.value().is_none()
            && last.value().is_some()
        {
            self.removed.push((*last).clone());
        }
        self.missing.extend(missing.into_iter().cloned());
    }
}
