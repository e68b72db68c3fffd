//! What the WebAssembly modules share at their boundary to the page: plain data in both directions, and the one
//! conversion to a JS `Error`. Nothing is decided here.

#![cfg(target_arch = "wasm32")]

mod error;
mod page;
mod record;

use wasm_bindgen::prelude::wasm_bindgen;

pub use self::{
    error::PageError,
    page::{Malformed, give, maybe_take, plain, take},
    record::{choice, maybe_record, part, record, record_of_kind, record_until, record_with},
};

/// Runs once when a module is loaded. From then on, a panic is written to the console with its place in the source. Its
/// message never holds the content of a record.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, ToString::to_string);
        web_sys::console::error_1(&format!("The core stopped at {place}").into());
    }));
}
