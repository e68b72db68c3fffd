//! The row of what became of a backup.

use serde::{Deserialize, Serialize};

use super::values::choice;
use crate::record::kinds::backup::{Backup, BackupUse};
use crate::record::name::DeviceId;
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    device: u64,
    what: u8,
    entries: u32,
}

impl From<&Backup> for Row {
    fn from(backup: &Backup) -> Self {
        Self { device: backup.device.0, what: backup.what.number(), entries: backup.entries }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<Backup, Problem> {
        let what = choice("what", self.what, BackupUse::from_number)?;
        Ok(Backup { device: DeviceId(self.device), what, entries: self.entries })
    }
}
