//! The row of what became of a backup.

use serde::{Deserialize, Serialize};

use super::values::choice;
use crate::record::kinds::backup::{Backup, BackupUse};
use crate::record::name::DeviceId;
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    made_by: u64,
    what: u8,
    entries: u32,
}

impl From<&Backup> for Row {
    fn from(backup: &Backup) -> Self {
        Self { made_by: backup.made_by.0, what: backup.what.number(), entries: backup.entries }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Backup, Problem> {
        let what = choice("what", self.what, BackupUse::from_number)?;
        Ok(Backup { made_by: DeviceId(self.made_by), what, entries: self.entries })
    }
}
