//! The boundary to the page: exported functions, the one conversion to a JS
//! `Error`, and the host's clock and randomness. Nothing is decided here.

#[cfg(not(feature = "exchange"))]
pub mod core;
pub mod error;
#[cfg(all(feature = "exchange", not(feature = "report")))]
pub mod exchange;
#[cfg(not(feature = "exchange"))]
mod host;
#[cfg(all(feature = "exchange", not(feature = "report")))]
pub mod import;
mod page;
#[cfg(feature = "report")]
pub mod report;

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once when the module is loaded: a panic is written to the console with
/// its place in the source. It carries no record's content.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, ToString::to_string);
        web_sys::console::error_1(&format!("The core stopped at {place}").into());
    }));
}
