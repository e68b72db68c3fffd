//! The root: whose records these are, how their key is kept, and a section sealed with that key.
//!
//! Layout: magic, format, the oldest format that may read it, the oldest that may write it, vault, epoch, generation,
//! number of slots, slots, length of the sealed section, nonce, section, tag, and an HMAC over everything before it. A
//! slot is its kind, the length of its body, and the body. All numbers are little-endian.

use tidemark_seal::{DataKey, KEY_BYTES, MAC_BYTES, NONCE_BYTES, Nonce, TAG_BYTES, VaultKey};
use zeroize::Zeroizing;

use super::backup_keys::{BackupKeys, Key};
use super::slot::Way;
use super::{DeviceId, Place, VaultId, read};

/// The longest root in bytes.
pub const MAX_BYTES: usize = 4096;
/// The most slots that a root has.
pub const MAX_SLOTS: usize = 8;
/// The most generations that one root keeps the data keys of: the present one and the one being left.
const MAX_GENERATIONS: usize = 8;

const MAGIC: [u8; 4] = *b"tide";
/// The format that this app writes, and the newest that it reads.
const FORMAT: u8 = 20;

const MAC: &[u8] = b"tidemark root mac";
const SECTION: &[u8] = b"tidemark root section";

/// One way to the vault key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The way: [`OPEN`], or one of those in [`slot`](super::slot). Kinds that this app does not know are kept as they are.
    pub kind: u8,
    /// What that way needs.
    pub body: Vec<u8>,
}

/// The kind of the slot that holds the key in clear. Only a vault without a lock has it.
pub const OPEN: u8 = 0;

/// A root that has been read, with the keys it keeps.
#[derive(Clone, Debug)]
pub struct Root {
    /// The vault.
    pub vault: VaultId,
    /// How often the root has been written. Of two copies, the higher one counts.
    pub epoch: u32,
    /// The generation of the data key that seals what is written now.
    pub generation: u32,
    /// This device.
    pub device: DeviceId,
    /// Every way to the key.
    pub slots: Vec<Slot>,
    /// What opens the backups.
    pub backup_keys: BackupKeys,
    key: VaultKey,
    /// The newest last. There is more than one only until everything is sealed anew.
    data_keys: Vec<(u32, Key)>,
}

/// What a stored root turns out to be.
#[derive(Debug)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "there are a handful at a time, and most are open")
)]
pub enum Reading {
    /// It is open.
    Open(Root),
    /// It needs one of these slots to be opened.
    Locked {
        /// The vault.
        vault: VaultId,
        /// How often the root has been written. Nothing vouches for it before the root is open.
        epoch: u32,
        /// Every way to the key.
        slots: Vec<Slot>,
    },
    /// A newer app wrote it.
    Newer {
        /// The oldest format that may open it.
        format: u8,
    },
    /// It is not a root, or one that has changed.
    Damaged,
}

impl Reading {
    /// The vault and the epoch, unless the root cannot be read.
    pub fn version(&self) -> Option<(VaultId, u32)> {
        match self {
            Self::Open(Root { vault, epoch, .. }) | Self::Locked { vault, epoch, .. } => Some((*vault, *epoch)),
            Self::Newer { .. } | Self::Damaged => None,
        }
    }

    /// Every way to the key, unless the root cannot be read.
    pub fn slots(&self) -> Option<&[Slot]> {
        match self {
            Self::Open(Root { slots, .. }) | Self::Locked { slots, .. } => Some(slots),
            Self::Newer { .. } | Self::Damaged => None,
        }
    }
}

/// What has to be drawn at random for a new root.
pub struct Draw {
    /// The vault.
    pub vault: VaultId,
    /// This device.
    pub device: DeviceId,
    /// The vault key.
    pub key: Zeroizing<[u8; KEY_BYTES]>,
    /// The first data key.
    pub data_key: Zeroizing<[u8; KEY_BYTES]>,
}

impl Root {
    /// The root of a vault without a lock, in its first generation.
    pub fn new(draw: Draw) -> Self {
        Self {
            vault: draw.vault,
            epoch: 1,
            generation: 1,
            device: draw.device,
            slots: vec![Slot { kind: OPEN, body: draw.key.to_vec() }],
            backup_keys: BackupKeys::default(),
            key: VaultKey::new(draw.key),
            data_keys: vec![(1, draw.data_key)],
        }
    }

    /// The same vault on a device of its own. Its entries then never share a name with those that another copy of the
    /// device writes.
    pub fn on_another_device(self, device: DeviceId) -> Self {
        Self { device, ..self.next() }
    }

    /// The same vault under another vault key, which these ways lead to, and another data key. Without ways it is open.
    /// The earlier data keys stay until everything is sealed with the new one: see [`Root::settled`].
    pub fn under_new_keys(self, key: Key, data_key: Key, ways: &[NewWay<'_>]) -> Self {
        let generation = self.generation.saturating_add(1);
        let slots = if ways.is_empty() { vec![Slot { kind: OPEN, body: key.to_vec() }] } else { Vec::new() };
        let mut root = Self { key: VaultKey::new(key), generation, slots, ..self.next() };
        root.data_keys.push((generation, data_key));
        for way in ways {
            root.push(way);
        }
        root
    }

    /// The same root without the data keys of earlier generations.
    pub fn settled(self) -> Self {
        let mut root = self.next();
        root.data_keys.retain(|(generation, _)| *generation == root.generation);
        root
    }

    /// The same root with one more way.
    pub fn with_way(self, way: &NewWay<'_>) -> Self {
        let mut root = self.next();
        root.push(way);
        root
    }

    /// The same root without the way in this slot.
    pub fn without_slot(self, number: u8) -> Self {
        let mut root = self.next();
        root.slots.retain(|slot| slot.number() != Some(number));
        root
    }

    /// The same root with other keys for backups.
    pub fn with_backup_keys(self, change: impl FnOnce(&mut BackupKeys)) -> Self {
        let mut root = self.next();
        change(&mut root.backup_keys);
        root
    }

    fn next(self) -> Self {
        Self { epoch: self.epoch.saturating_add(1), ..self }
    }

    fn push(&mut self, new: &NewWay<'_>) {
        let is_free = |number: &u8| self.slots.iter().all(|slot| slot.number() != Some(*number));
        let number = (0..u8::MAX).find(is_free).unwrap_or(u8::MAX);
        self.slots.push(Slot::wrap(number, new.way, self.vault, &self.key, new.key, &new.nonce));
    }

    /// Whether no key is needed to open it.
    pub fn is_open(&self) -> bool {
        self.slots.iter().any(|slot| slot.kind == OPEN)
    }

    /// Reads another root of the same vault. One that is locked opens if it has the same vault key.
    pub fn read_another(&self, bytes: &[u8]) -> Reading {
        read_by(bytes, |parts| parts.vouches(&self.key).then(|| self.key.clone()))
    }

    /// Where what is written now belongs.
    pub fn place(&self) -> Place {
        Place { vault: self.vault, generation: self.generation }
    }

    /// Where what it can open belongs, each with its key.
    pub fn places(&self) -> impl Iterator<Item = (Place, DataKey)> {
        let place = |generation| Place { generation, ..self.place() };
        self.data_keys.iter().map(move |(generation, key)| (place(*generation), DataKey::new(key)))
    }

    /// Whether it still keeps the data key of an earlier generation.
    pub fn is_between_generations(&self) -> bool {
        self.data_keys.len() > 1
    }

    /// The data key of a generation; `None` if this root does not keep it.
    pub fn data_key(&self, generation: u32) -> Option<DataKey> {
        let (_, key) = self.data_keys.iter().find(|(other, _)| *other == generation)?;
        Some(DataKey::new(key))
    }

    /// The bytes to store.
    pub fn write(&self, nonce: &Nonce) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(512);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&[FORMAT, FORMAT, FORMAT]);
        bytes.extend_from_slice(&self.vault);
        bytes.extend_from_slice(&self.epoch.to_le_bytes());
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        bytes.push(count(self.slots.len()));
        for slot in &self.slots {
            bytes.push(slot.kind);
            bytes.extend_from_slice(&length(slot.body.len()));
            bytes.extend_from_slice(&slot.body);
        }
        let mut section = self.section();
        bytes.extend_from_slice(&length(section.len()));
        let tag = self.key.sealing(SECTION).seal(nonce, &bytes, &mut section);
        bytes.extend_from_slice(nonce);
        bytes.extend_from_slice(&section);
        bytes.extend_from_slice(&tag);
        let mac = self.key.mac(MAC, &bytes);
        bytes.extend_from_slice(&mac);
        bytes
    }

    fn section(&self) -> Zeroizing<Vec<u8>> {
        let mut section = Zeroizing::new(Vec::with_capacity(128));
        section.extend_from_slice(&self.device.0.to_le_bytes());
        section.push(count(self.data_keys.len()));
        for (generation, key) in &self.data_keys {
            section.extend_from_slice(&generation.to_le_bytes());
            section.extend_from_slice(key.as_slice());
        }
        self.backup_keys.write(&mut section);
        section
    }
}

/// A way that is to be added to a root.
pub struct NewWay<'a> {
    /// The way.
    pub way: &'a Way,
    /// The key that it gives.
    pub key: &'a [u8; KEY_BYTES],
    /// Random.
    pub nonce: Nonce,
}

/// Reads a root.
pub fn read(bytes: &[u8]) -> Reading {
    read_by(bytes, |_| None)
}

/// Reads a root, and opens it by this slot with this key if it is locked. With a wrong key it stays locked.
pub fn unlock(bytes: &[u8], slot: u8, key: &[u8; KEY_BYTES]) -> Reading {
    read_by(bytes, |parts| {
        let slot = parts.slots.iter().find(|other| other.number() == Some(slot))?;
        slot.unwrap(parts.clear.vault, key)
    })
}

/// Reads a root. If it is locked, `find_key` is asked for the vault key.
fn read_by(bytes: &[u8], find_key: impl FnOnce(&Parts<'_>) -> Option<VaultKey>) -> Reading {
    let Some(parts) = Parts::of(bytes) else { return Reading::Damaged };
    let Clear { min_reader, vault, epoch, .. } = parts.clear;
    if min_reader > FORMAT {
        return Reading::Newer { format: min_reader };
    }
    let open = parts.slots.iter().find(|slot| slot.kind == OPEN);
    let key = match open {
        Some(open) => open.body.as_slice().try_into().ok().map(|key| VaultKey::new(Zeroizing::new(key))),
        None => match find_key(&parts) {
            Some(key) => Some(key),
            None => return Reading::Locked { vault, epoch, slots: parts.slots },
        },
    };
    match key.and_then(|key| parts.open(key)) {
        // An app that may read but not write would have to refuse each save, so it opens nothing.
        Some(_) if parts.clear.min_writer > FORMAT => Reading::Newer { format: parts.clear.min_writer },
        Some(root) => Reading::Open(root),
        None => Reading::Damaged,
    }
}

/// What stands in a root in clear.
#[derive(Clone, Copy)]
struct Clear {
    min_reader: u8,
    min_writer: u8,
    vault: VaultId,
    epoch: u32,
    generation: u32,
}

struct Parts<'a> {
    bytes: &'a [u8],
    clear: Clear,
    slots: Vec<Slot>,
    /// Where the length of the section ends.
    section_at: usize,
}

impl<'a> Parts<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes;
        if bytes.len() > MAX_BYTES || read::array(&mut rest)? != MAGIC {
            return None;
        }
        let _format = read::byte(&mut rest)?;
        let (min_reader, min_writer) = (read::byte(&mut rest)?, read::byte(&mut rest)?);
        // What stands behind this is known only for the formats that this app reads.
        if min_reader > FORMAT {
            let clear = Clear { min_reader, min_writer, vault: VaultId::default(), epoch: 0, generation: 0 };
            return Some(Self { bytes, clear, slots: Vec::new(), section_at: bytes.len() });
        }
        let vault = read::array(&mut rest)?;
        let (epoch, generation) = (read::number(&mut rest)?, read::number(&mut rest)?);
        let slots = read::byte(&mut rest)?;
        if usize::from(slots) > MAX_SLOTS {
            return None;
        }
        let mut slot = |_| {
            let (kind, length) = (read::byte(&mut rest)?, read::short(&mut rest)?);
            Some(Slot { kind, body: read::take(&mut rest, length.into())?.to_vec() })
        };
        let slots = (0..slots).map(&mut slot).collect::<Option<Vec<_>>>()?;
        let section = usize::from(read::short(&mut rest)?);
        let whole = rest.len() == NONCE_BYTES + section + TAG_BYTES + MAC_BYTES;
        let clear = Clear { min_reader, min_writer, vault, epoch, generation };
        whole.then_some(Self { bytes, clear, slots, section_at: bytes.len() - rest.len() })
    }

    fn vouches(&self, key: &VaultKey) -> bool {
        let parts = self.bytes.split_last_chunk();
        parts.is_some_and(|(before_mac, mac)| key.vouches(MAC, before_mac, mac))
    }

    fn open(&self, key: VaultKey) -> Option<Root> {
        if !self.vouches(&key) {
            return None;
        }
        let (before_mac, _) = self.bytes.split_last_chunk::<MAC_BYTES>()?;
        let (before_section, rest) = before_mac.split_at(self.section_at);
        let (nonce, rest) = rest.split_first_chunk()?;
        let (section, tag) = rest.split_last_chunk()?;
        let mut section = Zeroizing::new(section.to_vec());
        key.sealing(SECTION).open(nonce, before_section, &mut section, tag).ok()?;
        let mut rest = section.as_slice();
        let device = DeviceId(read::long(&mut rest)?);
        let generations = read::byte(&mut rest)?;
        if usize::from(generations) > MAX_GENERATIONS {
            return None;
        }
        let mut data_key = |_| Some((read::number(&mut rest)?, Zeroizing::new(read::array(&mut rest)?)));
        let data_keys = (0..generations).map(&mut data_key).collect::<Option<Vec<_>>>()?;
        let Clear { vault, epoch, generation, .. } = self.clear;
        let (slots, backup_keys) = (self.slots.clone(), BackupKeys::read(rest));
        let root = Root { vault, epoch, generation, device, slots, backup_keys, key, data_keys };
        root.data_key(generation)?;
        Some(root)
    }
}

/// Slots and generations are limited far below what a byte holds.
fn count(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// A root is at most [`MAX_BYTES`] long.
fn length(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}
