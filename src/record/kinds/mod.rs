//! The kinds of record, one file each.

pub mod asked;
pub mod backup;
pub mod check_in;
pub mod clinic_score;
pub mod fade_alert;
pub mod function;
pub mod gad7;
pub mod goal;
pub mod imported;
pub mod long_term_check;
pub mod medicine;
pub mod phq9;
pub mod plan;
pub mod pressure;
pub mod regimen;
pub mod safety_plan;
pub mod session;
pub mod setback;
pub mod settings;
pub mod side_effect;
pub mod stamp;
pub mod therapy;
pub mod trial;
