//! The Today place.

use super::{CheckInView, DosesTodayView, DraftView, FadeNowView, ImportedMoodView, Phq9DueView, SideEffectView, view};
use crate::record::kinds::asked::Offer;
use crate::rules::remission::State;

view! {
    /// A day of the recent past. Days without a check-in are there too, empty.
    pub struct DayView {
        /// The day.
        pub day: String,
        /// Its check-ins, oldest first.
        pub check_ins: Vec<CheckInView>,
        /// Moods recorded in other apps on that day, in the order in which they were imported.
        pub imported: Vec<ImportedMoodView>,
    }

    /// What can be due besides the PHQ-9.
    #[derive(Copy, Eq)]
    pub enum DueName {
        /// Whether yesterday's side effects are still there.
        StillThere,
        /// The long-term screen.
        Screen,
        /// The weekly look at function.
        Function,
        /// The GAD-7.
        Gad7,
    }

    /// Something that is due now, besides the PHQ-9.
    pub struct DueView {
        /// What.
        pub kind: DueName,
        /// The first day on which it was due.
        pub since: String,
        /// The session whose effects are asked about.
        pub session: Option<String>,
        /// Those effects; empty for everything else.
        pub effects: Vec<SideEffectView>,
    }

    /// A form with an answer to item 9 that the person's clinic should hear about.
    pub struct FollowUpView {
        /// The form's id.
        pub form: String,
        /// The day it was filled in.
        pub day: String,
    }

    /// Records of days that have come nowhere on earth yet, and that nobody has said are right.
    pub struct AheadView {
        /// How many.
        pub records: u32,
        /// The earliest of their days.
        pub first: String,
        /// The latest.
        pub last: String,
        /// The day on which the entry before the first of them was written.
        pub before: Option<String>,
        /// The day on which the entry after the last of them was written.
        pub after: Option<String>,
        /// The day that the earliest most likely belongs to.
        pub move_to: String,
    }

    /// What putting a form off returns.
    pub struct PutOffReceipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// The day on which the form is asked for again.
        pub again: String,
    }

    /// What Today shows.
    #[expect(clippy::struct_excessive_bools, reason = "four independent marks")]
    pub struct TodayView {
        /// The person's local day today.
        pub today: String,
        /// Today's check-ins, oldest first.
        pub check_ins: Vec<CheckInView>,
        /// One of them has a mood of 0 or 1: Help now is offered once below them.
        pub hard_day: bool,
        /// The highest mood that makes such a day, for an answer that is not a record yet.
        pub hard_mood: u8,
        /// Records that a wrong clock may have left.
        pub ahead: Option<AheadView>,
        /// Records that were changed on several devices, none of which knew of the others.
        pub conflicts: u32,
        /// The form whose answer to item 9 the person is asked about until they close the question.
        pub follow_up: Option<FollowUpView>,
        /// The fourteen days before today, newest first. Before them come later days that have check-ins and have come
        /// somewhere on earth.
        pub recent: Vec<DayView>,
        /// When the next PHQ-9 is due; `null` when that is beyond the calendar.
        pub phq9: Option<Phq9DueView>,
        /// What else is due now, most important first, each kind at most once.
        pub due: Vec<DueView>,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
        /// The latest session.
        pub last_session: Option<String>,
        /// The state of R1; `null` in an edition without status.
        pub state: Option<State>,
        /// That state is only the last known, from a form more than 28 days old.
        pub stale: bool,
        /// That state rests on a value that is not certain.
        pub uncertain: bool,
        /// The regular doses of today; `null` if there are none.
        pub doses: Option<DosesTodayView>,
        /// How many goals are to be looked at.
        pub goals_due: u32,
        /// What the app offers once, until it is taken or closed.
        pub offer: Option<Offer>,
        /// What the fade watch says; `null` in an edition without it.
        pub fade: Option<FadeNowView>,
        /// The unfinished check-ins, each as the page kept it.
        pub check_in_drafts: Vec<DraftView>,
        /// There is an unfinished PHQ-9.
        pub has_phq9_draft: bool,
    }
}
