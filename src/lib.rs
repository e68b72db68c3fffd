//! Tidemark: the core.

pub mod domain;
