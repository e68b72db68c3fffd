//! Choices as the page names them, each a mirror of a domain type.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use tsify::Tsify;

use super::dto;
use crate::record::cut_offs::CutOff;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::kinds::phq9;
use crate::record::kinds::plan::Target;
use crate::record::kinds::pressure::PressureMoment;
use crate::record::kinds::session::{DoseUnit, Phase, Route, Setting};
use crate::record::kinds::setback::StayReason;
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::stamp::StampKind;
use crate::rules::course::{Changed, DoseChange};
use crate::rules::item9::Reaction;
use crate::rules::red_flag::{ReadingPart, RedFlag};
use crate::rules::remission::{Block, State};
use crate::rules::schedule::Form;
use crate::store::rows::DraftSlot;

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
    ReactionName = Reaction { Nothing, Card, CardCallClinic, FullScreen }
);
dto! {
    /// A stay in hospital, or a suicide attempt.
    #[derive(Copy, Eq)]
    pub enum SetbackName {
        /// A stay in hospital.
        Hospitalised,
        /// A suicide attempt.
        Attempt,
    }
}
mirror!(
    /// Why somebody was in hospital.
    StayReasonName = StayReason { MentalHealth, Other, NotSaid, NotAsked }
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
    BlockName = Block { CoreMood, Item9, Item9Unknown, Incomplete, ItemsUnknown }
);

mirror!(
    /// A kind of draft; there is one of each.
    DraftKind = DraftSlot {
        CheckIn, Phq9, Session, SideEffect, Gad7, Function, Screen, Plan, SafetyPlan, ClinicScore, Questions, Pressure,
        PutOff, Item9Closed,
    }
);

mirror!(
    /// A form that can be put off.
    FormName = Form { Phq9, Screen, Function, Gad7 }
);

mirror!(
    /// Where a session took place.
    SettingName = Setting { Clinic, Hospital, Home, Other }
);
mirror!(
    /// The part of the course.
    PhaseName = Phase { Induction, Maintenance, Other }
);
mirror!(
    /// A stamped moment of a session.
    StampName = StampKind { EffectBegan, Worst, EffectEnded, ReadyToRest }
);
mirror!(
    /// When around a session a blood pressure was measured.
    PressureMomentName = PressureMoment { Before, Peak, Leaving, Other }
);
mirror!(
    /// What is said at once (R5).
    RedFlagName = RedFlag {
        Nothing, TellClinic, ShowBeforeDose, CallClinic, VeryHighPressure, LowOxygen, Emergency, HelpNow,
    }
);
mirror!(
    /// A part of a reading that has a limit of its own.
    ReadingPartName = ReadingPart { Pressure, Pulse, Oxygen }
);
mirror!(
    /// A dose against that of the session before.
    DoseChangeName = DoseChange { Raised, Lowered, Same, NotComparable }
);
mirror!(
    /// What differs from the session before.
    ChangedName = Changed { Route, Drug, Setting, Clinic }
);
mirror!(
    /// Where an imported record comes from.
    SourceName = Source { Daylio, Bearable, Omron, Withings, Table, Tidemark }
);
mirror!(
    /// What kind of file was imported.
    FileName = FileKind { Csv, Archive, Json }
);
mirror!(
    /// What the treatment is to reach.
    TargetName = Target { Remission, Response, Other }
);
mirror!(
    /// A scale that a clinician rated.
    ClinicScaleName = ClinicScale { Madrs, HamD17, QidsSr16, Phq9, Gad7 }
);
mirror!(
    /// A cut-off that the clinician can set.
    CutOffName = CutOff {
        RemissionTotal, ModerateTotal, ResponsePercent, PartialPercent, BaselineDays, ChainGapDays, RemissionDays,
        SustainedDays, RecoveryDays, RelapseFewestDays, RelapseMostDays, StaleDays, FullLevel, FullWindowDays,
        RealChange, ReliableChange, MadrsRemission, HamD17Remission, QidsRemission,
        Gad7RealChange, ConfirmedGapDays, PauseDays, RelapseEndDays, Gad7ReliableChange,
    }
);

mirror!(
    /// What a person is warned of.
    WarningName = Warning { Fading, LowerThanUsual }
);
mirror!(
    /// What a person says of a warning.
    VerdictName = Verdict { Right, BadDay, SomethingElse }
);

/// The kinds of effect: those of the list, and `own`.
macro_rules! effect_kinds {
    ($($variant:ident),* $(,)?) => {
        dto! {
            /// An effect of the list, or "own".
            #[derive(Copy, Eq)]
            #[expect(missing_docs, reason = "the domain type documents its variants")]
            pub enum EffectKind { $($variant,)* Own }
        }

        impl From<NamedEffect> for EffectKind {
            fn from(effect: NamedEffect) -> Self {
                match effect { $(NamedEffect::$variant => Self::$variant),* }
            }
        }

        impl EffectKind {
            /// The effect of the list; `None` for "own".
            pub(in crate::app) fn named(self) -> Option<NamedEffect> {
                match self {
                    $(Self::$variant => Some(NamedEffect::$variant),)*
                    Self::Own => None,
                }
            }
        }
    };
}

effect_kinds!(
    Dissociation,
    Dizziness,
    Nausea,
    Sedation,
    Vertigo,
    Headache,
    Taste,
    Numbness,
    Anxiety,
    Lethargy,
    HighBloodPressure,
    Vomiting,
    Insomnia,
    FeelingDrunk,
    ChestPain,
    Breathlessness,
    SuddenHeadache,
    VisionChange,
    Seizure,
    OneSidedWeakness,
    PassingOut,
    IntentToDie,
    BloodInUrine,
    PainfulUrgency,
    Voices,
    Paranoia,
    Mania,
    Craving,
    Pregnancy,
    SuicidalThoughts,
    CannotKeepSafe,
    SlowBreathing,
    HardToWake,
);

/// An effect of the list, or one in the person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct EffectName {
    /// Which, or "own".
    pub kind: EffectKind,
    /// The name of an own one, at most 80 characters.
    pub name: Option<String>,
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
