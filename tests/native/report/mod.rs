//! The visit report: its bytes from the core, its data, its paper, and its PDF.

mod letters;
mod lived;
mod log;
mod pdf;
pub(crate) mod people;
mod status;
mod visit;
