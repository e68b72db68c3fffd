//! What bringing a backup in would do, and what it is made of once the person has chosen.

use std::collections::BTreeSet;

use super::read::{Backup, Unfit, read};
use crate::exchange::import::{Changed, RELIED_ON, Relied, choose_parts, usual};
use crate::exchange::json;
use crate::record::id::RecordId;
use crate::record::log::{Entry, Record};
use crate::record::name::{DeviceId, Origin};
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::record::union::{Bringing, Chosen, Knowledge, Known, Names, contested, differ, heads, order, place_of};

/// Whose records a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of the vault that is here.
    Same,
    /// Those of another vault: of another phone that was set up by itself, or of another person.
    Other,
    /// There is nothing here yet.
    Empty,
}

impl Whose {
    fn of(theirs: &Knowledge, here: &Knowledge) -> Self {
        if here.known.is_empty() {
            return Self::Empty;
        }
        if here.vault == theirs.vault { Self::Same } else { Self::Other }
    }
}

/// What the person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Records of another vault are theirs.
    pub mine: bool,
    /// Which parts of the plans and settings are taken, by [`Relied::name`]. Of the others, those of a version that was
    /// written knowing of the one that is here.
    pub takes: Vec<(String, bool)>,
}

/// What bringing a backup in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Whose records they are.
    pub whose: Whose,
    /// The device that made it.
    pub device: DeviceId,
    /// When, by that device's clock.
    pub made: Moment,
    /// The person's day that this was.
    pub day: LocalDay,
    /// How many entries it holds.
    pub entries: u32,
    /// How many of them are not here.
    pub fresh: u32,
    /// How many records are not here in any version.
    pub new_records: u32,
    /// The parts of the plans and settings that differ.
    pub relied: Vec<Relied>,
    /// Other records that would read differently, newest day first.
    pub changed: Vec<Changed>,
    /// How many records were changed on both sides, beyond those that already are.
    pub conflicts: u32,
    /// How many entries have the name of another one here.
    pub cloned: u32,
}

/// What bringing this file in would do to what is known here, and what the core then brings in. Changes nothing.
pub fn dry_run(bytes: &[u8], choices: &Choices, here: &Knowledge, now: &Moment) -> Result<(Preview, Bringing), Unfit> {
    let Backup { made, theirs } = read(bytes, Some(now))?;
    let names = Names::of(here.known.iter().map(|known| &known.origin));
    let mut fresh = Vec::new();
    let mut cloned = 0;
    for known in &theirs.known {
        let at = |at: usize| (&here.known[at].entry, &here.known[at].origin);
        if let Some(is_taken) = names.lack(known, at) {
            cloned += u32::from(is_taken);
            fresh.push(known.clone());
        }
    }
    let touched: BTreeSet<RecordId> = fresh.iter().map(|known| known.entry.record).collect();
    let before = Side::of(here.known.clone());
    let added = count(fresh.len());
    fresh.extend(here.known.iter().cloned());
    let after = Side::of(order(fresh));
    let mut preview = Preview {
        whose: Whose::of(&theirs, here),
        device: theirs.device,
        day: made.local_day(after.timeline.settings().day_start),
        made,
        entries: count(theirs.known.len()),
        fresh: added,
        new_records: count(touched.iter().filter(|record| before.newest(**record).is_none()).count()),
        relied: Vec::new(),
        changed: Vec::new(),
        conflicts: count(after.contested().len().saturating_sub(before.contested().len())),
        cloned,
    };
    for record in touched.iter().filter(|record| !RELIED_ON.contains(record)) {
        preview.changed.extend(changed(before.newest(*record), after.newest(*record)));
    }
    preview.changed.sort_by_key(|changed| std::cmp::Reverse(changed.day));
    let mut chosen = Vec::new();
    for record in RELIED_ON.into_iter().filter(|record| touched.contains(record)) {
        chosen.extend(choose(record, &before, &after, choices, &mut preview.relied)?);
    }
    Ok((preview, Bringing { theirs, mine: choices.mine, chosen }))
}

/// What is known, as a timeline with where its entries come from.
struct Side {
    timeline: Timeline,
    origins: Vec<Origin>,
}

impl Side {
    fn of(known: Vec<Known>) -> Self {
        let (log, origins) = known.into_iter().map(|known| (known.entry, known.origin)).unzip();
        Self { timeline: Timeline::from_log(log), origins }
    }

    fn newest(&self, record: RecordId) -> Option<&Entry> {
        self.timeline.trail(record).next_back()
    }

    fn contested(&self) -> Vec<RecordId> {
        contested(self.timeline.trails(), self.timeline.log(), &self.origins)
    }

    fn origin(&self, entry: &Entry) -> Option<&Origin> {
        let log = self.timeline.log();
        let at = log.binary_search_by_key(&entry.sequence, |other| other.sequence).ok()?;
        self.origins.get(at)
    }

    /// Whether no other version replaces the one of this origin.
    fn stands(&self, record: RecordId, origin: &Origin) -> bool {
        let mut versions: Vec<&Origin> = self.timeline.trail(record).filter_map(|entry| self.origin(entry)).collect();
        versions.sort_by_key(|origin| place_of(origin));
        heads(&versions).into_iter().any(|head| versions[head].name == origin.name)
    }
}

fn changed(before: Option<&Entry>, after: Option<&Entry>) -> Option<Changed> {
    let (before, after) = before.zip(after)?;
    if !differ([before, after].into_iter()) {
        return None;
    }
    let record = after.value().or(before.value())?;
    Some(Changed { kind: record.kind(), day: record.day(), is_removed: after.value().is_none() })
}

/// What a plan or the settings are to read like, if not as the last of all versions. Each part that differs is listed.
fn choose(
    record: RecordId,
    before: &Side,
    after: &Side,
    choices: &Choices,
    list: &mut Vec<Relied>,
) -> Result<Option<Chosen>, Unfit> {
    let Some(theirs) = after.newest(record).and_then(Entry::value) else { return Ok(None) };
    let here = before.newest(record);
    let mine: Record = match here.and_then(Entry::value) {
        Some(mine) => mine.clone(),
        None => usual(theirs, &before.timeline),
    };
    let own = here.and_then(|here| before.origin(here));
    // Whoever wrote theirs had seen what is here, or there was nothing to see.
    let takes = own.is_none_or(|own| !after.stands(record, own));
    let value = choose_parts(&mine, theirs, takes, &choices.takes, list).map_err(json::Refused::from)?;
    if value == *theirs {
        return Ok(None);
    }
    Ok(Some(Chosen { record, value, against: own.map(|own| own.name) }))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
