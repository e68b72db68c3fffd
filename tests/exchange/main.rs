//! Files that leave and enter: what is written is whole, what is read is sound.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod digests;
mod golden;
mod hostile;
mod independent;
mod round_trip;
mod scenario;
#[path = "../storage/mod.rs"]
mod storage;
mod timelines;

use digests::moment;
