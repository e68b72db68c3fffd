//! A backup as plain JSON, before it is sealed and after it was opened: all that a device knows, described in
//! `docs/json-format.md` as version 2 of the timeline. Reading it elsewhere and bringing it in loses nothing of either
//! side, in whatever order devices read each other's.

mod merge;
mod read;
mod write;

pub use merge::{Choices, Preview, Whose, dry_run};
pub use read::{Backup, Unfit, read};
pub use write::{Payload, write};

/// What the file calls itself.
const FORMAT: &str = "tidemark-backup";
/// The newest version that this app knows.
const VERSION: i64 = 1;
/// What the list of entries calls itself.
const TIMELINE: &str = "tidemark-timeline";
/// The version of the timeline in a backup. Version 1 has no names and is in no backup.
const TIMELINE_VERSION: i64 = 2;

/// The names that every entry has beside the fields of its record.
const COMMON: [&str; 9] = ["device", "counter", "lamport", "base", "batch", "id", "written", "zone", "kind"];
