//! What was read from the store, and every write since.

use std::mem;

use crate::app::damage::{Damage, DamagedPart};
use crate::app::failure::Failure;
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::name::Origin;
use crate::record::timeline::{Timeline, in_order};
use crate::record::union::{self, Known, key_of};
use crate::store::rows::{self, DraftSlot, Links};
use crate::store::{Contents, Swap};
use crate::vault::draft::{self, DraftName};
use crate::vault::frame::{self, Piece};
use crate::vault::root::{self, Reading, Root};
use crate::vault::segment::{Segment, SegmentName};
use crate::vault::tip::Tip;
use crate::vault::{DeviceId, EntryName, Place};

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
    /// Whether something is stored that was sealed for another root: see [`Journal::settle`](super::Journal::settle).
    pub(super) is_unsettled: bool,
    pub(super) drafts: Vec<Draft>,
    /// Drafts as stored that do not open.
    closed_drafts: Vec<Vec<u8>>,
    /// Where each entry of the timeline's log comes from, in the same order.
    pub(super) origins: Vec<Origin>,
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

impl Kept {
    pub(super) fn read(contents: Contents, root: &Root) -> Self {
        let mut kept = Self { tip_bytes: contents.tip, mirror: contents.mirror, ..Self::default() };
        kept.damage.foreign = contents.foreign;
        let tip = kept.tip_bytes.as_deref();
        kept.tip = tip
            .and_then(|bytes| root.places().find_map(|(place, key)| Tip::open(bytes, place, &key)))
            .unwrap_or_default();
        let mirror = kept.mirror.as_deref().map(root::read);
        let other_lock = mirror.as_ref().and_then(Reading::slots).is_some_and(|slots| slots != root.slots);
        kept.is_unsettled = root.is_between_generations() || contents.candidate.is_some() || other_lock;
        let mut opened = Vec::new();
        let mut before = None;
        // A segment whose head is damaged has some number too.
        kept.tip.segment = kept.tip.segment.max(u32::try_from(contents.segments.len()).unwrap_or(u32::MAX));
        for bytes in contents.segments {
            let name = Segment::name_of(&bytes);
            if !kept.read_segment(name, &bytes, root, &mut opened) {
                kept.is_unsettled = true;
                continue;
            }
            // The head is not sealed. A name out of order may be that of another segment.
            let in_order = name > before;
            before = before.max(name);
            kept.newest = Segment::of(bytes).filter(|_| in_order);
        }
        kept.tip.segment = kept.tip.segment.max(before.map_or(0, |name| name.number));
        kept.newest = kept.newest.take().filter(|newest| newest.name().number == kept.tip.segment);
        kept.read_drafts(contents.drafts, root);
        kept.put_in_order(opened);
        kept
    }

    /// Reads the drafts in the place of those that were known.
    pub(super) fn read_drafts(&mut self, stored: Vec<Vec<u8>>, root: &Root) {
        self.drafts.clear();
        self.closed_drafts.clear();
        self.damage.drafts = 0;
        for sealed in stored {
            let Some((name, (format, text))) = draft::name(&sealed).zip(open_draft(&sealed, root)) else {
                self.damage.drafts += 1;
                self.closed_drafts.push(sealed);
                continue;
            };
            let known = DraftSlot::from_number(name.slot).and_then(|_| rows::read_draft(format, text));
            match known {
                Some(text) => self.drafts.push(Draft { name, sealed, text }),
                // A newer app may have written it.
                None => self.damage.drafts += 1,
            }
        }
    }

    /// Reads the frames of a segment. If its head says nothing that can be, they are tried as frames of today. `false`
    /// if it is of a generation that this root has no key for: nothing in it opens.
    fn read_segment(&mut self, name: Option<SegmentName>, bytes: &[u8], root: &Root, opened: &mut Vec<Known>) -> bool {
        let said = name.and_then(|name| Some((name.generation, root.data_key(name.generation)?)));
        let is_said = said.is_some();
        let Some((generation, key)) = said.or_else(|| Some((root.generation, root.data_key(root.generation)?))) else {
            return false;
        };
        let place = Place { generation, ..root.place() };
        let (entries, damage) = (opened.len(), (self.damage.parts.len(), self.damage.hints.len()));
        let Damage { parts, hints, .. } = &mut self.damage;
        let tip = &mut self.tip;
        frame::read(Segment::frames_of(bytes), place, &key, |piece| match piece {
            Piece::Damaged(at) => parts.push(DamagedPart { segment: name, at }),
            Piece::Hint(record) => hints.push(RecordId::from_bytes(record)),
            Piece::Entry { name: own, lamport, format, bytes, at } => {
                tip.note(own.device, own.counter, lamport);
                if let Some((entry, links)) = rows::read_entry(format, lamport, bytes) {
                    opened.push(Known { entry, origin: Origin { name: own, lamport, links } });
                } else {
                    hints.extend(bytes.first_chunk().map(|id| RecordId::from_bytes(*id)));
                    parts.push(DamagedPart { segment: name, at });
                }
            }
        });
        let is_of_another = name.is_some() && !is_said && opened.len() == entries;
        if is_of_another {
            self.damage.parts.truncate(damage.0);
            self.damage.hints.truncate(damage.1);
        }
        !is_of_another
    }

    /// Makes the timeline of all entries: see [`union::order`].
    pub(super) fn put_in_order(&mut self, known: Vec<Known>) {
        let known = union::order(known);
        let mut log = Vec::with_capacity(known.len());
        self.origins = Vec::with_capacity(known.len());
        for Known { entry, origin } in known {
            log.push(entry);
            self.origins.push(origin);
        }
        self.timeline = Timeline::from_log(log);
        self.damage.lost = Damage::gaps(self.sorted_names().into_iter(), &self.tip.last);
        let known = |record: &RecordId| self.timeline.newest_change(*record).is_some();
        self.damage.hints.retain(known);
        self.timeline.doubt(self.damage.hints.iter().copied());
        self.note_contested();
    }

    /// The names of all entries, by device and counter.
    pub(super) fn sorted_names(&self) -> Vec<EntryName> {
        sorted(self.origins.iter().map(|origin| origin.name))
    }

    /// The name of the newest version of a record.
    pub(super) fn newest_of(&self, record: RecordId) -> Option<EntryName> {
        let sequence = self.timeline.newest_change(record)?;
        self.name_at(sequence)
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

    /// Whether the log holds these entries under their names.
    pub(super) fn holds(&self, known: &[Known]) -> bool {
        known.iter().all(|Known { entry, origin }| {
            let mut versions = self.timeline.trail(entry.record).filter(|own| is_same(own, entry));
            versions.any(|own| self.name_at(own.sequence) == Some(origin.name))
        })
    }

    /// Every entry with where it comes from, in order.
    pub(super) fn known(&self) -> impl Iterator<Item = (&Entry, &Origin)> {
        self.timeline.log().iter().zip(&self.origins)
    }

    /// Every entry, taken out.
    pub(super) fn take_known(&mut self) -> Vec<Known> {
        let origins = mem::take(&mut self.origins);
        let log = mem::take(&mut self.timeline).into_log();
        log.into_iter().zip(origins).map(|(entry, origin)| Known { entry, origin }).collect()
    }

    fn name_at(&self, sequence: u32) -> Option<EntryName> {
        let at = self.timeline.log().binary_search_by_key(&sequence, |entry| entry.sequence).ok()?;
        self.origins.get(at).map(|origin| origin.name)
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

    /// The segment that the next frame goes into. It is taken out: if it is not put back, the frame after that begins
    /// a new one.
    pub(super) fn open_segment(&mut self, generation: u32) -> Segment {
        let open = self.newest.take().filter(|newest| !newest.is_closed() && newest.name().generation == generation);
        open.unwrap_or_else(|| Segment::new(self.next_segment(generation)))
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
pub(super) fn sorted(names: impl Iterator<Item = EntryName>) -> Vec<EntryName> {
    let name = |(key, _): (u128, usize)| {
        // The key is put together from just these two.
        #[expect(clippy::cast_possible_truncation, reason = "the lower half and the upper half of a name's key")]
        let (counter, device) = (key as u32, (key >> 32) as u64);
        EntryName { device: DeviceId(device), counter }
    };
    in_order(names.map(key_of)).map(name).collect()
}

/// The format and the piece of a draft, whichever generation it is sealed for.
pub(super) fn open_draft(sealed: &[u8], root: &Root) -> Option<(u8, Vec<u8>)> {
    root.places().find_map(|(place, key)| draft::open(&key, place, sealed))
}
