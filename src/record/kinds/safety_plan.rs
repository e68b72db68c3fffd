//! The safety plan a person writes on a better day, in the six usual steps
//! (Stanley and Brown 2012), and the lines they added. There is one.

use crate::record::contact::Contact;
use crate::record::few::Few;
use crate::record::fields::record;
use crate::record::text::{Label, Note};

/// Contacts of one step.
pub type Contacts = Few<Contact, 10>;

record! {
    /// The plan. A step not written yet is empty.
    #[derive(Default)]
    SafetyPlan "safetyPlan" {
        /// 1 What tells that a hard time is coming.
        pub warning_signs "warningSigns": Option<Note>,
        /// 2 What helps when alone.
        pub coping: Option<Note>,
        /// 3 People and places that take the mind off it.
        pub places: Option<Note>,
        /// 4 People to ask for help.
        pub people: Contacts,
        /// 5 Professionals.
        pub professionals: Contacts,
        /// 6 How the surroundings are made safer.
        pub surroundings: Option<Note>,
        /// Help lines of the person's own, shown before those of the country.
        pub lines: Contacts,
        /// The lines of the app that the person does not want to see, by the names that the page gives them.
        pub hidden "hiddenLines": Few<Label, 40> => or_default,
    }
}
