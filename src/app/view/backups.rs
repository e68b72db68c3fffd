//! Backups, the person's other devices, and what was changed on several of them.

use super::{Bytes, Kdf, SyncKey, view};
use crate::record::fields::value::Value;

view! {
    /// What is known of backups.
    pub struct BackupsView {
        /// The last one that was made on this device and found whole.
        pub last: Option<MadeView>,
        /// Entries that are here and were not in it; all, if there was none. Those about backups are not counted.
        pub since: u32,
        /// Whether it is time for another one.
        pub old: bool,
    }

    /// A backup that was made.
    pub struct MadeView {
        /// The day.
        pub day: String,
        /// Entries that it holds, without those about backups.
        pub entries: u32,
    }

    /// What backups are sealed for. It stays in the workers.
    pub struct BackupKeysView {
        /// The public key of the recovery code, if there is one.
        #[tsify(type = "Uint8Array | null")]
        pub recovery: Option<Bytes>,
        /// The key that all devices of this person share.
        pub sync: SyncKey,
        /// The passphrase, if there is one.
        pub passphrase: Option<PassphraseKeyView>,
    }

    /// How a passphrase opens a backup.
    pub struct PassphraseKeyView {
        /// How the key follows from it.
        pub kdf: Kdf,
        /// The key.
        #[tsify(type = "Uint8Array")]
        pub key: Bytes,
    }

    /// A device whose entries are here, or whose backup was read here.
    pub struct DeviceView {
        /// The device: 16 hexadecimal digits.
        pub device: String,
        /// Whether it is this one.
        pub own: bool,
        /// The day on which it wrote the newest of its entries that are here, by its own clock.
        pub newest: Option<String>,
        /// The day on which a backup of it was last read here.
        pub last_read: Option<String>,
        /// Whether the person removed it: no backup of it is waited for.
        pub removed: bool,
        /// That reading, for taking it back.
        pub batch: Option<String>,
    }

    /// A record that was changed on several devices, none of which knew of the others.
    pub struct ConflictView {
        /// Its id.
        pub record: String,
        /// Its kind.
        pub kind: String,
        /// The day that the shown version is about.
        pub day: Option<String>,
        /// What each device made of it, in the order of writing. One of them is shown.
        pub versions: Vec<VersionView>,
    }

    /// A version of a record.
    pub struct VersionView {
        /// Its name, for `chooseVersion`.
        pub name: String,
        /// The device that wrote it.
        pub device: String,
        /// Whether that is this one.
        pub own: bool,
        /// The local day on which it was written.
        pub day: String,
        /// The time at which it was written.
        pub time: String,
        /// Whether it is the one that is shown.
        pub shown: bool,
        /// The record; `null` if this version removes it.
        #[tsify(type = "Records[keyof Records] | null")]
        pub value: Option<Value>,
    }

    /// What bringing a backup in did.
    pub struct MergeReceipt {
        /// The reading, for taking it back.
        pub batch: String,
        /// Entries that were not here.
        pub added: u32,
        /// How many of them have the name of another entry here: two devices once were copies of each other.
        pub cloned: u32,
        /// Whether this device was one of those. It has another identity now.
        pub new_device: bool,
    }
}
