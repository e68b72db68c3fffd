//! The root with its mirror, and the log in segments. The stores of the layout before stay for one release; what they
//! hold is carried over when the records are next opened, in one transaction.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

pub(super) fn run(database: &IdbDatabase) -> Result<(), JsValue> {
    for store in ["root", "mirror", "log"] {
        database.create_object_store(store)?;
    }
    Ok(())
}
