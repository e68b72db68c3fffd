//! Keeping the second copy. It follows the database and is never waited for.

use std::mem;

use super::Journal;
use super::kept::sorted;
use crate::store::{Contents, CopyPart, Store};
use crate::vault::EntryName;
use crate::vault::copy;
use crate::vault::frame::{self, Piece};
use crate::vault::root;
use crate::vault::segment::Segment;

/// What is known of the second copy.
#[derive(Debug, Default)]
pub(super) struct CopyState {
    standing: Standing,
    waiting: Vec<CopyPart>,
}

/// How the second copy stands to the records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was not looked at yet.
    #[default]
    Unchecked,
    /// It holds all that was written, but for what waits.
    Kept,
    /// There is none here, another tab keeps it, or it is of other records and left alone.
    Apart,
}

impl<S: Store> Journal<S> {
    /// Brings the second copy up to date. The first time, everything in it is opened and what is missing is added.
    /// Nothing that fails here matters to a record: the database has it.
    pub async fn keep_copy(&mut self) {
        if self.copy.standing == Standing::Unchecked {
            self.copy.standing = self.check_copy().await.unwrap_or(Standing::Apart);
        }
        let parts = mem::take(&mut self.copy.waiting);
        if !parts.is_empty() && !self.store.write_copy(parts).await {
            self.copy.standing = Standing::Apart;
        }
    }

    /// Looks at the second copy again, since this tab may have it from now on.
    pub async fn take_copy(&mut self) {
        if self.reload().await.is_ok() {
            self.copy.standing = Standing::Unchecked;
            self.keep_copy().await;
        }
    }

    /// Writes nothing more to the second copy: the records are gone, and nothing of them may come back.
    pub(super) fn leave_copy(&mut self) {
        self.copy = CopyState { standing: Standing::Apart, waiting: Vec::new() };
    }

    /// Looks at the second copy again before anything more is written to it: the lock may have changed.
    pub(super) fn look_at_copy_again(&mut self) {
        if self.copy.standing == Standing::Kept {
            self.copy = CopyState::default();
        }
    }

    /// Whether every entry is in a second copy, as far as this tab knows; `None` until it has looked.
    pub fn has_copy(&self) -> Option<bool> {
        (self.copy.standing != Standing::Unchecked).then_some(self.copy.standing == Standing::Kept)
    }

    /// Puts what is stored now in the place of the second copy, if this tab keeps it.
    pub(super) async fn start_copy(&mut self) {
        if self.copy.standing == Standing::Kept {
            self.copy.standing = self.renew_copy().await.unwrap_or(Standing::Apart);
        }
    }

    /// Adds frames that were just written.
    pub(super) fn queue_copy(&mut self, frames: &[u8]) {
        if self.copy.standing == Standing::Kept && !frames.is_empty() {
            self.copy.waiting.push(CopyPart { at: None, bytes: frames.to_vec() });
        }
    }

    /// Adds frames that the store has and this tab has not seen yet.
    pub(super) fn copy_what_others_wrote(&mut self, contents: &Contents) {
        if self.copy.standing == Standing::Kept {
            let frames = self.frames_beside(contents, &self.kept.sorted_names());
            self.queue_copy(&frames);
        }
    }

    async fn check_copy(&mut self) -> Option<Standing> {
        let file = self.store.read_copy().await?;
        let held = copy::read(&file);
        let (mut has_root, mut is_stale) = (false, false);
        for bytes in held.roots.into_iter().flatten() {
            let reading = root::read(bytes);
            let Some((vault, epoch)) = reading.version() else { continue };
            // A file of other records, or one that knows of a later lock, is left alone.
            if vault != self.root.vault || epoch > self.root.epoch {
                return None;
            }
            has_root |= bytes == self.root_bytes;
            is_stale |= reading.slots() != Some(&self.root.slots);
        }
        if is_stale {
            return self.renew_copy().await;
        }
        self.copy.waiting.clear();
        let mut there = Vec::new();
        frame::read(held.frames, self.root.place(), &self.key, |piece| {
            if let Piece::Entry { name, .. } = piece {
                there.push(name);
            }
        });
        let there = sorted(there.into_iter());
        // A file that is shorter has no place for frames yet.
        let has_places = file.len() >= copy::FRAMES_AT;
        let has_root = has_root && has_places;
        let has_entries = self.kept.origins.iter().all(|origin| there.binary_search(&origin.name).is_ok());
        if has_root && has_entries {
            return Some(Standing::Kept);
        }
        let contents = self.store.load().await.ok()?;
        if contents.root.as_ref() != Some(&self.root_bytes) {
            return None;
        }
        if !has_root {
            let (at, root) = copy::root_place(self.root.epoch, &self.root_bytes);
            let (at, bytes) = if has_places { (at, root) } else { (0, copy::new_places(at, &root)) };
            self.copy.waiting.push(CopyPart { at: Some(at), bytes });
        }
        if !has_entries {
            self.copy.waiting.push(CopyPart { at: None, bytes: self.frames_beside(&contents, &there) });
        }
        Some(Standing::Kept)
    }

    /// Puts a new file in the place of one that was written under another lock. Nothing of that may stay.
    async fn renew_copy(&mut self) -> Option<Standing> {
        let contents = self.store.load().await.ok()?;
        if contents.root.as_ref() != Some(&self.root_bytes) {
            return None;
        }
        self.copy.waiting.clear();
        let (at, root) = copy::root_place(self.root.epoch, &self.root_bytes);
        let mut file = copy::new_places(at, &root);
        file.extend(self.frames_beside(&contents, &[]));
        self.store.replace_copy(file).await.then_some(Standing::Kept)
    }

    /// The stored frames whose names are not among these, which are sorted. Those of earlier generations were sealed
    /// anew and are left out.
    fn frames_beside(&self, contents: &Contents, known: &[EntryName]) -> Vec<u8> {
        let mut frames = Vec::new();
        let segments = contents.segments.iter().filter_map(|bytes| Segment::of(bytes.clone()));
        for segment in segments.filter(|segment| segment.name().generation >= self.root.generation) {
            add_beside(segment.frames(), known, &mut frames);
        }
        frames
    }
}

/// Adds the frames whose names are not among those known, which are sorted.
pub(super) fn add_beside(bytes: &[u8], known: &[EntryName], frames: &mut Vec<u8>) {
    for (name, at) in frame::names(bytes) {
        if known.binary_search(&name).is_err() {
            frames.extend_from_slice(&bytes[at]);
        }
    }
}
