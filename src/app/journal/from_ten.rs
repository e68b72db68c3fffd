//! Carrying format 10 over.

use std::mem;

use zeroize::Zeroizing;

use super::open::new_root;
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::record::id::RecordId;
use crate::record::timeline::in_order;
use crate::store::rows::DraftSlot;
use crate::store::{Batch, Contents, DraftWrite, Swap};
use crate::vault::draft::{self, DraftName};
use crate::vault::frame::{self, Plain};
use crate::vault::root::Root;
use crate::vault::segment::{Segment, SegmentName};
use crate::vault::ten::{self, header::Header};
use crate::vault::tip::Tip;
use crate::vault::{DataKey, EntryName};

/// Everything that format 10 kept, sealed again. Entries keep their bytes, their formats and their numbers; the vault
/// keeps the identity of the installation. Without a root, nothing else of the present format can be opened: parts that
/// an earlier attempt left behind are replaced.
pub(super) fn from_ten(contents: &Contents, header: &Header, host: &dyn Host) -> Result<Batch, Failure> {
    let root = new_root(host, header.install, Zeroizing::new(host.random()));
    let key = root.data_key(root.generation).ok_or(Failure::KeyLost)?;
    let moving = Moving { contents, header, host, root, key };
    let mut batch = Batch { drafts: moving.drafts(), ..Batch::default() };
    moving.add_log(&mut batch)?;
    batch.new_root = Some(moving.root.write(&host.random()));
    Ok(batch)
}

/// An entry as format 10 kept it.
#[derive(Default)]
struct Old {
    sequence: u32,
    format: u8,
    bytes: Vec<u8>,
}

struct Moving<'a> {
    contents: &'a Contents,
    header: &'a Header,
    host: &'a dyn Host,
    root: Root,
    key: DataKey,
}

impl Moving<'_> {
    fn add_log(&self, batch: &mut Batch) -> Result<(), Failure> {
        let (place, device) = (self.root.place(), self.root.device);
        let mut segment = Segment::new(SegmentName { generation: place.generation, number: 1 });
        let (entries, mut tip) = self.entries();
        for Old { sequence, format, bytes } in entries {
            let name = EntryName { device, counter: sequence };
            let mut frame = Vec::new();
            let plain = Plain { name, lamport: sequence, format, bytes };
            frame::write(&mut frame, place, &self.key, &self.host.random(), &plain).map_err(|_| Failure::Malformed)?;
            let closed = segment.add(&frame);
            batch.segments.extend(closed.map(|closed| (closed.name(), closed.into_bytes())));
            tip.note(device, sequence, sequence);
        }
        tip.segment = segment.name().number;
        if !segment.frames().is_empty() {
            batch.segments.push((segment.name(), segment.into_bytes()));
            let now = tip.seal(place, &self.key, &self.host.random());
            batch.tip = Some(Swap { read: self.contents.tip.clone(), now });
        }
        Ok(())
    }

    /// The entries in order, each once, and a tip that knows the greatest number ever given out: none is given out
    /// twice, even if its entry is lost.
    fn entries(&self) -> (Vec<Old>, Tip) {
        let (mut found, mut tip) = (Vec::new(), Tip::default());
        for (month, row) in &self.contents.ten.months {
            let last =
                ten::month::read(*month, row, &self.header.key, |ten::month::Opened { sequence, format, bytes }| {
                    found.push(Old { sequence, format, bytes: bytes.to_vec() });
                });
            if last > 0 {
                tip.note(self.root.device, last, last);
            }
        }
        let order: Vec<_> = in_order(found.iter().map(|old| u128::from(old.sequence))).collect();
        let mut entries: Vec<Old> = order.into_iter().map(|(_, at)| mem::take(&mut found[at])).collect();
        entries.dedup_by_key(|old| old.sequence);
        (entries, tip)
    }

    /// The drafts, in the place of those that an earlier attempt left. One that does not open is kept as it is, and told
    /// as damaged each time the records are opened.
    fn drafts(&self) -> Vec<DraftWrite> {
        let before = &self.contents.drafts;
        let clear = |sealed: &Vec<u8>| Some(DraftWrite::Clear(draft::name(sealed)?, sealed.clone()));
        let keep = |(slot, sealed): &(u8, Vec<u8>)| {
            let (name, now) = self.draft(*slot, sealed);
            let read = before.iter().find(|sealed| draft::name(sealed) == Some(name)).cloned();
            DraftWrite::Keep(name, Swap { read, now })
        };
        before.iter().filter_map(clear).chain(self.contents.ten.drafts.iter().map(keep)).collect()
    }

    fn draft(&self, slot: u8, sealed: &[u8]) -> (DraftName, Vec<u8>) {
        let Some((format, text)) = ten::draft::open(&self.header.key, slot, sealed) else {
            let name = DraftName { slot, record: self.host.random() };
            return (name, draft::unopened(name, sealed));
        };
        let name = DraftName { slot, record: record_of(slot, &text, self.host) };
        (name, draft::seal(&self.key, self.root.place(), &self.host.random(), name, format, text))
    }
}

/// The record that a draft of format 10 is about: the one it names, or a new one.
fn record_of(slot: u8, text: &[u8], host: &dyn Host) -> [u8; 16] {
    // These two were no forms.
    if [DraftSlot::PutOff, DraftSlot::Item9Closed].iter().any(|own| own.number() == slot) {
        return [0; 16];
    }
    if [DraftSlot::Plan, DraftSlot::Questions].iter().any(|own| own.number() == slot) {
        return RecordId::PLAN.bytes();
    }
    if slot == DraftSlot::SafetyPlan.number() {
        return RecordId::SAFETY_PLAN.bytes();
    }
    let named = || {
        let (_, rest) = str::from_utf8(text).ok()?.split_once(r#""id":""#)?;
        RecordId::parse("id", rest.get(..32)?).ok()
    };
    named().map_or_else(|| host.random(), RecordId::bytes)
}
