//! Tidemark: the core.

pub mod app;
pub mod domain;
pub mod store;
pub mod vault;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
