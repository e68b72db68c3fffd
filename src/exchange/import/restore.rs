//! Merging our own JSON: what is here stays, and every version that is not here is added. Where both sides went on from
//! the same version, both are kept, and the one that was written last becomes the newest. What the person relies on
//! when they are not well, or what decides what the app says, is not left to clocks: they choose part by part.

use std::collections::BTreeMap;

use super::batch::{Told, around, put};
use super::{Answers, DryRun, Question, Setting, Unfit, count};
use crate::exchange::json::{self, text};
use crate::record::fields::Object;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::log::{Entry, Record};
use crate::record::time::LocalDay;
use crate::record::timeline::{Timeline, sort_by_key};
use crate::record::undo_import::{fnv, seal_of};

/// The records of which every change is shown, part by part.
pub(in crate::exchange) const RELIED_ON: [RecordId; 3] = [RecordId::SAFETY_PLAN, RecordId::PLAN, RecordId::SETTINGS];

/// What restoring a file would change of what is here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restored {
    /// Records that are not here in any version.
    pub new_records: u32,
    /// The parts of the plans and settings that differ.
    pub relied: Vec<Relied>,
    /// Other records that are here and would read differently, in the order of the file.
    pub changed: Vec<Changed>,
}

/// A part of a plan or of the settings that differs between here and the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Relied {
    /// The kind of record and the field, such as `plan.clinic`.
    pub name: String,
    /// What is here.
    pub mine: Value,
    /// What the file has.
    pub theirs: Value,
    /// Whether the file's is taken. Unless the person says otherwise, it is only where nothing was ever saved here.
    pub takes: bool,
}

/// A record that is here and would read differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its kind.
    pub kind: &'static str,
    /// The day it is about.
    pub day: Option<LocalDay>,
    /// The file takes it back.
    pub is_removed: bool,
}

/// Puts the newest days first, and what is about no day last.
pub(in crate::exchange) fn newest_first(changed: &mut [Changed]) {
    sort_by_key(changed, |changed| u128::from(changed.day.map_or(u32::MAX, |day| !day.number().unsigned_abs())));
}

pub(super) fn dry_run(bytes: &[u8], answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
    let json::File { vault, log } = json::read_at(bytes, setting.at)?;
    let is_other = vault.zip(setting.vault).is_some_and(|(theirs, mine)| theirs != mine);
    let open = u32::from(is_other && answers.other_vault.is_none());
    let merge = Merge::new(setting, log);
    let mut relied = Vec::new();
    let mut after = merge.stay_newest();
    for record in RELIED_ON {
        after.extend(merge.choose(record, answers, &mut relied)?);
    }
    let new_records = count(merge.newest.keys().filter(|record| merge.here(**record).is_none()).count());
    let removed = merge.removed();
    let changed = merge.changed();
    let already = count(merge.newest.values().filter(|(_, missing)| missing.is_none()).count());
    let questions = [
        is_other.then_some(Question::OtherVault),
        (!removed.is_empty()).then_some(Question::Removed { records: count(removed.len()) }),
    ];
    let mut add = merge.into_missing();
    add.extend(after);
    if answers.bring_back {
        add.extend(removed);
    }
    for entry in &mut add {
        entry.sequence = 0;
    }
    let (source, file) = (Source::Tidemark, FileKind::Json);
    let told = Told { source, file, already, refused: 0, restored: Some(seal_of(add.iter())), lines: None };
    Ok(DryRun {
        source,
        file,
        add: if open == 0 { around(add, told, setting) } else { Vec::new() },
        lines: Vec::new(),
        already,
        changed: 0,
        refused: Vec::new(),
        without: Vec::new(),
        not_read: Vec::new(),
        questions: questions.into_iter().flatten().collect(),
        open,
        restored: Some(Restored { new_records, relied, changed }),
    })
}

/// The file's log beside the one that is here.
struct Merge<'a> {
    setting: &'a Setting<'a>,
    /// The file's log, oldest first.
    log: Vec<Entry>,
    /// Which of its entries are not here yet.
    is_missing: Vec<bool>,
    /// Of each record, its newest version in the file, and its newest one that is missing here: places in the log.
    newest: BTreeMap<RecordId, (usize, Option<usize>)>,
}

impl<'a> Merge<'a> {
    fn new(setting: &'a Setting<'a>, log: Vec<Entry>) -> Self {
        // Looked up by all that a version holds, and not one by one: a record may have very many versions.
        let mut here: BTreeMap<u64, &Entry> = BTreeMap::new();
        here.extend(setting.timeline.log().iter().map(|kept| (digest(kept), kept)));
        let is_known = |entry: &Entry| here.get(&digest(entry)).is_some_and(|kept| is_same(kept, entry));
        let is_missing: Vec<bool> = log.iter().map(|entry| !is_known(entry)).collect();
        let mut newest = BTreeMap::new();
        for (place, (entry, is_missing)) in log.iter().zip(&is_missing).enumerate() {
            let (last, missing) = newest.entry(entry.record).or_insert((place, None));
            *last = place;
            *missing = if *is_missing { Some(place) } else { *missing };
        }
        Self { setting, log, is_missing, newest }
    }

    fn into_missing(self) -> Vec<Entry> {
        self.log
            .into_iter()
            .zip(self.is_missing)
            .filter_map(|(entry, is_missing)| is_missing.then_some(entry))
            .collect()
    }

    /// The newest version that is here, even one that removed the record.
    fn here(&self, record: RecordId) -> Option<&'a Entry> {
        self.setting.timeline.trail(record).next_back()
    }

    /// Each record that is not chosen part by part and has versions missing here, with the newest version here and the
    /// newest missing one.
    fn met(&self) -> impl Iterator<Item = (&'a Entry, &Entry)> {
        let merged = self.newest.iter().filter(|(record, _)| !RELIED_ON.contains(record));
        merged.filter_map(|(record, (_, missing))| Some((self.here(*record)?, &self.log[(*missing)?])))
    }

    /// Versions from here that were written after the missing ones. They are added again behind them.
    fn stay_newest(&self) -> Vec<Entry> {
        self.met().filter(|(here, theirs)| stays(here, theirs)).map(|(here, _)| here.clone()).collect()
    }

    /// The records that would read differently, newest day first.
    fn changed(&self) -> Vec<Changed> {
        let differ = self.met().filter(|(here, theirs)| !stays(here, theirs) && here.change != theirs.change);
        let mut changed: Vec<Changed> = differ
            .filter_map(|(here, theirs)| {
                let record = theirs.value().or(here.value())?;
                Some(Changed { kind: record.kind(), day: record.day(), is_removed: theirs.value().is_none() })
            })
            .collect();
        newest_first(&mut changed);
        changed
    }

    /// The file's newest versions of records that were removed here and not changed there since.
    fn removed(&self) -> Vec<Entry> {
        let unchanged = self.newest.iter().filter(|(_, (_, missing))| missing.is_none());
        let removed = unchanged.filter(|(record, _)| self.here(**record).is_some_and(|here| here.value().is_none()));
        removed.map(|(_, (last, _))| &self.log[*last]).filter(|last| last.value().is_some()).cloned().collect()
    }

    /// The version of a plan or of the settings that goes behind the missing ones, if they do not already end in what
    /// the person chose. Every part that differs is put on the list.
    fn choose(&self, id: RecordId, answers: &Answers, list: &mut Vec<Relied>) -> Result<Option<Entry>, Unfit> {
        let Some((newest, Some(missing))) = self.newest.get(&id) else { return Ok(None) };
        let here = self.here(id);
        let Some(theirs) = self.log[*newest].value().filter(|_| newest == missing) else { return Ok(here.cloned()) };
        let mine = usual(theirs, self.setting.timeline);
        let chosen = choose_parts(&mine, theirs, here.is_none(), &answers.takes, list).map_err(json::Refused::from)?;
        Ok(match chosen {
            chosen if chosen == *theirs => None,
            chosen if here.and_then(Entry::value) != Some(&chosen) => Some(put(id, chosen, self.setting)),
            _ => here.cloned(),
        })
    }
}

/// A plan or the settings with each part from here or from the file. Every part that differs is put on the list. Of the
/// parts that the person has not spoken of, the file's are taken if `takes`.
pub(in crate::exchange) fn choose_parts(
    mine: &Record,
    theirs: &Record,
    takes: bool,
    said: &[(String, bool)],
    list: &mut Vec<Relied>,
) -> Result<Record, Misplaced> {
    let kind = theirs.kind();
    let mut chosen = fields(mine);
    for ((field, mine), (_, theirs)) in chosen.iter_mut().zip(fields(theirs)) {
        if *mine == theirs {
            continue;
        }
        let name = format!("{kind}.{field}");
        let said = said.iter().find(|(known, _)| *known == name);
        let takes = said.map_or(takes, |(_, takes)| *takes);
        let mine = if takes { std::mem::replace(mine, theirs.clone()) } else { mine.clone() };
        list.push(Relied { name, mine, theirs, takes });
    }
    let chosen = Value::Object(chosen);
    Record::read(kind, &Node::root(&chosen), &[]).unwrap_or_else(|| Ok(theirs.clone()))
}

/// What is here of the same kind: without a version, the usual.
pub(in crate::exchange) fn usual(theirs: &Record, timeline: &Timeline) -> Record {
    match theirs {
        Record::Plan(_) => Record::Plan(timeline.plan().clone().into()),
        Record::SafetyPlan(_) => Record::SafetyPlan(timeline.safety_plan().clone().into()),
        _ => Record::Settings(timeline.settings().clone()),
    }
}

/// What a version holds, without its number in a log: FNV-1a, 64 bits. Two versions that share one are compared.
fn digest(entry: &Entry) -> u64 {
    let said = entry.value().map_or_else(Vec::new, |record| text::write(&Value::Object(fields(record))));
    fnv(entry.record.bytes().into_iter().chain(entry.written.unix_ms().to_le_bytes()).chain(said))
}

fn is_same(one: &Entry, other: &Entry) -> bool {
    one.record == other.record && one.written == other.written && one.change == other.change
}

/// Whether the version here stays the newest.
fn stays(here: &Entry, theirs: &Entry) -> bool {
    here.written.unix_ms() > theirs.written.unix_ms()
}

fn fields(record: &Record) -> Object {
    let mut object = Object::new();
    record.write(&mut object);
    object
}
