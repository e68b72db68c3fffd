//! What a build may say. Some regions take an app that names a status or
//! forecasts a course for a medical device; a build for them keeps records alone.

/// What is said of the records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edition {
    /// Status and fade too.
    #[default]
    Whole,
    /// Records, scores and safety alone: no status words, no fade.
    RecordsOnly,
}

impl Edition {
    /// The edition of a build whose switch for records only is as given.
    pub fn of(records_only: bool) -> Self {
        if records_only { Self::RecordsOnly } else { Self::Whole }
    }

    /// Whether status and fade are said.
    pub fn judges(self) -> bool {
        self == Self::Whole
    }
}
