//! The tip: how far the log goes. No two tips are the same bytes, so the stored one also tells a writer whether anybody
//! has written since it last read.
//!
//! Layout: magic, generation, nonce, sealed bytes, tag. Sealed are the greatest lamport, the number of the newest
//! segment, and for each device the counter of its last entry.

use tidemark_seal::{DataKey, NONCE_BYTES, Nonce, TAG_BYTES};

use super::{DeviceId, Place, VaultId, emptied, filled, read};

const MAGIC: [u8; 4] = *b"tip\x01";
const CONTEXT_BYTES: usize = MAGIC.len() + size_of::<VaultId>() + 4;

/// What the log holds, as its last writer knew it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tip {
    /// The greatest lamport.
    pub lamport: u32,
    /// The number of the newest segment; 0 before the first.
    pub segment: u32,
    /// The counter of each device's last entry, ordered by device.
    pub last: Vec<(DeviceId, u32)>,
}

impl Tip {
    /// The counter of a device's last entry, 0 if it has none.
    pub fn last_of(&self, device: DeviceId) -> u32 {
        let at = self.last.binary_search_by_key(&device, |(device, _)| *device);
        at.map_or(0, |at| self.last[at].1)
    }

    /// Takes note of an entry.
    pub fn note(&mut self, device: DeviceId, counter: u32, lamport: u32) {
        self.lamport = self.lamport.max(lamport);
        match self.last.binary_search_by_key(&device, |(device, _)| *device) {
            Ok(at) => self.last[at].1 = self.last[at].1.max(counter),
            Err(at) => self.last.insert(at, (device, counter)),
        }
    }

    /// All that either of the two knows.
    pub fn with(mut self, other: &Self) -> Self {
        self.segment = self.segment.max(other.segment);
        for (device, counter) in &other.last {
            self.note(*device, *counter, other.lamport);
        }
        self
    }

    /// How many entries were ever written.
    pub fn entries(&self) -> u32 {
        self.last.iter().fold(0, |sum, (_, counter)| sum.saturating_add(*counter))
    }

    /// The bytes to store.
    pub fn seal(&self, place: Place, key: &DataKey, nonce: &Nonce) -> Vec<u8> {
        let mut plain = Vec::with_capacity(64);
        plain.extend_from_slice(&self.lamport.to_le_bytes());
        plain.extend_from_slice(&self.segment.to_le_bytes());
        for (device, counter) in &self.last {
            plain.extend_from_slice(&device.0.to_le_bytes());
            plain.extend_from_slice(&counter.to_le_bytes());
        }
        let mut sealed = filled(plain);
        let tag = key.seal(nonce, &context(place), &mut sealed);
        [MAGIC.as_slice(), &place.generation.to_le_bytes(), nonce, &sealed, &tag].concat()
    }

    /// Reads a tip; `None` if it is damaged, or not the tip of this vault and generation.
    pub fn open(bytes: &[u8], place: Place, key: &DataKey) -> Option<Self> {
        let mut rest = bytes;
        if read::array(&mut rest)? != MAGIC || read::number(&mut rest)? != place.generation {
            return None;
        }
        let nonce = read::array::<NONCE_BYTES>(&mut rest)?;
        let (sealed, tag) = rest.split_last_chunk::<TAG_BYTES>()?;
        let mut sealed = sealed.to_vec();
        key.open(&nonce, &context(place), &mut sealed, tag).ok()?;
        let mut rest = emptied(&sealed)?;
        let mut tip = Self { lamport: read::number(&mut rest)?, segment: read::number(&mut rest)?, last: Vec::new() };
        while !rest.is_empty() {
            let (device, counter) = (DeviceId(read::long(&mut rest)?), read::number(&mut rest)?);
            tip.note(device, counter, tip.lamport);
        }
        Some(tip)
    }
}

fn context(place: Place) -> [u8; CONTEXT_BYTES] {
    let mut context = [0; CONTEXT_BYTES];
    context[..4].copy_from_slice(&MAGIC);
    context[4..20].copy_from_slice(&place.vault);
    context[20..].copy_from_slice(&place.generation.to_le_bytes());
    context
}
