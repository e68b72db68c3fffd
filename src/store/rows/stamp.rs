//! The row of a stamped moment of a session.

use serde::{Deserialize, Serialize};

use super::values::{When, choice};
use crate::record::id::RecordId;
use crate::record::kinds::stamp::{Stamp, StampKind};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    session: [u8; 16],
    kind: u8,
    at: When,
}

impl From<&Stamp> for Row {
    fn from(stamp: &Stamp) -> Self {
        Self { session: stamp.session.bytes(), kind: stamp.kind.number(), at: stamp.at.into() }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Stamp, Problem> {
        Ok(Stamp {
            session: RecordId::from_bytes(self.session),
            kind: choice("kind", self.kind, StampKind::from_number)?,
            at: self.at.read()?,
        })
    }
}
