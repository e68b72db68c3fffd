//! Tidemark: the core.

// The report module is given the records as bytes: it opens no store and writes nothing.
#[cfg(not(all(feature = "report", target_arch = "wasm32")))]
pub mod app;
pub mod domain;
#[cfg(feature = "report")]
pub mod exchange;
#[cfg(feature = "report")]
pub mod report;
pub mod store;
pub mod vault;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
