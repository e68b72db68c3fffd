//! Use cases: what a person can do, one file each.

pub mod damage;
pub mod failure;
pub mod host;
pub mod journal;
