//! Published questionnaires: items and scoring (R2).

pub mod clinic;
pub mod gad7;
pub mod phq9;
