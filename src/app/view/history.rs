//! Medicines, earlier treatments, and therapies beside this one.

use super::{Marks, view};
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::Trial;
use crate::rules::medicine_class::MedicineClass;

view! {
    /// A medicine as kept.
    pub struct MedicineView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Medicine,
        /// It is taken today, as far as is known.
        pub current: bool,
        /// The class by which the label of esketamine names it, if it does: a reason to tell the clinic.
        pub class: Option<MedicineClass>,
    }

    /// Medicines beside the treatment.
    pub struct MedicinesView {
        /// The person's local day today.
        pub today: String,
        /// Those that are taken first, then the others, each as they were entered.
        pub medicines: Vec<MedicineView>,
    }

    /// An earlier treatment as kept.
    pub struct TrialView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Trial,
    }

    /// Earlier treatments.
    pub struct HistoryView {
        /// The person's local day today.
        pub today: String,
        /// The treatments, as they were entered.
        pub trials: Vec<TrialView>,
    }

    /// A therapy as kept.
    pub struct TherapyView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Therapy,
        /// It goes on today.
        pub current: bool,
    }

    /// Therapies beside the treatment.
    pub struct TherapiesView {
        /// The person's local day today.
        pub today: String,
        /// The therapies by their first day, newest first.
        pub therapies: Vec<TherapyView>,
    }
}
