//! What a build may say. In some regions an app that names a status or forecasts a course counts as a medical device; a
//! build for them only keeps records.

/// How much is said about the records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edition {
    /// Everything, with status and fade.
    #[default]
    Whole,
    /// Only records, scores and safety: no status words, no fade.
    RecordsOnly,
}

impl Edition {
    /// The edition of a build, by its records-only switch.
    pub fn of(records_only: bool) -> Self {
        if records_only { Self::RecordsOnly } else { Self::Whole }
    }

    /// Whether it shows status and fade.
    pub fn judges(self) -> bool {
        self == Self::Whole
    }
}
