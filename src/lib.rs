//! Tidemark: the core.

// The modules beside the core are given the records as bytes: they open no store and write nothing.
#[cfg(not(all(feature = "exchange", target_arch = "wasm32")))]
pub mod app;
pub mod domain;
#[cfg(feature = "exchange")]
pub mod exchange;
#[cfg(feature = "report")]
pub mod report;
pub mod store;
pub mod vault;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
