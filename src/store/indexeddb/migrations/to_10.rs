//! The first layout: rows of months, drafts, and the header with the revision.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

pub(super) fn run(database: &IdbDatabase) -> Result<(), JsValue> {
    for store in ["months", "drafts", "meta"] {
        database.create_object_store(store)?;
    }
    Ok(())
}
