//! What the person answered when the app asked something that is not about their health: "not now", "my clinic knows",
//! "these days are right".

use crate::record::choice::choice;
use crate::record::fields::record;
use crate::record::id::RecordId;
use crate::record::time::LocalDay;

choice! {
    /// A form that is asked for, and can be put off.
    Form {
        /// The PHQ-9.
        Phq9 = 0,
        /// The long-term check.
        Screen = 1,
        /// The look at function.
        Function = 2,
        /// The GAD-7.
        Gad7 = 3,
    }
}

record! {
    /// A form that was put off. Each form has one such record.
    PutOff "putOff" {
        /// The form.
        pub form: Form,
        /// The day on which it is asked for again.
        pub until: LocalDay,
    }
}

record! {
    /// A question after an answer to item 9 that the person closed. It is closed for the answers written before it:
    /// changed ones are asked about anew.
    Item9Closed "item9Closed" {
        /// The PHQ-9 it was about.
        pub form: RecordId,
        /// The day of that form. Earlier forms are closed with it.
        pub form_day "formDay": LocalDay,
    }
}

record! {
    /// The answer that records of days to come are right as they are. It speaks for the records written before it.
    KeptAhead "keptAhead" {
        /// The latest of their days.
        pub until: LocalDay,
    }
}

choice! {
    /// Something that the app offers once.
    Offer {
        /// To write down a plan for staying well.
        MaintenancePlan = 0,
        /// To follow the lift of a course of doses every one to three days.
        DoseCourse = 1,
    }
}

record! {
    /// An offer that was taken or closed. Each offer has one such record.
    Offered "offered" {
        /// The offer.
        pub offer: Offer,
    }
}
