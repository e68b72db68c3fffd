//! How an entry is tied to others.

use serde::{Deserialize, Serialize};

use crate::record::id::RecordId;
use crate::record::name::{DeviceId, EntryName, Links};

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    base: Vec<(u64, u32)>,
    batch: Option<[u8; 16]>,
}

impl From<&Links> for Row {
    fn from(links: &Links) -> Self {
        let base = links.base.iter().map(|name| (name.device.0, name.counter)).collect();
        Self { base, batch: links.batch.map(RecordId::bytes) }
    }
}

impl From<Row> for Links {
    fn from(row: Row) -> Self {
        let name = |(device, counter)| EntryName { device: DeviceId(device), counter };
        Self { base: row.base.into_iter().map(name).collect(), batch: row.batch.map(RecordId::from_bytes) }
    }
}
