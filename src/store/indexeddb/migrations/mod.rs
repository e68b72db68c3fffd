//! The steps from one version of the database to the next, one file a step.
//! A step never changes once it was released.

mod to_10;

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Takes the steps that a database of version `old` lacks; 0 is a new one.
pub(super) fn run(database: &IdbDatabase, old: u32) -> Result<(), JsValue> {
    if old < 10 {
        to_10::run(database)?;
    }
    Ok(())
}
