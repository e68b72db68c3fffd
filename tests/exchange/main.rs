//! Files that leave and enter: what is written is whole, what is read is sound.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod hostile;
mod independent;
mod round_trip;
mod scenario;
#[path = "../storage/mod.rs"]
mod storage;
mod timelines;

use tidemark::domain::time::{Moment, Zone};

/// The moment of every export here: 1 February 2026, 21:30 in Berlin.
pub(crate) fn moment() -> Moment {
    Moment::new(1_769_977_800_000, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}
