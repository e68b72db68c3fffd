//! What became of backups: which were made and read back, and which were read here.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Field, Shape, record};
use crate::record::name::DeviceId;
use crate::record::problem::Problem;

choice! {
    /// What was done with a backup.
    BackupUse {
        /// It was made here, and found whole when it was read back.
        Made = 0,
        /// It was read here.
        Read = 1,
        /// No more are read: the person removed the device. What it wrote stays.
        Removed = 2,
    }
}

record! {
    /// A file with all records that a device knew.
    Backup "backup" {
        /// The device that made it, or was removed.
        pub made_by "madeBy": DeviceId,
        /// What was done with it.
        pub what: BackupUse,
        /// Entries that it holds, without those about backups; 0 if a device was removed.
        pub entries: u32,
    }
}

impl Field for DeviceId {
    const SHAPE: Shape = Shape::one("string", "16 hexadecimal digits");

    fn write(&self) -> Value {
        self.to_string().into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        let given = node.text()?;
        let unknown = || Problem::UnknownChoice { field: "madeBy", given: given.to_owned() };
        node.take(Self::parse(given).ok_or_else(unknown))
    }
}
