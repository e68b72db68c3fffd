//! The report a person takes to a visit, made from the timeline at a moment: first as data, then as blocks on paper,
//! then as a PDF.

pub mod drawing;
pub mod paper;
pub mod pdf;
pub mod request;
pub mod visit;
mod words;

/// The version of the fade model.
pub const MODEL_VERSION: u32 = 1;
