//! The steps from one version of the database to the next, one file per step. A step never changes once it has been
//! released.

mod to_10;
mod to_20;

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Runs the steps that a database of version `old` still needs; 0 means a new database.
pub(super) fn run(database: &IdbDatabase, old: u32) -> Result<(), JsValue> {
    if old < 10 {
        to_10::run(database)?;
    }
    if old < 20 {
        to_20::run(database)?;
    }
    Ok(())
}
