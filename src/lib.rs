//! Tidemark: the core.

pub mod app;
#[cfg(feature = "exchange")]
pub mod exchange;
pub mod record;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "exchange")]
pub mod rescue;
pub mod rules;
pub mod store;
pub mod vault;
