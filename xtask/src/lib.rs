//! The commands of this repository, one module each, and what they share.
//!
//! `cargo xtask help` lists them. The end-to-end tests use [`server`] from here, so that they get the same headers as a
//! person does.

pub mod advisories;
pub mod bench;
pub mod check;
pub mod deploy;
pub mod dist;
pub mod fade_table;
pub mod headers;
pub mod inputs;
pub mod licences;
mod npm_lock;
pub mod project;
pub mod rescue;
pub mod sbom;
pub mod screens;
pub mod serve;
pub mod server;
pub mod setup;
pub mod sizes;
pub mod step;
pub mod test;
pub mod tidy;
pub mod torture;
pub mod twice;
pub mod wasm;
