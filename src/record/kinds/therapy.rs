//! Therapy and other treatments beside this one, once or over a time.

use crate::record::choice::choice;
use crate::record::fields::{NoteAbout, record};
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::LocalDay;
use crate::record::values::Count;

choice! {
    /// The kind of therapy.
    TherapyKind {
        /// Talk therapy.
        Talk = 0,
        /// Magnetic stimulation.
        Tms = 1,
        /// Electroconvulsive therapy.
        Ect = 2,
        /// Light therapy.
        Light = 3,
        /// Any other.
        Other = 4,
    }
}

/// Times a week: from once to twice a day.
pub type TimesAWeek = Count<14>;

record! {
    /// A therapy beside the treatment. One that took place once has the same first and last day.
    Therapy "therapy" on since {
        /// The first day.
        pub since: LocalDay => unlisted,
        /// The last day; missing while it goes on.
        pub until: Option<LocalDay>,
        /// The kind.
        pub what: TherapyKind,
        /// Its name, as the person writes it.
        pub name: Option<Label>,
        /// How often a week.
        pub times_a_week "timesAWeek": Option<TimesAWeek>,
        /// A note.
        pub note: Option<Note> => note(NoteAbout::Therapy),
    } checked by checked
}

impl Therapy {
    /// Refuses an end before the beginning.
    pub fn checked(self) -> Result<Self, Problem> {
        let ends_before = self.until.is_some_and(|until| until < self.since);
        if ends_before { Err(Problem::EndBeforeOnset { field: "until" }) } else { Ok(self) }
    }
}
