//! What is true about a person's records.
//!
//! Pure values and pure functions: no I/O, no clock, no zone database, no
//! randomness. "Now" is always an argument. The rules are named after the ids
//! of the clinical page (R1 status, R2 scoring, R4 safety, R5 sessions and side effects).

pub mod by_session;
pub mod change;
pub mod choice;
pub mod contact;
pub mod cutoffs;
pub mod edition;
pub mod effect;
pub mod fade;
pub mod fade_watch;
pub mod few;
pub mod function;
pub mod import;
pub mod instrument;
pub mod loinc;
pub mod plan;
pub mod pressure;
pub mod problem;
pub mod record;
pub mod red_flag;
pub mod remission;
pub mod safety;
pub mod safety_plan;
pub mod schedule;
pub mod score;
pub mod screen;
pub mod text;
pub mod time;
pub mod timeline;
pub mod tolerability;
pub mod treatment;
pub mod treatment_course;
