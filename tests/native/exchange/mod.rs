//! Files that leave and enter: what is written is complete, and what is read is valid.

mod beside;
mod bundle;
mod clocks_and_moves;
pub(crate) mod dice;
mod digests;
mod example;
mod golden;
mod hostile;
mod independent;
mod round_trip;
mod scenario;
mod tables;
mod timelines;

use digests::moment;
