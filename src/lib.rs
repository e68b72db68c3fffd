//! Tidemark: the core.

// The modules beside the core are given the records as bytes: they open no store and write nothing.
#[cfg(not(all(feature = "exchange", target_arch = "wasm32")))]
pub mod app;
#[cfg(feature = "exchange")]
pub mod exchange;
pub mod record;
#[cfg(feature = "report")]
pub mod report;
pub mod rules;
pub mod store;
pub mod vault;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
