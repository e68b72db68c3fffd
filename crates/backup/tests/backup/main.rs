//! The file of a backup: what opens it, what is refused, and that a stranger can open one.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod damage;
mod golden;
mod payload;
mod support;
mod torture;
mod ways;
