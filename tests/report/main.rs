//! The visit report: its bytes from the core, its data, and its PDF.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps says where it failed")]

#[path = "../storage/mod.rs"]
mod storage;

mod log;
