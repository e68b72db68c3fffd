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
        /// Local days since the previous session; `null` for the first.
        pub days_since_previous: Option<i32>,
        /// Its stamped moments, by time.
        pub stamps: Vec<StampView>,
        /// Its blood pressures, by time.
        pub pressures: Vec<PressureView>,
        /// What its readings call for now, most urgent first; empty once the day of the session is over.
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

    /// The limits in force: the clinic's, or the usual ones where it gave none.
    pub struct LimitsInForceView {
        /// Highest upper number before a dose, mmHg.
        pub systolic: u16,
        /// Highest lower number before a dose, mmHg.
        pub diastolic: u16,
        /// The clinic gave at least one of the two.
        pub pressure_is_own: bool,
        /// Highest pulse before a dose, beats per minute; `null` unless the clinic gave one.
        pub pulse: Option<u16>,
        /// Lowest oxygen saturation at rest, percent.
        pub oxygen: u8,
        /// The clinic gave this limit.
        pub oxygen_is_own: bool,
    }

    /// The effects that are offered, each in exactly one list.
    pub struct OfferedView {
        /// Thoughts of suicide: each of these opens the full screen of R4.
        pub help_now: Vec<NamedEffect>,
        /// Emergencies.
        pub emergency: Vec<NamedEffect>,
        /// Signs that the clinic has to hear about the same day.
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
        /// Where it was imported from; `null` if it was typed in here.
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
        /// The items that were "some" or more for three months in a row.
        pub lasting: Vec<ScreenItem>,
        /// It was written today, so a call for "today" still means today. Later, the day of the check is named instead.
        pub for_today: bool,
        /// Extra doses of the regular ones in the 30 days up to its day.
        pub extra_doses: u32,
    }

    /// What a save returns when the record may call for more.
    pub struct FlaggedReceipt {
        /// The record's id.
        pub id: String,
        /// The number of the change in the log.
        pub change: u32,
        /// What has to be said at once.
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
        /// It was written today, so a call for "today" still means today.
        pub for_today: bool,
    }

    /// The Sessions place.
    pub struct SessionsView {
        /// The person's local day today.
        pub today: String,
        /// The next planned session, today or later.
        pub next_planned: Option<String>,
        /// Sessions, newest first.
        pub sessions: Vec<SessionView>,
        /// The newest day with a dose of a course that the fade watch followed.
        pub last_dose: Option<String>,
        /// Side effects that are not tied to a session, newest first.
        pub other_side_effects: Vec<SideEffectView>,
        /// Blood pressures that are not tied to a session, newest first.
        pub other_pressures: Vec<PressureView>,
        /// Stamped moments whose session was withdrawn, newest first.
        pub other_stamps: Vec<StampView>,
        /// Long-term screens, newest first.
        pub screens: Vec<ScreenView>,
        /// The limits in force for readings.
        pub limits: LimitsInForceView,
        /// The effects that are offered.
        pub offered: OfferedView,
    }
}
