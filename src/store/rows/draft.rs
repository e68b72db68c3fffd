//! What was typed but not saved.

use crate::record::choice::choice;

/// The format of drafts: the page's own text, in UTF-8.
pub const DRAFT_FORMAT: u8 = 1;

/// The text of a draft; `None` when the format is unknown or the bytes are not text.
pub fn read_draft(format: u8, bytes: Vec<u8>) -> Option<String> {
    match format {
        1 => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

choice! {
    /// The drafts that can be kept, one of each.
    DraftSlot {
        /// The daily check-in.
        CheckIn = 0,
        /// The PHQ-9.
        Phq9 = 1,
        /// A session.
        Session = 2,
        /// A side effect.
        SideEffect = 3,
        /// A GAD-7.
        Gad7 = 4,
        /// A weekly look at function.
        Function = 5,
        /// A long-term screen.
        Screen = 6,
        /// The treatment plan.
        Plan = 7,
        /// The safety plan.
        SafetyPlan = 8,
        /// A score from the clinic.
        ClinicScore = 9,
        /// The questions for the clinician.
        Questions = 10,
        /// A blood pressure.
        Pressure = 11,
        /// What was put off, and until when. Only read: it is a record since entries of format 4.
        PutOff = 12,
        /// The form about whose answer to item 9 the question was closed. Only read, like the one before.
        Item9Closed = 13,
        /// Regular doses.
        Regimen = 14,
        /// A medicine.
        Medicine = 15,
        /// An earlier treatment.
        Trial = 16,
        /// A therapy.
        Therapy = 17,
        /// A goal.
        Goal = 18,
    }
}
