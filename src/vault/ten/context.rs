//! What a sealed piece is tied to.

/// Where a sealed piece is stored. This is sealed together with the piece, so that no piece can be passed off as
/// another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    /// The kind of row.
    pub(super) store: [u8; 8],
    /// The key of the row.
    pub(super) row: u32,
    /// The format of the piece.
    pub(super) format: u8,
    /// The position of the piece within its row.
    pub(super) position: u32,
}

impl Context {
    pub(super) const BYTES: usize = 17;

    /// The bytes that go into the seal.
    pub(super) fn bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.store);
        bytes[8..12].copy_from_slice(&self.row.to_le_bytes());
        bytes[12] = self.format;
        bytes[13..].copy_from_slice(&self.position.to_le_bytes());
        bytes
    }
}
