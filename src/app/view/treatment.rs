//! Sessions and side effects.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use tsify::Tsify;

use super::choice::Flat;
use super::{
    DoseUnitName, DrugName, EffectKind, EffectName, Marks, PhaseName, PressureMomentName, ReadingPartName, RedFlagName,
    RouteName, SettingName, SourceName, StampName, dto,
};

/// How a side effect went on.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub enum EndView {
    /// It was still there when it was recorded.
    StillThere,
    /// It ended.
    At {
        /// The day.
        day: String,
        /// The time.
        time: Option<String>,
    },
    /// It was over by then; when it ended is not known.
    By {
        /// The day.
        day: String,
        /// The time.
        time: Option<String>,
    },
}

impl<'de> Deserialize<'de> for EndView {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let Flat { kind, day, time, .. } = Flat::deserialize(input)?;
        match (kind.as_str(), day) {
            ("stillThere", _) => Ok(Self::StillThere),
            ("at", Some(day)) => Ok(Self::At { day, time }),
            ("by", Some(day)) => Ok(Self::By { day, time }),
            _ => Err(Error::custom("no such end")),
        }
    }
}

dto! {
    /// An amount of the drug.
    pub struct DoseView {
        /// The amount in its unit.
        pub amount: f64,
        /// The unit.
        pub unit: DoseUnitName,
    }

    /// A session to keep. All of it can be changed later.
    pub struct SessionInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it took place.
        pub day: String,
        /// When the dose was taken, `HH:MM`.
        pub time: Option<String>,
        /// How it was given.
        pub route: RouteName,
        /// What was given.
        pub drug: DrugName,
        /// How much.
        pub dose: Option<DoseView>,
        /// The next planned session, after `day`.
        pub planned_next: Option<String>,
        /// A note, at most 4,000 characters.
        pub note: Option<String>,
        /// Where it was given.
        pub setting: Option<SettingName>,
        /// The part of the course.
        pub phase: Option<PhaseName>,
        /// Why the dose was changed, at most 4,000 characters.
        pub dose_reason: Option<String>,
        /// There was psychotherapy in that week.
        pub psychotherapy: Option<bool>,
        /// Other medicines that were changed.
        pub other_medicines: Option<String>,
        /// What the session was like.
        pub experience: Option<String>,
        /// How hard it was to bear, 0–10.
        pub burden: Option<u8>,
        /// The person has answered "yes, another one" to `session_near`.
        pub confirmed: bool,
    }

    /// A session as kept.
    pub struct SessionView {
        /// Id and marks.
        pub marks: Marks,
        /// The day it took place.
        pub day: String,
        /// When the dose was taken.
        pub time: Option<String>,
        /// How it was given.
        pub route: RouteName,
        /// What was given.
        pub drug: DrugName,
        /// How much.
        pub dose: Option<DoseView>,
        /// The next planned session.
        pub planned_next: Option<String>,
        /// A note.
        pub note: Option<String>,
        /// Where it was given.
        pub setting: Option<SettingName>,
        /// The part of the course.
        pub phase: Option<PhaseName>,
        /// Why the dose was changed, at most 4,000 characters.
        pub dose_reason: Option<String>,
        /// There was psychotherapy in that week.
        pub psychotherapy: Option<bool>,
        /// Other medicines that were changed.
        pub other_medicines: Option<String>,
        /// What the session was like.
        pub experience: Option<String>,
        /// How hard it was to bear, 0–10.
        pub burden: Option<u8>,
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
        pub part: ReadingPartName,
        /// What it calls for.
        pub flag: RedFlagName,
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
        pub help_now: Vec<EffectKind>,
        /// Emergencies.
        pub emergency: Vec<EffectKind>,
        /// Signs that the clinic has to hear of the same day.
        pub call_clinic: Vec<EffectKind>,
        /// Usual effects.
        pub usual: Vec<EffectKind>,
    }

    /// A moment of a session to stamp.
    pub struct StampInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The session.
        pub session: String,
        /// Which moment.
        pub kind: StampName,
        /// The day; `null` for now.
        pub day: Option<String>,
        /// The time, `HH:MM`; `null` for now.
        pub time: Option<String>,
    }

    /// A stamped moment as kept.
    pub struct StampView {
        /// Id and marks.
        pub marks: Marks,
        /// Which moment.
        pub kind: StampName,
        /// The day.
        pub day: String,
        /// The time.
        pub time: Option<String>,
    }

    /// A blood pressure to keep.
    pub struct PressureInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The session it belongs to.
        pub session: Option<String>,
        /// The day; `null` for today.
        pub day: Option<String>,
        /// The time, `HH:MM`; `null` for now where the day is `null` too, else unknown.
        pub time: Option<String>,
        /// Which one of the session's it is.
        pub moment: PressureMomentName,
        /// The upper number, mmHg.
        pub systolic: u16,
        /// The lower number, mmHg.
        pub diastolic: u16,
        /// Beats a minute.
        pub pulse: Option<u16>,
        /// Oxygen saturation, percent.
        pub oxygen: Option<u16>,
    }

    /// A blood pressure as kept.
    pub struct PressureView {
        /// Id and marks.
        pub marks: Marks,
        /// The session it belongs to.
        pub session: Option<String>,
        /// The day.
        pub day: String,
        /// The time.
        pub time: Option<String>,
        /// Which one of the session's it is.
        pub moment: PressureMomentName,
        /// The upper number, mmHg.
        pub systolic: u16,
        /// The lower number, mmHg.
        pub diastolic: u16,
        /// Beats a minute.
        pub pulse: Option<u16>,
        /// Oxygen saturation, percent.
        pub oxygen: Option<u16>,
        /// What it calls for.
        pub flag: RedFlagName,
        /// Its parts that are beyond a limit.
        pub beyond: Vec<ReadingPartName>,
        /// Where it was imported from; `null` for one that was typed here.
        pub source: Option<SourceName>,
    }

    /// A long-term screen to keep.
    pub struct ScreenInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// The day it was filled.
        pub day: String,
        /// Nine grades, 0 none, 1 a little, 2 some, 3 a lot: passing urine often, urgency, pain, blood, nights, memory, craving, extra use, high.
        pub answers: Vec<Option<u8>>,
    }

    /// A long-term screen as kept.
    pub struct ScreenView {
        /// Id and marks.
        pub marks: Marks,
        /// The day it was filled.
        pub day: String,
        /// Its nine grades.
        pub answers: Vec<Option<u8>>,
        /// What it calls for.
        pub flag: RedFlagName,
        /// The places of the items that were "some" or more three months in a row.
        pub lasting: Vec<u8>,
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
        pub flag: RedFlagName,
    }

    /// A side effect to keep.
    pub struct SideEffectInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// What it was.
        pub effect: EffectName,
        /// How strong: 0 none, 1 mild, 2 moderate, 3 severe; `null` when not said.
        pub severity: Option<u8>,
        /// How much it got in the way, 0–3.
        pub interference: Option<u8>,
        /// The day it began.
        pub onset_day: String,
        /// The time it began, `HH:MM`.
        pub onset_time: Option<String>,
        /// Whether and when it ended; `null` when not said.
        pub end: Option<EndView>,
        /// The session it is tied to.
        pub session: Option<String>,
        /// A note, at most 4,000 characters.
        pub note: Option<String>,
    }

    /// The side effects of a form, to keep all or none.
    pub struct SideEffectsInput {
        /// At least one.
        pub effects: Vec<SideEffectInput>,
    }

    /// A side effect as kept.
    pub struct SideEffectView {
        /// Id and marks.
        pub marks: Marks,
        /// What it was.
        pub effect: EffectName,
        /// How strong, 0–3; `null` when not said.
        pub severity: Option<u8>,
        /// How much it got in the way, 0–3.
        pub interference: Option<u8>,
        /// The day it began.
        pub onset_day: String,
        /// The time it began.
        pub onset_time: Option<String>,
        /// Whether and when it ended.
        pub end: Option<EndView>,
        /// The session it is tied to.
        pub session: Option<String>,
        /// A note.
        pub note: Option<String>,
        /// What it calls for.
        pub flag: RedFlagName,
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
