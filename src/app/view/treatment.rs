//! Sessions and side effects.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use tsify::Tsify;

use super::choice::Flat;
use super::{DoseUnitName, DrugName, EffectName, Marks, RouteName, dto};

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
}

impl<'de> Deserialize<'de> for EndView {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let Flat { kind, day, time, .. } = Flat::deserialize(input)?;
        match (kind.as_str(), day) {
            ("stillThere", _) => Ok(Self::StillThere),
            ("at", Some(day)) => Ok(Self::At { day, time }),
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
        /// Local days since the session before; `null` for the first.
        pub days_since_previous: Option<i32>,
        /// Side effects tied to it, by onset.
        pub side_effects: Vec<SideEffectView>,
    }

    /// A side effect to keep.
    pub struct SideEffectInput {
        /// The record to change; `null` for a new one.
        pub id: Option<String>,
        /// What it was.
        pub effect: EffectName,
        /// How strong: 0 none, 1 mild, 2 moderate, 3 severe.
        pub severity: u8,
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

    /// A side effect as kept.
    pub struct SideEffectView {
        /// Id and marks.
        pub marks: Marks,
        /// What it was.
        pub effect: EffectName,
        /// How strong, 0–3.
        pub severity: u8,
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
    }
}
