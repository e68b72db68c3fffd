//! What was read from the store, and every write since.

use crate::app::damage::{Damage, DamagedPart};
use crate::app::failure::Failure;
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::timeline::{Timeline, in_order};
use crate::store::rows::{self, DraftSlot, Links};
use crate::store::{Contents, Swap};
use crate::vault::draft::{self, DraftName};
use crate::vault::frame::{self, Piece};
use crate::vault::root::Root;
use crate::vault::segment::{Segment, SegmentName};
use crate::vault::tip::Tip;
use crate::vault::{DataKey, EntryName, Place};

/// The log and the drafts as this tab knows them.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The tip as stored.
    pub(super) tip_bytes: Option<Vec<u8>>,
    /// What the tip and the frames say together.
    pub(super) tip: Tip,
    /// The newest segment. Only this one is ever written again, and only if nothing about it is in doubt.
    pub(super) newest: Option<Segment>,
    pub(super) mirror: Option<Vec<u8>>,
    pub(super) drafts: Vec<Draft>,
    /// Drafts as stored that do not open.
    closed_drafts: Vec<Vec<u8>>,
    /// The name of each entry of the timeline's log, in the same order.
    pub(super) names: Vec<EntryName>,
    pub(super) timeline: Timeline,
    pub(super) damage: Damage,
}

/// A draft that could be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) name: DraftName,
    pub(super) sealed: Vec<u8>,
    pub(super) text: String,
}

/// An entry that was opened, on its way to its place in the log.
struct Opened {
    name: EntryName,
    lamport: u32,
    entry: Entry,
}

impl Opened {
    /// Orders all entries of all devices. No two entries share it.
    fn key(&self) -> u128 {
        u128::from(self.lamport) << 96 | u128::from(self.name.device.0) << 32 | u128::from(self.name.counter)
    }
}

impl Kept {
    pub(super) fn read(contents: Contents, root: &Root) -> Self {
        let mut kept = Self { tip_bytes: contents.tip, mirror: contents.mirror, ..Self::default() };
        kept.damage.foreign = contents.foreign;
        let Some(key) = root.data_key(root.generation) else { return kept };
        let place = root.place();
        let tip = kept.tip_bytes.as_deref().and_then(|bytes| Tip::open(bytes, place, &key));
        kept.tip = tip.unwrap_or_default();
        let mut opened = Vec::new();
        let mut before = None;
        // A segment whose head is damaged has some number too.
        kept.tip.segment = kept.tip.segment.max(u32::try_from(contents.segments.len()).unwrap_or(u32::MAX));
        for bytes in contents.segments {
            let name = Segment::name_of(&bytes);
            kept.read_segment(name, &bytes, root, &mut opened);
            // The head is not sealed. A name out of order may be that of another segment.
            let in_order = name > before;
            before = before.max(name);
            kept.newest = Segment::of(bytes).filter(|_| in_order);
        }
        kept.tip.segment = kept.tip.segment.max(before.map_or(0, |name| name.number));
        kept.newest = kept.newest.take().filter(|newest| newest.name().number == kept.tip.segment);
        kept.read_drafts(contents.drafts, root, &key);
        kept.put_in_order(opened);
        kept
    }

    /// Reads the drafts in the place of those that were known.
    pub(super) fn read_drafts(&mut self, stored: Vec<Vec<u8>>, root: &Root, key: &DataKey) {
        self.drafts.clear();
        self.closed_drafts.clear();
        self.damage.drafts = 0;
        for sealed in stored {
            let Some((name, format, text)) = open_draft(&sealed, root, key) else {
                self.damage.drafts += 1;
                self.closed_drafts.push(sealed);
                continue;
            };
            let known = DraftSlot::from_number(name.slot).and_then(|_| rows::read_draft(format, text));
            match known {
                Some(text) => self.drafts.push(Draft { name, text, sealed }),
                // A newer app may have written it.
                None => self.damage.drafts += 1,
            }
        }
    }

    /// Reads the frames of a segment. If its head says nothing that can be, they are tried as frames of today.
    fn read_segment(&mut self, name: Option<SegmentName>, bytes: &[u8], root: &Root, opened: &mut Vec<Opened>) {
        let parts = &mut self.damage.parts;
        let said = name.and_then(|name| Some((name.generation, root.data_key(name.generation)?)));
        let Some((generation, key)) = said.or_else(|| Some((root.generation, root.data_key(root.generation)?))) else {
            return;
        };
        let place = Place { generation, ..root.place() };
        let (hints, tip) = (&mut self.damage.hints, &mut self.tip);
        frame::read(Segment::frames_of(bytes), place, &key, |piece| match piece {
            Piece::Damaged(at) => parts.push(DamagedPart { segment: name, at }),
            Piece::Hint(record) => hints.push(RecordId::from_bytes(record)),
            Piece::Entry { name: own, lamport, format, bytes, at } => {
                tip.note(own.device, own.counter, lamport);
                if let Some((entry, _)) = rows::read_entry(format, lamport, bytes) {
                    opened.push(Opened { name: own, lamport, entry });
                } else {
                    hints.extend(bytes.first_chunk().map(|id| RecordId::from_bytes(*id)));
                    parts.push(DamagedPart { segment: name, at });
                }
            }
        });
    }

    /// Makes the timeline. The sequence of an entry is its lamport, unless another device's entry has the same.
    fn put_in_order(&mut self, opened: Vec<Opened>) {
        let order: Vec<(u128, usize)> = in_order(opened.iter().map(Opened::key)).collect();
        let mut opened: Vec<Option<Opened>> = opened.into_iter().map(Some).collect();
        let (mut log, mut last) = (Vec::with_capacity(opened.len()), 0_u32);
        self.names.reserve(opened.len());
        let mut before = None;
        for (key, at) in order {
            // The same frame may lie in two segments.
            if before.replace(key) == Some(key) {
                continue;
            }
            let Some(Opened { name, lamport, entry }) = opened[at].take() else { continue };
            let sequence = lamport.max(last.saturating_add(1));
            last = sequence;
            self.names.push(name);
            log.push(Entry { sequence, ..entry });
        }
        self.timeline = Timeline::from_log(log);
        self.damage.lost = Damage::gaps(self.sorted_names().into_iter(), &self.tip.last);
        let known = |record: &RecordId| self.timeline.newest_change(*record).is_some();
        self.damage.hints.retain(known);
        self.timeline.doubt(self.damage.hints.iter().copied());
    }

    /// The names of all entries, by device and counter.
    pub(super) fn sorted_names(&self) -> Vec<EntryName> {
        sorted(&self.names)
    }

    /// The name of the newest version of a record.
    pub(super) fn newest_of(&self, record: RecordId) -> Option<EntryName> {
        let sequence = self.timeline.newest_change(record)?;
        let at = self.timeline.log().binary_search_by_key(&sequence, |entry| entry.sequence).ok()?;
        self.names.get(at).copied()
    }

    /// The number of the entry that is written next.
    pub(super) fn next_sequence(&self) -> u32 {
        self.timeline.next_sequence().max(self.tip.lamport.saturating_add(1))
    }

    pub(super) fn can_take_back(&self, changes: &[(RecordId, u32)]) -> Result<(), Failure> {
        for (record, change) in changes {
            let newest = self.timeline.newest_change(*record).ok_or(Failure::NotFound(*record))?;
            if newest != *change {
                return Err(Failure::ChangedSince(*record));
            }
        }
        Ok(())
    }

    /// Whether the record already reads like this, for certain.
    pub(super) fn is_as(&self, record: RecordId, change: &Change) -> bool {
        self.timeline.is_certain(record)
            && matches!(change, Change::Put(_))
            && self.timeline.trail(record).next_back().is_some_and(|own| {
                own.value().is_some() && is_same(own, &Entry { change: change.clone(), ..own.clone() })
            })
    }

    /// Whether the log holds these entries under these names.
    pub(super) fn holds(&self, entries: &[Entry], names: &[EntryName]) -> bool {
        let mut pairs = entries.iter().zip(names);
        pairs.all(|(entry, name)| {
            let versions = self.timeline.trail(entry.record).filter(|own| is_same(own, entry));
            versions.into_iter().any(|own| self.name_of(own) == Some(*name))
        })
    }

    fn name_of(&self, entry: &Entry) -> Option<EntryName> {
        let at = self.timeline.log().binary_search_by_key(&entry.sequence, |entry| entry.sequence).ok()?;
        self.names.get(at).copied()
    }

    pub(super) fn draft(&self, name: DraftName) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.name == name)
    }

    /// The draft of this name as stored, if it does not open.
    pub(super) fn closed_draft(&self, name: DraftName) -> Option<&Vec<u8>> {
        self.closed_drafts.iter().find(|sealed| draft::name(sealed) == Some(name))
    }

    pub(super) fn put_draft(&mut self, name: DraftName, now: Option<Draft>) {
        self.drafts.retain(|draft| draft.name != name);
        let closed = self.closed_drafts.len();
        self.closed_drafts.retain(|sealed| draft::name(sealed) != Some(name));
        self.damage.drafts -= closed - self.closed_drafts.len();
        self.drafts.extend(now);
    }

    /// The segment that the next frame goes into.
    pub(super) fn open_segment(&self, generation: u32) -> Segment {
        let open = self.newest.as_ref().filter(|newest| !newest.is_closed() && newest.name().generation == generation);
        open.cloned().unwrap_or_else(|| Segment::new(self.next_segment(generation)))
    }

    fn next_segment(&self, generation: u32) -> SegmentName {
        SegmentName { generation, number: self.tip.segment.saturating_add(1) }
    }

    pub(super) fn swap_tip(&self, now: Vec<u8>) -> Swap {
        Swap { read: self.tip_bytes.clone(), now }
    }
}

/// Whether two entries would be stored as the same bytes.
fn is_same(one: &Entry, other: &Entry) -> bool {
    rows::write_entry(one, &Links::default()) == rows::write_entry(other, &Links::default())
}

/// The names by device and counter.
pub(super) fn sorted(names: &[EntryName]) -> Vec<EntryName> {
    let key = |name: &EntryName| u128::from(name.device.0) << 32 | u128::from(name.counter);
    in_order(names.iter().map(key)).map(|(_, at)| names[at]).collect()
}

fn open_draft(sealed: &[u8], root: &Root, key: &DataKey) -> Option<(DraftName, u8, Vec<u8>)> {
    let (format, text) = draft::open(key, root.place(), sealed)?;
    Some((draft::name(sealed)?, format, text))
}
