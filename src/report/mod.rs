//! What a person takes to a visit, made from the timeline at a moment.

pub mod request;
pub mod visit;
