//! Sealing everything anew under other keys, in two phases.
//!
//! First everything is sealed for the next root beside what is there, and the next root is put as a candidate. Both are
//! read again, and only if the candidate opens as it should and everything is there does it take the place of the root,
//! in one write. That root still keeps the data keys of both generations. Then whatever the old keys can open is
//! replaced or removed. Stopped anywhere, the records open either by the old root or by the new one, and whoever opens
//! them next finishes the work or clears away what was begun.

use super::Journal;
use super::kept::open_draft;
use crate::app::failure::Failure;
use crate::app::host::Host;
use crate::record::timeline::in_order;
use crate::record::union::key_of;
use crate::store::{Batch, Contents, DraftWrite, Store, StoreError, Swap};
use crate::vault::backup_keys::Key;
use crate::vault::draft;
use crate::vault::frame::{self, Piece, Plain};
use crate::vault::root::{self, Reading, Root, Slot};
use crate::vault::segment::{Segment, SegmentName};
use crate::vault::tip::Tip;

/// How often a step may fail because other tabs write, or because the store does not answer.
const ATTEMPTS: usize = 8;
/// How many segments are written at a time, so that no write takes long.
const AT_A_TIME: usize = 16;

/// A key that must open the root that is to come: the number of its slot, and the key.
pub(super) type Proof<'a> = (u8, &'a Key);

impl<S: Store> Journal<S> {
    /// Seals everything anew for this root, which follows from the present one. Each proof must open it.
    pub(super) async fn reseal(&mut self, host: &dyn Host, next: Root, proofs: &[Proof<'_>]) -> Result<(), Failure> {
        let bytes = next.write(&host.random());
        opened(&bytes, proofs, &self.root.slots)?;
        let mut failed = 0;
        loop {
            let contents = self.store.load().await?;
            if contents.root.as_ref() == Some(&bytes) {
                break;
            }
            if contents.root.as_ref() != Some(&self.root_bytes) {
                self.reload().await?;
                return Err(StoreError::Conflict.into());
            }
            let batch = match self.beside(host, &contents, &next)? {
                Some(batch) => batch,
                None if contents.candidate.as_ref() != Some(&bytes) => {
                    Batch { candidate: Some(bytes.clone()), ..self.batch() }
                }
                None => {
                    for root in opened(&bytes, proofs, &self.root.slots)? {
                        if self.beside(host, &contents, &root)?.is_some() {
                            return Err(Failure::KeyLost);
                        }
                    }
                    // Nothing may have been written since.
                    let tip = contents.tip.map(|tip| Swap { read: Some(tip.clone()), now: tip });
                    Batch { tip, new_root: Some(bytes.clone()), ..self.batch() }
                }
            };
            self.try_to(&batch, &mut failed).await?;
        }
        self.take_new_root(next, bytes)?;
        self.settle(host).await
    }

    /// Replaces and removes what the keys of an earlier root can open, and what was begun and never finished.
    pub(super) async fn settle(&mut self, host: &dyn Host) -> Result<(), Failure> {
        let (mut failed, mut has_cleared) = (0, false);
        loop {
            let contents = self.store.load().await?;
            if contents.root.as_ref() != Some(&self.root_bytes) {
                self.take_root(contents.root.as_deref())?;
            }
            let step = self.settling(host, &contents, has_cleared)?;
            let Some(batch) = step else {
                self.take_contents(contents);
                return Ok(());
            };
            let done = self.try_to(&batch, &mut failed).await?;
            // A damaged head may say another generation than its segment is stored under. That one stays.
            has_cleared |= done && batch.leaves_only.is_some();
        }
    }

    /// The next step, if there is one.
    fn settling(&self, host: &dyn Host, contents: &Contents, has_cleared: bool) -> Result<Option<Batch>, Failure> {
        let root = &self.root;
        let mirror = (contents.mirror.as_ref() != Some(&self.root_bytes)).then(|| self.root_bytes.clone());
        if root.is_between_generations() {
            if let Some(batch) = self.beside(host, contents, root)? {
                return Ok(Some(batch));
            }
            let (drafts, tip) = (self.drafts_anew(host, contents), self.tip_anew(host, contents));
            if !drafts.is_empty() || tip.is_some() {
                return Ok(Some(Batch { drafts, tip, ..self.batch() }));
            }
            if mirror.is_some() {
                return Ok(Some(Batch { mirror, ..self.batch() }));
            }
            let new_root = Some(root.clone().settled().write(&host.random()));
            return Ok(Some(Batch { new_root, leaves_only: Some(root.generation), ..self.batch() }));
        }
        let is_left = contents.candidate.is_some() || contents.segments.iter().any(|bytes| self.is_left_over(bytes));
        if is_left && !has_cleared {
            return Ok(Some(Batch { leaves_only: Some(root.generation), ..self.batch() }));
        }
        Ok(mirror.map(|mirror| Batch { mirror: Some(mirror), ..self.batch() }))
    }

    /// The next segments of what this root cannot open with its newest key, but with an earlier one; `None` if there is
    /// nothing left to add.
    fn beside(&self, host: &dyn Host, contents: &Contents, root: &Root) -> Result<Option<Batch>, Failure> {
        let (place, key) = (root.place(), root.data_key(root.generation).ok_or(Failure::KeyLost)?);
        let is_new = |entry: &Sealed| entry.generation == place.generation;
        let (there, before): (Vec<_>, Vec<_>) = sealed(contents, root).into_iter().partition(is_new);
        let mut missing = before.into_iter().filter(|entry| !is_among(entry, &there)).peekable();
        if missing.peek().is_none() {
            return Ok(None);
        }
        let mut batch = self.batch();
        let number = contents.segments.iter().filter_map(|bytes| Segment::name_of(bytes));
        let number = number.map(|name| name.number).max().unwrap_or_default().saturating_add(1);
        let mut segment = Segment::new(SegmentName { generation: place.generation, number });
        for entry in missing {
            let mut frame = Vec::new();
            frame::write(&mut frame, place, &key, &host.random(), &entry.plain).map_err(|_| Failure::Malformed)?;
            batch.segments.extend(segment.add(&frame).map(|closed| (closed.name(), closed.into_bytes())));
            if batch.segments.len() == AT_A_TIME {
                return Ok(Some(batch));
            }
        }
        batch.segments.push((segment.name(), segment.into_bytes()));
        Ok(Some(batch))
    }

    fn drafts_anew(&self, host: &dyn Host, contents: &Contents) -> Vec<DraftWrite> {
        let (place, key) = (self.root.place(), &self.key);
        let anew = |sealed: &Vec<u8>| {
            if draft::open(key, place, sealed).is_some() {
                return None;
            }
            let (name, (format, piece)) = (draft::name(sealed)?, open_draft(sealed, &self.root)?);
            let now = draft::seal(key, place, &host.random(), name, format, piece);
            Some(DraftWrite::Keep(name, Swap { read: Some(sealed.clone()), now }))
        };
        contents.drafts.iter().filter_map(anew).collect()
    }

    fn tip_anew(&self, host: &dyn Host, contents: &Contents) -> Option<Swap> {
        let (place, read) = (self.root.place(), contents.tip.clone()?);
        if Tip::open(&read, place, &self.key).is_some() {
            return None;
        }
        let tip = self.root.places().find_map(|(place, key)| Tip::open(&read, place, &key))?;
        Some(Swap { read: Some(read), now: tip.seal(place, &self.key, &host.random()) })
    }

    /// Whether a segment is of a generation that this root has no key for. One whose head was damaged is not.
    fn is_left_over(&self, bytes: &[u8]) -> bool {
        let is_of_another = Segment::name_of(bytes).is_some_and(|name| name.generation != self.root.generation);
        is_of_another && {
            let mut opens = false;
            frame::read(Segment::frames_of(bytes), self.root.place(), &self.key, |piece| {
                opens |= matches!(piece, Piece::Entry { .. });
            });
            !opens
        }
    }

    /// A write on top of the present root.
    fn batch(&self) -> Batch {
        Batch { root: Some(self.root_bytes.clone()), ..Batch::default() }
    }

    /// Tries to write. What became of it is seen when everything is read again; `true` if it is known.
    async fn try_to(&self, batch: &Batch, failed: &mut usize) -> Result<bool, Failure> {
        let Err(error) = self.store.commit(batch).await else { return Ok(true) };
        *failed += 1;
        if error.is_before_writing() || *failed == ATTEMPTS { Err(error.into()) } else { Ok(false) }
    }

    pub(super) fn take_new_root(&mut self, root: Root, bytes: Vec<u8>) -> Result<(), Failure> {
        self.key = root.data_key(root.generation).ok_or(Failure::KeyLost)?;
        self.root = root;
        self.root_bytes = bytes;
        self.look_at_copy_again();
        Ok(())
    }
}

/// The root as each proof opens it, or as it opens by itself if there is none.
pub(super) fn opened(bytes: &[u8], proofs: &[Proof<'_>], slots: &[Slot]) -> Result<Vec<Root>, Failure> {
    let root = |reading| match reading {
        Reading::Open(root) => Ok(root),
        Reading::Locked { .. } => Err(Failure::WrongKey { slots: slots.to_vec() }),
        Reading::Newer { .. } | Reading::Damaged => Err(Failure::Malformed),
    };
    if proofs.is_empty() {
        return Ok(vec![root(root::read(bytes))?]);
    }
    proofs.iter().map(|(slot, key)| root(root::unlock(bytes, *slot, key))).collect()
}

/// An entry with the generation that it is sealed for.
#[derive(PartialEq)]
struct Sealed {
    generation: u32,
    plain: Plain,
}

/// Every entry that this root can open, by its name.
fn sealed(contents: &Contents, root: &Root) -> Vec<Sealed> {
    let mut entries = Vec::new();
    for bytes in &contents.segments {
        for (place, key) in root.places() {
            frame::read(Segment::frames_of(bytes), place, &key, |piece| {
                let Piece::Entry { name, lamport, format, bytes, .. } = piece else { return };
                let plain = Plain { name, lamport, format, bytes: bytes.to_vec() };
                entries.push(Sealed { generation: place.generation, plain });
            });
        }
    }
    let order: Vec<_> = in_order(entries.iter().map(|entry| key_of(entry.plain.name))).collect();
    let mut entries: Vec<Option<Sealed>> = entries.into_iter().map(Some).collect();
    let mut sorted: Vec<Sealed> = order.into_iter().filter_map(|(_, at)| entries[at].take()).collect();
    sorted.dedup();
    sorted
}

fn is_among(entry: &Sealed, there: &[Sealed]) -> bool {
    let at = there.partition_point(|other| other.plain.name < entry.plain.name);
    there[at..].iter().take_while(|other| other.plain.name == entry.plain.name).any(|other| other.plain == entry.plain)
}
