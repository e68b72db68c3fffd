//! The visit report: its bytes from the core, its data, its paper, and its PDF.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps says where it failed")]

#[path = "../courses/mod.rs"]
mod courses;
#[path = "../storage/mod.rs"]
mod storage;

mod log;
mod pdf;
mod people;
mod status;
mod visit;
