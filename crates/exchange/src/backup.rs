//! Backups: what the core knows becomes plain JSON, to be sealed. It never leaves the workers.

use tidemark::exchange::backup;
use tidemark::record::name::DeviceId;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError};
use wasm_bindgen::prelude::wasm_bindgen;

/// All records as the plain JSON of a backup. It stays in the workers until it is sealed.
#[wasm_bindgen]
pub struct BackupFile {
    payload: Vec<u8>,
    entries: u32,
    sha256: String,
    device: DeviceId,
}

#[wasm_bindgen]
impl BackupFile {
    /// The file. It is handed over once.
    #[wasm_bindgen(js_name = takePayload)]
    pub fn take_payload(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.payload)
    }

    /// How many entries it holds.
    #[wasm_bindgen(getter)]
    pub fn entries(&self) -> u32 {
        self.entries
    }

    /// SHA-256 of the value of `timeline`, as 64 hexadecimal digits.
    #[wasm_bindgen(getter)]
    pub fn sha256(&self) -> String {
        self.sha256.clone()
    }

    /// This device, as 16 hexadecimal digits.
    #[wasm_bindgen(getter)]
    pub fn device(&self) -> String {
        self.device.to_string()
    }
}

/// The backup of what the core's `knowledge` gave.
#[wasm_bindgen(js_name = backupPayload)]
pub fn backup_payload(knowledge: &[u8]) -> Result<BackupFile, PageError> {
    let (at, here) = rows::read_knowledge(knowledge).ok_or_else(Malformed::default)?;
    let backup::Payload { bytes, entries, sha256 } = backup::write(&here, &at);
    Ok(BackupFile { payload: bytes, entries, sha256, device: here.device })
}
