//! The safety plan a person writes on a better day, in the six usual steps (Stanley and Brown 2012), and the help lines
//! they added. There is only one.

use crate::record::contact::Contact;
use crate::record::few::Few;
use crate::record::fields::record;
use crate::record::text::{Label, Note};

/// Contacts of one step.
pub type Contacts = Few<Contact, 10>;

record! {
    /// The plan. A step that is not written yet is empty.
    #[derive(Default)]
    SafetyPlan "safetyPlan" {
        /// Step 1: signs that a hard time is coming.
        pub warning_signs "warningSigns": Option<Note>,
        /// Step 2: what helps when alone.
        pub coping: Option<Note>,
        /// Step 3: people and places that take the mind off it.
        pub places: Option<Note>,
        /// Step 4: people to ask for help.
        pub people: Contacts,
        /// Step 5: professionals.
        pub professionals: Contacts,
        /// Step 6: how to make the surroundings safer.
        pub surroundings: Option<Note>,
        /// The person's own help lines, shown before the country's.
        pub lines: Contacts,
        /// The app's help lines that the person does not want to see, by the names the page gives them.
        pub hidden "hiddenLines": Few<Label, 40> => or_default,
    }
}
