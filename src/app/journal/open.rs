//! Opening: finding the root, healing from the second copy, and comparing with what the page remembers.

use zeroize::Zeroizing;

use super::copy::add_beside;
use super::from_ten::from_ten;
use super::kept::Kept;
use super::seen::Seen;
use super::{CopyState, Healed, Journal};
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::app::view::{Sentinel, Unlock};
use crate::record::choice::choice;
use crate::record::id::RecordId;
use crate::store::{Batch, Contents, Store, StoreError, rows};
use crate::vault::backup_keys::Key;
use crate::vault::copy::{self, Held};
use crate::vault::frame;
use crate::vault::root::{self, Draw, Reading, Root, Slot};
use crate::vault::{DeviceId, VaultId, ten};

/// What the page knows when it opens the records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening<'a> {
    /// What it remembered outside the store.
    pub sentinel: Option<&'a Sentinel>,
    /// What the person has decided about a refusal to open.
    pub accept: Option<Accept>,
    /// The key that opens a locked root.
    pub unlock: Option<&'a Unlock>,
}

choice! {
    /// What a person decides when the records are not as they were left.
    Accept {
        /// Begin anew: whatever is still there is removed first, and the second copy is set aside.
        StartOver = 0,
        /// Go on with an older copy of the records.
        OlderCopy = 1,
        /// Go on with the records of another vault.
        AnotherVault = 2,
        /// Put the second copy in the place of the records of another vault.
        SecondCopy = 3,
    }
}

impl<S: Store> Journal<S> {
    /// Opens what is stored, asking nothing.
    pub async fn open(store: S, host: &dyn Host) -> Result<Self, Failure> {
        Ok(Self::open_as(store, host, Opening::default()).await?.0)
    }

    /// Opens what is stored. Only if nothing is stored anywhere, and nothing was, a new vault is begun.
    ///
    /// Refuses if the records are not as the page remembers them, until the person has decided. What was put right
    /// before that, from the mirror or the second copy, stays.
    pub async fn open_as(store: S, host: &dyn Host, opening: Opening<'_>) -> Result<(Self, Healed), Failure> {
        if opening.accept == Some(Accept::StartOver) {
            store.start_over().await?;
        }
        let unlock = opening.unlock.map(UnlockKey::of).transpose()?;
        let contents = store.load().await?;
        let known = opening.sentinel.filter(|sentinel| sentinel.entries > 0);
        let file = match store.read_copy().await {
            // Nothing else has these records now.
            None if known.is_some() && contents.root.is_none() => store.wait_for_copy().await,
            file => file,
        };
        let file = file.unwrap_or_default();
        let held = copy::read(&file);
        let found = match opening.accept {
            Some(Accept::SecondCopy) => find_copy(held, unlock.as_ref())?,
            _ => find(&contents, held, unlock.as_ref())?,
        };
        let (root, root_bytes, contents) = match found {
            Found::Root(root, bytes) => (root, bytes, contents),
            Found::Beside(bytes) => {
                let replaces = opening.accept == Some(Accept::SecondCopy);
                let batch = Batch { root: contents.root, replaces, new_root: Some(bytes), ..Batch::default() };
                opened(put(&store, batch).await?, unlock.as_ref())?
            }
            Found::Ten(header) => {
                let contents = put(&store, from_ten(&contents, &header, host)?).await?;
                opened(contents, unlock.as_ref())?
            }
            Found::Nothing => {
                if known.is_some() && opening.accept != Some(Accept::StartOver) {
                    return Err(Failure::StorageLost);
                }
                let root = new_root(host, host.random(), Zeroizing::new(host.random()));
                let batch = Batch { new_root: Some(root.write(&host.random())), ..Batch::default() };
                opened(put(&store, batch).await?, unlock.as_ref())?
            }
        };
        let mut journal = Self::over(store, root, root_bytes, contents)?;
        let healed = journal.heal(host, held).await?;
        journal.compare(host, opening).await?;
        if journal.kept.is_unsettled {
            // What cannot be done now is done at the next start. Until then the root opens everything.
            drop(journal.settle(host).await);
        }
        Ok((journal, healed))
    }

    fn over(store: S, root: Root, root_bytes: Vec<u8>, contents: Contents) -> Result<Self, Failure> {
        let key = root.data_key(root.generation).ok_or(Failure::KeyLost)?;
        let kept = Kept::read(contents, &root);
        Ok(Self { store, root_bytes, root, key, kept, seen: Seen::default(), copy: CopyState::default() })
    }

    /// Adds the entries that only the second copy has.
    async fn heal(&mut self, host: &dyn Host, held: Held<'_>) -> Result<Healed, Failure> {
        let mut beside = Vec::new();
        add_beside(held.frames, &self.kept.sorted_names(), &mut beside);
        let mut frames = Vec::new();
        let mut tip = self.kept.tip.clone();
        frame::read(&beside, self.root.place(), &self.key, |piece| {
            let frame::Piece::Entry { name, lamport, format, bytes, at } = piece else { return };
            // What this app cannot read is left to the app that can: it would be added again at each start.
            if rows::read_entry(format, lamport, bytes).is_some() {
                tip.note(name.device, name.counter, lamport);
                frames.push(&beside[at]);
            }
        });
        if frames.is_empty() {
            return Ok(Healed::default());
        }
        let place = self.root.place();
        let mut batch = Batch { root: Some(self.root_bytes.clone()), ..Batch::default() };
        let mut segment = self.kept.open_segment(place.generation);
        for frame in &frames {
            let closed = segment.add(frame);
            batch.segments.extend(closed.map(|closed| (closed.name(), closed.into_bytes())));
        }
        tip.segment = segment.name().number;
        batch.segments.push((segment.name(), segment.into_bytes()));
        batch.tip = Some(self.kept.swap_tip(tip.seal(place, &self.key, &host.random())));
        let before = self.kept.origins.len();
        match self.store.commit(&batch).await {
            // Another tab has written, and has healed before.
            Ok(()) | Err(StoreError::Conflict) => self.reload().await?,
            Err(error) => return Err(error.into()),
        }
        let entries = u32::try_from(self.kept.origins.len().saturating_sub(before)).unwrap_or(u32::MAX);
        Ok(Healed { entries })
    }

    /// Compares the records with what the page remembers of them.
    async fn compare(&mut self, host: &dyn Host, opening: Opening<'_>) -> Result<(), Failure> {
        let Some(sentinel) = opening.sentinel else { return Ok(()) };
        let accepts = |choice| opening.accept == Some(choice);
        if sentinel.install != RecordId::from_bytes(self.vault()).to_string() {
            let unused = sentinel.entries == 0 || accepts(Accept::AnotherVault) || accepts(Accept::StartOver);
            return if unused { Ok(()) } else { Err(Failure::AnotherVault) };
        }
        if self.entries() >= sentinel.entries {
            return Ok(());
        }
        if !accepts(Accept::OlderCopy) {
            return Err(Failure::OlderCopy { here: self.entries(), known: sentinel.entries });
        }
        // The entries that are missing here had names, which must never be given to others.
        let root = self.root.clone().on_another_device(device(host));
        let bytes = root.write(&host.random());
        let batch = Batch { root: Some(self.root_bytes.clone()), new_root: Some(bytes.clone()), ..Batch::default() };
        self.store.commit(&batch).await?;
        self.root = root;
        self.root_bytes = bytes;
        Ok(())
    }
}

/// What there is to open.
#[cfg_attr(target_pointer_width = "64", expect(clippy::large_enum_variant, reason = "there is one"))]
enum Found {
    Root(Root, Vec<u8>),
    /// A root that is not where it belongs: the mirror, or one of the second copy.
    Beside(Vec<u8>),
    Ten(ten::header::Header),
    Nothing,
}

/// The newest root counts, then format 10.
fn find(contents: &Contents, held: Held<'_>, unlock: Option<&UnlockKey>) -> Result<Found, Failure> {
    let stored = [contents.root.as_deref(), contents.mirror.as_deref()];
    // A root is always written before its mirror, so one that can be read is not older than a mirror that looks newer.
    for bytes in stored.into_iter().flatten() {
        match root::read(bytes) {
            Reading::Newer { format } => return Err(StoreError::TooNew { found: format.into() }.into()),
            Reading::Open(_) | Reading::Locked { .. } => break,
            Reading::Damaged => {}
        }
    }
    let ten = contents.ten.header.as_deref().map(ten::header::read);
    // Without a stored root, the second copy goes beyond what format 10 left, unless it is of other records.
    let is_stored = newest(stored, None).is_some();
    let is_of_ten = |vault| ten.iter().flatten().all(|ten| ten.install == vault);
    match newest(stored.into_iter().chain(held.roots), unlock) {
        Some((Reading::Locked { vault, slots, .. }, _)) if is_stored || is_of_ten(vault) => {
            return Err(locked(slots, unlock));
        }
        Some((Reading::Open(root), bytes)) if is_stored || is_of_ten(root.vault) => {
            let in_place = contents.root.as_deref() == Some(bytes);
            return Ok(if in_place { Found::Root(root, bytes.to_vec()) } else { Found::Beside(bytes.to_vec()) });
        }
        _ => {}
    }
    if let Some(ten) = ten {
        return ten.map(Found::Ten).ok_or(Failure::KeyLost);
    }
    // Whatever is stored without a root cannot be opened, and nothing is put beside it.
    if contents.is_empty() && held.frames.is_empty() { Ok(Found::Nothing) } else { Err(Failure::KeyLost) }
}

/// The key of a slot.
struct UnlockKey {
    slot: u8,
    key: Key,
}

impl UnlockKey {
    fn of(unlock: &Unlock) -> Result<Self, Failure> {
        Ok(Self { slot: unlock.slot, key: unlock.key.exactly().ok_or(Failure::Malformed)? })
    }
}

fn read(bytes: &[u8], unlock: Option<&UnlockKey>) -> Reading {
    match unlock {
        Some(UnlockKey { slot, key }) => root::unlock(bytes, *slot, key),
        None => root::read(bytes),
    }
}

fn locked(slots: Vec<Slot>, unlock: Option<&UnlockKey>) -> Failure {
    if unlock.is_some() { Failure::WrongKey { slots } } else { Failure::Locked { slots } }
}

/// The newest root of the second copy.
fn find_copy(held: Held<'_>, unlock: Option<&UnlockKey>) -> Result<Found, Failure> {
    match newest(held.roots, unlock) {
        Some((Reading::Open(_), bytes)) => Ok(Found::Beside(bytes.to_vec())),
        Some((Reading::Locked { slots, .. }, _)) => Err(locked(slots, unlock)),
        _ => Err(Failure::KeyLost),
    }
}

/// The root with the highest epoch, of those that belong to the vault of the first that can be read, or of the first
/// that the key unlocks.
///
/// Whatever sets, changes or removes a lock raises the epoch. So no older root opens what a newer one locks, and no
/// leftover of a lock closes what a newer one opens. At the same epoch the one that opens counts: its MAC vouches for
/// it, and the other is damaged.
fn newest<'a>(
    roots: impl IntoIterator<Item = Option<&'a [u8]>>,
    unlock: Option<&UnlockKey>,
) -> Option<(Reading, &'a [u8])> {
    let readings: Vec<_> = roots.into_iter().flatten().map(|bytes| (read(bytes, unlock), bytes)).collect();
    let is_open = |reading: &Reading| matches!(reading, Reading::Open(_));
    let unlocked = readings.iter().find(|(reading, _)| unlock.is_some() && is_open(reading));
    let (vault, _) = unlocked.into_iter().chain(&readings).find_map(|(reading, _)| reading.version())?;
    let (mut newest, mut best) = (None, (0, false));
    for (reading, bytes) in readings {
        let Some((_, epoch)) = reading.version().filter(|(own, _)| *own == vault) else { continue };
        let rank = (epoch, is_open(&reading));
        if newest.is_none() || rank > best {
            (newest, best) = (Some((reading, bytes)), rank);
        }
    }
    newest
}

/// Commits, and reads what is then stored: another tab may have been first, and then its batch counts.
async fn put<S: Store>(store: &S, batch: Batch) -> Result<Contents, Failure> {
    match store.commit(&batch).await {
        Ok(()) | Err(StoreError::Conflict) => Ok(store.load().await?),
        Err(error) => Err(error.into()),
    }
}

fn opened(contents: Contents, unlock: Option<&UnlockKey>) -> Result<(Root, Vec<u8>, Contents), Failure> {
    let bytes = contents.root.clone().ok_or(Failure::KeyLost)?;
    match read(&bytes, unlock) {
        Reading::Open(root) => Ok((root, bytes, contents)),
        Reading::Locked { slots, .. } => Err(locked(slots, unlock)),
        _ => Err(Failure::KeyLost),
    }
}

pub(super) fn new_root(host: &dyn Host, vault: VaultId, key: Zeroizing<[u8; 32]>) -> Root {
    Root::new(Draw { vault, device: device(host), key, data_key: Zeroizing::new(host.random()) })
}

pub(super) fn device(host: &dyn Host) -> DeviceId {
    DeviceId(u64::from_le_bytes(host.random()))
}
