//! Files that leave and enter: the whole log as JSON, tables as CSV, a FHIR
//! bundle and a calendar. Pure: the moment is an argument, and the same
//! timeline and moment give the same bytes everywhere.

mod iso;
pub mod json;
mod names;
pub mod node;
pub mod value;
