//! The sealed pieces, each by itself: the root and its slots, frames, the tip, drafts, and the places of the second copy.

mod frames;
mod pieces;
mod roots;
mod slots;

use tidemark::vault::{DataKey, DeviceId, Place};

const PLACE: Place = Place { vault: [7; 16], generation: 3 };
const DEVICE: DeviceId = DeviceId(42);

fn key() -> DataKey {
    DataKey::new(&[5; 32])
}
