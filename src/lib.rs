//! Tidemark: the core.

pub mod app;
pub mod domain;
#[cfg(feature = "exchange")]
pub mod exchange;
#[cfg(feature = "report")]
pub mod report;
pub mod store;
pub mod vault;
