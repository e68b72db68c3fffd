//! What follows from the records. These are pure functions: "now" is always an argument.
//!
//! The rules go by their numbers (R1 status, R2 scoring, R4 safety, R5 sessions and side effects). `docs/rules.md` has
//! their sources.

pub mod benefit;
pub mod by_session;
pub mod certainty;
pub mod compare;
pub mod course;
pub mod edition;
pub mod fade;
pub mod fade_watch;
pub mod goals;
pub mod item9;
pub mod medicine_class;
pub mod offers;
pub mod other_scales;
pub mod red_flag;
pub mod regular_doses;
pub mod remission;
pub mod schedule;
pub mod session_order;
pub mod tolerability;
