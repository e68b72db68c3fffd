//! Doses in files.

use crate::record::kinds::session::{Dose, DoseUnit};

/// The unit of a dose as UCUM writes it.
pub(super) fn unit(unit: DoseUnit) -> &'static str {
    match unit {
        DoseUnit::Milligram => "mg",
        DoseUnit::MilligramPerKilogram => "mg/kg",
    }
}

/// `22.5 mg`.
pub(super) fn text(dose: Dose) -> String {
    format!("{} {}", dose.amount(), unit(dose.unit()))
}
