//! Settings, and what is known about the stored data.

use super::{exchanged, view};
use crate::record::kinds::settings::Settings;

view! {
    /// How many records of each kind are kept.
    pub struct CountsView {
        /// Check-ins.
        pub check_ins: u32,
        /// PHQ-9 forms.
        pub phq9_forms: u32,
        /// Sessions.
        pub sessions: u32,
        /// Side effects.
        pub side_effects: u32,
    }

    /// What could not be read. Everything else stays usable, and the damaged bytes stay where they are.
    pub struct DamageView {
        /// Entries that are there but cannot be read.
        pub unreadable: u32,
        /// Entries that should be there but are not.
        pub missing: u32,
    }

}

view! {
    /// The settings and the state of the data.
    pub struct SettingsView {
        /// The person's local day today.
        pub today: String,
        /// The settings.
        pub value: Settings,
        /// The day of the first session or of the first regular dose.
        pub first_dose: Option<String>,
        /// How much is kept.
        pub counts: CountsView,
        /// What could not be read.
        pub damage: DamageView,
        /// Whether every entry is also in the second copy, as far as this tab knows: another tab may keep it. `null`
        /// until this tab has looked.
        pub second_copy: Option<bool>,
    }
}

exchanged! {
    /// What the page keeps outside the database, so that an emptied database is noticed and never mistaken for a first
    /// run.
    Sentinel {
        /// The installation: a random id.
        pub install: String,
        /// Entries in the log.
        pub entries: u32,
    }
}
