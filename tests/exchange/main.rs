//! Files that leave and enter: what is written is whole, what is read is sound.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod bundle;
#[path = "../../examples/replay/course.rs"]
mod course;
mod digests;
mod example;
mod golden;
mod hostile;
mod independent;
#[path = "../../examples/replay/read.rs"]
mod read;
#[path = "../../examples/export/records.rs"]
mod records;
mod round_trip;
mod scenario;
#[path = "../storage/mod.rs"]
mod storage;
mod timelines;

use digests::moment;
