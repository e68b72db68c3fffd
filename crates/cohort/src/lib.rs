//! Simulated patients, and how well the fade model and other detectors follow them.
//!
//! [`person`] and [`course`] make the people and their days. [`trace`] follows each person with the model, the
//! [`chart`]s and the [`oracle`]; [`score`] counts what they found, and [`examination`] puts it all together for
//! [`report`]. [`hard`] does the same for people who are harder to follow, with [`answers`], the [`note`] and courses of
//! doses [`at_home`]. Nothing here depends on the clock or the machine: the same seeds give the same tables.

pub mod answers;
pub mod at_home;
pub mod chart;
pub mod check;
pub mod course;
pub mod examination;
pub mod hard;
pub mod inject;
pub mod note;
pub mod oracle;
pub mod person;
pub mod random;
pub mod report;
pub mod score;
pub mod trace;
