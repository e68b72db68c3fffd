//! Earlier treatments and how they went.

use crate::record::choice::choice;
use crate::record::fields::{NoteAbout, record};
use crate::record::rough_date::RoughDate;
use crate::record::text::{Label, Note};

choice! {
    /// What was tried.
    TrialKind {
        /// A medicine for depression.
        Antidepressant = 0,
        /// Psychotherapy.
        Psychotherapy = 1,
        /// Magnetic stimulation.
        Tms = 2,
        /// Electroconvulsive therapy.
        Ect = 3,
        /// A stay in hospital.
        Hospital = 4,
        /// Anything else.
        Other = 5,
    }
}

choice! {
    /// How it went.
    TrialOutcome {
        /// It worked.
        Worked = 0,
        /// It helped in part.
        Partly = 1,
        /// It did not help.
        No = 2,
        /// It was stopped for side effects.
        SideEffects = 3,
        /// The person does not know.
        Unknown = 4,
    }
}

record! {
    /// A treatment from before this one.
    Trial "trial" {
        /// What was tried.
        pub what: TrialKind,
        /// Its name, as the person writes it.
        pub name: Option<Label>,
        /// When, roughly.
        pub when: Option<RoughDate>,
        /// How it went.
        pub outcome: TrialOutcome,
        /// A note.
        pub note: Option<Note> => note(NoteAbout::Trial),
    }
}
