//! Published questionnaires: items and scoring (R2).

pub mod gad7;
pub mod phq9;
