//! Choices as the page names them, each a mirror of a domain type.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use tsify::Tsify;

use super::dto;
use crate::domain::instrument::phq9;
use crate::domain::record::SetbackKind;
use crate::domain::remission::{Block, State};
use crate::domain::safety::Reaction;
use crate::domain::treatment::{DoseUnit, Route};
use crate::store::row::DraftSlot;

/// A choice with the same variants as its domain type, and both ways between them.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident = $domain:path { $($variant:ident),* $(,)? }) => {
        dto! {
            $(#[$doc])*
            #[derive(Copy, Eq)]
            #[expect(missing_docs, reason = "the domain type documents its variants")]
            pub enum $name { $($variant),* }
        }

        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                match value { $(<$domain>::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $domain {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant),* }
            }
        }
    };
}

mirror!(
    /// How the drug entered the body.
    RouteName = Route { Intravenous, Intranasal, Intramuscular, Subcutaneous, Oral, Sublingual, Other }
);
mirror!(
    /// The unit of a dose: mg, or mg per kg of body weight.
    DoseUnitName = DoseUnit { Milligram, MilligramPerKilogram }
);
mirror!(
    /// The unscored last question of the PHQ-9.
    DifficultyName = phq9::Difficulty { NotAtAll, Somewhat, Very, Extremely }
);
mirror!(
    /// A band of the PHQ-9.
    BandName = phq9::Band { Minimal, Mild, Moderate, ModeratelySevere, Severe }
);
mirror!(
    /// How item 9 is answered (R4).
    ReactionName = Reaction { Nothing, Card, FullScreen }
);
mirror!(
    /// A stay in hospital, or an attempt.
    SetbackName = SetbackKind { Hospitalised, Attempt }
);
mirror!(
    /// A state of R1.
    StateName = State {
        Unknown, NoResponse, PartialResponse, Response, RemissionRange, Remission, SustainedRemission,
        FullRemission, Recovery, PossibleRelapse, Relapse, Recurrence,
    }
);
mirror!(
    /// Why a total of 4 or less does not count towards remission.
    BlockName = Block { CoreMood, Item9, Item9Unknown, Incomplete }
);

mirror!(
    /// A kind of draft; there is one of each.
    DraftKind = DraftSlot { CheckIn, Phq9, Session, SideEffect }
);

/// An effect of the list, or one in the person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EffectName {
    /// Feeling detached from oneself or the surroundings.
    Dissociation,
    /// Dizziness.
    Dizziness,
    /// Nausea.
    Nausea,
    /// Sleepiness or sedation.
    Sedation,
    /// The room turning.
    Vertigo,
    /// Headache.
    Headache,
    /// A changed or bad taste.
    Taste,
    /// Numbness or tingling.
    Numbness,
    /// Anxiety.
    Anxiety,
    /// Lack of drive.
    Lethargy,
    /// High blood pressure.
    HighBloodPressure,
    /// Vomiting.
    Vomiting,
    /// Trouble sleeping.
    Insomnia,
    /// Feeling drunk.
    FeelingDrunk,
    /// Another.
    Own {
        /// Its name, at most 80 characters.
        name: String,
    },
}

/// What was given.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum DrugName {
    /// Ketamine.
    Ketamine,
    /// Esketamine.
    Esketamine,
    /// Another.
    Other {
        /// Its name, at most 80 characters.
        name: String,
    },
}

/// The flat shape of the choices that carry a value. They are read through it,
/// since serde's own reading of enums with an inner tag can hold any type there
/// is, which costs the module several kilobytes.
#[derive(Deserialize)]
pub(super) struct Flat {
    pub(super) kind: String,
    pub(super) name: Option<String>,
    pub(super) day: Option<String>,
    pub(super) time: Option<String>,
}

impl<'de> Deserialize<'de> for EffectName {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let Flat { kind, name, .. } = Flat::deserialize(input)?;
        Ok(match (kind.as_str(), name) {
            ("dissociation", _) => Self::Dissociation,
            ("dizziness", _) => Self::Dizziness,
            ("nausea", _) => Self::Nausea,
            ("sedation", _) => Self::Sedation,
            ("vertigo", _) => Self::Vertigo,
            ("headache", _) => Self::Headache,
            ("taste", _) => Self::Taste,
            ("numbness", _) => Self::Numbness,
            ("anxiety", _) => Self::Anxiety,
            ("lethargy", _) => Self::Lethargy,
            ("highBloodPressure", _) => Self::HighBloodPressure,
            ("vomiting", _) => Self::Vomiting,
            ("insomnia", _) => Self::Insomnia,
            ("feelingDrunk", _) => Self::FeelingDrunk,
            ("own", Some(name)) => Self::Own { name },
            _ => return Err(Error::custom("no such effect")),
        })
    }
}

impl<'de> Deserialize<'de> for DrugName {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let Flat { kind, name, .. } = Flat::deserialize(input)?;
        match (kind.as_str(), name) {
            ("ketamine", _) => Ok(Self::Ketamine),
            ("esketamine", _) => Ok(Self::Esketamine),
            ("other", Some(name)) => Ok(Self::Other { name }),
            _ => Err(Error::custom("no such drug")),
        }
    }
}
