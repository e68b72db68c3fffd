//! The second copy of the log, in a file outside the database: browsers have lost whole databases to a kill.
//!
//! Layout: two places for a root, each its length and its bytes, then frames to the end of the file. Roots are written
//! in turn, so a kill in the middle leaves the one before. Frames are only ever added, and are the very bytes that lie
//! in the segments.

use super::{read, root};

/// Where the frames begin.
pub const FRAMES_AT: usize = 2 * PLACE_BYTES;

const PLACE_BYTES: usize = root::MAX_BYTES + 2;

/// What the file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held<'a> {
    /// The roots, in no order.
    pub roots: [Option<&'a [u8]>; 2],
    /// The frames.
    pub frames: &'a [u8],
}

/// Takes the file apart. A part that the file is too short for is missing.
pub fn read(file: &[u8]) -> Held<'_> {
    let root = |at: usize| {
        let mut rest = file.get(at..)?;
        let length = read::short(&mut rest)?;
        read::take(&mut rest, length.into()).filter(|root| !root.is_empty())
    };
    Held { roots: [root(0), root(PLACE_BYTES)], frames: file.get(FRAMES_AT..).unwrap_or_default() }
}

/// Where the root of this epoch goes, and the bytes that go there.
pub fn root_place(epoch: u32, root: &[u8]) -> (usize, Vec<u8>) {
    let length = u16::try_from(root.len()).unwrap_or(u16::MAX);
    let at = if epoch.is_multiple_of(2) { 0 } else { PLACE_BYTES };
    let mut bytes = [length.to_le_bytes().as_slice(), root].concat();
    bytes.resize(PLACE_BYTES, 0);
    (at, bytes)
}
