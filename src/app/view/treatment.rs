//! Sessions and side effects.

use super::{Marks, view};
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::pressure::PressureReading;
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::{NamedEffect, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::rules::red_flag::{ReadingPart, RedFlag};

view! {
    /// A session as kept.
    pub struct SessionView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Session,
        /// Local days since the session before; `null` for the first.
        pub days_since_previous: Option<i32>,
        /// Its stamped moments, by time.
        pub stamps: Vec<StampView>,
        /// Its blood pressures, by time.
        pub pressures: Vec<PressureView>,
        /// What its readings call for now, the most urgent first. Of a session of an earlier day nothing does any more.
        pub standing: Vec<StandingView>,
        /// Side effects tied to it, by onset.
        pub side_effects: Vec<SideEffectView>,
    }

    /// A part of a reading that calls for something now.
    pub struct StandingView {
        /// The reading.
        pub reading: String,
        /// The part.
        pub part: ReadingPart,
        /// What it calls for.
        pub flag: RedFlag,
    }

    /// The limits in force: the clinic's, and the usual ones where it gave none.
    pub struct LimitsInForceView {
        /// Highest upper number before the dose, mmHg.
        pub systolic: u16,
        /// Highest lower number before the dose, mmHg.
        pub diastolic: u16,
        /// At least one of the two was given by the clinic.
        pub pressure_is_own: bool,
        /// Highest pulse before the dose; `null` while the clinic gave none.
        pub pulse: Option<u16>,
        /// Lowest oxygen saturation at rest, percent.
        pub oxygen: u8,
        /// The clinic gave it.
        pub oxygen_is_own: bool,
    }

    /// The effects that are offered, each in one list.
    pub struct OfferedView {
        /// Thoughts of suicide: each opens the full screen of R4.
        pub help_now: Vec<NamedEffect>,
        /// Emergencies.
        pub emergency: Vec<NamedEffect>,
        /// Signs that the clinic has to hear of the same day.
        pub call_clinic: Vec<NamedEffect>,
        /// Usual effects.
        pub usual: Vec<NamedEffect>,
    }

    /// A stamped moment as kept.
    pub struct StampView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Stamp,
    }

    /// A blood pressure as kept.
    pub struct PressureView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: PressureReading,
        /// What it calls for.
        pub flag: RedFlag,
        /// Its parts that are beyond a limit.
        pub beyond: Vec<ReadingPart>,
        /// Where it was imported from; `null` for one that was typed here.
        pub source: Option<Source>,
    }

    /// A long-term screen as kept.
    pub struct ScreenView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: Screen,
        /// What it calls for.
        pub flag: RedFlag,
        /// The items that were "some" or more three months in a row.
        pub lasting: Vec<ScreenItem>,
        /// It was written today, so that a call for today means this day. Later the day of the check is named.
        pub for_today: bool,
    }

    /// What a save gives back that may call for more.
    pub struct FlaggedReceipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// What is to be said at once.
        pub flag: RedFlag,
    }

    /// A side effect as kept.
    pub struct SideEffectView {
        /// Id and marks.
        pub marks: Marks,
        /// The record.
        pub value: SideEffect,
        /// What it calls for.
        pub flag: RedFlag,
        /// It was written today, so that a call for today means this day.
        pub for_today: bool,
    }

    /// The Sessions place.
    pub struct SessionsView {
        /// The person's local day.
        pub today: String,
        /// The next planned session, today or later.
        pub next_planned: Option<String>,
        /// Sessions, newest first.
        pub sessions: Vec<SessionView>,
        /// Side effects tied to no session, newest first.
        pub other_side_effects: Vec<SideEffectView>,
        /// Blood pressures tied to no session, newest first.
        pub other_pressures: Vec<PressureView>,
        /// Stamped moments whose session was taken away, newest first.
        pub other_stamps: Vec<StampView>,
        /// Long-term screens, newest first.
        pub screens: Vec<ScreenView>,
        /// The limits of readings in force.
        pub limits: LimitsInForceView,
        /// The effects that are offered.
        pub offered: OfferedView,
    }
}
