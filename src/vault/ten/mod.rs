//! Format 10, which is only read: a header with the key, rows of months, and drafts in numbered slots.

mod context;
pub mod draft;
pub mod header;
pub mod month;
