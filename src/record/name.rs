//! How entries are named and tied to each other, on all devices of one person.

use std::fmt;

use super::id::RecordId;

/// One installation of the app. Each writes entries of its own, so that no two ever give an entry the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u64);

impl DeviceId {
    /// Reads the 16 hexadecimal digits that [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u64::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The name of an entry, given once and never to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryName {
    /// The device that wrote it.
    pub device: DeviceId,
    /// How many entries the device had written by then, from 1.
    pub counter: u32,
}

/// What an entry follows from and came with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The versions of its record that the entry replaces: those its writer had seen. An entry that replaces none of
    /// another device's was written without knowing of them.
    pub base: Vec<EntryName>,
    /// The import or the backup that brought it here. It differs between devices.
    pub batch: Option<RecordId>,
}

/// Where an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name.
    pub name: EntryName,
    /// One more than the greatest that its writer had seen. It orders the entries of all devices, whatever their clocks
    /// say.
    pub lamport: u32,
    /// What it follows from and came with.
    pub links: Links,
}
